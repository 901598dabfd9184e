"""The scheduler: what runs, in what order, what is skipped and why. Random graphs end, each sub flow exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from pypeline.build.control import _framed, _Placing
from pypeline.executions.scheduling import Scheduler
from pypeline.executions.states import Cancel, Expand, Skip, Start
from pypeline.plan.control import Control, PlanValve


def control(flows: str, *valves: str, joins: Mapping[str, str] | None = None, entry: str = "sequential") -> Control:
    """Valves as `source order trigger target`, each sub flow one node."""
    names = tuple(flows.split())
    nodes = [SimpleNamespace(id=name, misc=SimpleNamespace(join=(joins or {}).get(name, "all"))) for name in names]
    pipeline = SimpleNamespace(
        nodes=nodes, by_id={node.id: node for node in nodes}, settings=SimpleNamespace(entry=entry),
        place=lambda **_: None,
    )  # fmt: skip
    placing = _Placing(SimpleNamespace(pipeline=pipeline), {name: name for name in names}, names)
    for number, text in enumerate(valves):
        source, order, on, target, *error = text.split()
        made = PlanValve(source, target, int(order), on, None, source, target, number=number)
        placing.valves.append(replace(made, on_item_error=error[0] if error else "halt", as_=f"i{number}"))
    framed = _framed(placing)
    assert not placing.problems, placing.problems
    return framed


def story(plan: Control, flows: str, ends: Mapping[str, str] | None = None, items: int = 2, *, goes_on: bool = False):
    """What happens, in order: `a`, `a!` (failed), `a-` (skipped), `a~` (cancelled), items as `a#0`."""
    found: list[str] = []
    scheduler = Scheduler(plan, flows.split(), lambda *_: True, goes_on=goes_on)
    cancelled = set()

    def told(orders):
        cancelled.update((order.flow, order.scope) for order in orders if isinstance(order, Cancel))
        return orders

    waiting = scheduler.begin()
    while waiting:
        order = waiting.pop(0)
        where = "".join(f"#{item}" for _, item in getattr(order, "scope", ()))
        if isinstance(order, Skip):
            found.append(f"{order.flow}{where}-")
        elif isinstance(order, Expand):
            waiting += told(scheduler.expanded(order.valve, order.scope, items))
        elif isinstance(order, Start):
            name = f"{order.flow}{where}"
            is_cancelled = (order.flow, order.scope) in cancelled
            end = "CANCELLED" if is_cancelled else (ends or {}).get(name, "SUCCESS")
            found.append(name + {"SUCCESS": "", "FAILED": "!", "CANCELLED": "~"}[end])
            waiting += told(scheduler.settled(order.flow, order.scope, end))
    assert scheduler.is_over
    return " ".join(found)


def test_a_group_ends_with_everything_it_dominates_before_the_next_begins():
    plan = control("a b c d e", "a 1 ok b", "b 1 ok c", "a 2 ok d", "d 1 ok e")
    assert story(plan, "a b c d e") == "a b c d e"


def test_entries_wait_for_the_whole_tree_of_the_one_before():
    assert story(control("a b c", "a 1 ok c"), "a b c") == "a c b"
    assert story(control("a b c", "a 1 ok c", entry="parallel"), "a b c") == "a b c"


def test_error_valves_handle_and_the_rest_goes_on():
    plan = control("a ok err b", "a 1 ok ok", "a 1 error err")
    assert story(plan, "a ok err b", {"a": "FAILED"}) == "a! ok- err b"


def test_halt_begins_nothing_new_but_handlers_and_what_follows_them():
    plan = control("a b done x later", "a 1 ok b", "b 1 ok x", "a 2 done done", "done 1 ok later")
    assert story(plan, "a b done x later", {"b": "FAILED"}) == "a b! x- done later"


def test_continue_skips_only_what_depends_on_the_failure():
    plan = control("a b c d", "a 1 ok b", "a 2 ok c", "b 1 ok d")
    assert story(plan, "a b c d", {"b": "FAILED"}) == "a b! c- d-"
    assert story(plan, "a b c d", {"b": "FAILED"}, goes_on=True) == "a b! d- c"


def test_siblings_that_wait_are_cancelled_when_one_fails():
    plan = control("a b c", "a 1 ok b", "a 1 ok c")
    assert story(plan, "a b c", {"b": "FAILED"}) == "a b! c~"


def test_joins():
    valves = ("a 1 ok b", "a 2 ok c", "b 1 ok j", "c 1 ok j")
    assert story(control("a b c j", *valves), "a b c j") == "a b c j"
    dead = ("a 1 ok b", "a 2 error c", "b 1 ok j", "c 1 ok j")
    assert story(control("a b c j", *dead), "a b c j") == "a b c- j-"
    assert story(control("a b c j", *dead, joins={"j": "any"}), "a b c j") == "a b c- j"
    assert story(control("a b c j", *dead, joins={"j": "none_failed"}), "a b c j") == "a b c- j"
    failed = story(control("a b c j", *valves, joins={"j": "none_failed"}), "a b c j", {"b": "FAILED"}, goes_on=True)
    assert failed == "a b! c j-"


def test_start_waits_for_nobody_and_fails_nobody_but_the_execution_waits():
    plan = control("a bg c", "a 1 start bg", "a 2 ok c")
    assert story(plan, "a bg c") == "a bg c"


def test_a_loop_runs_once_for_each_item_and_before_other_valves():
    plan = control("a b c d", "a 1 ok d", "a 9 iterate b", "b 1 ok c")
    assert story(plan, "a b c d") == "a b#0 c#0 b#1 c#1 d"
    assert story(plan, "a b c d", items=0) == "a b- c- d"
    assert story(plan, "a b c d", {"a": "FAILED"}) == "a! b- c- d-"


def test_loops_nest():
    plan = control("a b c", "a 1 iterate b", "b 1 iterate c")
    assert story(plan, "a b c") == "a b#0 c#0#0 c#0#1 b#1 c#1#0 c#1#1"


def test_a_failing_item_ends_the_loop_or_only_itself():
    halting = control("a b c d", "a 1 iterate b", "b 1 ok c", "a 2 ok d")
    assert story(halting, "a b c d", {"b#0": "FAILED"}) == "a b#0! d- c#0-"
    assert story(halting, "a b c d", {"b#0": "FAILED"}, goes_on=True) == "a b#0! c#0- d"
    going = control("a b c d", "a 1 iterate b continue", "b 1 ok c", "a 2 ok d")
    assert story(going, "a b c d", {"b#0": "FAILED"}) == "a b#0! c#0- b#1 c#1 d"


@st.composite
def graphs(draw: st.DrawFn) -> tuple[Control, tuple[str, ...]]:
    names = tuple(f"f{number}" for number in range(draw(st.integers(2, 8))))
    pairs = [(a, b) for a in range(len(names)) for b in range(a + 1, len(names))]
    chosen = draw(st.lists(st.sampled_from(pairs), unique=True, max_size=12))
    entered = Counter(target for _, target in chosen)
    valves = []
    for source, target in chosen:
        triggers = ["ok", "ok", "error", "done"] + (["start", "iterate"] if entered[target] == 1 else [])
        on, order = draw(st.sampled_from(triggers)), draw(st.integers(1, 3))
        valves.append(f"{names[source]} {order} {on} {names[target]} {draw(st.sampled_from(['halt', 'continue']))}")
    joins = {name: draw(st.sampled_from(["all", "any", "none_failed"])) for name in names}
    try:
        plan = control(" ".join(names), *valves, joins=joins, entry=draw(st.sampled_from(["sequential", "parallel"])))
    except AssertionError:  # it has ways into loops that are refused: the same graph without them
        valves = [valve.replace("iterate", "ok") for valve in valves]
        plan = control(" ".join(names), *valves, joins=joins)
    return plan, names


@settings(max_examples=400, deadline=None)
@given(graphs(), st.data(), st.booleans())
def test_random_graphs_end_and_each_sub_flow_ends_exactly_once_in_each_scope(graph, data, goes_on):
    plan, names = graph
    scheduler = Scheduler(plan, names, lambda *_: True, goes_on=goes_on)
    running, ended, orders = [], Counter(), scheduler.begin()
    started = Counter()
    while orders or running:
        for order in orders:
            if isinstance(order, Start):
                started[order.flow, order.scope] += 1
                running.append(order)
            elif isinstance(order, Skip):
                ended[order.flow, order.scope] += 1
        lists = [order for order in orders if isinstance(order, Expand)]
        orders = []
        for found in lists:
            orders += scheduler.expanded(found.valve, found.scope, data.draw(st.integers(0, 2)))
        if not orders and running:
            begun = running.pop(data.draw(st.integers(0, len(running) - 1)))
            ended[begun.flow, begun.scope] += 1
            end = data.draw(st.sampled_from(["SUCCESS", "SUCCESS", "SUCCESS", "FAILED", "CANCELLED"]))
            orders = scheduler.settled(begun.flow, begun.scope, end)
    assert scheduler.is_over, "it waits for something that never comes"
    assert set(ended.values()) == {1}
    assert set(started.values()) <= {1}
    assert set(started) <= set(ended)
    loops = {flow for loop in plan.loops for flow in loop.flows}
    assert {flow for flow, scope in ended if not scope} >= set(names) - loops
    assert scheduler.handled <= scheduler.failed
