"""The checks: they pass what is right in any dress, and raise, with the facts, on what is not."""

from __future__ import annotations

import itertools
import re
import threading

import numpy as np
import pytest

from coursekit import behaviour
from coursekit.checks import (
    CheckFailed,
    check_between,
    check_close,
    check_distribution,
    check_equal,
    check_gradient,
    check_raises,
    check_shape,
    check_true,
    check_unchanged,
    check_vectorised,
    fresh_rng,
    grading_context,
    part,
    visible_checks_passed,
)
from coursekit.geometry import rows_at_angles


def failing(check, *args, **kwargs) -> str:
    """The message of a check that must fail."""
    with pytest.raises(CheckFailed) as caught:
        check(*args, **kwargs)
    return str(caught.value)


# --- check_close


@pytest.mark.parametrize(
    "result",
    [0.5, np.float64(0.5), np.float32(0.5), np.array(0.5), np.array(0.5, dtype=np.float16)],
    ids=["float", "float64", "float32", "0-d", "float16"],
)
def test_a_number_passes_in_any_dress(result: object) -> None:
    check_close(result, 0.5, "a half")


@pytest.mark.parametrize("result", [[1, 2.0], (1, 2), np.array([1, 2]), np.array([1.0, 2.0], np.float32)])
def test_a_vector_passes_in_any_dress(result: object) -> None:
    check_close(result, np.array([1.0, 2.0]), "a vector")


def test_message_has_the_check_both_values_the_diagnosis_and_the_hint() -> None:
    message = failing(check_close, -0.96, 0.96, "the cosine of [3, 4] and [4, 3]", hint="Look at the sign.")
    first, second, third = message.splitlines()
    assert first == "the cosine of [3, 4] and [4, 3]: expected 0.96, got -0.96."
    assert second.startswith("Diagnosis:")
    assert third == "Hint: Look at the sign."


def test_a_check_is_an_assertion() -> None:
    assert issubclass(CheckFailed, AssertionError)


def test_numbers_that_look_alike_get_more_digits() -> None:
    message = failing(check_close, 0.123456789, 0.123456780, "x", rtol=1e-12, atol=0)
    assert "0.12345678," in message
    assert "0.123456789" in message


def test_a_large_array_is_not_printed_but_located() -> None:
    wanted = np.arange(100.0).reshape(10, 10)
    seen = wanted.copy()
    seen[3, 7] = -5
    message = failing(check_close, seen, wanted, "a table")
    assert "1 of 100 values differ; at row 3, column 7 expected 37, got -5" in message
    assert len(message) < 300


def test_shape_comes_before_values() -> None:
    message = failing(check_close, np.zeros((3, 2)), np.ones((2, 3)), "a matrix")
    assert "expected shape (2, 3), got (3, 2)" in message
    assert "transposed" in message


@pytest.mark.parametrize(("value", "name"), [(np.nan, "NaN"), (np.inf, "inf"), (-np.inf, "-inf")])
def test_non_finite_values_are_called_so(value: float, name: str) -> None:
    message = failing(check_close, [1.0, value], [1.0, 2.0], "a vector")
    assert f"got {name} at index 1" in message


def test_infinity_where_infinity_is_right() -> None:
    check_close(np.inf, np.inf, "the divergence")
    assert "expected inf, got 27.6" in failing(check_close, 27.6, np.inf, "the divergence")
    assert "expected inf, got -inf" in failing(check_close, -np.inf, np.inf, "the divergence")


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (None, "nothing came back (None)"),
        ("0.5", "expected numbers, got '0.5' of type str"),
        ({1: 2}, "of type dict"),
        ([[1, 2], [3]], "of type list"),
        (object(), "of type object"),
    ],
)
def test_what_is_no_number_is_said_to_be_none(result: object, words: str) -> None:
    assert words in failing(check_close, result, 0.5, "a number")


