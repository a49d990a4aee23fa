"""`nbgrader collect` on a shared machine: what of students' folders is taken, and what is refused by name."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

import pytest
from nbgrader import api
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeError
from small_course import NAME, SmallCourse
from stub_graders import InlinePool
from traitlets.config import Config

from autograder.feedback.write import write_feedback
from autograder.grading.run import grade_assignment
from autograder.nbgrader_support import exchange
from autograder.nbgrader_support.exchange import RefusedSubmission, SafeCollect, copy_submission
from autograder.receipt import RECEIPT

pytestmark = pytest.mark.slow

SECRET = "0123456789abcdef"


@pytest.fixture
def inbound(tmp_path: Path) -> Path:
    folder = tmp_path / "exchange" / "embeddings" / "inbound"
    folder.mkdir(parents=True)
    return folder


def submit(inbound: Path, student: str, content: str = "{}", when: datetime.datetime | None = None) -> Path:
    """What nbgrader's `submit` leaves in the exchange."""
    stamp = f"{when or datetime.datetime.now(datetime.UTC):%Y-%m-%d %H:%M:%S.%f} UTC"
    folder = inbound / f"{student}+{NAME}+{stamp}+{len(list(inbound.iterdir()))}"
    folder.mkdir()
    (folder / f"{NAME}.ipynb").write_text(content)
    (folder / "timestamp.txt").write_text(stamp)
    (folder / "submission_secret.txt").write_text(SECRET)
    return folder


@pytest.fixture(scope="module")
def new_gradebook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gradebook of nbgrader's without anything in it; for each that it makes, nbgrader starts a process."""
    path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with api.Gradebook(f"sqlite:///{path}"):
        return path


@pytest.fixture
def collect(small: SmallCourse, inbound: Path, new_gradebook: Path, monkeypatch: pytest.MonkeyPatch):
    """Collect everything, as a class in which each folder belongs to whom its name says."""
    (small.root / "grading").mkdir(exist_ok=True)
    shutil.copy(new_gradebook, small.root / "grading" / "gradebook.db")

    def run(owners: dict[str, str] | None = None) -> None:
        def owner(path: Path) -> str:
            real(path)
            return (owners or {}).get(path.name, path.name.split("+")[0])

        real = exchange._owner
        with monkeypatch.context() as patch:
            patch.setattr(exchange, "_owner", owner)
            config = Config()
            config.CourseDirectory.root = str(small.root)
            config.CourseDirectory.course_id = "embeddings"
            config.CourseDirectory.assignment_id = NAME
            config.CourseDirectory.submitted_directory = "grading/submitted"
            config.CourseDirectory.db_url = f"sqlite:///{small.root / 'grading' / 'gradebook.db'}"
            config.Exchange.root = str(inbound.parents[1])
            config.ExchangeCollect.update = True
            coursedir = CourseDirectory(config=config)
            SafeCollect(coursedir=coursedir, config=config).start()

    return run


def submitted(small: SmallCourse, student: str) -> dict[str, str]:
    folder = small.root / "grading" / "submitted" / student / NAME
    return {path.name: path.read_text() for path in folder.iterdir()} if folder.exists() else {}


def test_the_notebook_and_its_receipt_are_taken_and_nothing_else(small, inbound, collect) -> None:
    folder = submit(inbound, "ada", '{"cells": []}')
    (folder / "notes.txt").write_text("mine")
    (folder / "link").symlink_to("/etc/passwd")
    collect()
    taken = submitted(small, "ada")
    assert set(taken) == {f"{NAME}.ipynb", "timestamp.txt", "submission_secret.txt"}
    assert taken[f"{NAME}.ipynb"] == '{"cells": []}'


def test_a_newer_submission_replaces_an_older_one_and_a_refused_one_does_not(
    small, inbound, collect, caplog
) -> None:
    hour = datetime.timedelta(hours=1)
    now = datetime.datetime.now(datetime.UTC)
    submit(inbound, "ada", "first", now - 2 * hour)
    collect()
    submit(inbound, "ada", "second", now - hour)
    collect()
    assert submitted(small, "ada")[f"{NAME}.ipynb"] == "second"

    solution = small.root / "solutions" / NAME / f"{NAME}.ipynb"
    forged = submit(inbound, "ada", when=now) / f"{NAME}.ipynb"
    forged.unlink()
    forged.symlink_to(solution)
    submit(inbound, "bob", "honest", now)
    with pytest.raises(ExchangeError, match="not collected: 1"):
        collect()
    assert submitted(small, "ada")[f"{NAME}.ipynb"] == "second"
    assert submitted(small, "bob")[f"{NAME}.ipynb"] == "honest"


def test_a_submission_in_somebody_elses_name_is_refused(small, inbound, collect) -> None:
    folder = submit(inbound, "ada")
    with pytest.raises(ExchangeError, match="not collected: 1"):
        collect({folder.name: "mallory"})
    assert submitted(small, "ada") == {}


def test_a_forged_submission_does_not_stand_in_the_way_of_the_own_one(small, inbound, collect) -> None:
    submit(inbound, "ada", "hers")
    forged = submit(inbound, "ada", "forged", datetime.datetime(2040, 1, 1, tzinfo=datetime.UTC))
    with pytest.raises(ExchangeError, match="not collected: 1"):
        collect({forged.name: "mallory"})
    assert submitted(small, "ada")[f"{NAME}.ipynb"] == "hers"


