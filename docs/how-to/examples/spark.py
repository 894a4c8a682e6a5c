"""Parse texts and web archives on a Spark cluster: the same functions as on one machine, many times at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from web_archive import listings

from ssenews_parse.arrow import ITEM_SCHEMA, parse_batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyarrow as pa
    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType


def schema(spark: SparkSession) -> StructType:
    """Return the columns of the items as Spark names them."""
    return spark.createDataFrame(ITEM_SCHEMA.empty_table()).schema


def items_of_texts(spark: SparkSession, folder: str) -> DataFrame:
    """Parse all texts in a folder; their names are the sources."""
    texts = spark.read.text(folder, wholetext=True).selectExpr("_metadata.file_name AS source", "value AS text")
    return texts.mapInArrow(partial(parse_batches, text="text", source="source"), schema(spark))


def items_of_archives(spark: SparkSession, paths: list[str]) -> DataFrame:
    """Read the listings out of WARC files, one file a task; each worker must see the files under these paths."""
    archives = spark.createDataFrame([(path,) for path in paths], "path string").repartition(len(paths), "path")
    return archives.mapInArrow(_items, schema(spark))


def _items(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield from listings(batch.column("path").to_pylist())
