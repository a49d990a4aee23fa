"""What the course's notebooks import: checks, corpora, plots, widgets, and reference implementations.

Students check a notebook with :func:`validate`, JupyterLab's *Validate*, or ``autograder validate FILE``.

A lecture and its exercises hold the mathematics that they teach; this package holds what would only stand in
a reader's way: drawing, data, messages, and implementations that are fast or serve as an oracle. It imports
nothing of the grader; it offers a grader :func:`coursekit.checks.grading_context` and the constant below.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if sys.version_info < (3, 11):  # noqa: UP036 -- whoever has a notebook of the course has some Python
    raise ImportError(
        "this course needs Python 3.11 or newer, this is {}.{}.{}: its README says how to set it up".format(
            *sys.version_info
        )
    )

if TYPE_CHECKING:
    from pathlib import Path

#: Folders that answer an exercise: lectures and checks use them; no submission sees them while it is graded.
WITHHELD_FROM_STUDENTS = ("reference",)

__version__ = "0.1.0"


def validate(notebook: str | Path | None = None, *, seconds: float = 10.0) -> None:
    """Run the saved notebook in a fresh kernel, and show what each exercise came to as soon as it is known.

    These are the visible checks; hidden ones run when the work is graded. Nothing stops it: an error, an
    endless loop or a cell that ends its process costs what needs it.

    Parameters
    ----------
    notebook : str or Path, optional
        The file; by default the notebook in which this is called, as it was last saved.
    seconds : float
        How long a cell may compute before it is stopped.
    """
    try:
        # Only who validates needs what starts a kernel.
        from coursekit.validation._notebook import validate as show
    except ModuleNotFoundError as error:
        # A notebook in a browser alone has none of it.
        print(f"validate: no fresh kernel can start here ({error.name} is missing): run the cells one by one")
        return
    show(notebook, seconds)