def test_a_known_slip_comes_before_the_general_diagnoses() -> None:
    slips = {"This is the mean.": 4.0, "This is the sum.": 24.0}
    assert "Diagnosis: This is the sum." in failing(check_close, 24.0, 12.0, "x", slips=slips)
    assert "Diagnosis: This is 1/2 times" in failing(check_close, 6.0, 12.0, "x", slips=slips)
    check_close(12.0, 12.0, "x", slips=slips)


def test_tolerances_are_the_callers() -> None:
    check_close(1.001, 1.0, "x", rtol=1e-2)
    failing(check_close, 1.001, 1.0, "x")
    check_close(1e-9, 0.0, "x")
    failing(check_close, 1e-9, 0.0, "x", atol=0)


# --- check_gradient


def test_gradient_against_finite_differences() -> None:
    x = np.array([[0.3, -1.2], [2.0, 0.7]])
    before = x.copy()
    check_gradient(np.cos(x), lambda z: np.sin(z).sum(), x)
    assert np.array_equal(x, before)
    assert "opposite sign" in failing(check_gradient, -np.cos(x), lambda z: np.sin(z).sum(), x)


def test_gradient_against_an_array_and_of_integers() -> None:
    check_gradient([2.0, 4.0], np.array([2.0, 4.0]))
    check_gradient([2.0, 4.0], lambda z: (z**2).sum(), np.array([1, 2]))
    message = failing(check_gradient, [1.0, 2.0], lambda z: (z**2).sum(), np.array([1, 2]), "the slope")
    assert message.startswith("the slope:")
    assert "1/2 times the expected gradient" in message


def test_a_function_needs_a_point() -> None:
    with pytest.raises(TypeError, match="x"):
        check_gradient([1.0], lambda z: z.sum())


# --- check_equal, check_shape, check_true


@pytest.mark.parametrize(
    "result", [[1, 0], (1, 0), np.array([1, 0]), np.array([1, 0], np.int32), range(1, -1, -1)]
)
def test_ids_pass_in_any_sequence(result: object) -> None:
    check_equal(result, np.array([1, 0]), "ids")


def test_empty_sequences_are_equal_whatever_their_type() -> None:
    check_equal(np.array([]), [], "no ids")
    check_equal([], np.array([], dtype=int), "no ids")


@pytest.mark.parametrize("result", [[1.0, 0.0], [True, False], ["1", "0"]])
def test_ids_are_integers(result: list) -> None:
    failing(check_equal, result, [1, 0], "ids")


def test_strings_dicts_sets_and_nested_lists() -> None:
    check_equal(["the", np.str_("dog")], ["the", "dog"], "tokens")
    check_equal({"the": np.int64(0)}, {"the": 0}, "a vocabulary")
    check_equal({(1, 2)}, {(1, 2)}, "pairs")
    check_equal(np.array([[1, 2], [3, 4]]), [(1, 2), (3, 4)], "rows")
    failing(check_equal, {"the": 1}, {"the": 0}, "a vocabulary")
    failing(check_equal, ["the"], {"the": 0}, "a vocabulary")
    failing(check_equal, "the", ["the"], "tokens")


def test_a_missing_return_and_a_bare_id() -> None:
    assert "nothing came back" in failing(check_equal, None, [1], "ids")
    assert "expected a sequence of 1 item, got 1" in failing(check_equal, 1, [1], "ids")


def test_a_long_sequence_shows_its_first_difference() -> None:
    seen = [*range(30), 99, *range(31, 60)]
    message = failing(check_equal, seen, list(range(60)), "sixty ids")
    assert "first difference at index 30: expected 30, got 99" in message


def test_a_known_wrong_sequence_is_recognised() -> None:
    slips = {"Ranked by length.": np.array([2, 1])}
    assert "Ranked by length." in failing(check_equal, [2, 1], [1, 0], "ids", slips=slips)


def test_shape_alone() -> None:
    check_shape([[1, 2, 3]], (1, 3), "a row")
    assert "expected shape () (a single number)" in failing(check_shape, [1.0], (), "a loss")


