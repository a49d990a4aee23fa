"""Hostile notebooks are read, or refused in one line with a remedy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from notebook_files import file_of, json_values

from autograder.notebook_file import MAX_CELLS, NotebookError, parse_cells, read_bytes


@given(st.one_of(st.binary(max_size=100), json_values.map(lambda value: json.dumps(value).encode())))
def test_any_bytes_are_cells_or_a_notebook_error(content: bytes) -> None:
    told = "mine.ipynb is a notebook"
    try:
        parse_cells(content, "mine.ipynb")
    except NotebookError as error:
        told = str(error)
    assert told.startswith("mine.ipynb ")
    assert "\n" not in told


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b'{"cells": [', "is not valid JSON"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b'{"worksheets": []}', "notebook format 3"),
        (b"[1]", "no list of cells"),
        (b'{"cells": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", "nested too deeply"),
        (b'{"cells": [], "x": ' + b"9" * 10_000 + b"}", "cannot be read"),
        (file_of(*[{}] * (MAX_CELLS + 1)), "more than"),
    ],
)
def test_what_is_wrong_is_said_with_a_remedy(content: bytes, words: str) -> None:
    with pytest.raises(NotebookError, match=words) as refused:
        parse_cells(content, "mine.ipynb")
    assert ":" in str(refused.value)


def test_sources_are_made_writable_text() -> None:
    (cell,) = parse_cells(file_of({"cell_type": "code", "source": ["a\ud800", 7, "\0b"]}))
    assert cell["source"] == "a?\ufffdb"


def test_files_are_read_up_to_a_limit(tmp_path: Path) -> None:
    file = tmp_path / "mine.ipynb"
    file.write_bytes(b"x" * 100)
    assert read_bytes(file, limit=100) == b"x" * 100
    with pytest.raises(NotebookError, match="clear its outputs"):
        read_bytes(file, limit=99)
    with pytest.raises(NotebookError, match="cannot be opened"):
        read_bytes(tmp_path / "nothing.ipynb")
