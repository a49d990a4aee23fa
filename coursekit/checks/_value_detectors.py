"""Detectors of mistakes in the values of a wrong array: a sign, a factor, an offset, a function too much.

Each knows one family and answers only when all values fit. :mod:`coursekit.checks._diagnosis` says in which
order they are asked.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from coursekit.checks._comparison import Comparison
from coursekit.checks._text import number

_LOGS = {
    "ln 2": np.log(2),
    "1/ln 2": 1 / np.log(2),
    "ln 10": np.log(10),
    "1/ln 10": 1 / np.log(10),
    "log2 10": np.log2(10),
    "log10 2": np.log10(2),
}


def sign(case: Comparison) -> str | None:
    """Minus the right values."""
    if not case.fits(-case.seen):
        return None
    if case.gradient:
        return "The gradient has the right size but the opposite sign."
    if case.seen.size == 1 and case.wanted.flat[0] < 0:
        return "The size is right, the minus sign is lost: an absolute value, or a sign turned around?"
    return "The size is right, the sign is the opposite one."


def absolute(case: Comparison) -> str | None:
    """Signs that are lost: absolute values, or negative values clipped to 0."""
    if case.fits(case.seen, np.abs(case.wanted)):
        return "Negative values came out positive: is there an absolute value? The sign carries meaning."
    if case.seen.size > 1 and case.fits(case.seen, np.maximum(case.wanted, 0)):
        return "Negative values came out as 0: are they clipped away?"
    return None


def constant(case: Comparison) -> str | None:
    """One value everywhere."""
    zeros = case.fits(case.seen, np.zeros_like(case.seen)) and _tiny_ratio(case) is None
    if case.seen.size > 1 and np.ptp(case.wanted) > 0 and zeros:
        return "Every value is 0. Is the result array filled in and returned?"
    if case.seen.size > 1 and np.ptp(case.seen) == 0 and np.ptp(case.wanted) > 0:
        return f"Every value is the same, {number(case.seen.flat[0])}. The expected ones differ."
    return None


def simple_functions(case: Comparison) -> str | None:
    """A function of the right values: a square, a root, a log, a complement."""
    wanted = case.wanted
    if wanted.size == 1 and wanted.flat[0] in (0, 1):
        return None  # 1 - x, exp and log take 0 and 1 to each other: a coincidence, not a diagnosis
    table: list[tuple[np.ndarray, str]] = [
        (
            1 - wanted,
            "This is 1 minus the expected value: a distance or a complement in place of the value itself.",
        ),
        (
            (1 + wanted) / 2,
            "This is (1 + x) / 2 of the expected x: a value from [-1, 1] squeezed into [0, 1].",
        ),
        (np.square(wanted), "This is the square of the expected value: is a square root missing?"),
        (np.sqrt(wanted), "This is the square root of the expected value: is there one root too many?"),
        (1 / wanted, "This is 1 divided by the expected value: is a fraction upside down?"),
        (np.exp(wanted), "This is exp of the expected value: is a log missing?"),
        (np.exp(-wanted), "This is exp(-x) of the expected x: is a -log missing?"),
        (np.log(wanted), "This is the log of the expected value: is an exp missing?"),
        (np.log2(wanted), "This is log2 of the expected value: is a log taken that should not be?"),
    ]
    for mistaken, words in table:
        if np.isfinite(mistaken).all() and case.fits(case.seen, mistaken):
            return words
    return None


def factor(case: Comparison) -> str | None:
    """A multiple of the right values: a power of 2, the base of a logarithm, a length of the shape."""
    if tiny := _tiny_ratio(case):
        return (
            f"Every value is about {number(tiny, 1)} times the expected one. In `a / b * c` only b divides: "
            "are brackets missing, as in `a / (b * c)`?"
        )
    ratio = _common_ratio(case.seen, case.wanted, case)
    if ratio is None:
        return None
    for name, value in _named_factors(case.wanted.shape):
        if np.isclose(ratio, value, rtol=max(10 * case.rtol, 1e-6), atol=0):
            return _factor_in_words(name, case)
    if case.wanted.size == 1 or np.count_nonzero(np.abs(case.wanted) > case.atol) < 2:
        return None  # one number is always some multiple of another
    return (
        f"Every value is {number(ratio, 4)} times the expected one: a constant factor is missing or too much."
    )


def _factor_in_words(name: str, case: Comparison) -> str:
    if "ln" in name or "log" in name:
        return (
            f"This is {name} times the expected value: the base of the logarithm is another one (e, 2 or 10)."
        )
    words = f"This is {name} times the expected {'gradient' if case.gradient else 'value'}"
    if name == "2":
        return f"{words}: is something counted twice, or a factor 1/2 forgotten?"
    if name == "1/2":
        return f"{words}: is something counted only once that counts twice, or divided by 2 too much?"
    if name.startswith("-"):
        return f"{words}: the sign is the opposite one, and a factor is missing or too much."
    if name.startswith("1/"):
        return f"{words}, and {name[2:]} is a length in its shape: a mean in place of a sum?"
    return f"{words}, and {name} is a length in its shape: a sum in place of a mean?"


def _named_factors(shape: tuple[int, ...]) -> Iterator[tuple[str, float]]:
    yield "2", 2.0
    yield "1/2", 0.5
    yield "-2", -2.0
    yield "-1/2", -0.5
    yield from _LOGS.items()
    lengths = {int(n) for n in shape} | {int(np.prod(shape))} if shape else set()
    for n in sorted(lengths - {0, 1, 2}):
        yield str(n), float(n)
        yield f"1/{n}", 1.0 / n


def _common_ratio(seen: np.ndarray, wanted: np.ndarray, case: Comparison) -> float | None:
    """Return the c with seen = c · wanted, if there is one other than 0 and 1."""
    scale = float(np.vdot(wanted, wanted).real)
    if scale == 0:
        return None
    ratio = float(np.vdot(wanted, seen).real) / scale
    if not np.isfinite(ratio) or not case.fits(seen, ratio * wanted):
        return None
    if abs(ratio) < 1e-12 or abs(ratio - 1) < 1e-3:
        return None  # nothing at all, or almost right: other detectors say it better
    return ratio


def _tiny_ratio(case: Comparison) -> float | None:
    """Return the c with seen = c · wanted that a tolerance takes for 0, if it is that of all values."""
    scale = float(np.vdot(case.wanted, case.wanted).real)
    if case.wanted.size < 2 or scale == 0:
        return None
    ratio = float(np.vdot(case.wanted, case.seen).real) / scale
    # Values near rounding errors are no multiple of anything.
    if not 1e-14 < abs(ratio) < 1e-6 or not np.allclose(case.seen, ratio * case.wanted, rtol=1e-3, atol=0):
        return None
    return ratio


def offset(case: Comparison) -> str | None:
    """The right values and a constant."""
    if case.seen.size < 3:
        return None
    shift = float(np.mean((case.seen - case.wanted).real))
    if case.fits(case.seen - shift):
        return f"Every value is off by the same amount, {number(shift, 4)}: a constant too much?"
    return None


def nearly(case: Comparison) -> str | None:
    """Values that are off by less than a thousandth of the largest."""
    worst = float(np.abs(case.seen - case.wanted).max())
    size = float(np.abs(case.wanted).max())
    if size > 0 and worst / size < 1e-3:
        return (
            f"Almost right: off by {number(worst, 2)} at most. Is a small constant (an epsilon) added, "
            "is something rounded, or computed in a lower precision?"
        )
    return None
