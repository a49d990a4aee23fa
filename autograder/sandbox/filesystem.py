"""What of the machine's files a sandbox shows: programs, Python, the library that notebooks import; no more.

Folders are bound part by part. An environment may have been made in the course's own folder, and an exchange
of nbgrader may lie in ``/usr/local/share``: neither ``sys.prefix`` nor ``/usr`` is bound as a whole.
"""

from __future__ import annotations

import functools
import importlib.util
import os
import shutil
import sys
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from .fonts import font_lists

#: Packages of the course that notebooks import. What one names in `WITHHELD_FROM_STUDENTS`, and a folder
#: `reference` in it, answers exercises and stays outside.
LIBRARIES = ("coursekit",)
#: The course's top-level packages: no copy of them is shown among the installed ones.
COURSE_PACKAGES = frozenset({"autograder", "coursekit", "tests"})
#: Folders of a library that are withheld wherever they are.
WITHHELD_FOLDER = "reference"

# Of an installation (/usr, a virtual environment, a conda environment): programs, libraries, and of `share`
# only what those read.
_SHARE = ("fontconfig", "fonts", "i18n", "locale", "matplotlib", "mime", "terminfo", "zoneinfo")
_PARTS = ("bin", "sbin", "lib", "lib32", "lib64", "etc/fonts", *(f"share/{name}" for name in _SHARE))
_SYSTEM = ("/usr", "/usr/local")
_ROOT_LINKS = ("/bin", "/sbin", "/lib", "/lib32", "/lib64")
_ETC = (
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/alternatives",
    "/etc/fonts",
    "/etc/localtime",
)
# Of /proc beside the processes: what programs ask about the machine. Everything else there is covered, and
# settings are read-only: to the kernel, root inside is still root where it owns a file.
_PROC = frozenset({"cpuinfo", "meminfo", "stat", "uptime", "loadavg", "version", "filesystems", "sysvipc"})
_PROC_READ_ONLY = "/proc/sys"
_LIBRARY_SUFFIXES = frozenset(
    {
        ".py",
        ".json",
        ".js",
        ".css",
        ".csv",
        ".txt",
        ".html",
        ".npy",
        ".npz",
        ".gz",
        ".png",
        ".svg",
        ".mplstyle",
    }
)
_ARCHIVES = (".egg", ".zip", ".whl", ".pyz")

#: What is bound where: a source outside, its place inside.
Bind = tuple[str, str]


@functools.lru_cache(maxsize=1)
def places() -> dict[str, str]:
    """Everything of the machine that every sandbox shows, outer folders first: source by place inside."""
    found: dict[str, str] = {}
    for folder in (*_SYSTEM, *python_prefixes()):
        for part in (*_PARTS, "pyvenv.cfg"):
            path = os.path.join(folder, part)
            if os.path.exists(path):
                found[path] = os.path.realpath(path)
    for name in _ROOT_LINKS:
        if os.path.isdir(name) and not os.path.islink(name):
            found[name] = name
    for name in _ETC:
        if os.path.exists(name):
            found[name] = os.path.realpath(name)
    for hop in _links(sys.executable):
        if not any(_is_below(hop, place) for place in found):
            found[hop] = os.path.realpath(hop)
    return dict(sorted(found.items(), key=lambda item: item[0].count("/")))


@functools.lru_cache(maxsize=1)
def python_prefixes() -> tuple[str, ...]:
    """The folders that this interpreter and its packages are installed in, as named and as resolved."""
    named = (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)
    return tuple(
        dict.fromkeys(
            path
            for prefix in named
            for path in (os.path.abspath(prefix), os.path.realpath(prefix))
            if path not in ("/", "/usr")
        )
    )


def words(sources: dict[str, str], empty_folder: Path, empty_file: Path) -> list[str]:
    """Bubblewrap's arguments for the machine's part of the file system.

    Parameters
    ----------
    sources
        What to bind at each place: `places`, or the same elsewhere.
    empty_folder, empty_file
        What is shown in place of what is not to be seen.
    """
    # Bubblewrap's own process inside is no student's, and no filter is around it.
    said = ["--proc", "/proc", "--ro-bind", str(empty_folder), "/proc/1"]
    for name in sorted(os.listdir("/proc")):
        path = f"/proc/{name}"
        if not (name.isdigit() or name in _PROC or os.path.islink(path) or path == _PROC_READ_ONLY):
            said += ["--ro-bind", str(empty_folder if os.path.isdir(path) else empty_file), path]
    said += ["--ro-bind", _PROC_READ_ONLY, _PROC_READ_ONLY]
    for place, source in sources.items():
        said += ["--ro-bind", source, place]
    for name in _ROOT_LINKS:
        if os.path.islink(name):
            said += ["--symlink", os.readlink(name), name]
    for place in _copies_of_the_course():
        said += ["--ro-bind", str(empty_folder if os.path.isdir(place) else empty_file), place]
    return said


def exposure(protected: Iterable[Path]) -> str:
    """Why the course could be read from inside: which of these paths lies below something bound, "" if none.

    Compared by device and inode on both sides: neither a symbolic link nor a second mount hides anything.
    """
    if not sys.platform.startswith("linux"):
        return ""
    shown = _shown()
    for path in protected:
        real = Path(os.path.realpath(path))
        for folder in (real, *real.parents):
            source = shown.get(_identity(str(folder)))
            if source is not None:
                return (
                    f"{path} lies in {source}, which submitted code must be able to read (programs and "
                    "Python's packages): move the course, or grade with a Python that is installed elsewhere"
                )
    return ""


