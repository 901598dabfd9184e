"""A formula for each row, as a canvas that writes pandas emits it: `rowwise_pandas.py OUT.parquet`."""

import sys
from pathlib import Path
from typing import Any

import pandas as pd

DEAR, MANY, FEE = 1000, 5, 4.9


def fee(row: Any) -> float:
    if row["status"] == "cancelled" or row["quantity"] * row["price"] > DEAR:
        return 0.0
    return FEE + 0.5 * (row["quantity"] - MANY) if row["quantity"] > MANY else FEE


orders = pd.read_parquet("orders.parquet")
fees = orders.assign(fee=orders.apply(fee, axis=1))
fees = fees.assign(net=fees["quantity"] * fees["price"] * (1 - fees["discount"]) + fees["fee"])
narrow = fees[["order_id", "status", "fee", "net"]]

target = Path(sys.argv[1])
target.parent.mkdir(parents=True, exist_ok=True)
narrow.to_parquet(target, index=False, compression="zstd")