def test_true() -> None:
    check_true(True, "never seen")
    assert failing(check_true, False, "the loss rose") == "the loss rose"


# --- check_between, check_distribution


def test_between_includes_its_ends_and_nothing_beyond() -> None:
    check_between([-1.0, 0.0, 1.0], -1, 1, "cosines")
    message = failing(check_between, [0.0, np.nextafter(1.0, 2.0)], -1, 1, "cosines")
    assert "1.0000000000000002 at index 1" in message
    failing(check_between, np.nan, -1, 1, "a cosine")
    check_between(1.0000001, -1, 1, "a cosine", tol=1e-6)


def test_distributions_along_an_axis() -> None:
    p = np.array([[0.2, 0.8], [0.5, 0.5]])
    check_distribution(p, "rows")
    check_distribution(p.T, "columns", axis=0)
    assert "add up to 0.7" in failing(check_distribution, [0.2, 0.5], "p")
    assert "never negative" in failing(check_distribution, [1.5, -0.5], "p")
    assert "NaN" in failing(check_distribution, [np.nan, 1.0], "p")
    assert "single number" in failing(check_distribution, 1.0, "p")
    assert "array as a whole adds up to 1" in failing(check_distribution, p / 2, "rows")


# --- check_raises


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


# --- check_unchanged


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


# --- check_vectorised, on a clock of its own


class Clock:
    """Time passes only where a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def cpu_seconds(self) -> float:
        return self.now

    def taking(self, *seconds: float):
        """A function whose calls take these times in turn, over and over."""
        durations = itertools.cycle(seconds)

        def function(*_: object) -> None:
            self.now += next(durations)

        return function


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(behaviour, "cpu_seconds", clock.cpu_seconds)
    return clock


def test_the_best_run_counts(clock: Clock) -> None:
    check_vectorised(clock.taking(500, 400, 299), clock.taking(1), (), factor=300, what="x")


def test_a_first_fast_run_ends_the_check(clock: Clock) -> None:
    check_vectorised(clock.taking(50, 9000), clock.taking(1), (), factor=300, what="x")


def test_slow_runs_fail(clock: Clock) -> None:
    slow = clock.taking(2500, 2200, 2100)
    message = failing(check_vectorised, slow, clock.taking(1), (), factor=300, what="S")
    assert "S: took 2,100 times as long" in message
    assert "Not vectorised" in message


def test_a_yardstick_that_the_machine_held_up_excuses_nobody(clock: Clock) -> None:
    held_up = clock.taking(9, 1, 9, 9, 9, 9, 9, 9, 9, 9)
    with pytest.raises(CheckFailed, match="took 400 times"):
        check_vectorised(clock.taking(400), held_up, (), factor=300, what="x")


# --- seeds, parts, the closing line


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


# --- geometry


def test_rows_lie_at_their_angles() -> None:
    rng = np.random.default_rng(3)
    for dim in (2, 3, 50):
        direction = rng.normal(size=dim)
        degrees, lengths = [0, 30, 90, 135, 180], [0.1, 2, 5, 1, 30]
        rows = rows_at_angles(direction, degrees, lengths, rng)
        unit = direction / np.linalg.norm(direction)
        assert np.allclose(np.linalg.norm(rows, axis=1), lengths)
        assert np.allclose(rows @ unit / lengths, np.cos(np.radians(degrees)))


@pytest.mark.parametrize(
    ("direction", "lengths", "name"),
    [
        (np.zeros(3), [1.0], "direction"),
        (np.ones(1), [1.0], "direction"),
        (np.ones(3), [1.0, 2.0], "lengths"),
    ],
)
def test_bad_directions_are_refused(direction: np.ndarray, lengths: list[float], name: str) -> None:
    with pytest.raises(ValueError, match=re.escape(name)):
        rows_at_angles(direction, [20.0], lengths, np.random.default_rng(0))
