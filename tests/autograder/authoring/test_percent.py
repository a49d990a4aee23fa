"""Percent cells: where they begin, what their marks say, and what is said of bad ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.percent import PercentError, docstring_fields, percent_cells, read_text

PATH = Path("folder/file.py")


def test_a_file_is_a_docstring_and_cells() -> None:
    text = '"""About."""\n\n# %% free\nx = 1\n\n\ny = 2\n\n# %% answer *\n1\n#%%wrong:  two  words \n'
    above, cells = percent_cells(text, PATH)
    assert above == '"""About."""\n'
    assert [(cell.kind, cell.title, cell.line, cell.source) for cell in cells] == [
        ("free", "", 3, "x = 1\n\n\ny = 2"),
        ("answer", "*", 9, "1"),
        ("wrong", "two  words", 11, ""),
    ]


def test_fields_are_told_from_bars_in_titles_and_patterns() -> None:
    mark = "# %% wrong: divides by |v||w|: twice | loses: a, b | mentions: norm|no | norm | mentions b: x|y"
    _, [cell] = percent_cells(f"{mark}\ncode\n", PATH)
    assert cell.title == "divides by |v||w|: twice"
    assert cell.fields == {"loses": "a, b", "mentions": "norm|no | norm", "mentions b": "x|y"}


def test_a_long_mark_goes_on_below() -> None:
    _, [cell] = percent_cells(
        "# %% wrong: a title\n# | mentions: a|b\n# | seconds: 5\n# a comment\n1\n", PATH
    )
    assert cell.title == "a title"
    assert cell.fields == {"mentions": "a|b", "seconds": "5"}
    assert cell.source == "# a comment\n1"


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("x = 1\n# %%\n", 2, "say what the cell is"),
        ("# %% wrong: a | mentions: b | mentions: c\n", 1, "'mentions' stands twice"),
        ("# %% wrong: a\n# | mentions: \n", 2, "'mentions' stands without a value"),
        ("# %% wrong: a\n# | prose\n", 2, "no 'key: value'"),
    ],
)
def test_a_bad_mark_is_named_in_one_line(text: str, line: int, complaint: str) -> None:
    with pytest.raises(PercentError, match=complaint) as caught:
        percent_cells(text, PATH)
    assert str(caught.value).startswith(f"{PATH}, line {line}: ")
    assert "\n" not in str(caught.value)


def test_a_docstring_has_a_title_fields_and_prose() -> None:
    text = '"""What it is.\n\nWhy: because.\nkind: a\nstatus one: b\n"""\nx = 1\n'
    title, fields = docstring_fields(text, PATH, "kind", r"status \S+")
    assert title == "What it is."
    assert fields == {"kind": "a", "status one": "b"}
    assert docstring_fields(text, PATH) == (title, {})


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("x = 1\n", "no header"),
        ('"""Title."""\nx = = 1\n', "line 2: no valid Python"),
        ('"""Title.\n\nkind:\n"""\n', "'kind' stands without a value"),
    ],
)
def test_a_bad_docstring_is_named_in_one_line(text: str, complaint: str) -> None:
    with pytest.raises(PercentError, match=complaint) as caught:
        docstring_fields(text, PATH, "kind")
    assert "\n" not in str(caught.value)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bytes.py"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(PercentError, match="write it as UTF-8 text"):
        read_text(path)
    with pytest.raises(PercentError, match="cannot be read"):
        read_text(tmp_path / "missing.py")
