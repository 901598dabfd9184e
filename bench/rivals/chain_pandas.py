"""The chain as a canvas that writes pandas emits it: a frame per box, one after the other (the columns are kept narrow
only by what the boxes do). python chain_pandas.py OUT.parquet, in the folder of the data.
"""

import sys
from pathlib import Path

import pandas as pd

orders = pd.read_parquet("orders.parquet")
customers = pd.read_parquet("customers.parquet")
products = pd.read_parquet("products.parquet")

valid = orders[(orders["status"] != "cancelled") & (orders["quantity"] > 0)]
amounts = valid.assign(
    amount=valid["quantity"] * valid["price"] * (1 - valid["discount"]), is_return=valid["status"] == "returned"
)
clean = amounts.assign(channel=amounts["channel"].str.strip().str.lower().replace("", None))
with_customer = clean.merge(customers, how="left", on="customer_id")
with_product = with_customer.merge(products, how="inner", on="product_id")
margins = with_product.assign(
    margin=with_product["amount"] - with_product["quantity"] * with_product["cost"],
    month=with_product["ordered_at"].dt.to_period("M").dt.to_timestamp(),
    size="small",
)
margins.loc[margins["amount"] >= 500, "size"] = "middle"
margins.loc[margins["amount"] >= 2000, "size"] = "large"
shops = margins[margins["segment"] != "home office"]
by_month = shops.groupby(["month", "region", "category", "channel", "size"], as_index=False).agg(
    orders=("order_id", "size"),
    amount=("amount", "sum"),
    margin=("margin", "sum"),
    mean_discount=("discount", "mean"),
    returns=("is_return", "sum"),
)
shares = by_month.assign(
    margin_share=by_month["margin"] / by_month["amount"], return_share=by_month["returns"] / by_month["orders"]
)
in_order = shares.sort_values(["month", "region", "category", "channel", "size"])

target = Path(sys.argv[1])
target.parent.mkdir(parents=True, exist_ok=True)
in_order.to_parquet(target, index=False, compression="zstd")
