"""A unit from the template passes the audit and the release before anybody has written a line."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from small_course import Autograder, SmallCourse

from autograder.authoring.audit import audit
from autograder.authoring.new import new_unit


@pytest.mark.sandbox
@pytest.mark.slow
def test_the_template_passes_the_audit_and_the_release(small: SmallCourse, autograder: Autograder) -> None:
    code, out, _ = autograder("new", "07-tokenization")
    assert code == 0
    assert "lectures/07-tokenization.ipynb" in out
    report = audit(small.course, ["07-tokenization"])
    assert report.surprises == []
    assert report.ok
    assert len(report.rows) >= 14, "solution, blank, six right and six wrong ones"
    code, _, err = autograder("release", "07-tokenization")
    assert code == 0, err
    released = small.course.assignments / "07-tokenization" / "07-tokenization.ipynb"
    assert "mean(axis=0)\n    ### END" not in released.read_text()


def test_its_notebooks_are_valid_and_link_to_each_other(small: SmallCourse) -> None:
    files = new_unit(small.course, "07-tokenization")
    notebooks = [path for path in files if path.suffix == ".ipynb"]
    assert len(notebooks) == 2
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)
        nbformat.validate(notebook)
        assert "Tokenization" in notebook.cells[0].source
        assert "07-tokenization.ipynb" in notebook.cells[0].source


@pytest.mark.parametrize(
    "name", ["tokenization", "7-tokenization", "07-Token", "07", "07-a/b", "../07-a", "07-ä"]
)
def test_an_odd_name_is_refused(name: str, small: SmallCourse, autograder: Autograder) -> None:
    code, _, err = autograder("new", name)
    assert code == 2
    assert "no name for a unit" in err
    assert not (small.root / "lectures").exists()


def test_a_number_in_use_is_refused_and_nothing_is_written(
    small: SmallCourse, autograder: Autograder
) -> None:
    assert small.course.root  # reading the configuration makes the work folder
    before = sorted(Path(small.root).rglob("*"))
    code, _, err = autograder("new", "01-something-else")
    assert code == 2
    assert "unit 01 exists already (solutions/01-small)" in err
    assert sorted(Path(small.root).rglob("*")) == before
