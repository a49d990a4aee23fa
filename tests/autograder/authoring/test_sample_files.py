"""Sample files: bases, cases and whole units as they are read, and what is said of bad ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small_course import SmallCourse

from autograder.authoring.sample_files import Samples, read_all_samples, read_samples, sample_files
from autograder.notebook import Assignment, load_assignment

Write = Callable[..., Path]

BASE = """# %% base: added up
FACTOR = 2

def double(x):
    total = 0
    for _ in range(FACTOR):
        total = total + x
    return total
"""
WRONG = "# %% wrong: x itself | mentions: number\ndef double(x): return x\n"


@pytest.fixture
def assignment(small: SmallCourse) -> Assignment:
    [name] = small.course.assignment_names()
    return load_assignment(small.course.solution(name), name)


@pytest.fixture
def write(small: SmallCourse, assignment: Assignment) -> Write:
    """Write a file of samples; gives its path."""

    def write(text: str, name: str = "double.py") -> Path:
        path = small.root / "tests" / "submissions" / assignment.name / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def read(write: Write, assignment: Assignment) -> Callable[[str], Samples]:
    """Read the cells of ``double.py``."""
    return lambda cells: read_samples(write(f'"""Sample answers."""\n\n{cells}'), assignment)


def test_a_base_is_a_right_sample_and_a_case_replaces_its_lines(read) -> None:
    found = read(
        f"{BASE}\n# %% wrong: one too many | mentions: number\n"
        "# Seen every year.\n# - total = total + x\n# + total = total + x\n# + total += 1\n"
    )
    assert found.errors == []
    base, case = found.samples
    assert (base.label, base.wrong, base.line) == ("right/double: added up", False, 3)
    assert base.free == "FACTOR = 2"
    assert (case.label, case.wrong, case.loses) == ("wrong/double: one too many", True, ("double",))
    assert case.mentions["double"].search("a NUMBER")
    assert case.free == base.free
    changed = "        total = total + x\n        total += 1\n"
    assert case.answers["double"] == base.answers["double"].replace("        total = total + x\n", changed)


def test_several_replacements_keep_the_indent_and_may_only_delete(read) -> None:
    found = read(
        f"{BASE}\n# %% wrong: no loop | mentions: a\n"
        "# - FACTOR = 2\n\n# - for _ in range(FACTOR):\n# -     total = total + x\n"
        "# + if x:\n# +     total = x\n#+\n"
    )
    assert found.errors == []
    assert found.samples[1].free == ""
    assert found.samples[1].answers["double"] == (
        "def double(x):\n    total = 0\n    if x:\n        total = x\n\n    return total\n"
    )


def test_a_case_may_be_a_whole_answer_and_right(read) -> None:
    found = read(f"# %% right: twice\n# about it\ndouble = lambda x: 2 * x\n\n{WRONG}")
    assert found.errors == []
    right, wrong = found.samples
    assert (right.label, right.mentions, right.loses) == ("right/double: twice", {}, ())
    assert right.answers == {"double": "# about it\ndouble = lambda x: 2 * x\n"}
    assert (wrong.title, wrong.line) == ("x itself", 7)


def test_the_base_is_the_last_one_above_or_the_named_one(read) -> None:
    other = "# %% base: twice\ndef double(x):\n    return 2 * x\n\n"
    found = read(
        f"{BASE}\n{other}# %% wrong: thrice | mentions: a\n# - return 2 * x\n# + return 3 * x\n\n"
        "# %% wrong: from one | base: added up | mentions: a\n# - total = 0\n# + total = 1\n"
    )
    assert found.errors == []
    assert found.samples[2].answers["double"] == "def double(x):\n    return 3 * x\n"
    assert "total = 1" in found.samples[3].answers["double"]


def test_a_case_may_change_and_lose_several_exercises(read) -> None:
    found = read(
        "# %% wrong: both | loses: double, greet | mentions: number | mentions greet: name | seconds: 5\n"
        "def double(x): return 0\ndef greet(name): return '!'\n"
    )
    assert found.errors == []
    [case] = found.samples
    assert case.loses == ("double", "greet")
    assert list(case.answers) == ["double", "greet"]
    assert {name: p.pattern for name, p in case.mentions.items()} == {"double": "number", "greet": "name"}
    assert case.seconds == 5


@pytest.mark.parametrize(
    ("cells", "line", "complaint"),
    [
        ("# %% wrnog: a\n", 3, "'# %% wrnog' is no kind of cell: there are base, right, wrong"),
        ("# %% wrong: | mentions: a\n", 3, "no title"),
        ("# %% wrong: a\ndef double(x): return x\n", 3, "no 'mentions:'"),
        ("# %% wrong: a | mention: b\ndef double(x): return x\n", 3, "'mention' is no key"),
        ("# %% wrong: a | mentions: (\ndef double(x): return x\n", 3, "no regular expression"),
        ("# %% wrong: a | mentions greet: b\ndef double(x): return x\n", 3, "without greet in 'loses:'"),
        ("# %% wrong: a | mentions: a | loses: triple\ndef double(x): return x\n", 3, "names no exercise"),
        (
            "# %% wrong: a | mentions: a | loses: greet\ndef greet(x): return x\n",
            3,
            "move the case to greet.py",
        ),
        ("# %% wrong: a | mentions: a | seconds: soon\ndef double(x): return x\n", 3, "from 1 to 600"),
        ("# %% wrong: a | mentions: a\ndef dubble(x): return x\n", 3, "none of the answers double, greet"),
        ("# %% wrong: a | mentions: a\ndef double(x) return x\n", 3, "no valid Python"),
        ("# %% right: a | mentions: a\ndef double(x): return x\n", 3, "a right cell has no 'mentions'"),
        ("# %% wrong: a | mentions: a\n# - x\n# + y\n", 3, "no base above"),
        (
            f"{BASE}# %% wrong: a | mentions: a | base: b\n# - x\n",
            11,
            "no base 'b' in this file: there are 'added",
        ),
        (
            f"{BASE}# %% wrong: a | mentions: a\n# - x = 0\n# + y\n",
            11,
            "'x = 0' stands nowhere in the base",
        ),
        (f"{BASE}# %% wrong: a | mentions: a\n# + y\n", 11, "'y' has no '# -' above"),
        (
            f"{BASE}# %% wrong: a | mentions: a\n# - total = 0\n# + total = 1\ny = 1\n",
            11,
            "code beside '# -'",
        ),
        (
            f"{BASE}# %% wrong: a | mentions: a | base: added up\ndef double(x): return 1\n",
            11,
            "no lines to replace",
        ),
        (
            f"{BASE}# %% wrong: a | mentions: a\n# - total = 0\n# + total = 1\n# - total = 0\n# + y\n",
            11,
            "'total = 0' is replaced twice",
        ),
        (
            f"{BASE}# %% wrong: a | mentions: a\n# - total = 0\n# + total = 0\n",
            11,
            "same program as 'added up'",
        ),
        (f"{WRONG}{WRONG.replace('x itself', 'x alone')}", 5, "the same program as 'x itself'"),
        (f"{WRONG}{WRONG.replace('return x', 'return 1')}", 5, "a second wrong sample 'x itself'"),
    ],
)
def test_a_bad_cell_is_named_in_one_line_and_the_others_are_read(
    read, cells: str, line: int, complaint: str
) -> None:
    good = "\n# %% right: last\ndef double(x): return x - -x\n"
    found = read(cells + good)
    [error] = found.errors
    assert complaint in str(error)
    assert f"double.py, line {line}: " in str(error)
    assert "\n" not in str(error)
    assert found.samples[-1].title == "last"


def test_a_line_that_stands_twice_is_refused(read) -> None:
    base = BASE.replace("total = 0", "total = 0\n    total = 0")
    found = read(f"{base}# %% wrong: a | mentions: a\n# - total = 0\n# + total = 1\n")
    assert "'total = 0' stands 2 times in the base: add the line above or below" in str(found.errors[0])
    found = read(
        f"{base}# %% wrong: a | mentions: a\n# - total = 0\n# - for _ in range(FACTOR):\n# + if True:\n"
    )
    assert found.errors == []


@pytest.mark.parametrize(
    ("name", "text", "complaint"),
    [
        (
            "triple.py",
            f'"""Sample answers."""\n{WRONG}',
            "no exercise triple: name the file after one of double, greet",
        ),
        ("double.py", WRONG, "no header"),
        ("double.py", f'"""Title."""\nimport math\n{WRONG}', "code above the first '# %%'"),
        ("double.py", '"""Title."""\n', "no samples"),
        ("double.py", f'"""Title."""\n{BASE}{BASE}', "a second base 'added up'"),
        ("double.py", '"""Title."""\n# %%\n', "line 2: '# %%' alone"),
        ("right/a.py", "def double(x): return x\n", "no header"),
        ("right/a.py", '"""Title."""\ndef dubble(x): return x\n', "none of the answers"),
        ("right/a.py", '"""Title."""\ndef double(x) return x\n', "no valid Python"),
        (
            "right/a.py",
            '"""T.\n\nloses: double\n"""\ndef double(x): return x\n',
            "a right sample has no 'loses'",
        ),
    ],
)
def test_a_bad_file_is_named_in_one_line(write, assignment, name: str, text: str, complaint: str) -> None:
    path = write(text, name)
    found = read_samples(path, assignment)
    assert found.samples == []
    [error] = found.errors
    assert complaint in str(error)
    assert str(error).startswith(str(path))
    assert "\n" not in str(error)


def test_a_sample_of_the_whole_unit_is_told_apart_from_its_helpers(write, assignment) -> None:
    text = (
        '"""Adds.\n\nAs some do.\n"""\nimport functools\n'
        "# about the helper\ndef helper(x):\n    return x + x\n\n\n"
        "# about the answer\n@functools.cache\ndef double(x):\n    return helper(x)  # twice\n"
    )
    found = read_samples(write(text, "right/adds.py"), assignment)
    assert found.errors == []
    [sample] = found.samples
    assert (sample.label, sample.title, sample.wrong) == ("right/adds", "Adds.", False)
    assert sample.answers["double"].startswith("# about the answer\n@functools.cache\ndef double(x):")
    assert sample.answers["double"].endswith("# twice\n")
    assert sample.free == "import functools\n\n# about the helper\ndef helper(x):\n    return x + x"


def test_statements_of_one_line_stay_together(write, assignment) -> None:
    text = '"""Terse."""\nimport math; double = lambda x: 2 * x\n'
    [sample] = read_samples(write(text, "right/terse.py"), assignment).samples
    merged = "\n".join([sample.free, *sample.answers.values()])
    assert merged.count("import math; double = lambda") == 1


def test_all_samples_come_right_ones_first_and_nothing_is_passed_over(small, write, assignment) -> None:
    assert "no sample submissions" in str(read_all_samples(small.root, assignment).errors[0])
    write(f'"""Title."""\n{WRONG}{BASE}')
    write('"""Title."""\n# %% right: a\ndef greet(name): return "!"\n', "greet.py")
    write('"""Title."""\ndef double(x): return x + x\n', "right/z.py")
    assert [p.name for p in sample_files(small.root, assignment.name)] == ["z.py", "double.py", "greet.py"]
    found = read_all_samples(small.root, assignment)
    assert found.errors == []
    labels = ["right/z", "right/double: added up", "right/greet: a", "wrong/double: x itself"]
    assert [sample.label for sample in found.samples] == labels
    write('"""Title."""\ndef double(x): return x\n', "wrong/double__x.py")
    [error] = read_all_samples(small.root, assignment).errors
    assert "nobody reads this folder: write the sample as a cell of 01-small/EXERCISE.py" in str(error)


def test_the_example_of_the_readme_is_read(root: Path, tmp_path: Path) -> None:
    name = "01-cosine-similarity"
    readme = (root / "tests" / "submissions" / "README.md").read_text(encoding="utf-8")
    path = tmp_path / "cosine_similarity.py"
    path.write_text(readme.partition("````python\n")[2].partition("````")[0], encoding="utf-8")
    found = read_samples(path, load_assignment(root / "solutions" / name / f"{name}.ipynb", name))
    assert found.errors == []
    assert [sample.wrong for sample in found.samples] == [False, True, True, True]
