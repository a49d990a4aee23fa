"""Other Python interpreters that the grader starts: none imports anything from where it starts.

Python looks for modules in the current folder first, also for its own. An instructor may stand in a folder
that a student submitted, beside a file named ``random.py``.
"""

from __future__ import annotations

import contextlib
import os
import typing

_VARIABLE = "PYTHONSAFEPATH"


@contextlib.contextmanager
def trusting_no_folder() -> typing.Iterator[None]:
    """Interpreters started meanwhile do not look for modules in the folder that they start in."""
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = "1"
    try:
        yield
    finally:
        if before is None:
            del os.environ[_VARIABLE]
        else:
            os.environ[_VARIABLE] = before
