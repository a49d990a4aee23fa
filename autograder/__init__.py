"""Release, grade and give feedback on the course's assignments.

Built on nbgrader. Hidden tests run in a process that student code never enters. The package knows
nothing of any one assignment.
"""

from coursekit import __version__

__all__ = ["__version__"]
