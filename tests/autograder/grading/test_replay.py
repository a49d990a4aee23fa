"""An appeal: the same inputs as in grading, one exercise only, and nothing written."""

from __future__ import annotations

import json
import re
import typing
from pathlib import Path

import numpy as np
import pytest
from small_course import NAME, Autograder, SmallCourse, answer, notebook, small_solution, test_cell

pytestmark = pytest.mark.sandbox

SHOWS_ITS_INPUT = """from coursekit.checks import fresh_rng
drawn = fresh_rng("double").integers(10**9)
### BEGIN HIDDEN TESTS
assert double(2) == 5, f"drew {drawn}"
### END HIDDEN TESTS"""


@pytest.fixture
def graded(small: SmallCourse, autograder: Autograder) -> str:
    """A class of two whose check shows what it drew; gives the number that `ada` got in grading."""
    cells = small_solution()
    cells[3] = test_cell("double", SHOWS_ITS_INPUT, 1)
    small.write_solution(cells)
    small.submit("ada")
    small.submit("bob")
    code, out, _ = autograder("grade", NAME, "--json", "grades.json", "--jobs", "1")
    assert code == 0
    drawn = re.findall(r"drew (\d+)", out)
    assert len(set(drawn)) == 2, "students draw different inputs"
    grades = json.loads(Path("grades.json").read_text())
    return str(grades["students"]["ada"]["exercises"]["double"]["message"])


def test_a_replay_draws_what_grading_drew(graded: str, autograder: Autograder) -> None:
    code, out, _ = autograder("replay", NAME, "ada", "double")
    assert code == 0
    assert graded in out
    assert "failed, 0 of 1" in out
    seed = re.search(r"seed (\d+)", out)
    assert seed is not None
    _, again, _ = autograder("replay", NAME, "bob", "double", "--seed", seed[1])
    assert graded in again, "the seed alone decides the inputs"


def test_a_replay_shows_the_instructor_where_and_writes_nothing(
    graded: str, small: SmallCourse, autograder: Autograder
) -> None:
    before = {path: path.read_bytes() for path in (small.root / "grading").rglob("*") if path.is_file()}
    _, out, _ = autograder("replay", NAME, "ada", "double")
    assert "test-double, line 4" in out
    assert '>   4  assert double(2) == 5, f"drew {drawn}"' in out
    assert "got = double(2)\n# what it returned then\nreturned = 4\n" in out
    after = {path: path.read_bytes() for path in (small.root / "grading").rglob("*") if path.is_file()}
    assert after == before


def test_long_inputs_lie_beside_the_cell_that_loads_them(small: SmallCourse, autograder: Autograder) -> None:
    check = """import numpy as np
from coursekit.checks import check_close
from coursekit.checks import fresh_rng
x = fresh_rng("double").normal(size=(40, 50)).astype("float32")
check_close(double(x), 3 * x, "three times x")"""
    cells = small_solution()
    cells[3] = test_cell("double", check, 1)
    small.write_solution(cells)
    small.submit("ada")
    code, out, err = autograder("replay", NAME, "ada", "double")
    assert code == 0, err
    cell = out[out.index("# 01-small, double of ada") : out.index("The long inputs lie in")]
    names: dict[str, typing.Any] = {"double": lambda x: 2 * x}
    exec(cell, names)
    assert names["x"].shape == (40, 50)
    assert names["x"].dtype == "float32"
    np.testing.assert_array_equal(names["got"], names["returned"])
    np.testing.assert_array_equal(names["expected"], 3 * names["x"])
    file = small.root / "grading" / "replay" / "ada" / f"{NAME}-double.npz"
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ada", "dubble"), "did you mean double?"),
        (("adam", "double"), "adam"),
        (("ada", "written-why"), "no autograded exercise"),
    ],
)
def test_mistakes_get_one_line(
    arguments: tuple[str, str], told: str, small: SmallCourse, autograder: Autograder
) -> None:
    small.submit("ada")
    code, out, err = autograder("replay", NAME, *arguments)
    assert code == 2
    assert told in err
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in out + err


def test_an_answer_that_calls_helpers_elsewhere_replays(small: SmallCourse, autograder: Autograder) -> None:
    cells = small_solution()
    cells[2] = answer("double", "def double(x):\n    return twice(x)")
    cells.insert(2, {**cells[0], "cell_type": "code", "source": "def twice(x): return 2 * x", "outputs": []})
    small.submit_raw("ada", json.dumps(notebook(cells)).encode())
    code, out, _ = autograder("replay", NAME, "ada", "double")
    assert code == 0
    assert "passed, 1 of 1" in out