def test_a_folder_that_is_a_link_is_refused(small, inbound, collect) -> None:
    folder = submit(inbound, "ada")
    folder.rename(inbound.parent / "elsewhere")
    folder.symlink_to(inbound.parent / "elsewhere")
    with pytest.raises(ExchangeError):
        collect()
    assert submitted(small, "ada") == {}


def test_a_time_that_was_set_back_is_reported(inbound, collect, caplog) -> None:
    submit(inbound, "ada", when=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    submit(inbound, "bob")
    collect()
    told = [record.getMessage() for record in caplog.records if "late?" in record.getMessage()]
    assert len(told) == 1
    assert told[0].startswith("ada+")


def test_the_time_is_the_folders_and_not_what_a_student_wrote(small, inbound, collect) -> None:
    when = datetime.datetime(2030, 1, 2, 3, 4, 5, 678900, tzinfo=datetime.UTC)
    (submit(inbound, "ada", when=when) / "timestamp.txt").write_text("2020-01-01 00:00:00 UTC")
    (submit(inbound, "bob", when=when) / "timestamp.txt").unlink()
    (submit(inbound, "eve", when=when) / "timestamp.txt").write_text("2026-01-01T10:00 +9999")
    collect()
    for student in ("ada", "bob", "eve"):
        assert submitted(small, student)["timestamp.txt"] == "2030-01-02 03:04:05.678900 UTC"


@pytest.mark.parametrize("time", ["yesterday", "", "2026-01-01 10:00 -9999"])
def test_a_folder_of_no_time_is_refused_and_costs_nobody_else(small, inbound, collect, time, caplog) -> None:
    submit(inbound, "bob", "honest")
    (inbound / f"eve+{NAME}+{time}+0").mkdir()
    with pytest.raises(ExchangeError, match="not collected: 1"):
        collect()
    assert submitted(small, "bob")[f"{NAME}.ipynb"] == "honest"
    assert submitted(small, "eve") == {}
    assert "has no time in its name that can be read" in caplog.text


def test_a_time_in_the_way_is_no_time(small, inbound, collect) -> None:
    there = small.submit("ada")
    there.with_name("timestamp.txt").write_text("2026-01-01T10:00 +9999")
    submit(inbound, "ada", "newer")
    collect()
    assert submitted(small, "ada")[f"{NAME}.ipynb"] == "newer"


def test_what_nobody_foresaw_in_one_folder_costs_nobody_else(
    small, inbound, collect, monkeypatch, caplog
) -> None:
    real = exchange.copy_submission

    def copy(source: Path, target: Path, name: str) -> None:
        if source.name.startswith("eve"):
            raise ZeroDivisionError("a bug\nof ours")
        real(source, target, name)

    monkeypatch.setattr(exchange, "copy_submission", copy)
    submit(inbound, "eve")
    submit(inbound, "bob", "honest")
    with pytest.raises(ExchangeError, match="not collected: 1"):
        collect()
    assert submitted(small, "bob")[f"{NAME}.ipynb"] == "honest"
    assert "cannot be collected (ZeroDivisionError: a bug of ours)" in caplog.text


def link(path: Path) -> None:
    path.symlink_to("/etc/hostname")


def hard_link(path: Path) -> None:
    other = path.parent.parent / "other"
    other.write_text("somebody's")
    path.hardlink_to(other)


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (link, "no plain file"),
        (hard_link, "hard link"),
        (os.mkfifo, "no plain file"),
        (Path.mkdir, "no plain file"),
        (lambda path: path.write_bytes(b"x" * 2_000), "more than 1,000 bytes"),
    ],
)
@pytest.mark.parametrize("file", ["timestamp.txt", "submission_secret.txt"])
def test_what_is_no_plain_file_is_refused(tmp_path: Path, make, why: str, file: str) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.mkdir()
    target.mkdir()
    make(source / file)
    with pytest.raises(RefusedSubmission, match=why) as refusal:
        copy_submission(source, target, NAME)
    assert file in str(refusal.value)


def test_somebody_elses_file_is_refused(tmp_path: Path) -> None:
    if os.getuid() != 0:
        pytest.skip("only root can give a file away")
    (tmp_path / "source").mkdir()
    file = tmp_path / "source" / f"{NAME}.ipynb"
    file.write_text("{}")
    os.chown(file, 12345, -1)
    with pytest.raises(RefusedSubmission, match="somebody else's"):
        copy_submission(tmp_path / "source", tmp_path, NAME)


def test_a_missing_notebook_is_no_reason_to_refuse(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    copy_submission(tmp_path / "source", tmp_path, NAME)
    assert [path.name for path in tmp_path.iterdir()] == ["source"]


@pytest.mark.usefixtures("inline_pages")
def test_feedback_lies_where_nbgrader_releases_it_from(small, inbound, collect) -> None:
    submit(inbound, "ada", small.submit("ada").read_text(encoding="utf-8"))
    shutil.rmtree(small.course.submitted)
    small.submit("bob")  # not through the exchange
    collect()
    grade_assignment(small.course, NAME, pool=InlinePool)
    write_feedback(small.course, NAME)

    folder = small.course.feedback / "ada" / NAME
    assert {path.name for path in folder.iterdir()} == {f"{NAME}.html", *RECEIPT}
    assert (folder / "submission_secret.txt").read_text() == SECRET
    assert (folder / f"{NAME}.html").read_text() == (folder.parent / f"{NAME}.html").read_text()
    assert [path.name for path in (small.course.feedback / "bob").iterdir()] == [f"{NAME}.html"]
