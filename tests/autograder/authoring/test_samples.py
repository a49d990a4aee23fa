"""Samples: which cells their code becomes, and the notebooks that they are put into."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from autograder.authoring.samples import (
    Sample,
    blank_notebook,
    reference_notebook,
    sample_notebook,
    split_answers,
    to_bytes,
    touched_exercises,
    unused_answers,
    visible_tests,
    without_cells,
    without_free_code,
)
from autograder.notebook import Assignment, load_assignment, merge
from autograder.notebook_file import parse_cells


@pytest.fixture
def assignment(small) -> Assignment:
    [name] = small.course.assignment_names()
    return load_assignment(small.course.solution(name), name)


def test_a_program_is_answers_and_the_rest():
    code = (
        "import math; double = lambda x: 2 * x\n\n# about it\ndef helper(): ...\n\nclass greet:\n    pass\n"
    )
    answers, free = split_answers(code, ["double", "greet"])
    assert answers == {
        "double": "import math; double = lambda x: 2 * x\n",
        "greet": "class greet:\n    pass\n",
    }
    assert free == "# about it\ndef helper(): ..."
    with pytest.raises(SyntaxError):
        split_answers("def double(x) return x", ["double"])


def test_the_notebook_has_the_answer_and_the_free_cell(small, assignment):
    answers, free = split_answers("OFFSET = 1\n\ndef double(x):\n    return x + OFFSET\n", ["double"])
    sample = Sample("wrong/double: a", Path("double.py"), 1, True, "a", ("double",), {}, answers, free)
    reference = reference_notebook(small.course.solution(assignment.name))
    before = json.dumps(reference)
    made = sample_notebook(sample, reference)
    assert json.dumps(reference) == before, "the reference is left alone"
    sources = [cell["source"] for cell in made["cells"]]
    imports = sources.index("import math")
    assert sources[imports + 1] == "OFFSET = 1"
    assert any("return x + OFFSET" in source for source in sources)
    assert not any("answer_of_double" in source for source in sources)

    merged = [cell.source for cell in merge(assignment, parse_cells(to_bytes(made)))]
    assert merged.index("OFFSET = 1") < next(i for i, s in enumerate(merged) if "x + OFFSET" in s)


def test_reference_and_blank_hold_what_students_could_have(small, assignment):
    solution = small.course.solution(assignment.name)
    reference, blank = (json.dumps(make(solution)) for make in (reference_notebook, blank_notebook))
    assert "hidden_name" not in reference
    assert "HIDDEN TESTS" not in reference
    assert "answer_of_double" in reference
    assert "BEGIN SOLUTION" not in reference
    assert "answer_of_double" not in blank
    assert "repeated counting" not in blank, "the written answer is blank, too"
    assert blank.count("raise NotImplementedError()") == 2


def test_visible_tests_drops_every_hidden_region():
    region = "### BEGIN HIDDEN TESTS\nb\n### END HIDDEN TESTS\n"
    source = f"a\n{region}c\n{region}"
    assert visible_tests(source) == "a\nc"
    assert visible_tests("a\n### BEGIN HIDDEN TESTS\nnever closed") == "a", "an open region hides the rest"


def test_free_code_can_be_left_out(assignment, small):
    notebook = reference_notebook(small.course.solution(assignment.name))
    free = {"cell_type": "code", "id": "tried", "metadata": {}, "source": "1 + 1", "outputs": []}
    text = {"cell_type": "markdown", "id": "read", "metadata": {}, "source": "words"}
    more = {**notebook, "cells": [*notebook["cells"], free, text]}
    ids = [cell["id"] for cell in without_free_code(more)["cells"]]
    assert "tried" not in ids
    assert ids[-1] == "read"
    assert [cell["id"] for cell in more["cells"]][-2:] == ["tried", "read"]


def code(source: str, **meta: object) -> dict:
    return {"cell_type": "code", "source": source, "metadata": {"nbgrader": meta} if meta else {}}


def wrong(answers: dict[str, str], free: str = "") -> Sample:
    return Sample("wrong", Path("x.py"), 1, True, "", ("double",), {}, answers, free)


@pytest.mark.parametrize(
    ("sample", "touched"),
    [
        (wrong({"double": "def double(x): ..."}), {"double", "twice"}),
        (wrong({"greet": "def greet(x): ..."}), {"double", "greet"}),
        (wrong({"double": "def double(x): ...\ndef given(x): ..."}), {"double", "greet", "twice"}),
        (wrong({}, free="import math"), {"double"}),
        (wrong({}, free="print(1)"), {"double", "greet", "twice"}),
        (wrong({"double": "def double(x): ...\nprint(1)"}), {"double", "greet", "twice"}),
        (wrong({"double": "def double(x):\n    global given\n    given = 1"}), {"double", "greet", "twice"}),
    ],
)
def test_a_sample_touches_what_uses_what_it_defines(sample, touched):
    notebook = {
        "cells": [
            code("def given(x): return x", grade_id="given", locked=True),
            code("def double(x): return 2 * x", grade_id="double", solution=True),
            code("def twice(x): return double(double(x))", grade_id="twice", solution=True),
            code("def greet(x): return given(x)", grade_id="greet", solution=True),
        ]
    }
    tests = {"double": "double(2)", "twice": "twice(2)", "greet": "greet(2)"}
    assert touched_exercises(sample, notebook, tests) == touched


@pytest.mark.parametrize(
    ("sample", "unused"),
    [
        # `twice` calls `double`, and `greet` nothing that is an answer.
        (wrong({"twice": "def twice(x): return double(x) + 1"}), {"greet"}),
        (wrong({"twice": "def twice(x): return greet(x)"}), {"double"}),
        (wrong({"twice": "def twice(x): return globals()['double'](x)"}), {"greet"}),
        (
            wrong({"twice": "def twice(x): return helper(x)"}, free="def helper(x): return double(x)"),
            {"greet"},
        ),
        (wrong({"twice": "def twice(x): return x"}), {"double", "greet"}),
        (wrong({"twice": "def twice(x): return x\nprint(twice(1))"}), set()),
        (wrong({"twice": "%time 1"}), set()),
        (wrong({}, free="def twice(x): return x"), {"greet"}),
    ],
)
def test_answers_that_nothing_judged_uses_can_be_left_out(sample, unused):
    notebook = {
        "cells": [
            code("import math", grade_id="imports", locked=True),
            code("def double(x): return 2 * x", grade_id="double", solution=True),
            code("def twice(x): return double(double(x))", grade_id="twice", solution=True),
            code("def greet(x): return x", grade_id="greet", solution=True),
            code("greet(2)", grade_id="test-greet", grade=True, locked=True),
        ]
    }
    assert unused_answers(sample, notebook, {"twice": "twice(2)"}) == unused


def test_an_answer_that_a_locked_cell_uses_stays():
    answer = code("def double(x): ...", grade_id="double", solution=True)
    given = code("table = double(2)", locked=True)
    sample = wrong({"twice": "def twice(x): ..."})
    assert unused_answers(sample, {"cells": [answer, given]}, {"twice": "twice(2)"}) == set()
    assert unused_answers(sample, {"cells": [answer]}, {"twice": "twice(2)"}) == {"double"}


@pytest.mark.parametrize(
    ("test", "touched"),
    [
        ("np.double(2)  # double", False),
        ('"double it"', False),
        ('globals()["double"](2)', True),
        ("[double for _ in range(2)]", True),
        ("%time double(2)", True),
    ],
)
def test_a_test_uses_names_and_texts_that_are_names_not_words(test, touched):
    notebook = {"cells": []}
    sample = Sample("right", Path("x.py"), 1, False, "", (), {}, {"double": "def double(x): ..."}, "")
    found = touched_exercises(sample, notebook, {"double": "double(2)", "other": test})
    assert ("other" in found) is touched


def test_cells_can_be_left_out(assignment, small):
    notebook = reference_notebook(small.course.solution(assignment.name))
    kept = merge(assignment, parse_cells(to_bytes(without_cells(notebook, {"test-double"}))))
    assert "test-double" in [cell.grade_id for cell in kept], "the assignment has it"
    ids = [
        c["metadata"].get("nbgrader", {}).get("grade_id")
        for c in without_cells(notebook, {"double"})["cells"]
    ]
    assert "double" not in ids
    assert "test-double" in ids
