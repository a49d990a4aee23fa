"""A new unit: lecture, solution and sample submissions, laid out so that every check runs from the start."""

from __future__ import annotations

import re
import typing
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from ..course import Course, CourseError
from ..files import cannot
from ..notebook import Cell, Role, nbgrader_metadata

_NAME = re.compile(r"(?P<unit>\d\d)-[a-z0-9]+(-[a-z0-9]+)*")
_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

# The first exercise of a new unit, to be replaced by the unit's own: small, and complete in every respect
# that the checks look at.
_IMPORTS = """\
import numpy as np

from coursekit.checks import check_close, check_unchanged, fresh_rng, visible_checks_passed"""
_ANSWER = '''\
def mean_vector(E: np.ndarray) -> np.ndarray:
    """Return the mean of the rows of a table.

    Parameters
    ----------
    E : np.ndarray, shape (n, dim)
        One vector a row, at least one row. It is left as it is.

    Returns
    -------
    np.ndarray, shape (dim,)

    Examples
    --------
    >>> mean_vector(np.array([[1.0, 2.0], [3.0, 6.0]]))
    array([2., 4.])
    """
    ### BEGIN SOLUTION
    return np.asarray(E, dtype=float).mean(axis=0)
    ### END SOLUTION'''
_TEST = """\
E = np.array([[1.0, 2.0], [3.0, 6.0], [5.0, 1.0]])
what = "the mean of [1, 2], [3, 6] and [5, 1]"
### BEGIN HIDDEN TESTS
from coursekit.checks import add_known_mistakes

known_mistakes = {
    "This is the sum of the rows, not their mean.": [9.0, 9.0],
    "Divided by the number of columns; there are as many vectors as rows.": [4.5, 4.5],
}
add_known_mistakes(what, known_mistakes)
### END HIDDEN TESTS
check_close(mean_vector(E), [3.0, 3.0], what)
visible_checks_passed("mean_vector")
### BEGIN HIDDEN TESTS
rng = fresh_rng("mean_vector")
for n, dim in ((1, 4), (5, 3), (3, 7)):
    E = rng.normal(size=(n, dim)) + rng.normal(size=dim)
    # Another way to the same end: the mean is the point that the rows' differences from it cancel around.
    expected = [sum(float(row[j]) for row in E) / n for j in range(dim)]
    known_mistakes = {
        "This is the sum of the rows, not their mean.": [n * x for x in expected],
        "This is one number for the whole table: keep one for each column.": float(np.mean(expected)),
        "Divided by the number of columns; there are as many vectors as rows.": [
            x * n / dim for x in expected
        ],
    }
    what = f"the mean of {n} random rows (dim {dim})"
    check_close(mean_vector(E), expected, what, rtol=1e-9, known_mistakes=known_mistakes)
check_unchanged(mean_vector, (rng.normal(size=(4, 2)),), "the mean of four rows")
### END HIDDEN TESTS"""
_HINTS = """\
<details><summary>Hint 1</summary>Add the rows up, then divide by how many there are.</details>
<details><summary>Hint 2</summary>Which axis runs over the rows?</details>
<details><summary>Hint 3</summary><code>E.mean(axis=0)</code> averages over the rows.</details>"""

_SAMPLES = (
    '"""Sample answers of mean_vector."""\n'
    + """
# %% base: a loop over the rows
def mean_vector(E):
    total = 0
    for row in E:
        total = total + row
    return total / len(E)

# %% wrong: the rows are added up and not divided | mentions: sum
# - return total / len(E)
# + return total

# %% wrong: divided by the dimension | mentions: columns|rows
# - return total / len(E)
# + return total / E.shape[1]

# %% wrong: the last row is left out | mentions: expected
# - for row in E:
# + for row in E[:-1]:

# %% wrong: the mean is subtracted in place on the way | mentions: changed
# - return total / len(E)
# + E -= total / len(E)
# + return total / len(E)

# %% wrong: one mean for the whole table | mentions: shape|number
def mean_vector(E):
    return E.mean()

# %% wrong: the mean of each row | mentions: shape
def mean_vector(E):
    return E.mean(axis=1)
"""
)
_RIGHT = {
    "matrix_product": ("A product with a vector of 1/n.", "return np.full(len(E), 1 / len(E)) @ E"),
    "einsum": ("Summed by einsum.", 'return np.einsum("ij->j", E) / E.shape[0]'),
    "zip_columns": (
        "Column by column, a list of numbers.",
        "return [sum(column) / len(column) for column in zip(*E)]",
    ),
    "average": ("np.average.", "return np.average(E, axis=0)"),
    "transposed": ("The mean of each row of the transpose.", "return E.T.mean(axis=1)"),
    "cumulative_sums": ("The last of the cumulative sums.", "return np.cumsum(E, axis=0)[-1] / len(E)"),
}


