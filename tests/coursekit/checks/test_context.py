"""Seeds, parts and the closing line: plain in a notebook, recorded when graded."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from coursekit.checks import (
    CheckFailed,
    arguments_in_place,
    draws_inputs,
    fresh_rng,
    grading_context,
    in_place,
    part,
    visible_checks_passed,
)


def test_inputs_repeat_in_a_notebook_and_differ_between_exercises() -> None:
    assert fresh_rng("softmax").random() == fresh_rng("softmax").random()
    assert fresh_rng("softmax").random() != fresh_rng("entropy").random()


def test_graded_inputs_come_from_the_graders_seed() -> None:
    with grading_context({"softmax": 11}.__getitem__, lambda *_: None):
        graded = fresh_rng("softmax").random()
    assert graded == np.random.default_rng(11).random()
    assert fresh_rng("softmax").random() != graded


def test_a_part_is_transparent_in_a_notebook() -> None:
    with pytest.raises(CheckFailed, match="seen"), part("edge cases", 0.5):
        raise CheckFailed("seen")


def test_a_graded_part_is_recorded_and_the_cell_goes_on() -> None:
    records: list[tuple[str, float, str | None]] = []

    def record(name: str, weight: float, error: Exception | None) -> None:
        records.append((name, weight, error and str(error)))

    with grading_context(lambda _: 0, record):
        with part("core", 2):
            pass
        with part("zero vectors"):
            raise CheckFailed("NaN for a zero vector")
        with part("errors", 0.5):
            raise IndexError("out of range")
    assert records == [
        ("core", 2.0, None),
        ("zero vectors", 1.0, "NaN for a zero vector"),
        ("errors", 0.5, "out of range"),
    ]


def test_what_must_end_the_cell_passes_through_a_part() -> None:
    records: list[str] = []
    with (
        pytest.raises(KeyboardInterrupt),
        grading_context(lambda _: 0, lambda name, *_: records.append(name)),
        part("endless"),
    ):
        raise KeyboardInterrupt
    assert records == []


def test_a_part_needs_a_name_and_a_weight() -> None:
    for arguments, name in (
        (("", 1.0), "name"),
        (("edge", 0.0), "weight"),
        (("edge", float("nan")), "weight"),
    ):
        with pytest.raises(ValueError, match=name), part(*arguments):
            pass


def test_the_closing_line(capsys: pytest.CaptureFixture[str]) -> None:
    visible_checks_passed("softmax")
    line = "softmax: the visible checks pass here. Hidden checks run when your work is graded.\n"
    assert capsys.readouterr().out == line
    with grading_context(lambda _: 0, lambda *_: None):
        visible_checks_passed("softmax")
    assert capsys.readouterr().out == ""


def test_grading_stays_in_its_thread() -> None:
    seen: list[float] = []
    with grading_context(lambda _: 5, lambda *_: None):
        thread = threading.Thread(target=lambda: seen.append(fresh_rng("softmax").random()))
        thread.start()
        thread.join()
    assert seen == [fresh_rng("softmax").random()]


def test_arguments_are_in_place_inside_their_block() -> None:
    W, C = np.zeros(2), np.ones(2)
    with in_place(W):
        with in_place(C):
            assert [id(argument) for argument in arguments_in_place()] == [id(W), id(C)]
        assert len(arguments_in_place()) == 1
    assert arguments_in_place() == ()


def test_the_generator_of_the_inputs_is_known_and_never_in_place() -> None:
    assert not draws_inputs(fresh_rng("softmax"))
    with grading_context({"softmax": 11}.__getitem__, lambda *_: None):
        rng = fresh_rng("softmax")
        assert draws_inputs(rng)
        assert not draws_inputs(np.random.default_rng(11))
        with pytest.raises(ValueError, match="draws inputs"), in_place(rng):
            pass
    assert not draws_inputs(rng)
