"""Attacks that are no cells: submitted files whose JSON, metadata or place in the file system is hostile.

Each builder returns a file's bytes (``NOTEBOOKS``) or a path (``PATHS``); its docstring says what it tries.
``expect`` is what the submission must get: see `attack.py`, and ``ungradable``.
"""

from __future__ import annotations

import copy
import json
import os
import typing
from collections.abc import Callable
from pathlib import Path

NOTEBOOKS: list[Callable[..., bytes]] = []
PATHS: list[Callable[[Path], Path]] = []


def notebook(expect: str) -> Callable:
    """Register a builder of a submitted file."""

    def register(build: Callable) -> Callable:
        build.expect = expect  # type: ignore[attr-defined]
        NOTEBOOKS.append(build)
        return build

    return register


def path(build: Callable) -> Callable:
    """Register a builder of something that is no plain file."""
    PATHS.append(build)
    return build


def _without(document: dict, gone: list[dict]) -> dict:
    document["cells"] = [cell for cell in document["cells"] if cell not in gone]
    return document


def _file(document: typing.Any) -> bytes:
    return json.dumps(document).encode()


def _cells(document: dict, **flags: object) -> list[dict]:
    """The cells whose nbgrader metadata has these values."""
    found = []
    for cell in document["cells"]:
        meta = cell["metadata"].get("nbgrader", {})
        if meta and all(meta.get(key) == value for key, value in flags.items()):
            found.append(cell)
    return found


# -- no notebook at all --------------------------------------------------------------------------------------


@notebook("ungradable")
def empty_file(target) -> bytes:
    """Nothing at all."""
    return b""


@notebook("ungradable")
def broken_json(target) -> bytes:
    """A file that was cut off while it was uploaded."""
    whole = _file(target.right)
    return whole[: len(whole) // 2]


@notebook("ungradable")
def deep_nesting(target) -> bytes:
    """A hundred thousand brackets, to overflow the stack of the reader."""
    return b'{"cells": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@notebook("ungradable")
def empty_lists(target) -> bytes:
    """Sixty megabytes of empty lists, well over a gigabyte once parsed."""
    return b'{"cells": [], "metadata": {"x": [' + b"[]," * 20_000_000 + b'0]}, "nbformat": 4}'


@notebook("ungradable")
def deep_objects(target) -> bytes:
    """The same with objects, in the metadata of a right notebook."""
    return b'{"metadata": ' + b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b', "cells": []}'


@notebook("ungradable")
def not_text(target) -> bytes:
    """Bytes that are no UTF-8."""
    return b"\x80\x81\xfe\xff" * 1000


@notebook("ungradable")
def utf_16(target) -> bytes:
    """A right notebook in UTF-16: a reader must not guess."""
    return json.dumps(target.right).encode("utf-16")


@notebook("ungradable")
def pickle_file(target) -> bytes:
    """A pickle that runs a command when it is loaded."""
    return b"cos\nsystem\n(S'touch /tmp/attack-pickle'\ntR."


@notebook("ungradable")
def zip_bomb_named_notebook(target) -> bytes:
    """A compressed file under a notebook's name."""
    import gzip

    return gzip.compress(b"0" * 10_000_000)


@notebook("ungradable")
def a_list(target) -> bytes:
    """Valid JSON that is no notebook."""
    return b"[1, 2, 3]"


@notebook("ungradable")
def only_a_number(target) -> bytes:
    """An integer of a million digits, which Python refuses to read."""
    return b"9" * 1_000_000


@notebook("ungradable")
def format_3(target) -> bytes:
    """nbformat 3, whose cells stand in worksheets."""
    cells = [
        {"cell_type": "code", "input": cell["source"], "outputs": [], "language": "python"}
        for cell in target.right["cells"]
    ]
    return _file({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]})


