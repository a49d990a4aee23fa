"""Scores of a submission, and what `grade --json` writes of it."""

from __future__ import annotations

import json

from autograder.result import ExerciseResult, Status, SubmissionResult, SubmissionStatus, ungradable


def graded() -> SubmissionResult:
    exercises = [
        ExerciseResult("softmax", "test-softmax", 1.5, 2.0, Status.PASSED, seed=7),
        ExerciseResult("entropy", "test-entropy", 0.0, 1.0, Status.FAILED, "wrong sign"),
        ExerciseResult("why", "written-why", None, 3.0, Status.MANUAL),
    ]
    by_name = {exercise.name: exercise for exercise in exercises}
    return SubmissionResult("ada", "01-small", SubmissionStatus.GRADED, exercises=by_name)


def test_a_written_answer_counts_once_somebody_has_marked_it() -> None:
    result = graded()
    assert (result.score, result.max_score) == (1.5, 3.0)
    result.exercises["why"].points = 2.0
    assert (result.score, result.max_score) == (3.5, 6.0)


def test_the_json_of_a_student() -> None:
    written = json.loads(json.dumps(graded().to_json()))
    assert (written["score"], written["max_score"], written["status"]) == (1.5, 3.0, "graded")
    assert list(written["exercises"]) == ["softmax", "entropy", "why"]
    assert written["exercises"]["why"]["points"] is None
    assert written["exercises"]["entropy"] == {
        "points": 0.0,
        "max_points": 1.0,
        "status": "failed",
        "message": "wrong sign",
        "seed": None,
        "findings": [],
    }


def test_what_could_not_be_graded_is_a_zero_with_its_reason() -> None:
    written = ungradable("bob", "01-small", "not a notebook").to_json()
    assert written == {
        "score": 0.0,
        "max_score": 0.0,
        "status": "ungradable",
        "message": "not a notebook",
        "exercises": {},
    }
