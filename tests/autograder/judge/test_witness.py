"""What a witness remembers of a test cell."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from autograder.judge.called import Named
from autograder.judge.witness import NOTHING, SHOWN, Failure, Witness, snapshot, statement_at
from coursekit.checks import call_each, check_close, check_raises, grading_context

CELL = """values = np.zeros(3)
for k in range(3):
    values[k] = k
    check_close(
        f(values),
        f(np.ones(3)) - 1 + (k == 2),
        "f of k",
    )
"""


class Watched(Named):
    """A student's function: doubles in place what it gets, and returns the first entry's half."""

    def __init__(self, witness: Witness, label: str = "f") -> None:
        self._witness = witness
        self._label, self._kind, self._owner, self._origin = label, "function", None, None

    def __call__(self, *args: Any) -> Any:
        with self._witness.calling(self, args, {}) as seen:
            if isinstance(args[0], str):
                raise TypeError("no texts")
            seen.result = float(args[0][0])
            args[0][...] *= 2
        return seen.result

    def call_each(self, arguments: list[tuple]) -> Iterator[Any]:
        for args in arguments:
            yield self(*args)


def watched(source: str) -> Failure:
    """Run a cell that fails."""
    witness = Witness("test-f", source)
    names = {"f": Watched(witness), "np": np, "check_close": check_close, "check_raises": check_raises}
    names["call_each"] = call_each
    with pytest.raises(Exception) as caught:  # noqa: PT011
        exec(compile(source, "<test-f>", "exec"), names)
    witness.failed("a part", caught.value)
    (failure,) = witness.failures
    return failure


def test_the_calls_of_the_failing_turn_with_their_arguments_as_they_were() -> None:
    failure = watched(CELL)
    first, second = failure.calls
    assert failure.lines == [4]
    assert first.args[0].tolist() == [0, 2, 2], "before the call changed it, in the third turn"
    assert second.args[0].tolist() == [1, 1, 1]
    assert (first.returned, failure.checked, failure.expected) == (0.0, 0.0, 1.0)
    assert failure.part == "a part"


def test_a_value_made_earlier_leads_to_its_call() -> None:
    failure = watched("one = f(np.ones(2))\ntwo = f(np.zeros(2))\ncheck_close(one, 5.0, 'one')\n")
    assert [call.returned for call in failure.calls] == [1.0]
    failure = watched("one = f(np.ones(2))\nassert one == 3\n")
    assert [call.returned for call in failure.calls] == [1.0], "the last, where nobody says which"


def test_what_a_check_calls_counts_where_the_cell_calls_nothing() -> None:
    failure = watched("f(np.ones(2))\ncheck_raises(ValueError, f, 'text', what='f of a text')\n")
    (call,) = failure.calls
    assert call.args == ("text",)
    assert call.returned is NOTHING
    assert call.raised == "TypeError: no texts"


def test_calls_that_cross_together_are_the_cells_own() -> None:
    source = (
        "f(np.ones(2))\nfor k, one in enumerate(call_each(f, [(np.full(2, k),) for k in range(5)])):\n"
        "    check_close(one, min(k, 2), 'f of k')\n"
    )
    with grading_context(lambda _: 0, lambda *_: None):
        (call,) = watched(source).calls
    assert (call.args[0].tolist(), call.returned, call.direct) == ([3, 3], 3.0, True)


def test_a_statement_of_many_calls_shows_its_last() -> None:
    failure = watched("assert [" + ", ".join(["f(np.ones(1))"] * (SHOWN + 2)) + "] == 0")
    assert len(failure.calls) == SHOWN


def test_statements_and_snapshots() -> None:
    assert statement_at(CELL, 6) == range(4, 9)
    assert statement_at("%magic\nx = 1", 2) == range(2, 3)
    rng = np.random.default_rng(1)
    value = [np.ones(2), {"k": (rng, {1})}]
    kept = snapshot(value)
    value[0][0] = 5
    before = rng.bit_generator.state
    rng.random()
    assert kept[0].tolist() == [1, 1]
    assert kept[1]["k"][0].state == before


def test_a_lent_generator_is_the_one_that_was_given() -> None:
    witness = Witness("test-f", "")
    own, lent = np.random.default_rng(1), np.random.default_rng(2)
    f = Watched(witness)
    with witness.calling(f, (np.ones(1), [own]), {}) as seen:
        assert witness.lending(lambda _: lent)(own) is lent
        seen.result = 1.0
    witness.failed("", AssertionError())
    state = witness.failures[0].calls[0].args[1][0]
    assert state.state == lent.bit_generator.state
