"""Make the virtual environment `.venv` of this course, or bring it up to date.

    python3 scripts/setup_env.py             everything: lectures, grader, tests (what `make` calls)
    python3 scripts/setup_env.py --student   what a student needs

Two steps, since pip refuses hashes together with an editable install: first the pinned and hashed
requirements, then the project itself without dependencies. Runs on the standard library alone, on
Linux, macOS and Windows. A finished environment is left alone, a half-finished one is completed, and
two runs at the same time wait for each other.
"""

import argparse
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
UV = BIN / ("uv.exe" if os.name == "nt" else "uv")
PLACE = VENV / ".place"
OLDEST = (3, 11)


class SetupError(Exception):
    """Something a reader can put right; the message says how, `said` is what the failed command printed."""

    def __init__(self, message, said=()):
        super().__init__(message)
        self.said = list(said)


def requirements_file(student):
    """Return the pinned requirements of a kind of reader."""
    return ROOT / ("requirements-student.txt" if student else "requirements.txt")


def stamp_file(student):
    """Return the file whose presence says that the environment of this kind is complete."""
    return VENV / (".ready-student" if student else ".ready")


def fingerprint(student):
    """Return the stamp's text: where the environment was made and from what.

    The place is part of it because the scripts of a virtual environment name their interpreter by its
    full path: a clone that was moved needs a new one.
    """
    digest = hashlib.sha256()
    for path in (requirements_file(student), ROOT / "pyproject.toml"):
        digest.update(path.read_bytes())
    return f"{ROOT}\n{digest.hexdigest()}\n"


def is_ready(student):
    """Tell whether the environment is complete, current and still where it was made."""
    stamp = stamp_file(student)
    return PYTHON.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == fingerprint(student)


@contextmanager
def one_at_a_time():
    """Hold a lock on the environment; the system releases it even when the process is killed."""
    with (ROOT / ".venv.lock").open("a+", encoding="utf-8") as handle:
        if os.name == "nt":
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                print("Another set-up of .venv is running; waiting for it to end …", flush=True)
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def run(command, remedy):
    """Run a command; on failure raise with the end of what it said, and the remedy."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
    )
    if done.returncode:
        raise SetupError(remedy, (done.stdout + done.stderr).strip().splitlines())


def usable():
    """Tell whether `.venv` holds a working interpreter that is new enough and was made at this place."""
    if not PYTHON.exists():
        return False
    if PLACE.exists() and PLACE.read_text(encoding="utf-8") != str(ROOT):
        return False
    probe = f"import sys, pip; sys.exit(sys.version_info < {OLDEST})"
    return subprocess.run([str(PYTHON), "-c", probe], capture_output=True).returncode == 0


def create():
    """Create the virtual environment, over the remains of an unusable one if need be."""
    remedy = (
        f"{sys.executable} cannot make a virtual environment. "
        "On Debian and Ubuntu: sudo apt-get install python3-venv"
    )
    run([sys.executable, "-m", "venv", "--clear", VENV], remedy)


def pinned_block(text, package):
    """Return the lines of a requirements file that pin one package with its hashes."""
    match = re.search(rf"^{re.escape(package)}==(?:.*\\\n)*.*", text, flags=re.MULTILINE)
    if match is None:
        raise SetupError(f"the requirements do not pin {package}: run `make lock`")
    return match.group() + "\n"


def install_requirements(requirements, bytecode):
    """Install the pinned requirements: with uv in seconds, else with pip in a minute or two.

    With `bytecode`, every module is compiled at once, half a minute of a processor's time. The grader's
    sandbox sees the environment read-only, and could not keep what it compiles; others do so as they import.
    """
    offline = f"the packages in {requirements.name} could not be installed: is the network up?"
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"]
    try:
        with tempfile.TemporaryDirectory() as folder:
            only_uv = Path(folder) / "uv.txt"
            only_uv.write_text(pinned_block(requirements.read_text(encoding="utf-8"), "uv"), encoding="utf-8")
            run([*pip, only_uv], offline)
        uv_pip = [UV, "pip", "install", "--python", PYTHON, "--require-hashes", "-r"]
        if bytecode:
            uv_pip.insert(-2, "--compile-bytecode")
        try:
            run([*uv_pip, requirements], offline)
        except SetupError:
            # Behind a proxy with a certificate of its own: the system knows it, uv's built-in list does not.
            run([*uv_pip, requirements, "--system-certs"], offline)
    except (SetupError, OSError) as error:
        # uv neither reads pip's configuration (a mirror, a proxy) nor runs on every platform.
        print(*getattr(error, "said", [error])[-3:], sep="\n")
        print("uv cannot install here; falling back to pip, which takes a minute or two …", flush=True)
        run([*pip, requirements], offline)


def install_project():
    """Install the project itself in place: the packages are imported from this folder."""
    command = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--no-deps", "--no-build-isolation", "--editable", ROOT]
    run(command, "the project itself could not be installed")


def set_up(student):
    """Bring the environment to the state that the requirements describe."""
    stamp = stamp_file(student)
    with one_at_a_time():
        if is_ready(student):
            # Newer than its sources again, so that make asks no more.
            stamp.touch()
            return
        print("Setting up .venv: once, about a minute …", flush=True)
        if not usable():
            create()
        stamp.unlink(missing_ok=True)
        PLACE.write_text(str(ROOT), encoding="utf-8")
        install_requirements(requirements_file(student), bytecode=not student)
        install_project()
        stamp.write_text(fingerprint(student), encoding="utf-8")
    print(f"Ready: {VENV}")


def add_notebooks():
    """Put the notebooks of an unpacked release to where the student works; a clone has none to put."""
    script = ROOT / "scripts" / "add_notebooks.py"
    if (ROOT / "released").is_dir() and script.is_file():
        done = subprocess.run([sys.executable, str(script)])
        if done.returncode:
            raise SetupError("the notebooks could not be put in place; nothing of yours was changed")


def main():
    """Parse the command line and set up; return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A path may not fit a Windows code page.
            stream.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--student", action="store_true", help="install what a student needs and no more")
    arguments = parser.parse_args()
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        wanted = ".".join(map(str, OLDEST))
        message = f"setup: Python {wanted} or newer is needed, this is {found}."
        print(f"{message} Name another one: make PYTHON=python{wanted}", file=sys.stderr)
        return 1
    try:
        if arguments.student:
            add_notebooks()
        set_up(arguments.student)
    except (SetupError, OSError) as error:
        print(*getattr(error, "said", [])[-5:], f"setup: {error}", sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("setup: interrupted; the next run completes it", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
