"""The command that starts a sandbox: into its control group, to its user, behind its walls.

Three programs, each of which becomes the next: a shell that joins the control group (so that no process is
ever outside) and, where root grades, `setpriv` that becomes the sandbox's user; then bubblewrap.
"""

from __future__ import annotations

import os
import shlex
import shutil
import tempfile
import typing
from collections.abc import Sequence
from pathlib import Path

from . import filesystem, user

_SCRATCH_BYTES = 256 * 2**20
_SHARED_BYTES = 64 * 2**20
_DEVICES = ("null", "full", "random", "urandom")


class Launch(typing.NamedTuple):
    """A command, and the file of bubblewrap's arguments that it reads from an inherited handle.

    On the command line they would be seen inside, host's paths included.
    """

    words: list[str]
    arguments: typing.IO[bytes]


def prepare(
    folder: Path,
    number: int | None,
    *,
    entries: Sequence[str] = (),
    shown: Sequence[filesystem.Bind] = (),
    counted: bool = True,
    disable_userns: bool = False,
) -> Launch:
    """Prepare a sandbox's start: the command to which the program that runs inside is appended.

    Parameters
    ----------
    folder
        A folder of the sandbox's own, which it may read: given to its user.
    number
        The user outside, None for the one who grades.
    entries
        Files of control groups to join.
    shown
        What is bound besides the machine's part.
    counted
        Whether a control group counts memory: ``/dev/zero`` is memory to whoever maps it.
    """
    empty, nothing = folder / "empty", folder / "nothing"
    empty.mkdir(exist_ok=True)
    nothing.touch()
    steps = [f"echo $$ > {shlex.quote(entry)}" for entry in entries]
    places = dict(filesystem.places())
    mounts: list[str] = []
    if number is not None:
        mounts = _mounts(folder / "outside", number, places)
        _give(folder, number)
    steps += mounts
    inner = [
        *("--unshare-all", "--unshare-user", "--die-with-parent", "--new-session"),
        *(["--disable-userns"] if disable_userns else []),
        *("--uid", "1000", "--gid", "1000", "--hostname", "grading", "--cap-drop", "ALL"),
        *_devices(counted),
        *("--size", str(_SCRATCH_BYTES), "--tmpfs", "/tmp"),
        *filesystem.words(places, empty, nothing),
    ]
    for source, place in shown:
        inner += ["--ro-bind", source, place]
    # Made read-only last: everything above is mounted in it.
    inner += ["--remount-ro", "/", "--chdir", "/tmp"]
    arguments = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it, once bubblewrap has it
    arguments.write(b"\0".join(os.fsencode(word) for word in inner))
    arguments.flush()
    arguments.seek(0)
    program = [shutil.which("bwrap") or "bwrap", "--args", str(arguments.fileno()), "--"]
    if number is not None:
        who = str(number)
        program = ["setpriv", "--reuid", who, "--regid", who, "--clear-groups", "--", *program]
    if steps:
        program = ["/bin/sh", "-c", f'{" && ".join(steps)} && exec "$@"', "sh", *program]
    if mounts:
        program = ["unshare", "--mount", *program]
    return Launch(program, arguments)


def as_another(folder: Path, number: int | None, command: list[str]) -> list[str]:
    """A command that becomes another user first, to whom the folder is given; as it is for None."""
    if number is None:
        return command
    _give(folder, number)
    who = str(number)
    return ["setpriv", "--reuid", who, "--regid", who, "--clear-groups", "--no-new-privs", "--", *command]


def _devices(counted: bool) -> list[str]:
    """A /dev of a few devices that keep no state; no terminals, of which the machine has a limited number."""
    said = ["--tmpfs", "/dev"]
    for name in (*_DEVICES, *(["zero"] if counted else [])):
        said += ["--dev-bind", f"/dev/{name}", f"/dev/{name}"]
    for link, target in (("fd", ""), ("stdin", "/0"), ("stdout", "/1"), ("stderr", "/2")):
        said += ["--symlink", f"/proc/self/fd{target}", f"/dev/{link}"]
    said += ["--dir", "/dev/shm", "--remount-ro", "/dev"]
    return [*said, "--size", str(_SHARED_BYTES), "--tmpfs", "/dev/shm"]


def _mounts(outside: Path, number: int, places: dict[str, str]) -> list[str]:
    """Steps that mount what lies in a closed folder (root's home) where the sandbox's user gets to it.

    In a mount namespace of the command's own; ``places`` names the new sources afterwards.
    """
    steps: list[str] = []
    for source in user.hidden_from(number, sorted(set(places.values()))):
        target = outside / str(len(steps))
        if os.path.isdir(source):
            target.mkdir(parents=True)
        else:
            outside.mkdir(exist_ok=True)
            target.touch()
        steps.append(f"mount --bind {shlex.quote(source)} {shlex.quote(str(target))}")
        for place, old in places.items():
            if old == source:
                places[place] = str(target)
    return steps


def _give(folder: Path, number: int) -> None:
    os.chown(folder, number, number)
    for root, names, files in os.walk(folder):
        for name in (*names, *files):
            os.chown(os.path.join(root, name), number, number, follow_symlinks=False)
