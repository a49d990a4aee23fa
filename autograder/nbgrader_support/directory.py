"""nbgrader's course directory, for which a time that cannot be read is no time, not the end of the run."""

from __future__ import annotations

import datetime
import typing
from pathlib import Path

from nbgrader.coursedir import CourseDirectory

from ..receipt import submitted_at


class SafeDirectory(CourseDirectory):
    """Where things are, as nbgrader's settings say, and when work was submitted, as far as can be told.

    nbgrader's own ends the program over a ``timestamp.txt`` that it cannot read: one file, and nobody is
    graded or collected. It also reads an offset of +0200 as 200 seconds.
    """

    def get_existing_timestamp(self, dest_path: str) -> datetime.datetime | None:
        """When the submission in a folder was submitted (UTC), None where nothing readable says so."""
        return submitted_at(Path(dest_path))


def safe_directory(settings: CourseDirectory, **changed: typing.Any) -> SafeDirectory:
    """A copy of a command's settings (formgrader shares them between its buttons), some of them changed."""
    values = {name: getattr(settings, name) for name in settings.traits(config=True)}
    return SafeDirectory(parent=settings.parent, **{**values, **changed})
