"""Text to records: the grammar, its transformer, and the stages between."""
