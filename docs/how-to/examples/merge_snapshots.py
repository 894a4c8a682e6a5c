"""Merge the snapshots of one listing into one timeline."""

from pathlib import Path

from ssenews_parse import parse_file, render
from ssenews_parse.merging import merge, near_duplicates

timeline = merge(parse_file(path) for path in Path("snapshots").glob("*.txt"))
text = render(timeline)
print(text)

for remark in near_duplicates(timeline):
    print(remark.code, remark.message)
