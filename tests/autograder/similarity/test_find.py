"""Copies are found, honest work is not, in sample submissions of a real unit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from planted_copies import HONEST, ROOT, UNIT, answers, disguised, honest_submissions, submit
from small_course import NAME, SmallCourse

from autograder.course import Course, CourseError
from autograder.gradebook.people import Person, remember
from autograder.similarity.compare import Options
from autograder.similarity.find import find_similar, write_page
from autograder.similarity.page import Found


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course with one real unit and six honest submissions."""
    shutil.copytree(ROOT / "solutions" / UNIT, tmp_path / "solutions" / UNIT)
    (tmp_path / "lectures").mkdir()
    shutil.copy(ROOT / "lectures" / f"{UNIT}.ipynb", tmp_path / "lectures")
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    made = Course.at(tmp_path)
    for student, notebook in honest_submissions().items():
        submit(made.submitted, student, notebook)
    return made


def alike(found: Found) -> list[tuple[str, str]]:
    documents = found.comparison.documents
    return [(documents[p.left].label, documents[p.right].label) for p in found.comparison.pairs]


def test_honest_work_is_not_alike(course: Course) -> None:
    found = find_similar(course, UNIT)
    assert alike(found) == []
    assert len(found.comparison.documents) == len(HONEST)


def test_a_copy_with_other_names_comments_and_order_is_alike(course: Course) -> None:
    copied = honest_submissions()["vectorised_numpy"]
    submit(course.submitted, "zoe", disguised(copied))
    found = find_similar(course, UNIT)
    assert alike(found) == [("vectorised_numpy", "zoe")]
    assert found.comparison.pairs[0].likeness > 0.9


def test_one_copied_answer_is_alike_and_named(course: Course) -> None:
    submissions = honest_submissions()
    victim = next(
        c
        for c in answers(submissions["python_loops"])
        if c["metadata"]["nbgrader"]["grade_id"] == "mlp_loss_and_gradients"
    )
    thief = submissions["kahn"]
    for cell in thief["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "mlp_loss_and_gradients":
            cell["source"] = victim["source"].replace("loss", "cost")
    submit(course.submitted, "zoe", thief)
    pairs = find_similar(course, UNIT).comparison
    found = {pairs.documents[p.left].label: p for p in pairs.pairs if pairs.documents[p.right].label == "zoe"}
    assert list(found["python_loops"].exercises) == ["mlp_loss_and_gradients"]
    # Most of the rest is still the author's own.
    assert found["python_loops"].whole.share < found["python_loops"].likeness


def test_what_a_good_part_of_the_class_wrote_is_no_evidence(course: Course) -> None:
    copied = honest_submissions()["vectorised_numpy"]
    for number in range(4):
        submit(course.submitted, f"copy-{number}", copied)
    few = find_similar(course, UNIT)
    # Five that have the same: each two of them.
    assert len(alike(few)) == 10
    assert few.comparison.groups == [[1, 2, 3, 4, 9]]
    submit(course.submitted, "copy-4", copied)
    assert alike(find_similar(course, UNIT)) == []
    assert len(alike(find_similar(course, UNIT, options=Options(common=60)))) == 15


def test_the_given_text_is_nobodys(course: Course) -> None:
    lecture = json.loads((ROOT / "lectures" / f"{UNIT}.ipynb").read_text(encoding="utf-8"))
    code = "\n".join("".join(c["source"]) for c in lecture["cells"] if c["cell_type"] == "code")
    for student in ("yan", "zoe"):
        notebook = honest_submissions()[HONEST[0 if student == "yan" else 1]]
        notebook["cells"].append({"cell_type": "code", "metadata": {}, "source": code, "outputs": []})
        submit(course.submitted, student, notebook)
    # Each is a copy of its original; with each other they share the lecture alone.
    assert ("yan", "zoe") not in alike(find_similar(course, UNIT))


def test_written_answers_are_compared_as_words(course: Course) -> None:
    answer = " ".join(
        f"the {n}th reason is that gradient number {n * 7} flows into node{n}," for n in range(12)
    )
    submissions = honest_submissions()
    for student, other in (("yan", HONEST[0]), ("zoe", HONEST[1])):
        for cell in submissions[other]["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("grade_id", "").startswith("written"):
                cell["source"] = answer if student == "yan" else answer.upper().replace(" ", "  ")
        submit(course.submitted, student, submissions[other])
    found = find_similar(course, UNIT)
    pair = found.comparison.pairs[alike(found).index(("yan", "zoe"))]
    assert list(pair.exercises) == ["written-order"]


def test_earlier_terms_are_compared_with_this_one_only(course: Course, tmp_path: Path) -> None:
    copied = honest_submissions()["vectorised_numpy"]
    earlier = tmp_path / "2025" / "grading" / "submitted"
    for student in ("old-1", "old-2", "kahn"):
        submit(earlier, student, disguised(copied) if student != "kahn" else honest_submissions()["kahn"])
    for folder in (earlier, tmp_path / "2025"):
        found = find_similar(course, UNIT, [folder])
        # Neither the two old ones, nor who repeats the course with the own work of then.
        assert alike(found) == [("vectorised_numpy", "2025/old-1"), ("vectorised_numpy", "2025/old-2")]


@pytest.mark.parametrize(
    ("folder", "says"),
    [("nowhere", "no such folder"), ("lectures", "holds no submissions"), ("grading", "this term's own")],
)
def test_a_folder_that_is_no_earlier_term_is_refused(course: Course, folder: str, says: str) -> None:
    with pytest.raises(CourseError, match=says):
        find_similar(course, UNIT, [course.root / folder])


def test_what_cannot_be_read_is_named_and_costs_the_others_nothing(course: Course) -> None:
    path = course.submitted / "broken" / UNIT / f"{UNIT}.ipynb"
    path.parent.mkdir(parents=True)
    path.write_text("{")
    found = find_similar(course, UNIT)
    assert "not valid JSON" in found.refused["broken"]
    assert "broken" in write_page(course, found, 10).read_text(encoding="utf-8")


def test_one_submission_is_nothing_to_compare(small: SmallCourse) -> None:
    small.submit("alice")
    with pytest.raises(CourseError, match="no two submissions"):
        find_similar(small.course, NAME)


def test_short_answers_that_everybody_writes_alike_are_not_told(small: SmallCourse) -> None:
    for student in ("alice", "bob"):
        small.submit(student)
    assert alike(find_similar(small.course, NAME)) == []


def test_names_of_the_gradebook_are_shown(course: Course) -> None:
    submit(course.submitted, "zoe", disguised(honest_submissions()["kahn"]))
    remember(course, {"zoe": Person("Zoë", "<b>山田</b>")})
    found = find_similar(course, UNIT)
    page = write_page(course, found, 10).read_text(encoding="utf-8")
    assert "Zoë &lt;b&gt;山田&lt;/b&gt; (zoe)" in page
