"""What answers an exercise: used by lectures and checks, and kept from a submission while it is graded.

The whole folder is absent where submitted code runs (see ``coursekit.WITHHELD_FROM_STUDENTS``). Nothing in it
imports from the rest of the course, and what may run there imports it only inside a function.
"""

from coursekit.reference.finite_differences import central_differences

__all__ = ["central_differences"]
