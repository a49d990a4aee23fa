"""Fuzzing: answers that return a value of the wrong kind. The tests must fail them, and never break.

Every exercise's function gives back None, a set, a generator, an array of wrong rank, NaN … The status has to
be ``failed`` with no points, and the message has to say what came.
"""

from __future__ import annotations

import ast
import dataclasses
import re
from collections.abc import Iterator

from ..result import ExerciseResult, Status, SubmissionResult
from ..text import points
from .audit_cases import Case
from .lazy_training import LONG_WORK, wrapped
from .samples import Sample
from .source_edits import last_function

#: What the judge says where a check raised something of its own: it names no value.
CATCH_ALL = "the check cannot work with"


@dataclasses.dataclass(frozen=True)
class Oddity:
    """A value that is no answer.

    Attributes
    ----------
    title
        ``None``, ``a set``: what is returned.
    value
        An expression; in it `right` is what the solution returns, or its first member or entry.
    mentions
        What the message has to say about it.
    of_arrays
        Whether it is made of a right array or number.
    """

    title: str
    value: str
    mentions: str
    of_arrays: bool = False


ODDITIES: tuple[Oddity, ...] = (
    Oddity("None", "None", r"\bNone"),
    Oddity("True", "True", r"bool|True|single number"),
    Oddity("NaN", "float('nan')", r"\bnan\b|single number"),
    Oddity("an integer of 401 digits", "10**400", r"\bint|large|big|digits|1000000"),
    Oddity("a complex number", "3j", r"complex|[\d.]j|single number"),
    Oddity("text", "'forty-two'", r"\bstr\b|text|string|forty-two"),
    Oddity("bytes", "b'forty-two'", r"bytes|forty-two"),
    Oddity("an empty list", "[]", r"\blist\b|empty|\[\]|shape|\b0\b|none"),
    Oddity("an empty tuple", "()", r"tuple|empty|\(\)|\[\]|shape|\b0\b"),
    Oddity("a ragged list", "[[1.0, 2.0], [3.0]]", r"\blist\b|ragged|length|\[\[1|\[1\.0, 2\.0\]"),
    Oddity("a dict", "{'answer': 42}", r"dict|answer"),
    Oddity("a set", "{1, 2}", r"\bset\b|\{1, 2\}"),
    Oddity("a generator", "(i for i in range(3))", r"generator|\[0, 1, 2\]"),
    Oddity("a function", "lambda *args, **kwargs: 42", r"function|lambda|callable"),
    Oddity("an object of its own", "type('Thing', (), {})()", r"Thing|object"),
    Oddity("an array of objects", "np.array([None, {}], dtype=object)", r"object|\bNone"),
    Oddity("an empty array", "np.zeros(0)", r"shape|empty|\[\]|\b0\b"),
    Oddity("one axis too many", "right[np.newaxis]", r"shape|dimension|axis|axes|\(1,|\[\[", of_arrays=True),
    Oddity("one entry too many", "np.append(right, 0.0)", r"shape|length|entries|values|\d", of_arrays=True),
    Oddity("NaN for one entry", "np.where(np.arange(right.size).reshape(right.shape) == 0, np.nan, right)",
           r"\bnan\b", of_arrays=True),
    Oddity("an infinite entry", "np.where(np.arange(right.size).reshape(right.shape) == 0, np.inf, right)",
           r"\binf", of_arrays=True),
    Oddity("numbers as text", "right.astype(str)", r"\bstr\b|text|string|<U|dtype", of_arrays=True),
    Oddity("complex entries", "right + 1j", r"complex|[\d.]j", of_arrays=True),
)  # fmt: skip

_FIRST = '''

def with_first(result, change):
    """A result with its first member, or itself, changed."""
    if isinstance(result, tuple):
        return (with_first(result[0], change), *result[1:])
    if isinstance(result, dict):
        first = next(iter(result))
        return {**result, first: with_first(result[first], change)}
    return change(np.asarray(result))
'''


def odd_answers(source: str) -> Iterator[tuple[Oddity, str]]:
    """An answer that returns each of the oddities instead.

    Parameters
    ----------
    source
        A right answer: one function, whose return annotation says whether its results are arrays or numbers.

    Raises
    ------
    SyntaxError
        If it is no Python.
    """
    function = last_function(source)
    if function is None:
        return
    gives = ast.unparse(function.returns) if function.returns else ""
    arrays = "ndarray" in gives or gives == "float"
    # What is also done in place is done; but nobody waits for a training whose result is thrown away.
    works = gives != "None" and not {argument.arg for argument in function.args.args} & set(LONG_WORK)
    for oddity in ODDITIES:
        if not oddity.of_arrays:
            value = f"(honest(*args, **kwargs), {oddity.value})[1]" if works else oddity.value
            yield oddity, wrapped(source, function.name, "*args, **kwargs", value)
        elif arrays:
            result = f"with_first(honest(*args, **kwargs), lambda right: {oddity.value})"
            yield oddity, wrapped(source.rstrip() + _FIRST, function.name, "*args, **kwargs", result)


def _gives_nothing(source: str, name: str) -> bool:
    """Whether an answer works in place and promises to return None."""
    functions = [n for n in ast.parse(source).body if isinstance(n, ast.FunctionDef) and n.name == name]
    returns = functions[0].returns if functions else None
    return isinstance(returns, ast.Constant) and returns.value is None


def odd_sample(exercise: str, oddity: Oddity, source: str, template: Sample) -> Sample:
    """An odd answer as a wrong sample that must be told what came."""
    mentions = {exercise: re.compile(oddity.mentions, re.IGNORECASE)}
    return dataclasses.replace(
        template,
        label=f"fuzz/{exercise}: returns {oddity.title}",
        wrong=True,
        title=f"returns {oddity.title}",
        loses=(exercise,),
        # Where nothing is expected to come back, nobody looks at what does.
        mentions={} if _gives_nothing(source, exercise) else mentions,
        answers={exercise: source},
    )


class FuzzCase(Case):
    """A value of the wrong kind, which must come to nothing, by a check and not by accident."""

    def _surprises(self, result: SubmissionResult, lost: tuple[str, ...]) -> Iterator[str]:
        yield from super()._surprises(result, lost)
        for name in self._must_lose():
            exercise = result.exercises.get(name)
            if exercise is not None and name in lost:
                yield from _not_by_a_check(exercise)


def _not_by_a_check(exercise: ExerciseResult) -> Iterator[str]:
    if exercise.points:
        yield f"{exercise.name}: gets {points(exercise.points)} of {points(exercise.max_points)} points"
    if exercise.status not in (Status.FAILED, Status.ERROR):
        yield f"{exercise.name}: is {exercise.status}, not failed: {exercise.message}"
    if CATCH_ALL in exercise.message:
        yield f"{exercise.name}: no check says what came: {exercise.message}"
