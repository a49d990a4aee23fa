"""The one exception that every check raises, and how its message is laid out."""

from __future__ import annotations

from typing import NoReturn

__all__ = ["CheckFailed", "fail"]


class CheckFailed(AssertionError):
    """A check did not hold; ``str(error)`` is what the student reads."""


# The name that a traceback shows is the one that students import from.
CheckFailed.__module__ = "coursekit.checks"


def fail(what: str, fact: str, diagnosis: str | None = None, hint: str | None = None) -> NoReturn:
    """Raise :class:`CheckFailed`: what was checked and what came, the likely slip, the author's hint."""
    lines = [f"{what}: {fact}."]
    if diagnosis:
        lines.append(f"Diagnosis: {diagnosis}")
    if hint:
        lines.append(f"Hint: {hint}")
    raise CheckFailed("\n".join(lines))
