"""Sample files: what their headers say, which cells their code becomes, and what is said of bad ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from autograder.authoring.samples import (
    SampleError,
    blank_notebook,
    read_sample,
    reference_notebook,
    sample_files,
    sample_notebook,
    to_bytes,
    without_free_code,
)
from autograder.notebook import Assignment, load_assignment, merge, parse_cells, visible_tests

HEADER = '"""Adds one instead of doubling.\n\nloses: double\nmentions: hidden number|double\n"""\n'


@pytest.fixture
def assignment(small) -> Assignment:
    [name] = small.course.assignment_names()
    return load_assignment(small.course.solution(name), name)


@pytest.fixture
def write(small, assignment):
    def write(text: str, kind: str = "wrong", stem: str = "sample") -> Path:
        path = small.root / "tests" / "submissions" / assignment.name / kind / f"{stem}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_header_and_cells_are_told_apart(write, assignment):
    text = HEADER + (
        "import functools\n"
        "# about the helper\n"
        "def helper(x):\n    return x + 1\n\n\n"
        "# about the answer\n"
        "@functools.cache\n"
        "def double(x):\n    return helper(x)  # not twice\n"
    )
    sample = read_sample(write(text, stem="double__adds_one"), assignment)
    assert sample.label == "wrong/double__adds_one"
    assert sample.title == "Adds one instead of doubling."
    assert sample.loses == ("double",)
    assert sample.mentions["double"].search("DOUBLE is wrong")
    assert list(sample.answers) == ["double"]
    assert sample.answers["double"].startswith("# about the answer\n@functools.cache\ndef double(x):")
    assert sample.answers["double"].rstrip().endswith("# not twice")
    assert sample.free == "import functools\n\n# about the helper\ndef helper(x):\n    return x + 1"


def test_a_lambda_replaces_an_answer_as_well(write, assignment):
    sample = read_sample(write('"""A lambda."""\ndouble = lambda x: x + x\n', kind="right"), assignment)
    assert sample.answers == {"double": "double = lambda x: x + x\n"}
    assert sample.free == ""
    assert not sample.wrong


def test_statements_on_one_line_go_together(write, assignment):
    sample = read_sample(
        write('"""Terse."""\nimport math; double = lambda x: 2 * x\n', kind="right"), assignment
    )
    merged = "\n".join([sample.free, *sample.answers.values()])
    assert merged.count("import math; double = lambda") == 1


def test_mentions_may_be_said_for_each_exercise(write, assignment):
    text = (
        '"""Two at once.\n\nloses: double, greet\nmentions greet: name\nmentions: number\n"""\n'
        "def double(x): return 0\ndef greet(name): return '!'\n"
    )
    sample = read_sample(write(text), assignment)
    assert {name: pattern.pattern for name, pattern in sample.mentions.items()} == {
        "double": "number",
        "greet": "name",
    }


def test_a_sample_may_ask_for_less_time(write, assignment):
    text = '"""Waits.\n\nloses: double\nmentions: longer\nseconds: 5\n"""\ndef double(x): return x\n'
    assert read_sample(write(text), assignment).seconds == 5
    assert read_sample(write(HEADER + "def double(x): return x\n"), assignment).seconds is None


@pytest.mark.parametrize(
    ("kind", "text", "complaint"),
    [
        ("wrong", "def double(x): return x\n", "no header"),
        ("wrong", '"""Title."""\ndef double(x): return x\n', "no 'loses:' line"),
        ("wrong", '"""Title.\n\nloses: double\n"""\ndef double(x): return x\n', "no 'mentions:' line"),
        (
            "wrong",
            '"""Title.\n\nloses: triple\nmentions: x\n"""\ndef double(x): return x\n',
            "names no exercise",
        ),
        (
            "wrong",
            '"""T.\n\nloses: double\nmentions: (\n"""\ndef double(x): return x\n',
            "no regular expression",
        ),
        (
            "wrong",
            '"""T.\n\nloses: double\nmentions: a\nmentions: b\n"""\ndef double(x): return x\n',
            "twice",
        ),
        (
            "wrong",
            '"""T.\n\nloses: double\nmentions greet: b\n"""\ndef double(x): return x\n',
            "without greet",
        ),
        (
            "wrong",
            '"""T.\n\nloses: double\nmentions: a\nseconds: soon\n"""\ndef double(x): return x\n',
            "no number from 1 to 600",
        ),
        ("wrong", HEADER + "def dubble(x): return x\n", "defines none of the answers double, greet"),
        ("wrong", HEADER + "def double(x) return x\n", "no valid Python"),
        (
            "right",
            '"""T.\n\nloses: double\n"""\ndef double(x): return x\n',
            "a right sample has no 'loses' line",
        ),
    ],
)
def test_a_bad_file_is_named_in_one_line(write, assignment, kind, text, complaint):
    path = write(text, kind=kind)
    with pytest.raises(SampleError) as caught:
        read_sample(path, assignment)
    message = str(caught.value)
    assert complaint in message
    assert message.startswith(str(path))
    assert "\n" not in message


def test_files_come_right_ones_first(small, write, assignment):
    write(HEADER, stem="b")
    write(HEADER, stem="a")
    write('"""x"""', kind="right", stem="z")
    assert [path.stem for path in sample_files(small.root, assignment.name)] == ["z", "a", "b"]


def test_the_notebook_has_the_answer_and_the_free_cell(small, write, assignment):
    text = HEADER + "OFFSET = 1\n\ndef double(x):\n    return x + OFFSET\n"
    sample = read_sample(write(text), assignment)
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