@notebook("ungradable")
def hundred_thousand_cells(target) -> bytes:
    """A right notebook behind 100,000 empty cells."""
    document = copy.deepcopy(target.right)
    document["cells"] += [{"cell_type": "code", "metadata": {}, "source": ""}] * 100_000
    return _file(document)


@notebook("ungradable")
def huge_source(target) -> bytes:
    """A comment of ten million characters in a cell."""
    document = copy.deepcopy(target.blank)
    document["cells"].append({"cell_type": "code", "metadata": {}, "source": "#" * 10_000_000})
    return _file(document)


@notebook("ungradable")
def cells_is_a_dict(target) -> bytes:
    """Cells by name, where a list is expected."""
    return _file({"nbformat": 4, "cells": {"0": target.right["cells"][0]}})


# -- a blank notebook that claims to be more -----------------------------------------------------------------


@notebook("zero")
def altered_points(target) -> bytes:
    """Test cells worth a thousand points, or negative ones, infinite ones."""
    document = copy.deepcopy(target.blank)
    for cell, points in zip(_cells(document, grade=True), (1000, -1000, 1e308, "7", None, [1]), strict=False):
        cell["metadata"]["nbgrader"]["points"] = points
    return _file(document)


@notebook("zero")
def rewritten_test_cells(target) -> bytes:
    """Test cells that check nothing and return points."""
    document = copy.deepcopy(target.blank)
    for cell in _cells(document, grade=True, solution=False):
        cell["source"] = "1000.0"
    return _file(document)


@notebook("zero")
def rewritten_imports(target) -> bytes:
    """The locked cell with the imports defines checks that never fail."""
    document = copy.deepcopy(target.blank)
    for cell in _cells(document, locked=True, grade=False):
        if cell["cell_type"] == "code":
            cell["source"] = (
                "import numpy as np\n"
                "def check_close(*a, **k): pass\n"
                "check_between = check_equal = check_raises = check_shape = check_true = check_close\n"
                "check_unchanged = check_vectorised = visible_checks_passed = check_close\n"
            )
    return _file(document)


@notebook("zero")
def deleted_test_cells(target) -> bytes:
    """Without test cells there is nothing to fail."""
    document = copy.deepcopy(target.blank)
    return _file(_without(document, _cells(document, grade=True, solution=False)))


@notebook("zero")
def renamed_test_cells(target) -> bytes:
    """Test cells under another name, and names of others'."""
    document = copy.deepcopy(target.blank)
    cells = _cells(document, grade=True, solution=False)
    for cell, other in zip(cells, reversed(cells), strict=True):
        cell["metadata"]["nbgrader"] |= {"grade_id": "test-../../x" if cell is other else f"{cell['id']}-x"}
    return _file(document)


@notebook("zero")
def invented_test_cell(target) -> bytes:
    """A test cell of the student's own, worth a hundred points."""
    document = copy.deepcopy(target.blank)
    meta = {
        "grade_id": "test-bonus",
        "grade": True,
        "locked": True,
        "solution": False,
        "points": 100,
        "schema_version": 3,
    }
    document["cells"].append({"cell_type": "code", "metadata": {"nbgrader": meta}, "source": "assert True"})
    return _file(document)


@notebook("zero")
def retyped_cells(target) -> bytes:
    """Test cells as markdown, as task cells, as written answers for a person to mark."""
    document = copy.deepcopy(target.blank)
    for number, cell in enumerate(_cells(document, grade=True, solution=False)):
        cell["cell_type"] = ("markdown", "raw", "code")[number % 3]
        cell["metadata"]["nbgrader"] |= {"solution": True, "task": number % 2 == 0, "locked": False}
    return _file(document)


@notebook("zero")
def foreign_schema_version(target) -> bytes:
    """nbgrader aborts a whole run on a schema version that it does not know."""
    document = copy.deepcopy(target.blank)
    for number, cell in enumerate(_cells(document)):
        cell["metadata"]["nbgrader"]["schema_version"] = (0, 99, "3", None, [3], -1)[number % 6]
    return _file(document)


