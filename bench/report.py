"""What a benchmark found, and `RESULTS.md`, which says it."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

ABOUT = """Written by `make bench` (`bench/run.py`). Every comparison is paired: A B A B … in one go on one machine.
Figures are medians; in brackets stand the smallest and the largest of the rounds. CPU is user and system time of the
process and its children; memory is the peak of the whole process tree."""
PACKAGES = ("pypeline", "duckdb", "sqlglot", "pandas", "pyarrow", "pydantic")


@dataclass(frozen=True)
class Target:
    """A promise of ours, and what came out."""

    promise: str
    found: str
    is_met: bool


@dataclass
class Section:
    """One benchmark: what was compared, the figures, and the targets they are held to."""

    title: str
    about: str
    header: Sequence[str] = ()
    rows: list[Sequence[str]] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def text(self) -> str:
        parts = [f"## {self.title}", self.about]
        if self.rows:
            parts.append(table(self.header, self.rows))
        if self.targets:
            found = [(target.promise, target.found, "yes" if target.is_met else "**no**") for target in self.targets]
            parts.append(table(("Target", "Found", "Met"), found))
        parts += self.notes
        return "\n\n".join(parts) + "\n"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def written(sections: Sequence[Section], path: Path, *, is_quick: bool) -> None:
    met = [target.is_met for section in sections for target in section.targets]
    head = [
        "# Benchmarks",
        ABOUT,
        *(["**A quick run on small data: it shows that the benchmarks work, not how fast anything is.**"] * is_quick),
        table(("Machine", ""), machine()),
        f"Targets met: {sum(met)} of {len(met)}.",
    ]
    path.write_text("\n\n".join(head) + "\n\n" + "\n".join(section.text() for section in sections), encoding="utf-8")


def machine() -> list[tuple[str, str]]:
    """What the figures depend on."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return [
        ("Date", f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"),
        ("Commit", _commit()),
        ("Processor", f"{_processor()}, {os.cpu_count()} cores"),
        ("Memory", f"{memory:.0f} GiB"),
        ("System", f"{platform.system()} {platform.release()}, Python {sys.version.split()[0]}"),
        ("Packages", ", ".join(f"{name} {version(name)}" for name in PACKAGES)),
        ("Load at the end (1, 5, 15 minutes)", load),
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), platform.machine())


def _commit() -> str:
    found = subprocess.run(
        ["git", "log", "-1", "--format=%h %cs"],  # noqa: S607 - a benchmark's own machine
        capture_output=True,
        text=True,
        cwd=Path(__file__).parent,
        check=False,
    )
    return found.stdout.strip() or "unknown"
