"""Refusals, side effects and time: each is seen, and a busy machine is no excuse."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from coursekit.checks import (
    CheckFailed,
    behaviour,
    check_raises,
    check_unchanged,
    check_vectorised,
)


def failing(check, *args, **kwargs) -> str:
    """The message of a check that must fail."""
    with pytest.raises(CheckFailed) as caught:
        check(*args, **kwargs)
    return str(caught.value)


def refuse(index: int) -> None:
    raise ValueError(f"index must be below 5, got {index}")


def test_the_right_refusal_passes() -> None:
    check_raises(ValueError, refuse, 7, naming="index")
    check_raises(ValueError, refuse, 7, naming=("v", "index"))
    check_raises(Exception, refuse, index=7)


def test_a_returned_value_another_exception_and_a_nameless_message() -> None:
    assert "should raise ValueError, but returned 3" in failing(check_raises, ValueError, lambda x: x, 3)
    assert "but returned nothing (None)" in failing(check_raises, ValueError, lambda: None)
    assert "raised IndexError" in failing(check_raises, ValueError, [].pop)
    message = failing(check_raises, ValueError, refuse, 7, naming="vocab_size", what="one_hot(7, 5)")
    assert message.startswith("one_hot(7, 5): the ValueError is right, but its message should name")
    assert "index must be below 5" in message


@pytest.mark.parametrize(
    ("text", "named"),
    [("v.shape differs", True), ("len_v", True), ("V has 3", True), ("invalid value", False), ("v2", False)],
)
def test_a_name_stands_as_a_word(text: str, named: bool) -> None:
    def function() -> None:
        raise ValueError(text)

    if named:
        check_raises(ValueError, function, naming="v")
    else:
        failing(check_raises, ValueError, function, naming="v")


def test_a_stub_is_no_refusal() -> None:
    def stub() -> None:
        raise NotImplementedError

    for expected in (ValueError, RuntimeError, Exception):
        with pytest.raises(NotImplementedError):
            check_raises(expected, stub)
    check_raises(NotImplementedError, stub)


def test_unchanged_returns_the_result_and_spares_the_callers_data() -> None:
    x = np.array([1.0, 2.0])
    assert check_unchanged(np.sum, (x,), "the sum") == 3.0

    def scale(v: np.ndarray, settings: dict) -> None:
        v *= 2

    assert "argument 1 was changed" in failing(check_unchanged, scale, (x, {}), "scaling")
    assert np.array_equal(x, [1.0, 2.0])


@pytest.mark.parametrize(
    ("argument", "change"),
    [
        ({"W": np.zeros(2)}, lambda d: d["W"].fill(1)),
        ({"W": 1}, lambda d: d.update(b=2)),
        ([np.zeros(2), 3], lambda items: items.append(4)),
        (np.random.default_rng(0), lambda rng: rng.random()),
        ({1, 2}, lambda ids: ids.discard(1)),
    ],
    ids=["array in a dict", "new key", "list", "generator", "set"],
)
def test_changes_inside_containers_are_seen(argument: object, change) -> None:
    failing(check_unchanged, change, (argument,), "a call")
    check_unchanged(lambda _: None, (argument,), "a call")


def test_nan_is_equal_to_itself_here() -> None:
    check_unchanged(lambda _: None, (np.array([np.nan]),), "a call")


class Clock:
    """Time passes only where a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def cpu_seconds(self) -> float:
        return self.now

    def taking(self, *seconds: float):
        """A function whose calls take these times in turn, over and over."""
        durations = itertools.cycle(seconds)

        def function(x: float) -> float:
            self.now += next(durations)
            return 2 * x

        return function


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(behaviour, "cpu_seconds", clock.cpu_seconds)
    return clock


def runs():
    """What a test cell gives beside the two functions: new arguments each time, and the right results."""
    numbers = itertools.count(1.0)
    return {"draw": lambda: (next(numbers),), "expected": lambda x: 2 * x, "factor": 300}


def test_the_best_run_counts(clock: Clock) -> None:
    check_vectorised(clock.taking(500, 400, 299), clock.taking(1), **runs())


def test_a_first_fast_run_ends_the_check(clock: Clock) -> None:
    check_vectorised(clock.taking(50, 9000), clock.taking(1), **runs())


def test_slow_runs_fail(clock: Clock) -> None:
    slow = clock.taking(2500, 2200, 2100)
    message = failing(check_vectorised, slow, clock.taking(1), **runs(), what="S")
    assert "S: took 2,100 times as long" in message
    assert "Not vectorised" in message


def test_a_yardstick_that_the_machine_held_up_excuses_nobody(clock: Clock) -> None:
    held_up = clock.taking(*[9] * 10, *[1] * 10, *[9] * 10)
    with pytest.raises(CheckFailed, match="took 400 times"):
        check_vectorised(clock.taking(400), held_up, **runs())


def test_what_is_timed_is_the_answer(clock: Clock) -> None:
    fast = clock.taking(1)
    assert "S: expected 2, got 0" in failing(check_vectorised, lambda x: 0.0, fast, **runs(), what="S")


def test_an_answer_that_was_kept_is_the_wrong_one_next_time(clock: Clock) -> None:
    slow, kept = clock.taking(1000), []

    def remembering(x: float) -> float:
        if not kept:
            kept.append(slow(x))
        return kept[0]

    message = failing(check_vectorised, remembering, clock.taking(1), **runs(), what="S")
    assert "S: expected 4, got 2" in message
