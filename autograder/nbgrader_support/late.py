"""nbgrader's plugin for late submissions, with the rules of ``autograder.toml``.

``nbgrader_config.py`` names it as ``AssignLatePenalties.plugin_class``; ``nbgrader autograde`` then takes off
what ``autograder grade`` does. Where the file has no late policy, nbgrader's own setting (``penalty_method``)
holds.
"""

from __future__ import annotations

from pathlib import Path

from nbgrader.plugins import LateSubmissionPlugin

from ..course import Course
from ..term import read_rules


class TermPolicy(LateSubmissionPlugin):
    """The late policy of ``autograder.toml``."""

    def late_submission_penalty(
        self, student_id: str, score: float, total_seconds_late: float
    ) -> float | None:
        """The points that a late submission loses.

        Parameters
        ----------
        score
            The points that were reached.
        total_seconds_late
            After the deadline, extensions counted, as nbgrader has them from the last grading.
        """
        # nbgrader's preprocessor, which asks: it knows the assignment and, by its configuration, the course.
        asking = self.parent
        root = Path(asking.config.CourseDirectory.root or ".")
        policy = read_rules(Course.find(root), asking.assignment_id).policy
        if policy is None:
            return super().late_submission_penalty(student_id, score, total_seconds_late)
        return policy.penalty(score, total_seconds_late)
