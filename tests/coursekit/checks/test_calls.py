"""Calls in words: readable, short, and without a question to the arguments."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit.checks import call_in_words, check_unchanged, check_vectorised, grading_context


class Loud:
    """An object that no message may ask for anything."""

    def _refuse(self, *args: object) -> str:
        raise AssertionError("it was asked")

    __repr__ = __str__ = __bool__ = __len__ = __iter__ = __getattr__ = _refuse  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        ((np.array([[0, 0], [1, 2]]),), "f([[0, 0], [1, 2]])"),
        ((np.array([0.5, 1 / 3]), 2), "f([0.5, 0.333333], 2)"),
        ((np.array([np.nan, -np.inf]),), "f([nan, -inf])"),
        ((np.zeros((3, 5)),), "f(an array of shape (3, 5))"),
        ((np.array(["a", "b"]),), "f(['a', 'b'])"),
        ((np.array([None, {}], dtype=object),), "f(an array of shape (2,) and type object)"),
        ((np.float64(0.25), np.int64(3), np.bool_(True), None, 1j), "f(0.25, 3, True, None, 0+1j)"),
        (("the cat", b"x"), "f('the cat', b'x')"),
        (("the cat " * 30,), "f(a str of 240 characters)"),
        ((10**400,), "f(an integer of about 398 digits)"),
        (([["the", "cat"], ["sat"]], {"the": 0}), "f([['the', 'cat'], ['sat']], {'the': 0})"),
        (([], (), (1,), set(), {3}), "f([], (), (1,), a set of 0 items, {3})"),
        ((list(range(1000)),), "f(a list of 1000 items)"),
        (({"E": np.zeros((9, 4)), "b": np.zeros(2)},), "f({'E': an array of shape (9, 4), 'b': [0, 0]})"),
        ((np.random.default_rng(0), len, lambda x: x), "f(a random generator, a function, a function)"),
        ((Loud(), [Loud()]), "f(a Loud, [a Loud])"),
    ],
)
def test_a_call_is_written_as_somebody_would_write_it(args: tuple, words: str) -> None:
    assert call_in_words("f", args) == words


def test_keywords_follow_and_a_describer_knows_more() -> None:
    assert call_in_words("f", (1,), {"window": 2}) == "f(1, window=2)"
    assert call_in_words("f", (Loud(), 1), describe=lambda value: "Node(2)") == "f(Node(2), 1)"


def test_no_call_is_long() -> None:
    arrays = [np.arange(6) * 1.23456 for _ in range(8)]
    words = call_in_words("f", arrays)
    assert len(words) <= 210
    assert "an array of shape (6,)" in words
    assert len(call_in_words("f", ["word " * 9] * 40)) <= 210
    assert len(call_in_words("f", [[[i] * 5 for i in range(10**5)]])) <= 210


def test_what_a_check_calls_gets_its_call_as_a_note() -> None:
    def broken(x: np.ndarray) -> float:
        raise ZeroDivisionError("division by zero")

    with pytest.raises(ZeroDivisionError) as caught:
        check_unchanged(broken, [np.array([1, 2])], "broken([1, 2])")
    assert caught.value.__notes__ == ["raised by broken([1, 2])"]
    with pytest.raises(ZeroDivisionError) as caught:
        check_vectorised(broken, np.sum, lambda: [np.ones(3)], np.sum)
    assert caught.value.__notes__ == ["raised by broken([1, 1, 1])"]
    with grading_context(lambda name: 0, lambda *_: None), pytest.raises(ZeroDivisionError) as caught:
        check_unchanged(broken, [np.array([1, 2])], "broken([1, 2])")
    assert not hasattr(caught.value, "__notes__"), "the grader names it"
