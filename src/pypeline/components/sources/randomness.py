"""Numbers that look random and are not: the same row, column and seed give the same number on every engine.

Integer arithmetic only, in 62 bits, so that no engine overflows or rounds: squares modulo a prime, which unlike a
linear congruence do not step evenly from one row to the next.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection

from pypeline.kit import Expression, Relation, column
from pypeline.kit.expressions import cast, compare, literal

PRIME = 2_147_483_647
_SQUARES = 2


class Draws:
    """The random numbers that a relation's columns ask for; they become helper columns, one SELECT for each square.

    `counter` is a BIGINT column from 0 to about 2 billion; `taken` are names that helper columns must not have.
    """

    def __init__(self, counter: str, seed: int, taken: Collection[str]) -> None:
        self.counter = counter
        self.seed = seed
        self._taken = {name.casefold() for name in taken}
        self._names: dict[str, str] = {}

    def number(self, purpose: str) -> Expression:
        """A BIGINT from 0 to `PRIME` - 1; the same for the same purpose."""
        return column(self._names.setdefault(purpose.casefold(), self._free(f"{purpose} drawn")))

    def share(self, purpose: str) -> Expression:
        """A DOUBLE from 0 to below 1."""
        return compare("/", cast(self.number(purpose), "DOUBLE"), literal(float(PRIME), "DOUBLE"))

    def below(self, limit: int, purpose: str) -> Expression:
        """A BIGINT from 0 to `limit` - 1; `limit` is at most `PRIME`."""
        return compare("%", self.number(purpose), whole(limit))

    def drawn(self, relation: Relation) -> Relation:
        """`relation`, which has the counter, with the numbers asked for so far."""
        if not self._names:
            return relation
        keys = {purpose: self._keys(purpose) for purpose in self._names}
        first = [
            (name, _mixed(compare("*", column(self.counter), whole(keys[purpose][0])), keys[purpose][1]))
            for purpose, name in self._names.items()
        ]
        relation = relation.extend(first)
        for place in range(2, 2 + _SQUARES):
            squares = [
                (name, _mixed(compare("*", column(name), column(name)), keys[purpose][place]))
                for purpose, name in self._names.items()
            ]
            relation = relation.extend(squares)
        return relation

    def _free(self, wanted: str) -> str:
        used = self._taken | {name.casefold() for name in self._names.values()}
        while wanted.casefold() in used:
            wanted += "_"
        return wanted

    def _keys(self, purpose: str) -> list[int]:
        digest = hashlib.sha256(f"{self.seed}/{purpose}".encode()).digest()
        parts = (digest[place : place + 4] for place in range(0, 4 * (2 + _SQUARES), 4))
        return [1 + int.from_bytes(part, "big") % (PRIME - 1) for part in parts]


def _mixed(number: Expression, key: int) -> Expression:
    return compare("%", compare("+", number, whole(key)), whole(PRIME))


def whole(number: int) -> Expression:
    return literal(number, "BIGINT")
