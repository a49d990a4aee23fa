"""A student's server: no tools of instructors, and a folder that looks like the course.

Runs as the student, in the student's home folder.
"""

import os
import shutil
from pathlib import Path

c = get_config()  # traitlets puts it into the namespace of a configuration file

c.ServerApp.jpserver_extensions = {
    "nbgrader.server_extensions.assignment_list": True,
    "nbgrader.server_extensions.validate_assignment": True,
    "nbgrader.server_extensions.formgrader": False,
    "nbgrader.server_extensions.course_list": False,
}

home = Path.home()
(home / "assignments").mkdir(exist_ok=True)  # nbgrader does not make it
lectures = Path(os.environ["STUDENT_FOLDER"], "lectures")
if lectures.is_dir() and not (home / "lectures").exists():
    shutil.copytree(lectures, home / "lectures")