def new_unit(course: Course, name: str) -> list[Path]:
    """Lay out a unit from the template; the files written.

    Parameters
    ----------
    name
        ``NN-words-in-kebab-case``, for example ``07-tokenization``.

    Raises
    ------
    CourseError
        If the name has another form, or the unit (or another one of that number) exists already; nothing is
        written then.
    """
    match = _NAME.fullmatch(name)
    if match is None:
        raise CourseError(f"{name!r} is no name for a unit: two digits and words, as in 07-tokenization")
    lectures, samples = course.root / "lectures", course.root / "tests" / "submissions"
    for folder, pattern in ((lectures, "*.ipynb"), (course.solutions, "*"), (samples, "*")):
        for path in sorted(folder.glob(pattern)):
            if path.stem == name or re.match(rf"{match['unit']}-", path.name):
                shown = path.relative_to(course.root)
                raise CourseError(f"unit {match['unit']} exists already ({shown}): take another number")
    title = name.partition("-")[2].replace("-", " ").capitalize()
    number = int(match["unit"])
    files: dict[Path, str] = {
        lectures / f"{name}.ipynb": nbformat.writes(_lecture(name, number, title)) + "\n",
        course.solutions / name / f"{name}.ipynb": nbformat.writes(_solution(name, number, title)) + "\n",
    }
    files[samples / name / "mean_vector.py"] = _SAMPLES
    for way, (said, body) in _RIGHT.items():
        text = f'"""{said}"""\n\n\ndef mean_vector(E):\n    {body}\n'
        files[samples / name / "right" / f"{way}.py"] = text
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CourseError(cannot("written", path, error, "make its folder writable")) from None
    return list(files)


def _solution(name: str, number: int, title: str) -> NotebookNode:
    opening = (
        f"# {number:02d} · {title}\n\n**Time:** about 90 minutes · **Points:** 2 · **Lecture:** "
        f"[{number:02d} {title}](../../lectures/{name}.ipynb)\n\nAfterwards you will be able to\n\n- …"
    )
    symbols = (
        "## Names\n\n| in the formula | in the code | shape | meaning |\n|---|---|---|---|\n"
        "| $E$ | `E` | `(n, dim)` | a table, one vector a row |"
    )
    idea = (
        "## 1 · The mean vector\n\n★ · 5 minutes · 2 points · *You will be able to average vectors.*\n\n"
        "$$\\bar{\\mathbf e}=\\frac1n\\sum_{i=1}^n \\mathbf e_i$$\n\n"
        "By hand: the mean of $[1, 2]$ and $[3, 6]$ is $[2, 4]$."
    )
    locked: dict[str, typing.Any] = {"role": Role.LOCKED}
    return _notebook(
        [
            _cell("markdown", opening, "title", grade_id="text-title", **locked),
            _cell("markdown", symbols, "symbols", grade_id="text-symbols", **locked),
            _cell("code", _IMPORTS, "imports", grade_id="imports", **locked),
            _cell("markdown", idea, "about-mean-vector", grade_id="text-about-mean-vector", **locked),
            _cell(
                "markdown",
                "**Predict.** The mean of five copies of one vector: which vector is it?\n\n*My prediction:*",
                "predict-mean-vector",
            ),
            _cell("code", _ANSWER, "mean_vector", grade_id="mean_vector", role=Role.ANSWER),
            _cell("code", _TEST, "test-mean_vector", grade_id="test-mean_vector", role=Role.TEST, points=2),
            _cell("markdown", _HINTS, "hints-mean-vector", grade_id="text-hints-mean-vector", **locked),
        ]
    )


def _lecture(name: str, number: int, title: str) -> NotebookNode:
    homework = f"[assignment {number:02d}](../assignments/{name}/{name}.ipynb)"
    sections = {
        "title": f"# {number} · {title}\n\n*The question of this lecture?* About 45 minutes. "
        f"Homework: {homework}.\n\n"
        "After this lecture you can\n\n- …\n\n*Where you are asked to predict, the output below the code is "
        "folded. Answer first; then run the cell, or click on the bar, to see.*",
        "symbols": "## Symbols\n\n| in the formula | in the code | shape or range |\n|---|---|---|\n"
        "| $E$: table of vectors | `E` | `(n, dim)` |",
        "idea": "## 1 The idea\n\nProse, a formula, a number worked by hand; then a picture of it.",
        "predict": "### Predict, then run\n\nOne question that the reader answers before the code does.",
        "move": "## 2 Move it\n\nA figure of several states, captioned “Figure 1. What to see.”; below it "
        "the widget that moves between them.",
        "check-yourself": "## Check yourself\n\n<details><summary>A question?</summary>Its answer.</details>",
        "summary": f"## Summary\n\n- …\n\nNext: {homework}.\n\n## Sources\n\n- …",
    }
    cells = [_cell("markdown", text, key) for key, text in sections.items()]
    cells.insert(2, _cell("code", "import numpy as np\n\nfrom coursekit import plots, style", "imports"))
    return _notebook(cells)


def _cell(
    kind: str,
    source: str,
    cell_id: str,
    *,
    role: Role = Role.FREE,
    grade_id: str | None = None,
    points: float = 0,
) -> NotebookNode:
    make = new_code_cell if kind == "code" else new_markdown_cell
    cell = make(source, id=cell_id)
    if grade_id is not None:
        cell.metadata["nbgrader"] = nbgrader_metadata(Cell(role, kind, source, grade_id, points))
    if role is Role.TEST:
        # Folded in JupyterLab: the mistakes that a test names give answers away. Its output is shown.
        cell.metadata["jupyter"] = {"source_hidden": True}
    return cell


def _notebook(cells: list[NotebookNode]) -> NotebookNode:
    return new_notebook(cells=cells, metadata={"kernelspec": _KERNEL, "language_info": {"name": "python"}})
