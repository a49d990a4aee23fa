"""nbgrader's view of this course: where things are, and who grades.

`nbgrader generate_assignment`, `autograde`, `generate_feedback`, `export` and the formgrader read this
file, and so does `autograder`. A copy of it beside another `solutions/` folder makes another course.
"""

import contextlib
from pathlib import Path

# traitlets puts `get_config` into the namespace of a configuration file.
c = get_config()

here = Path(__file__).resolve().parent

# --- Where things are: everything that grading writes lies below grading/.
c.CourseDirectory.root = str(here)
c.CourseDirectory.course_id = "word-embeddings"
c.CourseDirectory.source_directory = "solutions"
c.CourseDirectory.release_directory = "assignments"
c.CourseDirectory.submitted_directory = "grading/submitted"
c.CourseDirectory.autograded_directory = "grading/autograded"
c.CourseDirectory.feedback_directory = "grading/feedback"
c.CourseDirectory.db_url = f"sqlite:///{here / 'grading' / 'gradebook.db'}"
# SQLite makes the file, not its folder; a read-only course can still be looked at.
with contextlib.suppress(OSError):
    (here / "grading").mkdir(exist_ok=True)

# --- Release: an answer cell keeps its signature and docstring, and loses its body to this one line.
c.ClearSolutions.code_stub = {"python": "raise NotImplementedError()"}
c.ClearSolutions.text_stub = "*Write your answer here.*"

# --- `nbgrader autograde` and formgrader's button: the exporter grades in the sandbox, as `autograder grade`
# does, and the preprocessors that would run student code next to the hidden tests are gone.
c.Autograde.exporter_class = "autograder.nbgrader_support.plugins.GradingExporter"
c.Autograde.sanitize_preprocessors = []
c.Autograde.autograde_preprocessors = ["nbgrader.preprocessors.AssignLatePenalties"]
# What lateness costs: autograder.toml says; without that file, LateSubmissionPlugin.penalty_method.
c.AssignLatePenalties.plugin_class = "autograder.nbgrader_support.late.TermPolicy"

# --- `nbgrader generate_feedback`: the same page as `autograder feedback`; hidden tests stay here.
c.GenerateFeedback.exporter_class = "autograder.nbgrader_support.plugins.FeedbackExporter"
c.GenerateFeedback.preprocessors = []

# --- Formgrader shows students' notebooks to instructors: what students wrote must not run in that page.
c.HTMLExporter.filters = {"markdown2html": "autograder.nbgrader_support.plugins.shown_markdown"}
c.HTMLExporter.preprocessors = ["autograder.nbgrader_support.plugins.SafeOutputs"]

# --- On a JupyterHub (deploy/README.md): `nbgrader collect` takes plain files of their owner, nothing else.
c.ExchangeFactory.collect = "autograder.nbgrader_support.exchange.SafeCollect"
