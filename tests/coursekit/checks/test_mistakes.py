"""Mistakes that stand in the hidden half of a test cell are recognised by its visible checks."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from coursekit.checks import (
    CheckFailed,
    add_known_mistakes,
    check_close,
    check_equal,
    check_gradient,
    check_same_rows,
    check_shape,
    grading_context,
)
from coursekit.checks._context import cell_notes


@pytest.fixture(autouse=True)
def no_notes_stay() -> Iterator[None]:
    yield
    cell_notes().clear()


@pytest.mark.parametrize(
    ("check", "actual", "expected", "mistake"),
    [
        (check_close, [1.0, 7.0], [1.0, 2.0], [1, 7]),
        (check_close, [1.0], [1.0, 2.0], [1.0]),
        (check_equal, [1, 7], [1, 2], np.array([1, 7])),
        (check_equal, {"a": 2}, {"a": 1}, {"a": 2}),
        (check_same_rows, [[1, 7]], [[1, 2]], [[1, 7]]),
        (check_shape, np.zeros((3, 5)), (2, 2), (3, 5)),
        (lambda actual, expected, what: check_gradient(actual, expected, what=what), [7.0], [1.0], [7.0]),
    ],
)
def test_a_check_knows_what_was_added_under_its_words(check, actual, expected, mistake) -> None:
    for graded in (False, True):
        with grading_context(lambda name: 0, lambda *_: None) if graded else pytest.MonkeyPatch.context():
            add_known_mistakes("it", {"Seven stands for two.": mistake})
            with pytest.raises(CheckFailed, match="Diagnosis: Seven stands for two"):
                check(actual, expected, "it")
            with pytest.raises(CheckFailed) as caught:
                check(actual, expected, "something else")
            assert "Seven" not in str(caught.value)


def test_its_own_mistakes_come_first_and_a_cell_forgets() -> None:
    with grading_context(lambda name: 0, lambda *_: None):
        add_known_mistakes("it", {"Added.": 2.5})
        add_known_mistakes("it", {"Added later.": 3.5})
        with pytest.raises(CheckFailed, match="Added later"):
            check_close(3.5, 1.0, "it")
        with pytest.raises(CheckFailed, match="Its own"):
            check_close(2.5, 1.0, "it", known_mistakes={"Its own.": 2.5})
    with grading_context(lambda name: 0, lambda *_: None), pytest.raises(CheckFailed) as caught:
        check_close(2.5, 1.0, "it")
    assert "Added" not in str(caught.value)


def test_a_mistake_that_cannot_be_made_with_an_input_is_none() -> None:
    for actual in ([1.0, np.nan], np.nan, [7.0, 2.0]):
        with pytest.raises(CheckFailed) as caught:
            check_close(actual, [1.0, 2.0], "it", known_mistakes={"Not here.": None, "Seven.": [7.0, 2.0]})
        assert "Not here" not in str(caught.value)
    assert "Seven." in str(caught.value)


def test_mistakes_that_take_long_are_computed_when_a_check_fails() -> None:
    computed = []

    def mistakes() -> dict[str, float]:
        computed.append(1)
        return {"Seven stands for two.": 7.0}

    add_known_mistakes("it", mistakes)
    check_close(2.0, 2.0, "it", known_mistakes=mistakes)
    check_equal([2], [2], "it", known_mistakes=mistakes)
    check_shape(2.0, (), "it", known_mistakes=mistakes)
    check_same_rows([[2]], [[2]], "it", known_mistakes=mistakes)
    assert not computed
    with pytest.raises(CheckFailed, match="Diagnosis: Seven stands for two"):
        check_close(7.0, 2.0, "something else", known_mistakes=mistakes)
    assert len(computed) == 1
    with pytest.raises(CheckFailed, match="Diagnosis: Seven stands for two"):
        check_close(7.0, 2.0, "it")