@notebook("zero")
def metadata_of_wrong_types(target) -> bytes:
    """Metadata that are no objects, ids that are no strings."""
    document = copy.deepcopy(target.blank)
    odd = (
        None,
        7,
        "x",
        [],
        {"nbgrader": []},
        {"nbgrader": {"grade_id": {}}},
        {"nbgrader": {"grade_id": [1]}},
    )
    for number in range(40):
        document["cells"].append(
            {"cell_type": odd[number % 3], "metadata": odd[number % 7], "source": odd[number % 4]}
        )
    document["cells"] += [None, 7, "cell", [], [[]]]
    document["metadata"] = "none"
    return _file(document)


@notebook("zero")
def duplicate_cells(target) -> bytes:
    """Every cell three times: nbgrader aborts a whole run on a doubled id."""
    document = copy.deepcopy(target.blank)
    document["cells"] = [copy.deepcopy(cell) for _ in range(3) for cell in document["cells"]]
    return _file(document)


@notebook("zero")
def markup_in_cells(target) -> bytes:
    """Text that a page or a database might take for its own."""
    document = copy.deepcopy(target.blank)
    nasty = "<script>alert(1)</script> '); DROP TABLE grade; -- {{ 7*7 }} [bold red] \x1b[31m %s {0}"
    for cell in document["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = f"raise ValueError({nasty!r})"
    return _file(document)


@notebook("zero")
def surrogates_and_nul(target) -> bytes:
    """Characters that JSON admits and no file can hold."""
    document = copy.deepcopy(target.blank)
    document["cells"].append({"cell_type": "code", "metadata": {}, "source": "print('\ud800\0 \udfff')"})
    document["cells"].append({"cell_type": "markdown", "metadata": {}, "source": "\udcff\0"})
    document["metadata"]["kernelspec"] = {"name": "\ud800"}
    return _file(document)


@notebook("zero")
def line_of_50_mb(target) -> bytes:
    """An output of 50 MB on one line, saved in the submitted file."""
    document = copy.deepcopy(target.blank)
    output = {"output_type": "stream", "name": "stdout", "text": "x" * 50_000_000}
    document["cells"].append({"cell_type": "code", "metadata": {}, "source": "1", "outputs": [output]})
    return _file(document)


@notebook("zero")
def saved_scores(target) -> bytes:
    """Scores, comments and autograding results written into the file's own metadata."""
    document = copy.deepcopy(target.blank)
    document["metadata"]["nbgrader"] = {"score": 1000, "max_score": 1}
    for cell in _cells(document, grade=True):
        cell["metadata"]["nbgrader"] |= {
            "score": 1000,
            "auto_score": 1000,
            "manual_score": 1000,
            "comment": "good",
        }
        cell["outputs"] = [
            {"output_type": "execute_result", "data": {"text/plain": "1000.0"}, "metadata": {}}
        ]
    return _file(document)


# -- right notebooks in odd clothes: honest accidents that must cost nothing ---------------------------------


@notebook("full")
def foreign_kernel(target) -> bytes:
    """Saved under a kernel that no grader has."""
    document = copy.deepcopy(target.right)
    document["metadata"]["kernelspec"] = {"name": "julia-1.9", "language": "julia", "display_name": "Julia"}
    return _file(document)


@notebook("full")
def no_metadata_at_all(target) -> bytes:
    """Only the cells, nothing else at the top of the file."""
    return _file({"cells": target.right["cells"]})


@notebook("full")
def byte_order_mark(target) -> bytes:
    """Saved by an editor that puts a byte order mark first."""
    return b"\xef\xbb\xbf" + _file(target.right)


@notebook("full")
def sources_as_lists_of_lines(target) -> bytes:
    """Sources split into lines, as Jupyter writes them."""
    document = copy.deepcopy(target.right)
    for cell in document["cells"]:
        cell["source"] = cell["source"].splitlines(keepends=True)
    return _file(document)


@notebook("full")
def cells_in_reverse(target) -> bytes:
    """Every cell in reverse order: the assignment's order counts."""
    document = copy.deepcopy(target.right)
    document["cells"].reverse()
    return _file(document)


@notebook("full")
def copied_answer_cell(target) -> bytes:
    """An old attempt, copied with its metadata, stands below the answer (and above the next one)."""
    document = copy.deepcopy(target.right)
    answers = _cells(document, solution=True, grade=False)
    for cell in answers:
        attempt = copy.deepcopy(cell) | {"source": "1/0  # an old attempt"}
        document["cells"].insert(document["cells"].index(cell) + 1, attempt)
    return _file(document)


@notebook("full")
def answer_moved_to_another_cell(target) -> bytes:
    """The answer cells deleted, the functions written in one new cell at the top."""
    document = copy.deepcopy(target.right)
    answers = _cells(document, solution=True, grade=False)
    document["cells"] = [cell for cell in document["cells"] if cell not in answers]
    source = "\n\n".join(cell["source"] for cell in answers)
    imports = document["cells"].index(
        next(cell for cell in _cells(document, locked=True) if cell["cell_type"] == "code")
    )
    document["cells"].insert(imports + 1, {"cell_type": "code", "metadata": {}, "source": source})
    return _file(document)


@notebook("full")
def test_cells_deleted_by_accident(target) -> bytes:
    """A student deleted the test cells: they are the instructor's anyway."""
    document = copy.deepcopy(target.right)
    return _file(_without(document, _cells(document, grade=True, solution=False)))


@notebook("full")
def imports_deleted_by_accident(target) -> bytes:
    """A student deleted every locked cell."""
    document = copy.deepcopy(target.right)
    return _file(_without(document, _cells(document, locked=True, grade=False)))


@notebook("full")
def answers_retyped_as_markdown(target) -> bytes:
    """An answer cell turned into markdown by a slip of the finger (Esc, M)."""
    document = copy.deepcopy(target.right)
    for cell in _cells(document, solution=True, grade=False):
        cell["cell_type"] = "markdown"
    return _file(document)


# -- no plain file -------------------------------------------------------------------------------------------


@path
def symbolic_link(folder: Path) -> Path:
    """A link to another student's work, or to the gradebook."""
    (folder / "theirs.ipynb").write_text("{}")
    link = folder / "mine.ipynb"
    link.symlink_to(folder / "theirs.ipynb")
    return link


@path
def dangling_link(folder: Path) -> Path:
    """A link to nothing."""
    link = folder / "mine.ipynb"
    link.symlink_to(folder / "nothing")
    return link


@path
def link_to_itself(folder: Path) -> Path:
    """A loop of links."""
    link = folder / "mine.ipynb"
    link.symlink_to(link)
    return link


@path
def named_pipe(folder: Path) -> Path:
    """A pipe that nobody writes to: opening it would wait for ever."""
    pipe = folder / "mine.ipynb"
    os.mkfifo(pipe)
    return pipe


@path
def a_folder(folder: Path) -> Path:
    """A folder under the notebook's name."""
    inner = folder / "mine.ipynb"
    inner.mkdir()
    return inner


@path
def a_device(folder: Path) -> Path:
    """An endless device, through a link in the folder's place."""
    link = folder / "mine.ipynb"
    link.symlink_to("/dev/zero")
    return link


@path
def sparse_terabyte(folder: Path) -> Path:
    """A file that claims a terabyte and takes no room."""
    file = folder / "mine.ipynb"
    with file.open("wb") as stream:
        stream.truncate(10**12)
    return file


@path
def a_socket(folder: Path) -> Path:
    """A Unix socket."""
    import socket

    name = folder / "mine.ipynb"
    here = Path.cwd()
    try:
        os.chdir(folder)  # the path of a socket has 107 characters at most
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(name.name)
    finally:
        os.chdir(here)
    return name
