"""How a student's process ended, in words."""

from __future__ import annotations

import pytest

from autograder.sandbox.student_process import Ending


@pytest.mark.parametrize(
    ("oom_kills", "signal", "words"),
    [
        (1, 9, "used more than 512 MB of memory and was stopped"),
        (0, 11, "crashed the Python process (segmentation fault)"),
        (0, 9, "ended the Python process (signal 9)"),
        (0, 0, "ended the Python process"),
    ],
)
def test_a_student_reads_what_ended_the_process(oom_kills: int, signal: int, words: str) -> None:
    assert Ending(oom_kills, signal, cpu_seconds=0.1).in_words(512) == words
