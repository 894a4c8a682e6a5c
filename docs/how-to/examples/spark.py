"""Parse texts and web archives on a Spark cluster: the same functions as on one machine, many times at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from ssenews_parse.arrow import ARCHIVE_SCHEMA, ITEM_SCHEMA, parse_archives, parse_batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pyspark.sql import DataFrame, SparkSession
    from pyspark.sql.types import StructType


def columns(spark: SparkSession, schema: pa.Schema) -> StructType:
    """Return columns as Spark names them."""
    return spark.createDataFrame(schema.empty_table()).schema


def items_of_archives(spark: SparkSession, where: str) -> DataFrame:
    """Read the listings out of web archives, `s3a://bucket/crawl/*.warc.gz` or a folder, with Spark's own reader of files."""
    archives = spark.read.format("binaryFile").load(where).selectExpr("regexp_replace(path, '^file:', '') AS path", "content")
    parse = partial(parse_archives, path="path", content="content")
    return archives.mapInArrow(parse, columns(spark, ARCHIVE_SCHEMA))


def items_of_texts(spark: SparkSession, folder: str) -> DataFrame:
    """Parse all texts in and below a folder that every worker sees; their paths are the sources, as for the command."""
    paths = [(str(path),) for path in sorted(Path(folder).rglob("*.txt"))]
    texts = spark.createDataFrame(paths, "path string").repartition(spark.sparkContext.defaultParallelism)
    return texts.mapInArrow(_items, columns(spark, ITEM_SCHEMA))


def _items(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        paths = batch.column("path").to_pylist()
        texts = [Path(path).read_bytes() for path in paths]
        named = pa.RecordBatch.from_pydict({"source": paths, "text": pa.array(texts, pa.binary())})
        yield from parse_batches([named], text="text", source="source")
