"""Submissions that spoil every argument and answer as the solution would for the spoiled ones.

A grader whose expected values depend on objects that a student's function got to change would find such an
answer right. One submission is made for each exercise; it must get no point for it. It is as cunning as a
student can be: the calls of the visible checks, whose values are fixed, it answers honestly; and it keeps its
process from reporting what was changed, since that report is only there for honest mistakes.

Arrays, lists, dicts, sets and generators are spoiled in place, and so are the numbers that objects such as
the nodes of a graph hold. Numbers, strings and tuples cannot be; a function that takes nothing else answers
as for zeros and empty strings in their stead.
"""

from __future__ import annotations

from pathlib import Path

from ..notebook import Assignment, Role, visible_tests
from .samples import Sample

#: A loop over spoiled arguments need not end: negatives other than the only word that is left.
_SECONDS = 1.5
#: Follows the solution's own definition of a function in its answer cell.
_SPOIL = '''

def _spoil_arguments_of(function, visible_checks):
    import contextlib
    import functools
    import gc
    import io

    import numpy as np

    for thing in gc.get_objects():
        if type(thing).__name__ == "Executor" and hasattr(type(thing), "_same_content"):
            type(thing)._same_content = lambda *_: True

    def spoil(value):
        """Spoil a value in place; whether that was possible."""
        if isinstance(value, np.ndarray):
            value.flags.writeable = True
            shares = value.dtype.kind == "f" and value.ndim == 1 and abs(value.sum() - 1) < 1e-3
            # Shares stay shares, so that a check of the arguments finds nothing.
            value[...] = 1 / value.size if shares else np.zeros((), value.dtype)
        elif isinstance(value, dict) and not any(isinstance(item, np.ndarray) for item in value.values()):
            value.clear()
        elif isinstance(value, list) and not any(isinstance(item, np.ndarray) for item in value):
            value.clear()
        elif isinstance(value, set):
            value.clear()
        elif isinstance(value, dict | list | tuple):
            return any([spoil(item) for item in (value.values() if isinstance(value, dict) else value)])
        elif isinstance(value, np.random.Generator):
            value.bit_generator.state = type(value.bit_generator)(0).state
        elif isinstance(value, type) or callable(value) or not hasattr(value, "__dict__"):
            return False
        else:
            for name, item in list(vars(value).items()):
                if isinstance(item, int | float):
                    setattr(value, name, 0.0)
                elif isinstance(item, tuple) and all(isinstance(part, int | float) for part in item):
                    setattr(value, name, (0.0,) * len(item))
        return True

    def key(value, depth=0):
        """What tells the arguments of one call from those of another."""
        if isinstance(value, np.ndarray):
            return str(value.dtype), value.shape, value.tobytes()
        if isinstance(value, dict):
            return tuple((name, key(item, depth)) for name, item in value.items())
        if isinstance(value, list | tuple):
            return tuple(key(item, depth) for item in value)
        if isinstance(value, np.random.Generator):
            return str(value.bit_generator.state)
        if callable(value):
            return "a function"
        if hasattr(value, "__dict__") and depth < 3:
            return key(vars(value), depth + 1)
        return repr(value) if isinstance(value, int | float | str | set) else "an object"

    visible = set()

    @functools.wraps(function)
    def noting(*args, **kwargs):
        visible.add(key((args, kwargs)))
        return function(*args, **kwargs)

    with contextlib.suppress(Exception), contextlib.redirect_stdout(io.StringIO()):
        exec(visible_checks, {**globals(), function.__name__: noting})

    @functools.wraps(function)
    def spoiling(*args, **kwargs):
        if key((args, kwargs)) in visible:
            return function(*args, **kwargs)
        if not any([spoil(value) for value in (*args, *kwargs.values())]):
            args = [type(value)() if isinstance(value, int | float | str) else value for value in args]
        return function(*args, **kwargs)

    return spoiling


{name} = _spoil_arguments_of({name}, {visible})
'''


def spoiled_samples(assignment: Assignment, solution: Path) -> list[Sample]:
    """One sample for each exercise whose answer is a function of the same name.

    Parameters
    ----------
    solution
        The notebook of the assignment, for messages.
    """
    visible = {
        cell.exercise: visible_tests(cell.source)
        for cell in assignment.cells
        if cell.role is Role.TEST and cell.exercise is not None
    }
    return [
        Sample(
            label=f"spoiled/{name}",
            path=solution,
            line=1,
            wrong=True,
            title="every argument spoiled, answered as for the spoiled ones",
            loses=(name,),
            mentions={},
            answers={
                name: cell.source + _SPOIL.replace("{name}", name).replace("{visible}", repr(visible[name]))
            },
            free="",
            seconds=_SECONDS,
        )
        for cell in assignment.cells
        if cell.role is Role.ANSWER
        and (name := cell.grade_id or "") in visible
        and f"def {name}(" in cell.source
    ]
