"""Results inside a step that several outputs need: recomputed when cheap, kept once when blocking or volatile."""

from __future__ import annotations

from collections.abc import Sequence

from pypeline.plan.graph import BoundRelation, is_blocking
from pypeline.plan.relations import FileScan, Sample
from pypeline.plan.volatile import is_volatile


def shared_results(relations: Sequence[BoundRelation], outputs: Sequence[int]) -> list[int]:
    """The relations to compute once before the outputs, in order.

    Measured: recomputing a scan, filter or projection is faster than keeping it; a shared aggregate, join, sort,
    distinct or window is not; two readers of something volatile must see the same rows.
    """
    reached = _reached(relations, outputs)
    users = [0] * len(relations)
    for relation in relations:
        for source in relation.inputs:
            users[source] += 1
    for output in outputs:
        users[output] += 1
    kept: list[int] = []
    is_costly = [False] * len(relations)
    for index, relation in enumerate(relations):
        own = is_blocking(relation) or is_volatile(relation.op)
        is_costly[index] = own or any(is_costly[source] for source in relation.inputs)
        collects_rejects = isinstance(relation.op, FileScan) and relation.op.rejects
        must_share = is_costly[index] and users[index] > 1 and (len(reached[index]) > 1 or _must_agree(relation))
        if collects_rejects or must_share:
            kept.append(index)
            is_costly[index] = False
    return kept


def _must_agree(relation: BoundRelation) -> bool:
    return is_volatile(relation.op) or isinstance(relation.op, Sample)


def _reached(relations: Sequence[BoundRelation], outputs: Sequence[int]) -> list[frozenset[int]]:
    """For each relation, which outputs need it."""
    reached: list[set[int]] = [set() for _ in relations]
    for number, output in enumerate(outputs):
        reached[output].add(number)
    for index in range(len(relations) - 1, -1, -1):
        for source in relations[index].inputs:
            reached[source] |= reached[index]
    return [frozenset(found) for found in reached]
