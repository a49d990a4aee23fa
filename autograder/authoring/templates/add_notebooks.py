"""Add the notebooks of a release to the folder that you work in, and never replace your work.

    python3 scripts/add_notebooks.py             in the folder that was unpacked (the set-up calls it)
    python3 scripts/add_notebooks.py FOLDER      to another one, unpacked earlier, in which you work

A release carries its notebooks below `released/`, so that unpacking it over an older one, with whatever
program, touches nothing in `lectures/` and `assignments/`. From there this copies what is not there yet, and
brings up to date what you have not changed. What you have changed stays as it is. Runs on the standard
library alone, on Linux, macOS and Windows.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RELEASED = "released"
#: What was put where, by its hash: a file that still has it has not been worked on.
RECORD = ".released.json"
#: What a folder has that students work in.
SIGNS = ("coursekit", "scripts/setup_env.py")
#: Made in a folder, and no part of a release.
MADE_HERE = ("assignments", "lectures")


class AddError(Exception):
    """Something a reader can put right; the message says how."""


def digest(content: bytes) -> str:
    """Return the hash of a file's content."""
    return hashlib.sha256(content).hexdigest()


def read_record(folder: Path) -> dict[str, str]:
    """Return what earlier runs put where; nothing if nobody can tell, and then nothing is replaced."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.part")
    aside.write_bytes(content)
    aside.replace(path)


def files_below(folder: Path) -> list[Path]:
    """Return the files below a folder, in order, without what systems and editors leave there."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [
        path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def add(released: Path, folder: Path) -> dict[str, list[str]]:
    """Copy what is new or was not worked on.

    Returns
    -------
    dict
        Paths relative to `folder`, by what became of them: `added`, `updated`, `kept` (worked on, with a new
        version to look at), `untouched` (worked on, nothing new).
    """
    record = read_record(folder)
    done: dict[str, list[str]] = {"added": [], "updated": [], "kept": [], "untouched": []}
    for path in files_below(released):
        name = path.relative_to(released).as_posix()
        work, new = folder / name, path.read_bytes()
        if not work.exists():
            what = "added"
        elif (old := digest(work.read_bytes())) == digest(new):
            what = None
        elif old == record.get(name):
            what = "updated"
        else:
            what = "untouched" if record.get(name) == digest(new) else "kept"
        if what in ("added", "updated"):
            write(work, new)
        if what in (None, "added", "updated"):
            record[name] = digest(new)
        if what:
            done[what].append(name)
    write(folder / RECORD, (json.dumps(record, indent=1, sort_keys=True) + "\n").encode())
    return done


def bring(source: Path, folder: Path) -> None:
    """Copy everything else of a release, which nobody works on, to the folder where somebody works."""
    if not all((folder / sign).exists() for sign in SIGNS):
        raise AddError(f"{folder} is no folder of this course: name the one in which you work")
    for top in sorted(source.iterdir()):
        if top.name.startswith(".") or top.name in MADE_HERE:
            continue
        if top.is_dir():
            skipped = shutil.ignore_patterns("__pycache__", "*.egg-info", ".*")
            shutil.copytree(top, folder / top.name, dirs_exist_ok=True, ignore=skipped)
        else:
            shutil.copyfile(top, folder / top.name)


def report(done: dict[str, list[str]]) -> None:
    """Say what was added, and what was not and why."""
    for what, said in (("added", "new"), ("updated", "brought up to date")):
        for name in done[what]:
            print(f"{said}: {name}")
    for name in done["kept"]:
        print(f"yours is kept: {name} (its new version is {RELEASED}/{name})")
    if done["untouched"]:
        print(f"{len(done['untouched'])} with your work left as they are")


def run(folder: str | None = None) -> None:
    """Add this release's notebooks to this folder, or to another one."""
    released = ROOT / RELEASED
    if not released.is_dir():
        raise AddError(f"there is no {released}: unpack the release again")
    target = ROOT if folder is None else Path(folder).resolve()
    if target != ROOT:
        bring(ROOT, target)
    report(add(released, target))


def main() -> int:
    """Parse the command line and add; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A path may not fit a Windows code page.
            stream.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", help="the folder in which you work; this one by default")
    try:
        run(parser.parse_args().folder)
    except (AddError, OSError) as error:
        print(f"add_notebooks: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
