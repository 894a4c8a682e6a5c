"""The grammar files of ssenews-parse, installed as data; no code lives here."""
