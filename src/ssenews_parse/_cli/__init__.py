"""The command `ssenews-parse`, over the public functions of the package."""
