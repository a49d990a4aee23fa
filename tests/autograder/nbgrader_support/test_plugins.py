"""Plain nbgrader commands in a temporary course: grades and pages as `autograder` makes them."""

from __future__ import annotations

import csv
import html.parser
import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import slow_pages
from nbconvert.exporters import HTMLExporter
from traitlets.config import Config

from autograder.feedback.children import Renderers
from autograder.feedback.write import write_feedback
from autograder.gradebook.gradebook import results
from autograder.grading.run import grade_assignment
from autograder.nbgrader_support import plugins
from autograder.nbgrader_support.plugins import SafeOutputs

ROOT = Path(__file__).resolve().parents[3]


def nbgrader(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run an nbgrader command as an instructor would, from a folder of the course."""
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


class Acting(html.parser.HTMLParser):
    """What a browser would run or load in a page: scripts, handlers, pictures."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.scripts: list[str] = []
        self.handlers: list[str] = []
        self.pictures: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on")]
        self.pictures += [value or "" for name, value in attrs if name == "src" and tag == "img"]

    def handle_data(self, data):
        if self.tags and self.tags[-1] == "script":
            self.scripts.append(data)


def submission(small, student: str) -> dict:
    return json.loads(small.submit(student).read_bytes())


@pytest.fixture
def klass(small) -> str:
    """A class of honest and of hostile submissions; answers the assignment's name."""
    [name] = small.course.assignment_names()
    small.submit("ada")
    small.submit("bob", {"greet": "def greet(name):\n    return 'Hello, ' + name + '?'\n"})
    small.submit_raw("broken", b"{")
    doubled = submission(small, "doubled")
    doubled["cells"] += [cell for cell in doubled["cells"] if cell["metadata"].get("nbgrader")]
    small.submit_raw("doubled", json.dumps(doubled).encode())
    foreign = submission(small, "foreign")
    for cell in foreign["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"] |= {
                "schema_version": 99,
                "points": 1e9,
                "grade": True,
                "checksum": 1,
            }
    foreign["metadata"] = {"kernelspec": {"name": "no-such-kernel", "display_name": 5}}
    small.submit_raw("foreign", json.dumps(foreign).encode())
    linked = small.submit("linked").parent
    (linked / "data.txt").symlink_to(small.root / "nbgrader_config.py")
    (linked / "timestamp.txt").write_text("2030-01-02 03:04:05 UTC")
    (small.submit("timeless").parent / "timestamp.txt").write_text("2026-01-01T10:00 +9999")
    small.submit("misnamed").rename(small.root / "grading" / "submitted" / "misnamed" / name / "mine.ipynb")
    return name


@pytest.mark.sandbox
@pytest.mark.slow
def test_autograde_feedback_and_export(small, klass, tmp_path):
    # From a folder below the course's root, without any release before.
    graded = nbgrader(small.root, "autograde", klass)
    assert graded.returncode == 0, graded.stderr
    assert "Traceback" not in graded.stderr

    recorded = {student: r.result for student, r in results(small.course, klass).items()}
    scores = {student: (result.score, str(result.status)) for student, result in recorded.items()}
    assert scores == {
        "ada": (3.0, "graded"),
        "bob": (1.0, "graded"),
        "broken": (0.0, "ungradable"),
        "doubled": (3.0, "graded"),
        "foreign": (3.0, "graded"),
        "linked": (3.0, "graded"),
        "misnamed": (0.0, "ungradable"),
        "timeless": (3.0, "graded"),
    }
    assert "mine.ipynb" in recorded["misnamed"].message

    autograded = small.course.autograded
    for student in recorded:
        notebook = nbformat.read(autograded / student / klass / f"{klass}.ipynb", as_version=4)
        if recorded[student].exercises:
            assert any("hidden_name" in cell.source for cell in notebook.cells), "for the instructor"
        else:
            assert "could not be graded" in notebook.cells[0].source
    linked = sorted(path.name for path in (autograded / "linked" / klass).iterdir())
    assert linked == [f"{klass}.ipynb", "timestamp.txt"], "a link is not followed, the time is kept"

    fed = nbgrader(small.root, "generate_feedback", klass)
    assert fed.returncode == 0, fed.stderr
    feedback = small.course.feedback
    for path in feedback.rglob("*"):
        assert path.name not in ("data.txt", "nbgrader_config.py")
        if path.suffix == ".html":
            assert "hidden_name" not in path.read_text()
            assert "value_to_double" not in path.read_text()
    pages = {path.parent.name: path for path in write_feedback(small.course, klass)}
    assert sorted(pages) == sorted(recorded)
    for student, page in pages.items():
        by_nbgrader = feedback / student / klass / f"{klass}.html"
        assert by_nbgrader.read_text() == page.read_text(), "both commands write the same page"

    exported = nbgrader(small.root, "export", "--to", str(tmp_path / "grades.csv"))
    assert exported.returncode == 0, exported.stderr
    with (tmp_path / "grades.csv").open(newline="") as stream:
        rows = {row["student_id"]: row for row in csv.DictReader(stream)}
    assert {student: float(row["score"]) for student, row in rows.items()} == {
        student: score for student, (score, _) in scores.items()
    }
    assert rows["linked"]["timestamp"].startswith("2030-01-02 03:04:05")


@pytest.mark.sandbox
@pytest.mark.slow
def test_an_old_score_does_not_survive_a_broken_resubmission(small):
    [name] = small.course.assignment_names()
    small.submit("ada")
    small.submit("bob")
    grade_assignment(small.course, name)
    assert results(small.course, name)["ada"].result.score == 3.0

    small.submit_raw("ada", b"not a notebook any more")
    small.submit("bob", {"double": "def double(x):\n    raise SystemExit\n"})
    again = nbgrader(small.root, "autograde", name, "--force")
    assert again.returncode == 0, again.stderr
    recorded = results(small.course, name)
    assert recorded["ada"].result.score == 0.0
    assert recorded["bob"].result.score == 2.0
    for student in ("ada", "bob"):
        assert (small.course.autograded / student / name / f"{name}.ipynb").is_file()


@pytest.mark.slow
def test_generate_assignment_leaves_signatures_and_one_line(small):
    [name] = small.course.assignment_names()
    made = nbgrader(small.root, "generate_assignment", name)
    assert made.returncode == 0, made.stderr
    released = nbformat.read(small.course.assignments / name / f"{name}.ipynb", as_version=4)
    sources = {cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source for cell in released.cells}
    assert sources["double"] == 'def double(x):\n    """Twice x."""\n    raise NotImplementedError()'
    assert "hidden" not in sources["test-double"].lower()
    assert "repeated counting" not in sources["written-why"]


def test_formgrader_shows_nothing_that_acts():
    attack = '<script>alert(1)</script><img src=x onerror="alert(1)">'
    outputs = [
        nbformat.v4.new_output("display_data", {"text/html": attack, "text/plain": "x"}),
        nbformat.v4.new_output("display_data", {"image/svg+xml": f"<svg onload='alert(1)'>{attack}</svg>"}),
        nbformat.v4.new_output("display_data", {"text/latex": attack}),
        nbformat.v4.new_output("display_data", {"application/javascript": "alert(1)"}),
        nbformat.v4.new_output(
            "display_data", {"image/png": f'">{attack}'}, metadata={"image/png": {"width": f'">{attack}'}}
        ),
        nbformat.v4.new_output("stream", name="stdout", text=attack),
    ]
    test_meta = {"nbgrader": {"grade_id": "test-double", "grade": True, "points": 1}}
    cells = [
        nbformat.v4.new_code_cell(attack, outputs=outputs, metadata={"tags": [f'">{attack}'], **test_meta}),
        nbformat.v4.new_code_cell("1", metadata={"nbgrader": {"grade_id": f'">{attack}', "grade": True}}),
        nbformat.v4.new_markdown_cell(attack),
        nbformat.v4.new_raw_cell(attack, metadata={"raw_mimetype": "text/html"}),
    ]
    metadata = {"title": f"</title>{attack}", "widgets": {"a": attack}}
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=metadata)
    config = Config()
    config.HTMLExporter.template_name = "classic"
    config.HTMLExporter.filters = {"markdown2html": "autograder.nbgrader_support.plugins.shown_markdown"}
    config.HTMLExporter.preprocessors = [SafeOutputs]
    page, _ = HTMLExporter(config=config).from_notebook_node(notebook)
    seen = Acting(page)
    assert not any("alert(1)" in script for script in seen.scripts)
    assert seen.handlers == []
    assert not {"svg", "iframe"} & set(seen.tags)
    assert "x" not in seen.pictures
    assert "test-double" in json.dumps(SafeOutputs().preprocess(notebook, {})[0])


