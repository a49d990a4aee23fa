"""Names under which answers are marked: always the same, and telling nothing to who lacks the secret."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from ..course import Course, CourseError

#: No digits: a spreadsheet takes 12e5 for a number.
_CONSONANTS, _VOWELS = "bdgjlmnprtvz", "aeiou"
_SYLLABLES = 6


def pseudonym(course: Course, name: str, student: str) -> str:
    """A name that one can say, as in ``balemo-tiruna``, of a student's work in one assignment."""
    number = course.seed(name, "pseudonym", student)
    syllables = []
    for _ in range(_SYLLABLES):
        number, at = divmod(number, len(_CONSONANTS) * len(_VOWELS))
        syllables.append(_CONSONANTS[at // len(_VOWELS)] + _VOWELS[at % len(_VOWELS)])
    half = _SYLLABLES // 2
    return f"{''.join(syllables[:half])}-{''.join(syllables[half:])}"


def pseudonyms(course: Course, name: str, students: Iterable[str]) -> dict[str, str]:
    """The pseudonym of each student.

    Raises
    ------
    CourseError
        If two have the same one: one class in a million.
    """
    found = {student: pseudonym(course, name, student) for student in students}
    if len(set(found.values())) < len(found):
        raise CourseError(f"two students of {name} have the same pseudonym: rename the folder of one of them")
    return found


def version(answer: str) -> str:
    """A short name for the text of an answer, of letters alone.

    Parameters
    ----------
    answer
        Its hash, in hexadecimal digits.
    """
    digest = hashlib.sha256(answer.encode()).digest()
    return "".join(_CONSONANTS[byte % len(_CONSONANTS)] for byte in digest[:8])
