"""What a cell showed, as a notebook may hold it."""

from __future__ import annotations

import pytest

from autograder.sandbox.outputs import clean_output


@pytest.mark.parametrize(
    "item",
    [
        None,
        7,
        [],
        {},
        {"output_type": "grade"},
        {"output_type": "display_data"},
        {"output_type": "display_data", "data": {"text/html": 7}},
        {"output_type": "display_data", "data": {"application/javascript": "alert(1)"}},
        {"output_type": ["stream"]},
    ],
)
def test_outputs_that_are_none_are_dropped(item: object) -> None:
    assert clean_output(item) is None


def test_outputs_are_brought_to_the_notebook_s_format() -> None:
    assert clean_output({"output_type": "stream", "name": "evil", "text": "a\ud800", "points": 7}) == {
        "output_type": "stream",
        "name": "stdout",
        "text": "a?",
    }
    error = clean_output(
        {"output_type": "error", "ename": 7, "evalue": "x" * 10_000, "traceback": ["line", None]}
    )
    assert error == {"output_type": "error", "ename": "", "evalue": "x" * 2_000, "traceback": ["line", ""]}
    shown = clean_output(
        {
            "output_type": "execute_result",
            "data": {"text/plain": "1", "text/x-evil": "2"},
            "execution_count": True,
        }
    )
    assert shown == {
        "output_type": "execute_result",
        "data": {"text/plain": "1"},
        "metadata": {},
        "execution_count": None,
    }
