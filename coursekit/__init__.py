"""What the course's notebooks import: checks, corpora, plots, widgets, and reference implementations.

A lecture and its exercises hold the mathematics that they teach; this package holds what would only stand in
a reader's way: drawing, data, messages, and implementations that are fast or serve as an oracle. It imports
nothing of the grader; it offers a grader :func:`coursekit.checks.grading_context` and the constant below.
"""

#: Folders that answer an exercise: lectures and checks use them; no submission sees them while it is graded.
WITHHELD_FROM_STUDENTS = ("reference",)

__version__ = "0.1.0"
