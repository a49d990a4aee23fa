"""Checks of numbers within a tolerance: values, gradients, shapes, ranges, probabilities."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from coursekit.checks._diagnosis import diagnose, diagnose_shape
from coursekit.checks._differences import array_table, shape_table
from coursekit.checks._mistakes import KnownMistakes, either, mistakes_of
from coursekit.checks._numbers import first, kind_of, non_finite, numbers
from coursekit.checks._observations import observe
from coursekit.checks._text import as_words, fail, number, number_pair, position, shape_words, times

__all__ = [
    "check_between",
    "check_close",
    "check_distribution",
    "check_gradient",
    "check_parameters",
    "check_shape",
]


def check_close(
    actual: Any,
    expected: Any,
    what: str,
    *,
    rtol: float = 1e-6,
    atol: float = 1e-8,
    known_mistakes: KnownMistakes | None = None,
    hint: str | None = None,
) -> None:
    """Check numbers: first the shape, then finiteness, then the values.

    Parameters
    ----------
    actual : array_like
        The student's result.
    expected : array_like
        What it should be, from an oracle that does not share the solution's formula. ``inf`` is compared as
        such.
    what : str
        What was computed and from which input, in words: ``"the cosine of [3, 4] and [4, 3]"``.
    rtol, atol : float
        Tolerances, as in :func:`numpy.isclose`.
    known_mistakes : mapping of str to array_like, or function that gives one, optional
        Wrong results that this check should know by sight: the diagnosis, and what that mistake gives on this
        input. They are tried before the general diagnoses.
    hint : str, optional
        One sentence for whoever fails here.

    Raises
    ------
    CheckFailed
        If `actual` is not numeric, or differs in shape or in value.
    """
    wanted = np.asarray(expected)
    seen = numbers(actual, wanted, what, hint)
    _compare(seen, wanted, what, rtol, atol, known_mistakes, hint, gradient=False, kind=kind_of(actual))


def check_gradient(
    actual: Any,
    f_or_expected: Callable[[np.ndarray], float] | Any,
    x: Any = None,
    what: str = "the gradient",
    *,
    rtol: float = 1e-5,
    atol: float = 1e-7,
    eps: float = 1e-6,
    known_mistakes: KnownMistakes | None = None,
    hint: str | None = None,
) -> None:
    """Check a gradient against central differences of a function, or against a given array.

    Parameters
    ----------
    actual : array_like
        The student's gradient.
    f_or_expected : callable or array_like
        A function of one array that returns a number, differentiated at `x`; or the right gradient itself.
    x : array_like, optional
        Where the function is differentiated; any shape. Needed with a function.
    what : str
        Which gradient, in words.
    rtol, atol : float
        Tolerances. The defaults leave room for the error of central differences (about 1e-10 at ``eps=1e-6``
        for values near 1).
    eps : float
        Half the distance between the two points of a central difference.
    known_mistakes : mapping of str to array_like, or function that gives one, optional
        As in :func:`check_close`.
    hint : str, optional
        One sentence for whoever fails here.

    Raises
    ------
    CheckFailed
        If `actual` is not numeric, or differs in shape or in value.
    TypeError
        If a function is given without `x`.
    """
    expected = f_or_expected
    if callable(f_or_expected):
        if x is None:
            raise TypeError("x: needed to differentiate a function numerically")
        # Here and not above: where students' code is graded this module is not to be had, and not needed.
        from coursekit.reference.finite_differences import central_differences

        expected = central_differences(f_or_expected, np.array(x, dtype=float), eps)
    wanted = np.asarray(expected)
    seen = numbers(actual, wanted, what, hint)
    _compare(seen, wanted, what, rtol, atol, known_mistakes, hint, gradient=True, kind=kind_of(actual))


def check_shape(
    actual: Any,
    shape: tuple[int, ...],
    what: str,
    *,
    known_mistakes: KnownMistakes | None = None,
    hint: str | None = None,
) -> None:
    """Check the shape of a numeric result and nothing else.

    `known_mistakes` maps a diagnosis to the wrong shape that calls for it.
    """
    # An array of that shape that takes no memory, to compare sizes with.
    like = np.broadcast_to(0.0, shape)
    seen = numbers(actual, like, what, hint).shape
    if seen != tuple(shape):
        mistakes = mistakes_of(what, known_mistakes)
        known = either([words for words, wrong in mistakes.items() if tuple(wrong) == seen])
        _compare_shape(seen, tuple(shape), what, hint, known, kind_of(actual))


def check_parameters(
    actual: Any, shapes: Mapping[str, tuple[int, ...]], what: str, *, hint: str | None = None
) -> None:
    """Check that a dict has arrays of floats of these names and shapes, and nothing else.

    For the parameters of a model, before anything is computed with them.

    Raises
    ------
    CheckFailed
        If it is no dict, a name is missing or one too many, or an array has another shape, is not of floats,
        or holds values that are not finite.
    """
    if not isinstance(actual, dict):
        fail(
            what,
            f"expected a dict of arrays, got {as_words(actual)} of type {type(actual).__name__}",
            None,
            hint,
        )
    missing = [name for name in shapes if name not in actual]
    others = [name for name in actual if name not in shapes]
    if missing or others:
        wrong = (
            f"{as_words(missing[0])} is missing"
            if missing
            else f"{as_words(others[0])} does not belong there"
        )
        came = f"{wrong}, got the names {as_words(list(actual))}"
        fail(what, f"expected arrays of the names {', '.join(shapes)}: {came}", None, hint)
    for name, shape in shapes.items():
        check_shape(actual[name], shape, f"{name} of {what}", hint=hint)
        values = np.asarray(actual[name])
        if values.dtype.kind != "f":
            fail(f"{name} of {what}", f"expected floats, got an array of type {values.dtype}", None, hint)
        if not np.isfinite(values).all():
            cause = "Does the loss explode? Is the gradient that of the mean?"
            fail(f"{name} of {what}", f"expected finite numbers, got {non_finite(values)}", cause, hint)


def check_between(
    actual: Any, low: float, high: float, what: str, *, tol: float = 0.0, hint: str | None = None
) -> None:
    """Check that every value lies in ``[low - tol, high + tol]``; NaN does not."""
    seen = numbers(actual, None, what, hint)
    with np.errstate(invalid="ignore"):
        outside = ~((seen >= low - tol) & (seen <= high + tol))
    if not outside.any():
        return
    index = first(outside)
    where = f" at {position(index)}" if seen.ndim else ""
    # 1.0000000000000002 must not be reported as "1 is not at most 1".
    nearest = high if seen[index] > high else low
    value, _ = number_pair(seen[index], nearest)
    fail(what, f"must lie between {number(low)} and {number(high)}, got {value}{where}", None, hint)


def check_distribution(
    actual: Any,
    what: str,
    *,
    shape: tuple[int, ...] | None = None,
    axis: int = -1,
    tol: float = 1e-6,
    hint: str | None = None,
) -> None:
    """Check that the values along `axis` are probabilities: finite, not negative, with sum 1 within `tol`.

    With `shape`, the array has to have that shape, which is compared first.
    """
    if shape is not None:
        check_shape(actual, shape, what, hint=hint)
    seen = numbers(actual, None, what, hint)
    if seen.ndim == 0:
        fail(what, f"expected probabilities, got the single number {number(seen[()])}", None, hint)
    if not np.isfinite(seen).all():
        fail(what, non_finite(seen), "Is there an overflow, a log of 0, or 0/0?", hint)
    if (seen < 0).any():
        fail(what, f"a probability is never negative, got {number(seen.min())}", None, hint)
    sums = np.atleast_1d(seen.sum(axis=axis))
    worst = sums.flat[np.argmax(np.abs(sums - 1.0))]
    if abs(worst - 1.0) > tol:
        whole = "The array as a whole adds up to 1." if sums.size > 1 and abs(seen.sum() - 1) <= tol else None
        fail(what, f"probabilities must add up to 1, these add up to {number(worst)}", whole, hint)


def _compare(
    seen: np.ndarray,
    wanted: np.ndarray,
    what: str,
    rtol: float,
    atol: float,
    known_mistakes: KnownMistakes | None,
    hint: str | None,
    gradient: bool,
    kind: str,
) -> None:
    def known() -> str | None:
        mistakes = mistakes_of(what, known_mistakes).items()
        return either([words for words, mistake in mistakes if _fits(seen, mistake, rtol, atol)])

    if seen.shape != wanted.shape:
        diagnosis = known() or _transposed(seen, wanted, rtol)
        _compare_shape(seen.shape, wanted.shape, what, hint, diagnosis, kind)
    if _all_close(seen, wanted, rtol, atol):
        return
    close = np.isclose(seen, wanted, rtol=rtol, atol=atol)
    missing = ~np.isfinite(seen) & np.isfinite(wanted)
    if missing.any():
        cause: str | None = "Is there an overflow, a log of 0, or a division by 0?"
        differs = None
        if not (close | missing).all():
            differs, cause = f"{cause} Other values differ as well.", None
        got = f"got {non_finite(np.where(missing, seen, 0.0))}"
        table = array_table(seen, wanted, close)
        fact = f"expected finite numbers, {got}"
        fail(what, fact, known() or cause, hint, differs=differs, table=table, lead=got)
    if close.all():
        return
    # Show the element that is furthest out: a first small deviation says less about the mistake.
    with np.errstate(invalid="ignore"):
        distance = np.where(close, -1.0, np.nan_to_num(np.abs(seen - wanted.astype(float)), nan=np.inf))
    index = tuple(int(i) for i in np.unravel_index(int(np.argmax(distance)), wanted.shape))
    expected_text, seen_text = number_pair(wanted[index], seen[index])
    if wanted.ndim == 0:
        fact = f"expected {expected_text}, got {seen_text}"
    elif wanted.size <= 8:
        fact = f"expected {as_words(wanted)}, got {as_words(seen)}"
        if as_words(wanted) == as_words(seen):
            fact = f"expected {expected_text} at {position(index)}, got {seen_text}"
    else:
        wrong = f"{int((~close).sum())} of {times(close.size, 'value')} differ"
        fact = f"{wrong}; at {position(index)} expected {expected_text}, got {seen_text}"
    general = diagnose(seen, wanted, rtol=rtol, atol=atol, gradient=gradient)
    off = int((~close).sum())
    lead = f"{off} of {times(close.size, 'value')} {'differs' if off == 1 else 'differ'}"
    table = array_table(seen, wanted, close)
    differs = observe(seen, wanted, close)
    lead = lead if wanted.ndim else ""
    fail(what, fact, known() or general, hint, differs=differs, table=table, lead=lead)


def _all_close(seen: np.ndarray, wanted: np.ndarray, rtol: float, atol: float) -> bool:
    """Whether all floats are finite and close: what most checks find, in a third of `isclose`'s time."""
    if not seen.dtype.char == wanted.dtype.char == "d" or not np.isfinite(wanted).all():
        return False
    return bool((np.abs(seen - wanted) <= atol + rtol * np.abs(wanted)).all())


def _fits(seen: np.ndarray, mistake: Any, rtol: float, atol: float) -> bool:
    mistake = np.asarray(mistake)
    return seen.shape == mistake.shape and bool(
        np.isclose(seen, mistake, rtol=rtol, atol=atol, equal_nan=True).all()
    )


def _transposed(seen: np.ndarray, wanted: np.ndarray, rtol: float) -> str | None:
    if seen.ndim > 1 and seen.T.shape == wanted.shape and np.allclose(seen.T, wanted, rtol=rtol):
        return "The result is transposed."
    return None


def _compare_shape(
    seen: tuple[int, ...], wanted: tuple[int, ...], what: str, hint: str | None, known: str | None, kind: str
) -> None:
    if seen != wanted:
        fact = f"expected shape {shape_words(wanted)}, got {shape_words(seen)}{kind}"
        table = shape_table(seen, wanted)
        fail(what, fact, known or diagnose_shape(seen, wanted), hint, table=table, lead="wrong shape")
