"""Stand-ins for pages that child processes render, in a module of its own so that they can import it."""

from __future__ import annotations

import os

from autograder.course import CourseError
from autograder.feedback.cells import safe_texts


def endless(text: str, plain: bool) -> str:
    """The text, after a loop that never ends unless the page is to be plain."""
    while text == "ENDLESS" and not plain:
        pass
    return f"plain {text}" if plain else text


def broken(text: str, plain: bool) -> str:
    """What a parser or a leak does."""
    if text == "RAISE":
        raise ZeroDivisionError("a bug\nof the page")
    if text == "DIE":
        os._exit(3)
    if text == "REFUSE":
        raise CourseError("a hidden test stands there")
    return text


def endless_texts(cells: str, plain: bool) -> str:
    """The texts of a notebook, after a loop that never ends unless they are to be plain."""
    while not plain:
        pass
    return safe_texts(cells, plain)
