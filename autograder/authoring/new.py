"""A new unit: lecture, solution and sample submissions, laid out so that every check runs from the start.

Both notebooks are templates that run, in ``templates/unit``: a comment ``<!-- template: … -->`` in each cell
of text says what to write there. They are refreshed as lectures are, by ``execute_lecture.py``.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path

import nbformat

from ..course import Course, CourseError
from ..files import atomic_write, cannot

_NAME = re.compile(r"(?P<unit>\d\d)-[a-z0-9]+(-[a-z0-9]+)*")
_TEMPLATES = Path(__file__).with_name("templates") / "unit"

#: What the templates' notebooks call the unit.
_UNIT, _TITLE = "00-unit-name", "Unit name"
#: The exercise of the template, to be replaced by the unit's own: small, and complete in every respect that
#: the checks look at.
TEMPLATE_EXERCISE = "mean_vector"

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
    files: dict[Path, str] = {
        lectures / f"{name}.ipynb": _notebook("lecture", name, title),
        course.solutions / name / f"{name}.ipynb": _notebook("solution", name, title),
    }
    files[samples / name / f"{TEMPLATE_EXERCISE}.py"] = _SAMPLES
    for way, (said, body) in _RIGHT.items():
        text = f'"""{said}"""\n\n\ndef mean_vector(E):\n    {body}\n'
        files[samples / name / "right" / f"{way}.py"] = text
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(path, text)
        except OSError as error:
            # Half a unit would keep its number from the next attempt.
            for written in files:
                written.unlink(missing_ok=True)
            for folder in (course.solutions / name, samples / name / "right", samples / name):
                with contextlib.suppress(OSError):
                    folder.rmdir()
            raise CourseError(cannot("written", path, error, "make its folder writable")) from None
    return list(files)


def _notebook(template: str, name: str, title: str) -> str:
    """A notebook of the template under the unit's own name."""
    unit = name[:2]
    notebook = nbformat.read(_TEMPLATES / f"{template}.ipynb", as_version=4)
    for cell in notebook.cells:
        text = cell.source.replace(_UNIT, name).replace(_TITLE, title)
        text = text.replace("assignment 00", f"assignment {unit}").replace("# 0 ·", f"# {int(unit)} ·")
        cell.source = text.replace("# 00 ·", f"# {unit} ·").replace(f"[00 {title}]", f"[{unit} {title}]")
    return str(nbformat.writes(notebook)) + "\n"
