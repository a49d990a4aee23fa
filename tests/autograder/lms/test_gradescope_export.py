"""Gradescope's export: who submitted a folder, and when."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath

import pytest

from autograder.lms.gradescope_export import MAX_METADATA_BYTES, GradescopeExport, read_export
from autograder.lms.paths import ArchiveError
from autograder.lms.zips import Contents, Entry

METADATA = """---
submission_66374061:
  :submitters:
  - :name: Jane Doe
    :sid: '1001'
    :email: jane@example.org
  :created_at: 2025-09-30 19:03:09.512366000 Z
  :score: 0.0
  :status: processed
  :history:
  - :id: 66374000
    :created_at: 2025-09-29 19:03:09.512366000 Z
submission_66374062:
  :submitters:
  - :name: Jack Roe
    :sid:
    :email: jack@example.org
  - :name: Ann Lee
    :sid: 1003
    :email: ann@example.org
  :created_at: 2025-09-30 21:03:09.000000000 +02:00
submission_66374063:
  :submitters:
  - :name: ../evil
    :sid: ../evil
"""
ROOT = "assignment_1234_export"


def contents(text: str | bytes, path: str = f"{ROOT}/submission_metadata.yml") -> Contents:
    data = text.encode() if isinstance(text, str) else text

    def read(limit: int) -> bytes:
        assert limit == MAX_METADATA_BYTES
        return data

    return Contents([Entry(PurePosixPath(path), None, read)])


@pytest.fixture(scope="module")
def export() -> GradescopeExport:
    found = read_export(contents(METADATA))
    assert found is not None
    return found


def test_submitters_and_times(export: GradescopeExport) -> None:
    [jane] = export.owners(PurePosixPath(f"{ROOT}/submission_66374061/a/01.ipynb"))
    assert (jane.lms, jane.student, jane.name, str(jane.inside)) == (
        "gradescope",
        "1001",
        "Jane Doe",
        "a/01.ipynb",
    )
    assert jane.at == datetime.datetime(2025, 9, 30, 19, 3, 9, 512366)


def test_a_groups_work_is_everybodys(export: GradescopeExport) -> None:
    group = export.owners(PurePosixPath(f"{ROOT}/submission_66374062/01.ipynb"))
    assert [one.student for one in group] == ["jack@example.org", "1003"]
    assert {one.at for one in group} == {datetime.datetime(2025, 9, 30, 19, 3, 9)}


def test_what_is_nobodys(export: GradescopeExport) -> None:
    assert export.owners(PurePosixPath(f"{ROOT}/submission_metadata.yml")) == []
    assert export.owners(PurePosixPath("elsewhere/x.ipynb")) == []
    with pytest.raises(ArchiveError, match="is of nobody that "):
        export.owners(PurePosixPath(f"{ROOT}/submission_9/01.ipynb"))
    with pytest.raises(ArchiveError, match="cannot be a student's id"):
        export.owners(PurePosixPath(f"{ROOT}/submission_66374063/01.ipynb"))


def test_another_download_and_spoiled_metadata() -> None:
    assert read_export(Contents()) is None
    for text in (b"\xff\xfe", "a: [", "!!python/object/apply:os.system ['true']", "- 1"):
        with pytest.raises(ArchiveError):
            read_export(contents(text))
