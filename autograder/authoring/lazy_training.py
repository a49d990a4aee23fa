"""Lazy training: functions that train or generate, with one promise broken at a time.

A training is graded by what comes out of it, and much comes out right although half of the work was never
done. So each promise that an argument makes (`epochs`, `learning_rate`, `rng`, the data) is broken in turn:
the solution's own function, called with something else than what the caller asked for.

What a unit's page leaves free is listed in its `equivalent.toml`: ``free = "rate ÷ 10"`` with the reason.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from .samples import Sample
from .source_edits import last_function


@dataclasses.dataclass(frozen=True)
class BrokenPromise:
    """One way to cheat a caller.

    Attributes
    ----------
    title
        In a few words.
    arguments
        What is passed on, by parameter: an expression, in which all parameters can be used. The function
        must have every one of these.
    mentions
        What the message has to say.
    """

    title: str
    arguments: dict[str, str]
    mentions: str


_LENGTH = r"epoch|\bsteps?\b|pass(es)? over|stop"
_RATE = r"\brates?\b|learning_rate"
_NEGATIVES = r"negative|\bk\b"
_DRAWS = r"\brng\b|random|seed|draw|start"
_TEXT = r"corpus|text|tokens?\b|\bids\b|half|pairs?\b"
_EXAMPLES = r"example|row|point|data|half|batch"

PROMISES: tuple[BrokenPromise, ...] = (
    *(
        promise
        for name in ("epochs", "steps")
        for promise in (
            BrokenPromise(f"{name} halved", {name: f"max(1, {name} // 2)"}, _LENGTH),
            BrokenPromise(f"{name} doubled", {name: f"2 * {name}"}, _LENGTH),
            BrokenPromise(f"ten times the {name}", {name: f"10 * {name}"}, _LENGTH),
            BrokenPromise(f"{name} fixed at 1", {name: "1"}, _LENGTH),
            BrokenPromise(f"{name} fixed at 100", {name: "100"}, _LENGTH),
            BrokenPromise("not trained at all", {name: "0"}, f"{_LENGTH}|train|loss|learn"),
        )
    ),
    BrokenPromise("rate ÷ 10", {"learning_rate": "learning_rate / 10"}, _RATE),
    BrokenPromise("rate × 3", {"learning_rate": "learning_rate * 3"}, _RATE),
    *(
        BrokenPromise(f"rate fixed at {rate}", {"learning_rate": f"{rate}"}, _RATE)
        for rate in (0.05, 0.5, 1.0)
    ),
    BrokenPromise("one negative fewer", {"k": "max(1, k - 1)"}, _NEGATIVES),
    BrokenPromise("three negatives, whatever k", {"k": "3"}, _NEGATIVES),
    BrokenPromise("rng ignored", {"rng": "np.random.default_rng(0)"}, _DRAWS),
    BrokenPromise("the first half of the text", {"ids": "ids[: (len(ids) + 1) // 2]"}, _TEXT),
    BrokenPromise("the second half of the text", {"ids": "ids[len(ids) // 2 :]"}, _TEXT),
    BrokenPromise("every other example", {"X": "X[::2]", "y": "y[::2]"}, _EXAMPLES),
    BrokenPromise(
        "the first half of the examples", {"X": "X[: len(X) // 2]", "y": "y[: len(y) // 2]"}, _EXAMPLES
    ),
    BrokenPromise("window narrower by one", {"window": "max(1, window - 1)"}, r"window|context|far|pairs?\b"),
    BrokenPromise("window wider by one", {"window": "window + 1"}, r"window|context|far|pairs?\b"),
    BrokenPromise(
        "counts plus one", {"counts": "np.asarray(counts) + 1"}, r"counts?|share|frequen|smooth|entropy"
    ),
    BrokenPromise("half of the tokens", {"n_tokens": "n_tokens // 2"}, r"tokens?|length|shape"),
    BrokenPromise("one token too many", {"n_tokens": "n_tokens + 1"}, r"tokens?|length|shape"),
)
#: Parameters that make a function one that trains or generates.
LONG_WORK = ("epochs", "steps", "n_tokens")


def lazy_answers(source: str) -> Iterator[tuple[BrokenPromise, str]]:
    """An answer with each of its promises broken in turn; none for one that neither trains nor generates.

    Parameters
    ----------
    source
        A right answer: one function, with whatever helpers.

    Raises
    ------
    SyntaxError
        If it is no Python.
    """
    function = last_function(source)
    if function is None:
        return
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    if not set(names) & set(LONG_WORK):
        return
    for promise in PROMISES:
        if set(promise.arguments) <= set(names):
            passed = ", ".join(promise.arguments.get(name, name) for name in names)
            yield promise, wrapped(source, function.name, ", ".join(names), f"honest({passed})")


def wrapped(source: str, name: str, parameters: str, result: str) -> str:
    """An answer followed by a function of the same name that gives something else.

    Parameters
    ----------
    result
        An expression of the parameters, in which `honest` is the answer's own function.
    """
    return f"{source.rstrip()}\n\n\nhonest = {name}\n\n\ndef {name}({parameters}):\n    return {result}\n"


def lazy_sample(exercise: str, promise: BrokenPromise, source: str, template: Sample) -> Sample:
    """A lazy answer as a wrong sample that must be told what it left undone."""
    return dataclasses.replace(
        template,
        label=f"lazy/{exercise}: {promise.title}",
        wrong=True,
        title=promise.title,
        loses=(exercise,),
        mentions={exercise: re.compile(promise.mentions, re.IGNORECASE)},
        answers={exercise: source},
    )
