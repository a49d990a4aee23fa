"""Checks that say what is wrong, not only that something is.

Visible and hidden tests of every assignment use the functions below. Each returns nothing when the check
holds and raises :class:`CheckFailed` when it does not. The first line of the message says what was checked,
what was expected and what came; a second line gives a diagnosis, where one explains every wrong value, or
else what differs and how; a third repeats the author's hint. The exception has the same in pieces, with a
table of expected and got, which a notebook shows in place of a traceback.

A student's result may be anything that NumPy reads as numbers: a Python float, a NumPy scalar, an array of
any floating type, a list. A test cell needs one import, from here.
"""

from coursekit.checks._calls import call_each, call_in_words
from coursekit.checks._context import (
    PartRecorder,
    arguments_in_place,
    draws_inputs,
    fresh_rng,
    grading_context,
    in_place,
    is_graded,
    part,
    visible_checks_passed,
)
from coursekit.checks._mistakes import add_known_mistakes
from coursekit.checks._table import Table
from coursekit.checks._text import CheckFailed
from coursekit.checks.behaviour import check_raises, check_unchanged, check_vectorised
from coursekit.checks.exact import check_equal, check_same_rows, check_true
from coursekit.checks.graphs import check_operation
from coursekit.checks.numeric import (
    check_between,
    check_close,
    check_distribution,
    check_gradient,
    check_parameters,
    check_shape,
)
from coursekit.checks.results import check_results

__all__ = [
    "CheckFailed",
    "PartRecorder",
    "Table",
    "add_known_mistakes",
    "arguments_in_place",
    "call_each",
    "call_in_words",
    "check_between",
    "check_close",
    "check_distribution",
    "check_equal",
    "check_gradient",
    "check_operation",
    "check_parameters",
    "check_raises",
    "check_results",
    "check_same_rows",
    "check_shape",
    "check_true",
    "check_unchanged",
    "check_vectorised",
    "draws_inputs",
    "fresh_rng",
    "grading_context",
    "in_place",
    "is_graded",
    "part",
    "visible_checks_passed",
]
