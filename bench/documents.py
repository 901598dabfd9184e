"""Pipelines of any size: sections of some twenty nodes of many kinds, no two of their expressions the same."""

from __future__ import annotations

from collections.abc import Iterator

SECTION = 24
"""Nodes of a full section: two readers, twenty-one boxes, a writer."""


def realistic(nodes: int, folder: str = ".") -> str:
    """A document of exactly `nodes` nodes (at least 4) over `orders.parquet` and `customers.parquet` of the shop."""
    modules: list[str] = []
    links: list[str] = []
    left, number = nodes, 0
    while left:
        size = left if left < SECTION + 4 else SECTION
        _section(number, size, folder, modules, links)
        left -= size
        number += 1
    head = f"flow: {{name: big_{nodes}}}\nmodules:\n"
    return head + "\n".join(modules) + "\nconnections:\n  data:\n" + "\n".join(links) + "\n"


def _section(number: int, size: int, folder: str, modules: list[str], links: list[str]) -> None:
    name = f"s{number}"
    modules.append(f"  - {{id: {name}_orders, name: parquet_source, configs: {{file_path: {folder}/orders.parquet}}}}")
    modules.append(
        f"  - {{id: {name}_people, name: parquet_source, configs: {{file_path: {folder}/customers.parquet}}}}"
    )
    before = f"{name}_orders.data"
    boxes = _boxes(number)
    for index in range(size - 3):
        component, configs = next(boxes)
        node = f"{name}_{index}"
        is_join = component == "join_mod"
        modules.append(f"  - {{id: {node}, name: {component}, configs: {{{configs}}}}}")
        links.append(f'    - "{before} - {node}.{"left" if is_join else "input"}"')
        if is_join:
            links.append(f'    - "{name}_people.data - {node}.right"')
        before = f"{node}.output"
    modules.append(f"  - {{id: {name}_out, name: parquet_sink, configs: {{output_path: out/{name}.parquet}}}}")
    links.append(f'    - "{before} - {name}_out.input"')


def _boxes(seed: int) -> Iterator[tuple[str, str]]:
    """What a person draws, over and over: the columns it names are there after every one of them."""
    count = seed * 1000
    while True:
        count += 1
        n = count
        yield "join_mod", f"how: left, on: [customer_id], suffix: _{n}"
        yield "filter_mod", f"condition: \"quantity > {n} AND status <> 'cancelled' AND upper(channel) LIKE '%W{n}%'\""
        yield (
            "derive_mod",
            f'columns: {{amount: "quantity * price * (1 - discount) + {n}", band: "amount > {n}", half: "amount / 2"}}',
        )
        yield "cleanse_mod", "columns: [channel, status], letters: lower"
        yield "derive_mod", f"columns: {{month: \"date_trunc('month', ordered_at)\", tag: \"concat(status, '-{n}')\"}}"
        yield "fill_null_mod", f"columns: [note], value: 'none {n}'"
        yield "sort_mod", "by: [{column: amount, direction: desc}, order_id]"
        yield (
            "window_mod",
            f"partition_by: [customer_id], order_by: [order_id], functions: [{{function: row_number, as: nth_{n}}}]",
        )
        yield "filter_mod", f"condition: \"amount BETWEEN {n} AND {n + 500} OR note IN ('a{n}', 'b')\""
        yield "distinct_mod", "columns: [order_id]"
        yield "select_mod", f"columns: [nth_{n}, half, band, month], mode: drop"
        yield "limit_mod", f"rows: {1000 + n}"
