"""Parse with Ray Data, whose `map_batches` hands over a table and wants a table back."""

import pyarrow as pa

from ssenews_parse.arrow import parse_batch


def items(table: pa.Table) -> pa.Table:
    """Return the items of a table of texts and their sources: `dataset.map_batches(items, batch_format="pyarrow")`."""
    return pa.Table.from_batches([parse_batch(table, text="text", source="source")])
