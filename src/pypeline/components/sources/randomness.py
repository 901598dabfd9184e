"""Numbers that look random and are not: the same row, column and seed give the same number on every engine.

Integer arithmetic only, in 62 bits, so that no engine overflows or rounds: squares modulo a prime, which unlike a
linear congruence do not step evenly from one row to the next.
"""

from __future__ import annotations

import hashlib

from pypeline.kit import Expression
from pypeline.kit.expressions import cast, column, compare, literal

PRIME = 2_147_483_647
_ROUNDS = 3


def random_number(counter: str, name: str, seed: int) -> Expression:
    """A BIGINT from 0 to `PRIME` - 1 for each value of the column `counter` (from 0 to about 2 billion)."""
    digest = hashlib.sha256(f"{seed}/{name.casefold()}".encode()).digest()
    keys = [
        1 + int.from_bytes(digest[place : place + 4], "big") % (PRIME - 1) for place in range(0, 4 * (_ROUNDS + 1), 4)
    ]
    number = _modulo(compare("+", compare("*", column(counter), _whole(keys[0] // 2 + 1)), _whole(keys[1])))
    for key in keys[2:]:
        number = _modulo(compare("+", compare("*", number, number), _whole(key)))
    return number


def _modulo(number: Expression) -> Expression:
    return compare("%", number, _whole(PRIME))


def _whole(number: int) -> Expression:
    return literal(number, "BIGINT")


def random_share(counter: str, name: str, seed: int) -> Expression:
    """A DOUBLE from 0 to below 1."""
    return compare("/", cast(random_number(counter, name, seed), "DOUBLE"), literal(float(PRIME), "DOUBLE"))


def random_below(limit: int, counter: str, name: str, seed: int) -> Expression:
    """A BIGINT from 0 to `limit` - 1; `limit` is at most `PRIME`."""
    return compare("%", random_number(counter, name, seed), _whole(limit))