@functools.lru_cache(maxsize=1)
def _shown() -> dict[tuple[int, int] | None, str]:
    """What is bound, and what is mounted below it, by device and inode."""
    sources = set(places().values())
    below = [path for path in _mount_points() if any(_is_below(path, source) for source in sources)]
    found = {_identity(path): path for path in (*below, *sources)}
    found.pop(None, None)
    return found


def copy_library(target: Path) -> None:
    """Copy the course's libraries, and of this package only what runs inside, to one folder.

    Copies, with the compiled files that belong to them: the course's folder need not be readable to the
    sandbox's user, nor its path be seen inside.
    """
    files = library_files(LIBRARIES)
    for folder in dict.fromkeys(os.path.dirname(inner) for _, inner in files):
        os.makedirs(os.path.join(target, folder), exist_ok=True)
    for source, inner in files:
        shutil.copy2(source, os.path.join(target, inner))


@functools.cache
def library_files(libraries: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """What `copy_library` copies, each with its place below the target; listed once for all sandboxes."""
    package = Path(__file__).parents[1]
    sources = [(path, Path("autograder", path.relative_to(package))) for path in _own_modules(package)]
    for library in libraries:
        spec = importlib.util.find_spec(library)
        if spec is not None and spec.submodule_search_locations:
            folder = Path(next(iter(spec.submodule_search_locations))).resolve()
            sources += [
                (path, Path(library, path.relative_to(folder))) for path in _open_files(library, folder)
            ]
    found = []
    for path, inner in sources:
        found.append((str(path), str(inner)))
        if path.suffix == ".py":
            name = Path(importlib.util.cache_from_source(path.name)).name
            compiled = path.parent / "__pycache__" / name
            if compiled.is_file():
                found.append((str(compiled), str(inner.parent / "__pycache__" / name)))
    return tuple(found)


def copy_fonts(target: Path) -> None:
    """Copy Matplotlib's list of fonts, which takes a second to make, and nothing else of its cache."""
    target.mkdir()
    for path in font_lists():
        shutil.copy2(path, target)


def _own_modules(package: Path) -> list[Path]:
    return [
        package / "__init__.py",
        *sorted(path for room in ("wire", "student") for path in (package / room).rglob("*.py")),
    ]


def _open_files(library: str, folder: Path) -> Iterator[Path]:
    """Files of a library that a student may read: sources and data, without what is withheld."""
    withheld = set(getattr(importlib.import_module(library), "WITHHELD_FROM_STUDENTS", ()))
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        # The first word of a name is the module's: `sgns.py`, `sgns.pyc`, `sgns.cpython-311-….so`.
        names = [*parts[:-1], parts[-1].split(".")[0]]
        dotted = {".".join(names[: count + 1]) for count in range(len(names))}
        hidden = WITHHELD_FOLDER in names or dotted & withheld
        if path.suffix in _LIBRARY_SUFFIXES and path.is_file() and not hidden:
            yield path


@functools.lru_cache(maxsize=1)
def _copies_of_the_course() -> tuple[str, ...]:
    """Where, among what is bound, another copy of the course's packages lies: installed, compiled, zipped."""
    found: set[str] = set()
    for place in _import_places():
        try:
            entries = list(os.scandir(place))
        except OSError:
            continue
        for entry in entries:
            first = entry.name.split(".")[0]
            if first in COURSE_PACKAGES or (entry.name.endswith(_ARCHIVES) and _holds_course(entry)):
                found.add(entry.path)
            elif place.endswith("-packages") and entry.is_dir():
                # An egg, a vendored copy, a folder that a .pth file names: one level down.
                inner = (os.path.join(entry.path, name) for name in COURSE_PACKAGES - {"tests"})
                found.update(path for path in inner if os.path.lexists(path))
    return tuple(sorted(found))


def _import_places() -> Iterator[str]:
    """Folders below what is bound that Python imports from, or could be told to."""
    patterns = ("", "python*", "python*/__pycache__", "python*/lib-dynload")
    for place in places():
        if os.path.basename(place) in ("bin", "lib", "lib32", "lib64"):
            for pattern in patterns:
                yield from map(str, Path(place).glob(pattern) if pattern else [place])
            for packages in Path(place).glob("python*/*-packages"):
                yield from (str(packages), str(packages / "__pycache__"))


def _holds_course(entry: os.DirEntry[str]) -> bool:
    if entry.is_dir():
        return False
    try:
        with zipfile.ZipFile(entry.path) as archive:
            return any(name.split("/")[0].split(".")[0] in COURSE_PACKAGES for name in archive.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def _links(path: str) -> Iterator[str]:
    """A path and what it links to, link by link."""
    for _ in range(40):
        yield path
        if not os.path.islink(path):
            return
        path = os.path.normpath(os.path.join(os.path.dirname(path), os.readlink(path)))


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _mount_points() -> Iterator[str]:
    with open("/proc/self/mountinfo", encoding="utf-8", errors="surrogateescape") as stream:
        for line in stream:
            # Spaces in it are written as octal numbers.
            yield line.split()[4].replace("\\040", " ")
