"""Real Spark, in local mode with two workers, gives the rows that one machine gives."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyspark.sql import SparkSession
from tests.archives.archive import write_archives

from ssenews_parse.arrow import ITEM_SCHEMA, parse_batch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import DataFrame

EXAMPLES = Path(__file__).parents[2] / "docs" / "how-to" / "examples"


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """Start Spark on this machine alone."""
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    session.sparkContext.addPyFile(str(EXAMPLES / "web_archive.py"))
    yield session
    session.stop()


@pytest.fixture(scope="module")
def example(spark: SparkSession) -> dict[str, Any]:  # noqa: ARG001 - it puts web_archive.py where the example imports it from
    """Return the code of the how-to page on Spark."""
    return runpy.run_path(str(EXAMPLES / "spark.py"))


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Write 3,000 pages to two WARC files."""
    return write_archives(tmp_path_factory.mktemp("archive"))


def rows(tables: list[pa.Table]) -> list[tuple[object, ...]]:
    """Return all rows, in an order that no engine decides."""
    return sorted((tuple(row.values()) for table in tables for row in table.to_pylist()), key=repr)


def collected(items: DataFrame) -> list[tuple[object, ...]]:
    """Return the rows of a job, which has the columns of the items."""
    assert items.columns == ITEM_SCHEMA.names
    return rows([items.toArrow()])


def test_web_archives_give_equal_rows(spark: SparkSession, example: dict[str, Any], paths: list[str]) -> None:
    """Two workers, a WARC file each, find what one process finds in both, the texts that fail among it."""
    found = collected(example["items_of_archives"](spark, paths))
    assert found == rows(list(example["listings"](paths)))
    assert len({row[0] for row in found if row[-1] is None}) == 200
    assert sum("damaged" in str(row[0]) and row[-1] is not None for row in found) == 3


def test_both_workers_work(spark: SparkSession, example: dict[str, Any], paths: list[str]) -> None:
    """Each file is a task of its own."""
    assert example["items_of_archives"](spark, paths).rdd.getNumPartitions() == 2


def test_a_folder_of_texts_gives_equal_rows(spark: SparkSession, example: dict[str, Any], tmp_path: Path) -> None:
    """A text that fails is a row with its problem; the job goes on."""
    texts = {path.name: path.read_bytes() for path in EXAMPLES.rglob("*.txt")} | {
        "latin.txt": "May 2023\n\n  1. Lomé\n".encode("latin-1")
    }
    for name, text in texts.items():
        (tmp_path / name).write_bytes(text)
    found = collected(example["items_of_texts"](spark, str(tmp_path)))
    assert {row[0] for row in found} == set(texts)
    assert {row[0]: row[-1] for row in found if row[-1]} == {
        "broken.txt": "SSE101 31 April 2023 is not a date: April has 30 days",
        "latin.txt": "SSE003 not utf-8: byte 0xE9 cannot be read",
    }
    del texts["latin.txt"]
    batch = pa.RecordBatch.from_pydict({"text": [text.decode() for text in texts.values()], "source": list(texts)})
    assert [row for row in found if row[0] != "latin.txt"] == rows([parse_batch(batch, text="text", source="source")])
