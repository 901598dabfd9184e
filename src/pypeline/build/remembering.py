"""A type oracle that remembers: an operator over the same inputs has the same types. What makes the second compile
fast.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from pypeline.build.oracle import Question, Refused, TypeOracle
from pypeline.plan.expressions import Expression
from pypeline.plan.graph import BoundRelation
from pypeline.plan.relations import Sql
from pypeline.plan.schema import Column, Known

Answer = tuple[str, ...] | Refused
KEPT = 50_000
"""Answers kept; one is about as large as a row of column names."""


class RememberingOracle:
    """See `pypeline.build.oracle.TypeOracle`; asks `oracle` only what it has not been asked before."""

    def __init__(self, oracle: TypeOracle) -> None:
        self._oracle = oracle
        self._relations: OrderedDict[Hashable, Answer] = OrderedDict()
        self._expressions: OrderedDict[Hashable, str | Refused] = OrderedDict()
        self._constants: OrderedDict[Hashable, bool] = OrderedDict()

    def describe(self, relations: Sequence[BoundRelation], pending: Sequence[int]) -> Mapping[int, Answer]:
        """Walks forward as long as it knows the answers; what it does not know is asked in one batch with all behind
        it.
        """
        answers: dict[int, Answer] = {}
        keys: dict[int, Hashable] = {}
        waiting: list[int] = []
        for index in pending:
            key = _key(relations, index, answers)
            if key is not None:
                keys[index] = key
                found = self._relations.get(key)
                if found is not None:
                    answers[index] = found
                    continue
            waiting.append(index)
        if waiting:
            asked = list(relations)
            for index, answer in answers.items():
                asked[index] = _with_answers(relations[index], answer)
            for index, answer in self._oracle.describe(asked, waiting).items():
                answers[index] = answer
                key = keys.get(index, _key(relations, index, answers))
                if key is not None:
                    _keep(self._relations, key, answer)
        return answers

    def columns_of(self, relations: Sequence[BoundRelation], index: int) -> tuple[tuple[str, str], ...] | Refused:
        return self._oracle.columns_of(relations, index)

    def types_of(self, questions: Sequence[Question]) -> Sequence[str | Refused]:
        keys = [_question_key(question) for question in questions]
        unknown = {key: question for key, question in zip(keys, questions, strict=True) if key not in self._expressions}
        if unknown:
            for key, answer in zip(unknown, self._oracle.types_of(list(unknown.values())), strict=True):
                _keep(self._expressions, key, answer)
        return [self._expressions[key] for key in keys]

    def evaluates(self, constant: Expression) -> bool:
        key = constant.sql
        if key not in self._constants:
            _keep(self._constants, key, self._oracle.evaluates(constant))
        return self._constants[key]


Kept = TypeVar("Kept")


def _keep(store: OrderedDict[Hashable, Kept], key: Hashable, answer: Kept) -> None:
    store[key] = answer
    if len(store) > 2 * KEPT:
        for _ in range(KEPT):
            store.popitem(last=False)


def _key(relations: Sequence[BoundRelation], index: int, answers: Mapping[int, Answer]) -> Hashable | None:
    """The operator, its output names and its inputs' columns; None where these are not known or do not compare."""
    relation = relations[index]
    if isinstance(relation.op, Sql):
        return None
    inputs = []
    for source in relation.inputs:
        answer = answers.get(source)
        if isinstance(answer, Refused):
            return None
        types = answer if answer is not None else tuple(column.type for column in relations[source].schema.columns)
        if not all(types):
            return None
        inputs.append((relations[source].columns, types))
    return (relation.op, relation.columns, tuple(inputs))


def _with_answers(relation: BoundRelation, answer: Answer | None) -> BoundRelation:
    if not isinstance(answer, tuple):
        return relation
    columns = tuple(Column(name, type_) for name, type_ in zip(relation.columns, answer, strict=True))
    return replace(relation, schema=Known(columns))


def _question_key(question: Question) -> Hashable:
    expression = question.expression
    return (expression.sql, tuple(question.scope.get(name, "") for name in expression.scope_names))
