"""A student's nbgrader: which course, where the exchange is, and where assignments are put."""

import os
from pathlib import Path

# traitlets puts `get_config` into the namespace of a configuration file.
c = get_config()

c.CourseDirectory.course_id = "word-embeddings"
c.Exchange.root = os.environ["COURSE_EXCHANGE"]
# Beside lectures/, so that the links between them work.
c.Exchange.assignment_dir = str(Path.home() / "assignments")
