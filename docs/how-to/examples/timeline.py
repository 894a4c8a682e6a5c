"""Ask a timeline of three crawls in SQL, and draw it: items per month, with the months hatched that no crawl holds."""

from __future__ import annotations

from pathlib import Path

import duckdb

print("Items by year, and when they were last seen:")
years = duckdb.sql("""
    SELECT year(date) AS year, count(*), count(*) FILTER (last_seen < '2023-01-01')
    FROM 'timeline.parquet'
    WHERE date IS NOT NULL
    GROUP BY year
    ORDER BY year
""")
for year, items, gone in years.fetchall():
    print(f"  {year}  {items} items, {gone} of them not seen in the last crawl")

print("Taken off the list between two crawls:")
taken = duckdb.sql("""
    SELECT gone.last_seen, gone.missing, gone.date, gone.title
    FROM (SELECT unnest(unlisted) AS gone FROM 'coverage.json')
    ORDER BY ALL
""")
for last_seen, missing, date, title in taken.fetchall():
    print(f"  {str(last_seen)[:10]} to {str(missing)[:10]}  {date}  {title}")

months = duckdb.sql("""
    WITH span AS (SELECT min(date) AS first, max(date) AS last FROM 'timeline.parquet'),
    days AS (SELECT unnest(generate_series(date_trunc('month', first), last, INTERVAL 1 MONTH)) AS day FROM span),
    months AS (SELECT strftime(day, '%Y-%m') AS month FROM days),
    items AS (SELECT strftime(date, '%Y-%m') AS month, count(*) AS items FROM 'timeline.parquet' GROUP BY ALL),
    missing AS (SELECT DISTINCT unnest(gap.months) AS month FROM (SELECT unnest(gaps) AS gap FROM 'coverage.json'))
    SELECT month, coalesce(items, 0), missing.month IS NOT NULL
    FROM months LEFT JOIN items USING (month) LEFT JOIN missing USING (month)
    ORDER BY month
""").fetchall()

WIDTH, HEIGHT, SCALE = 9, 120, 12
bars = []
for place, (month, items, uncovered) in enumerate(months):
    x, height = place * WIDTH, items * SCALE
    if uncovered:
        bars.append(f'<rect x="{x}" y="0" width="{WIDTH}" height="{HEIGHT}" fill="url(#unknown)"/>')
    bars.append(f'<rect x="{x + 1}" y="{HEIGHT - height}" width="{WIDTH - 2}" height="{height}" fill="#2a6f97"/>')
    if month.endswith("-01"):
        bars.append(f'<text x="{x}" y="{HEIGHT + 14}" font-size="11" font-family="sans-serif" fill="#888">{month[:4]}</text>')
hatch = '<pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
hatch += '<rect width="2" height="6" fill="#bbb"/></pattern>'
size = f'viewBox="0 0 {len(months) * WIDTH} {HEIGHT + 20}" width="100%"'
svg = [f'<svg xmlns="http://www.w3.org/2000/svg" {size}>', f"<defs>{hatch}</defs>", *bars, "</svg>", ""]
Path("timeline.svg").write_text("\n".join(svg), encoding="utf-8")
