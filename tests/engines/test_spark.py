"""Real Spark, in local mode with two workers, gives the rows that the command gives on one machine."""

from __future__ import annotations

import os
import runpy
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from pyspark.sql import SparkSession
from tests.archives.crawl import captured, write

from ssenews_parse._cli.commands import main
from ssenews_parse.arrow import ARCHIVE_SCHEMA, ITEM_SCHEMA

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pyarrow as pa
    from pyspark.sql import DataFrame

EXAMPLES = Path(__file__).parents[2] / "docs" / "how-to" / "examples"


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    """Start Spark on this machine alone."""
    os.environ.update(PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_IP="127.0.0.1")
    session = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    yield session
    session.stop()


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    """Return the code of the how-to page on Spark."""
    return runpy.run_path(str(EXAMPLES / "spark.py"))


def rows(table: pa.Table) -> list[tuple[object, ...]]:
    """Return all rows, in an order that no engine decides."""
    return sorted((tuple(row.values()) for row in table.to_pylist()), key=repr)


def by_command(folder: Path) -> list[tuple[object, ...]]:
    """Return the rows that the command writes."""
    CliRunner().invoke(main, ["parse", str(folder), "--quiet", "--output", str(folder / "items.parquet")])
    return rows(pq.read_table(folder / "items.parquet"))


def collected(items: DataFrame, schema: pa.Schema) -> list[tuple[object, ...]]:
    """Return the rows of a job, which has the columns of the items."""
    assert items.columns == schema.names
    return rows(items.toArrow())


def test_web_archives_give_the_rows_of_the_command(spark: SparkSession, example: dict[str, Any], tmp_path: Path) -> None:
    """Two workers read three crawls; listings that fail and damaged records are rows too."""
    write(tmp_path, captured())
    items = example["items_of_archives"](spark, str(tmp_path / "*.warc.gz"))
    assert items.rdd.getNumPartitions() >= 2
    found = collected(items, ARCHIVE_SCHEMA)
    assert found == by_command(tmp_path)
    assert len(found) > 5000


def test_a_folder_of_texts_gives_the_rows_of_the_command(spark: SparkSession, example: dict[str, Any], tmp_path: Path) -> None:
    """Subfolders, equal names, spaces and signs in names, empty files, other encodings, texts that fail."""
    for path in EXAMPLES.rglob("*.txt"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    texts = {
        "a/page.txt": b"May 2023\n\n  1. A fair day\n", "b/page.txt": b"May 2023\n\n  1. Another\n", "b/empty.txt": b"",
        "b/c/100% sure, isn't it?.txt": b"May 2023\n\n  1. Signs\n", "_page.txt": b"May 2023\n\n  1. Hidden from Spark\n",
        "latin.txt": "May 2023\n\n  1. Lom\xe9\n".encode("latin-1"), "\u00e9t\u00e9.txt": b"\xef\xbb\xbfMay 2023\n\n  1. A mark\n",
    }  # fmt: skip
    for name, text in texts.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    found = collected(example["items_of_texts"](spark, str(tmp_path)), ITEM_SCHEMA)
    assert found == by_command(tmp_path)
    assert {str(row[0]) for row in found} >= {str(tmp_path / name) for name in texts}
