"""Where each field comes from: what the reading core made a page of, kept while it read."""
