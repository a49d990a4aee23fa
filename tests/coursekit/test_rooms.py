"""The rooms of the library: who imports whom, and what a submission never sees."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import coursekit

ROOMS = ("checks", "data", "plots", "widgets")


def loaded_by(module: str) -> set[str]:
    """The rooms that importing a module brings along, in a process of its own."""
    code = f"import sys, {module}\nprint(*(name for name in sys.modules if name.startswith('coursekit.')))"
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    return {name.split(".")[1] for name in said.split()}


@pytest.mark.parametrize(
    ("modules", "rooms"),
    [
        ("coursekit.checks", {"checks"}),
        ("coursekit.data", {"data"}),
        ("coursekit.plots", {"plots", "style"}),
        ("coursekit.reference, coursekit.reference.sgns", {"reference"}),
    ],
)
def test_a_room_brings_nothing_along_but_what_lies_below(modules: str, rooms: set[str]) -> None:
    assert loaded_by(modules) == rooms


def test_what_runs_in_the_sandbox_imports_nothing_that_is_withheld() -> None:
    root = Path(coursekit.__file__).parent
    names = [
        ".".join(("coursekit", *path.relative_to(root).with_suffix("").parts)).removesuffix(".__init__")
        for room in ROOMS
        for path in sorted((root / room).rglob("*.py"))
    ]
    assert len(names) > 20
    assert not loaded_by(", ".join(names)) & set(coursekit.WITHHELD_FROM_STUDENTS)


def test_withheld_folders_exist() -> None:
    root = Path(coursekit.__file__).parent
    assert coursekit.WITHHELD_FROM_STUDENTS
    for name in coursekit.WITHHELD_FROM_STUDENTS:
        assert list((root / name).glob("*.py"))
