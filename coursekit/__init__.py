"""What the course's notebooks import: corpora, checks, plots and widgets.

The mathematics stays in the notebooks; this package holds what would only stand in a reader's way.
It knows nothing of the grader.
"""

#: Modules that answer an exercise: lectures and checks use them, a grader keeps them from student code.
WITHHELD_FROM_STUDENTS = ("differences", "sgns")

__version__ = "0.1.0"
