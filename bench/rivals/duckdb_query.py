"""What a person writes by hand: one DuckDB query over the Parquet files of this folder, into one Parquet file.

python duckdb_query.py QUERY.sql OUT.parquet [SETTING=VALUE …]
"""

import re
import sys
from pathlib import Path

import duckdb

query, target, *settings = sys.argv[1:]
text = Path(query).read_text(encoding="utf-8")
Path(target).parent.mkdir(parents=True, exist_ok=True)
connection = duckdb.connect(config=dict(setting.split("=", 1) for setting in settings))
for file in sorted(Path().glob("*.parquet")):
    if re.search(rf"\b{file.stem}\b", text):
        connection.execute(f"CREATE VIEW {file.stem} AS FROM read_parquet('{file}')")
connection.execute(f"COPY ({text}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
