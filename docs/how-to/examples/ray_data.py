"""Read the listings out of web archives with Ray Data, whose `map_batches` hands over a table and wants a table back."""

import pyarrow as pa

from ssenews_parse.arrow import ARCHIVE_SCHEMA, parse_archives


def items(table: pa.Table) -> pa.Table:
    """Return the items of a table of archives: `read_binary_files(…, include_paths=True).map_batches(items, …)`."""
    return pa.Table.from_batches(parse_archives(table.to_batches(), path="path", content="bytes"), ARCHIVE_SCHEMA)
