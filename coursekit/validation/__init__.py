"""The student's own check: the saved notebook in a fresh kernel, and what each exercise came to.

One result for every place that shows it: JupyterLab's panel, a notebook, a terminal. It knows what a
student's notebook holds, the visible checks, and nothing of a grader.
"""

from coursekit.validation._clock import CELL_SECONDS
from coursekit.validation._exercises import CannotValidate, read_notebook
from coursekit.validation._outcomes import Outcome, Status, score_line, written_line
from coursekit.validation._run import Validation

__all__ = [
    "CELL_SECONDS",
    "CannotValidate",
    "Outcome",
    "Status",
    "Validation",
    "read_notebook",
    "score_line",
    "written_line",
]