def test_formgrader_shows_direction_marks_and_what_takes_too_long_as_text(monkeypatch):
    turned = "\u202eabc"
    cells = [
        nbformat.v4.new_code_cell(
            f"x = 1  # {turned}", outputs=[nbformat.v4.new_output("stream", name="stdout", text=turned)]
        ),
        nbformat.v4.new_markdown_cell(f"*{turned}*"),
        nbformat.v4.new_raw_cell(turned),
    ]
    shown, _ = SafeOutputs().preprocess(nbformat.v4.new_notebook(cells=cells), {})
    assert "\u202e" not in json.dumps(shown, ensure_ascii=False)
    assert "<em>\\u202eabc</em>" in plugins.shown_markdown(shown.cells[1].source)
    assert "<em>" not in plugins.shown_markdown("<script>*x*</script>")

    endless = Renderers(jobs=1, seconds=1.0)
    monkeypatch.setattr(plugins, "_renderers", lambda: endless)
    monkeypatch.setattr(plugins, "safe_texts", slow_pages.endless_texts)
    shown, _ = SafeOutputs().preprocess(nbformat.v4.new_notebook(cells=cells), {})
    endless.close()
    assert "<pre>" in shown.cells[1].source


def test_the_configuration_works_from_any_folder(small, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    course = small.course
    assert course.gradebook_file == small.root / "grading" / "gradebook.db"
    assert course.submitted == small.root / "grading" / "submitted"
