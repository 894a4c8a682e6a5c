"""Hypothesis strategies for the records and texts of listings (extra `hypothesis`).

They discard nothing: every draw is an example.
"""

from .records import credits, items, lines, pages  # noqa: A004 - the word of the format
from .texts import listing_texts

__all__ = ["credits", "items", "lines", "listing_texts", "pages"]
