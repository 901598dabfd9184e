from collections.abc import Iterator
from pathlib import Path

import pytest

from child.calling import Caller
from pypeline.runtime.child import ChildPool


@pytest.fixture(scope="session")
def pool() -> Iterator[ChildPool]:
    with ChildPool() as pool:
        yield pool


@pytest.fixture
def child(pool: ChildPool, tmp_path: Path) -> Caller:
    return Caller(pool, tmp_path)
