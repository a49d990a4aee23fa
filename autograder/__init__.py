"""Release, grade and give feedback on the course's assignments.

Built on nbgrader. Hidden tests run in a process that student code never enters. The package knows
nothing of any one assignment.
"""

import sys

from coursekit import __version__

# jsonschema, which nbformat imports, imports this package if it is installed, to check a format of addresses
# that notebooks do not have. Its grammar takes two seconds to build, in every process. Python takes a module
# that is None here for one that is not installed. A program that imports `coursekit` alone is left as it is.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

__all__ = ["__version__"]
