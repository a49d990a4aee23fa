"""An autograder for Gradescope in one zip: ``setup.sh``, ``run_autograder`` and what they need.

Gradescope (``gradescope-autograders.readthedocs.io``, *Autograder Specifications*) unpacks it to
``/autograder/source``, runs ``setup.sh`` once as root while it builds the container, and ``run_autograder``
for each submission. The assignment's solution and hidden tests are in it: it is for the instructor and
Gradescope.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

from ..course import CONFIG_NAME, SECRET_NAME, Course, CourseError
from ..files import cannot, is_hidden, open_atomically
from ..lms.gradescope import MANIFEST

_SCRIPTS = Path(__file__).parent / "templates" / "gradescope"
#: What the grader is installed from, in the container.
_BESIDE = (
    "pyproject.toml",
    "requirements.txt",
    "scripts/setup_env.py",
    "README.md",
    "LICENSE",
    "LICENSE-TEXT",
)
_PACKAGES = ("autograder", "coursekit")
_DATE = (1980, 1, 1, 0, 0, 0)


def write_gradescope_zip(course: Course, name: str, target: Path) -> int:
    """Write the zip to upload as the autograder of a programming assignment in Gradescope.

    Parameters
    ----------
    target
        The file to write, ``.zip``.

    Returns
    -------
    int
        How many files it holds.

    Raises
    ------
    CourseError
        If there is no such assignment, the course lacks what the grader is installed from, or the zip cannot
        be written.
    """
    if target.suffix != ".zip":
        raise CourseError(f"--out {target}: name a file that ends in .zip")
    contents = dict(_contents(course, name))
    try:
        with (
            open_atomically(target, mode=0o600) as stream,
            zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
        ):
            for path, data in sorted(contents.items()):
                entry = zipfile.ZipInfo(path, _DATE)
                entry.compress_type = zipfile.ZIP_DEFLATED
                entry.external_attr = (0o755 if path in ("setup.sh", "run_autograder") else 0o644) << 16
                archive.writestr(entry, data)
    except OSError as error:
        raise CourseError(cannot("written", f"--out {target}", error, "name another file")) from None
    return len(contents)


def _contents(course: Course, name: str) -> Iterator[tuple[str, bytes]]:
    solution = course.solution(name)
    for script in ("setup.sh", "run_autograder"):
        yield script, (_SCRIPTS / script).read_bytes()
    for file in (*_BESIDE, CONFIG_NAME):
        try:
            yield file, (course.root / file).read_bytes()
        except OSError as error:
            remedy = "make the zip in a clone of the course, which has it"
            raise CourseError(cannot("read", course.root / file, error, remedy)) from None
    here = Path(__file__).resolve().parents[2]
    for package in _PACKAGES:
        for path in sorted((here / package).rglob("*")):
            relative = path.relative_to(here)
            if path.is_file() and not is_hidden(relative):
                yield relative.as_posix(), path.read_bytes()
    for path in sorted(solution.parent.rglob("*")):
        relative = path.relative_to(solution.parent)
        if path.is_file() and not is_hidden(relative):
            yield f"solutions/{name}/{relative.as_posix()}", path.read_bytes()
    yield MANIFEST, json.dumps({"assignment": name}).encode()
    # One of the zip's own: who gets hold of it learns nothing of hidden inputs elsewhere.
    own = hmac.new(course.secret(), f"gradescope\0{name}".encode(), hashlib.sha256).hexdigest()
    yield SECRET_NAME, own.encode()
