"""A student's server: no tools of instructors, and a folder that looks like the course.

Runs as the student, in the student's home folder.
"""

import os
import shutil
from pathlib import Path

# traitlets puts `get_config` into the namespace of a configuration file.
c = get_config()

c.ServerApp.jpserver_extensions = {
    "nbgrader.server_extensions.assignment_list": True,
    "nbgrader.server_extensions.validate_assignment": False,  # the course has its own
    "nbgrader.server_extensions.formgrader": False,
    "nbgrader.server_extensions.course_list": False,
}

home = Path.home()
# nbgrader does not make it.
(home / "assignments").mkdir(exist_ok=True)
lectures = Path(os.environ["STUDENT_FOLDER"], "lectures")
if lectures.is_dir() and not (home / "lectures").exists():
    shutil.copytree(lectures, home / "lectures")
