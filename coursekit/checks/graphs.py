"""Checks of operations on a computation graph: the node that came back, and what it says about its inputs.

A *node* is whatever has the attributes ``value``, ``parents``, ``local_derivatives`` and ``grad``. How an
operation gets there is free: the parents may stand in any order, an input that is used twice may be listed
once or twice, and the result may be built from several smaller nodes. What counts is its value, and the
derivative with respect to each input, summed over all paths between the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from coursekit.checks._mistakes import KnownMistakes, mistakes_of
from coursekit.checks._text import as_words, fail, times
from coursekit.checks.numeric import check_close

__all__ = ["check_operation"]

_ATTRIBUTES = ("value", "parents", "local_derivatives")
_LARGEST = 200  # nodes; an operation needs one, or a handful


def check_operation(
    result: Any,
    value: float,
    inputs: Mapping[str, tuple[Any, float]],
    what: str,
    *,
    known_mistakes: KnownMistakes | None = None,
    rtol: float = 1e-6,
    atol: float = 1e-9,
    hint: str | None = None,
) -> None:
    """Check the node that an operation returned.

    Parameters
    ----------
    result : node
        What the student's operation returned.
    value : float
        The value that it should hold.
    inputs : mapping of str to (node, float)
        For each different input its name in messages, the node, and the derivative of the result with respect
        to it.
    what : str
        The operation in words: ``"mul(a, b) with a = 2 and b = 3"``.
    known_mistakes : mapping of str to float or sequence of float, or function that gives one, optional
        Wrong derivatives to be known by sight, in the order of `inputs`: the diagnosis, and what it gives.
    rtol, atol : float
        Tolerances.
    hint : str, optional
        One sentence for whoever fails here.

    Raises
    ------
    CheckFailed
        If `result` is no node, its value or a derivative is wrong, a parent is missing or is no node, or an
        input's gradient was touched.
    """
    slopes = _slopes(result, what, hint)
    check_close(result.value, value, f"the value of {what}", rtol=rtol, atol=atol, hint=hint)
    names = list(inputs)
    missing = [name for name, (node, _) in inputs.items() if node not in slopes]
    if missing:
        listed = times(len(result.parents), "parent")
        unlinked = (
            "The gradient never reaches an input that is not among the parents: list every "
            "node that was used."
        )
        fail(
            what,
            f"no path leads from the result to {' and '.join(missing)}; it lists {listed}",
            unlinked,
            hint,
        )
    seen: Any = [slopes[node] for node, _ in inputs.values()]
    wanted: Any = [slope for _, slope in inputs.values()]
    if len(names) == 1:
        seen, wanted = seen[0], wanted[0]
    words = f"the derivative of {what} with respect to {' and '.join(names)}"

    def mistakes() -> Mapping[str, Any]:
        return mistakes_of(what, known_mistakes)

    check_close(seen, wanted, words, rtol=rtol, atol=atol, known_mistakes=mistakes, hint=hint)
    for name, (node, _) in inputs.items():
        if node.grad != 0.0:
            kept = "An operation only records local derivatives; gradients are the business of `backward`."
            fail(what, f"the gradient of {name} was changed to {as_words(node.grad)}", kept, hint)


def _slopes(result: Any, what: str, hint: str | None) -> dict[Any, float]:
    """Return the derivative of `result` with respect to every node below it, walking all paths."""
    if result is None:
        fail(what, "nothing came back (None)", "Does every path of the function end in `return`?", hint)
    found: dict[Any, float] = {}
    waiting: list[tuple[Any, float]] = [(result, 1.0)]
    for _ in range(_LARGEST):
        if not waiting:
            return found
        node, slope = waiting.pop()
        # What is no node may not even be hashable.
        links = _links(node, node is result, what, hint)
        found[node] = found.get(node, 0.0) + slope
        waiting.extend((parent, slope * step) for parent, step in links)
    fail(
        what,
        f"the result has more than {_LARGEST} paths to its inputs",
        "One node is enough for an operation.",
        hint,
    )


def _links(node: Any, is_result: bool, what: str, hint: str | None) -> list[tuple[Any, float]]:
    """Return a node's parents with their local derivatives, after a look at their kinds and numbers."""
    if not all(hasattr(node, name) for name in _ATTRIBUTES):
        kind = type(node).__name__
        if is_result:
            fail(
                what,
                f"expected a Node, got {as_words(node)} of type {kind}",
                "Return `Node(value, …)`.",
                hint,
            )
        nodes = "The parents are the nodes themselves, not their values."
        fail(what, f"a parent should be a Node, got {as_words(node)} of type {kind}", nodes, hint)
    parents, steps = node.parents, node.local_derivatives
    for name, items in (("parents", parents), ("local_derivatives", steps)):
        if not isinstance(items, tuple | list | np.ndarray):
            comma = "Is a comma missing? `(a,)` is a tuple with one item, `(a)` is just a."
            fail(what, f"`{name}` should be a tuple, got {_kind(items)}", comma, hint)
    if len(parents) != len(steps) or len(parents) > _LARGEST:
        counts = f"{times(len(parents), 'parent')}, {times(len(steps), 'local derivative')}"
        fail(what, f"every parent needs a local derivative: {counts}", None, hint)
    for step in steps:
        if not isinstance(step, int | float | np.number):
            number = "A local derivative is a number: take the `.value` of a node."
            fail(what, f"a local derivative should be a number, got {_kind(step)}", number, hint)
    return list(zip(parents, steps, strict=True))


def _kind(value: Any) -> str:
    return (
        "a Node"
        if hasattr(value, "local_derivatives")
        else f"{as_words(value)} of type {type(value).__name__}"
    )
