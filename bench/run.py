"""Runs the benchmarks and writes RESULTS.md. `--quick`: small data, to see that they work. `--only NAME`: one of them.

python bench/run.py [--quick] [--only tpch] [--rounds 3] [--out FILE]
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from report import Section, written
from sizes import FULL, QUICK, Sizes
from suites import chain, compiling, previews, spilling, tpch

HERE = Path(__file__).parent
SUITES: Mapping[str, Callable[[Sizes], Section]] = {
    "compile": compiling.run,
    "tpch": tpch.run,
    "chain": chain.against_hand,
    "pandas": chain.against_pandas,
    "preview": previews.run,
    "sort": spilling.run,
}


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--only", choices=SUITES, action="append")
    arguments.add_argument("--rounds", type=int, help="pairs of runs; the figures are their medians")
    arguments.add_argument("--out", type=Path)
    given = arguments.parse_args()
    sizes = QUICK if given.quick else FULL
    sizes = replace(sizes, rounds=given.rounds or sizes.rounds)
    sections = []
    for name in given.only or SUITES:
        start = time.monotonic()
        sections.append(SUITES[name](sizes))
        print(sections[-1].text(), f"({name}: {time.monotonic() - start:.0f} s)\n", sep="\n", flush=True)
    # A part of the benchmarks, or small ones, must not pass for all of them.
    is_whole = not (given.quick or given.only)
    target = given.out or (HERE / "RESULTS.md" if is_whole else HERE / ".data" / "RESULTS.md")
    written(sections, target, is_quick=given.quick)
    print(f"wrote {target}")
    return 0 if all(found.is_met for section in sections for found in section.targets) else 1


if __name__ == "__main__":
    sys.exit(main())
