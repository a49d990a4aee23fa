"""The seams to nbgrader: its own commands and formgrader's buttons do what `autograder` does.

``nbgrader_config.py`` names these classes. ``nbgrader autograde`` grades through the sandbox and writes the
same grades as ``autograder grade``; ``nbgrader generate_feedback`` writes the same page as ``autograder
feedback``; formgrader shows students' notebooks without running what is in them. ``generate_assignment``,
``validate`` and ``export`` are nbgrader's.
"""

from __future__ import annotations

import functools
import json
import re
import typing
from pathlib import Path

import nbformat
from nbconvert.exporters import NotebookExporter
from nbconvert.preprocessors import Preprocessor
from nbgrader.converters.base import NbGraderException

from ..course import Course, CourseError
from ..feedback import sanitize
from ..feedback.cells import safe_texts
from ..feedback.children import Renderers
from ..feedback.page import PageExporter
from ..feedback.write import student_page
from ..gradebook.gradebook import results
from ..grading.autograded import Notebook, as_text, copy_receipt, explanation, read_notebook
from ..grading.local_pool import LocalPool
from ..grading.run import Run, grade_assignment
from ..leaks import hidden_tests
from ..notebook import load_assignment
from ..notebook_file import NotebookError
from ..result import SubmissionResult
from .directory import safe_directory

Resources = dict[str, typing.Any]


class GradingExporter(NotebookExporter):
    """What ``nbgrader autograde`` exports: the autograded notebook, after grading it in the sandbox.

    nbgrader's converter makes two passes over each notebook. In the first, nbgrader would read the
    submitted file and clean it: here the file is graded instead, and the file itself never reaches
    nbformat, which hostile files break. The second pass, in which nbgrader would run the notebook, reads
    what the first one wrote.
    """

    #: nbgrader's converter, which makes the exporter.
    parent: typing.Any

    def __init__(self, **kwargs: typing.Any) -> None:
        super().__init__(**kwargs)
        self._run: Run | None = None
        converter = self.parent
        self._own_hook = converter.pre_convert_hook
        converter.pre_convert_hook = self._before_student
        # The student contributes the sources of cells and nothing else: nbgrader would copy every other
        # file, following symbolic links.
        converter.coursedir = safe_directory(converter.coursedir, ignore=["*"])

    def from_filename(
        self, filename: str, resources: Resources | None = None, **kwargs: typing.Any
    ) -> tuple[typing.Any, Resources]:
        assert resources is not None
        course, name, student = _place(self.parent, resources)
        if not self.parent._sanitizing:
            copy_receipt(course, name, student)
            return super().from_filename(filename, resources, **kwargs)
        result = self._graded(course, name).results[student]
        notebook = result.notebook or read_notebook(course, student, name) or self._again(course, result)
        resources["output_extension"] = ".ipynb"
        return as_text(notebook), resources

    def _before_student(self, assignment: str, student: str, notebooks: list[str]) -> None:
        """Grade before nbgrader looks at the folder: it stops at an assignment that it has not released."""
        if self._own_hook:
            self._own_hook(assignment=assignment, student=student, notebooks=notebooks)
        self._graded(_course(self.parent), assignment)
        # One notebook counts, under its own name, whatever else lies there; a missing one gets its zero and
        # its reason.
        self.parent.notebooks = [str(Path(notebooks[0]).parent / f"{assignment}.ipynb")]

    def _graded(self, course: Course, name: str) -> Run:
        """The one grading run of this command, made when it is first needed."""
        if self._run is None:
            try:
                self._run = grade_assignment(course, name, students=self._students(), force=self.parent.force)
            except (CourseError, NotebookError) as error:
                raise NbGraderException(str(error)) from None
            for student in self._run.results:
                copy_receipt(course, name, student)
            if self._run.stopped:
                self.log.error("grading stopped early: %s", self._run.stopped)
        return self._run

    def _students(self) -> list[str] | None:
        """The students asked for; None means everybody, those without any notebook included."""
        settings = self.parent.coursedir
        excluded = set(settings.student_id_exclude.split(",")) if settings.student_id_exclude else set()
        if settings.student_id == "*" and not excluded:
            return None
        found = {Path(folder).parent.name for folder in self.parent.assignments}
        return sorted(found - excluded)

    def _again(self, course: Course, result: SubmissionResult) -> Notebook:
        """The notebook of a submission that was not graded in this run and has none on disk."""
        if result.exercises:
            alone = grade_assignment(
                course, result.assignment, students=[result.student], pool=lambda: LocalPool(1), force=True
            )
            result = alone.results[result.student]
        return result.notebook or explanation(result)


class FeedbackExporter(PageExporter):
    """What ``nbgrader generate_feedback`` exports: the page that ``autograder feedback`` writes."""

    def from_filename(
        self, filename: str, resources: Resources | None = None, **kwargs: typing.Any
    ) -> tuple[typing.Any, Resources]:
        assert resources is not None
        course, name, student = _place(self.parent, resources)
        try:
            recorded = results(course, name).get(student)
            if recorded is None:
                raise CourseError(
                    f"student {student!r} was not graded in {name}: run `autograder grade {name}` first"
                )
            assignment = load_assignment(course.solution(name), name)
            page = student_page(course, assignment, recorded, hidden_tests(course, name))
        except (CourseError, NotebookError) as error:
            raise NbGraderException(str(error)) from None
        resources["output_extension"] = ".html"
        return page, resources


class SafeOutputs(Preprocessor):
    """Makes a notebook safe for nbgrader's own templates, which trust outputs and metadata.

    Formgrader shows it to an instructor, in a page that may change grades. Its texts are laid out in a child
    process within a limit of time, and shown plainly over it.
    """

    def preprocess(
        self, nb: nbformat.NotebookNode, resources: Resources
    ) -> tuple[nbformat.NotebookNode, Resources]:
        nb.metadata = nbformat.from_dict({"language_info": {"name": "python", "pygments_lexer": "ipython3"}})
        rendered = _renderers().render(safe_texts, json.dumps(nb.cells))
        if rendered.page is None:
            raise NbGraderException(f"the notebook cannot be shown: {rendered.refused or rendered.trouble}")
        for cell, shown in zip(nb.cells, json.loads(rendered.page), strict=True):
            meta = cell.metadata.get("nbgrader")
            keep = isinstance(meta, dict) and re.fullmatch(r"[\w.:-]+", str(meta.get("grade_id", "-")))
            cell.metadata = nbformat.from_dict({"nbgrader": meta} if keep else {})
            cell.source = shown["source"]
            if cell.cell_type == "code":
                html = shown["outputs"]
                cell.outputs = [nbformat.v4.new_output("display_data", {"text/html": html})] if html else []
            else:
                # A raw cell as well, which nbgrader's template would print as it is.
                cell.cell_type, cell.source = "markdown", SafeHtml(shown["source"])
        return nb, resources


class SafeHtml(str):
    """HTML that has been made safe."""


def shown_markdown(source: str, **_: object) -> str:
    """The filter ``markdown2html`` of formgrader's templates: what `SafeOutputs` made stays as it is."""
    return source if isinstance(source, SafeHtml) else sanitize.markdown_to_html(source)


@functools.cache
def _renderers() -> Renderers:
    """The one child of a server that shows notebooks: it lives as long as the server."""
    return Renderers(jobs=1)


def _course(converter: typing.Any) -> Course:
    return Course.at(Path(converter.coursedir.root))


def _place(converter: typing.Any, resources: Resources) -> tuple[Course, str, str]:
    about = resources["nbgrader"]
    return _course(converter), about["assignment"], about["student"]
