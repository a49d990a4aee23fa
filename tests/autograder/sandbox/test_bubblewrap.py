# ruff: noqa: E501 - sources of cells and their messages stand on one line each
"""What a student's process can see and reach: in a warm sandbox, a cold one, and without one."""

from __future__ import annotations

import json
import os
import pwd
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from one_session import answer, assignment_of, free, graded, submission_of, test

from autograder.grading import submission, task
from autograder.grading.submission import GradingTask, Settings, grade
from autograder.notebook import Assignment
from autograder.result import Status
from autograder.sandbox import availability, filesystem, limits, user
from autograder.sandbox.availability import SandboxError
from autograder.sandbox.bubblewrap import Sandbox
from autograder.sandbox.pool import SandboxPool
from autograder.student import landlock

pytestmark = pytest.mark.sandbox

F = answer("f", "def f(x):\n    return 2 * x"), test("f", "assert f(2) == 4")
ROOT = Path(__file__).resolve().parents[3]


def printed(source: str, **settings: bool) -> str:
    """What a free cell prints; the exercise after it must pass."""
    result = graded(free(source), *F, **settings)
    assert result.exercises["f"].status is Status.PASSED, result.exercises["f"].message
    assert result.notebook is not None
    outputs = result.notebook["cells"][1].get("outputs", [])
    return "".join(output.get("text") or output.get("evalue") or "" for output in outputs)


@pytest.fixture
def without_landlock(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a kernel without Landlock: only the mounts, the user and the filter of system calls are left."""
    monkeypatch.setattr(landlock, "version", lambda: 0)


LOOK = """
import json, os
def names(path):
    try:
        return sorted(os.listdir(path))
    except OSError:
        return None
print(json.dumps({path: names(path) for path in PATHS}))
"""


def seen(paths: list[str], **settings: bool) -> dict[str, list[str] | None]:
    return json.loads(printed(f"PATHS = {paths!r}\n{LOOK}", **settings))


def test_a_sandbox_shows_the_system_the_library_and_nothing_else(without_landlock: None) -> None:
    found = seen(
        [
            "/",
            "/tmp",
            "/course",
            "/course/library",
            "/course/library/autograder",
            "/home",
            "/root",
            "/proc/self/cwd",
        ],
    )
    assert set(found["/"] or []) <= {
        "bin", "sbin", "lib", "lib32", "lib64", "usr", "etc", "proc", "dev", "tmp", "course",
        *(Path(place).parts[1] for place in filesystem.places()),
    }  # fmt: skip
    assert found["/home"] is None
    assert found["/proc/self/cwd"] == []
    # Compiled files of these come along where there are any.
    library = set(found["/course/library/autograder"] or []) - {"__pycache__"}
    assert library == {"__init__.py", "student", "wire"}
    assert "coursekit" in (found["/course/library"] or [])


def test_a_warm_process_cannot_list_what_it_does_not_need() -> None:
    found = seen(["/", "/tmp", "/proc", "/dev/shm", "/var", str(ROOT), str(ROOT / "solutions")])
    assert not any(found.values())


@pytest.mark.parametrize("warm", [True, False])
def test_the_repository_and_the_home_folder_are_not_there(warm: bool, tmp_path: Path) -> None:
    secret = tmp_path / "gradebook.db"
    secret.write_text("secret")
    paths = [
        str(secret),
        str(ROOT / "nbgrader_config.py"),
        str(ROOT / "solutions"),
        "/etc/shadow",
        "/etc/passwd",
        str(Path("~/.ssh").expanduser()),
    ]
    assert (
        json.loads(
            printed(f"import json, os\nprint(json.dumps([os.path.exists(p) for p in {paths!r}]))", warm=warm)
        )
        == [False] * 6
    )


@pytest.mark.parametrize("warm", [True, False])
def test_nothing_outside_of_the_working_folder_can_be_written(warm: bool) -> None:
    source = """
import os
for folder in ("/", "/usr", "/etc", "/course", "/course/library", "/course/library/coursekit", os.path.dirname(os.__file__), "/proc/sys/kernel"):
    try:
        open(os.path.join(folder, "written"), "w")
        print("written", folder)
    except OSError:
        pass
open("mine.txt", "w").write("x")
print(os.path.getsize("mine.txt"))
"""
    assert printed(source, warm=warm) == "1\n"


@pytest.mark.parametrize("warm", [True, False])
def test_no_listener_of_this_machine_can_be_reached(warm: bool, tmp_path: Path) -> None:
    reached: list[str] = []
    with (
        socket.create_server(("127.0.0.1", 0)) as tcp,
        socket.socket(socket.AF_UNIX) as abstract,
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp,
    ):
        udp.bind(("127.0.0.1", 0))
        abstract.bind(f"\0autograder-test-{os.getpid()}-{warm}")
        abstract.listen()
        for server in (tcp, abstract):
            threading.Thread(target=lambda s=server: reached.append(str(s.accept())), daemon=True).start()
        udp.settimeout(0.01)
        source = f"""
import socket
for attempt in (
    lambda: socket.create_connection(("127.0.0.1", {tcp.getsockname()[1]}), timeout=1),
    lambda: socket.socket(socket.AF_UNIX).connect({abstract.getsockname()!r}),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", {udp.getsockname()[1]})),
    lambda: socket.getaddrinfo("example.org", 80),
):
    try:
        attempt()
        print("sent")
    except OSError as error:
        print("refused")
"""
        said = printed(source, warm=warm).split()
        assert said[0] == said[1] == said[3] == "refused"
        with pytest.raises(TimeoutError):
            udp.recv(1)
        assert not reached
        # So that the waiting threads end.
        socket.create_connection(tcp.getsockname()).close()
        with socket.socket(socket.AF_UNIX) as last:
            last.connect(abstract.getsockname())


@pytest.mark.parametrize("warm", [True, False])
def test_the_environment_is_cleared(warm: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COURSE_TOKEN", "secret-token")
    said = printed(
        "import os\nprint(os.environ)\nprint(open('/proc/self/environ', 'rb').read() if os.access('/proc/self/environ', 4) else '')",
        warm=warm,
    )
    assert "secret-token" not in said
    assert "/tmp/turn" in said


def test_memory_that_was_never_written_to_holds_the_same_in_every_run() -> None:
    # Freed as zeros and taken again, it would hold zeros; small arrays come from a store of NumPy's own.
    source = (
        "import numpy as np\nfor _ in range(3):\n    zeros = np.zeros(500)\n    zeros += 0\n    del zeros\n"
    )
    assert printed(f"{source}print(set(np.empty(500).view(np.uint8).tolist()))") == "{127}\n"


@pytest.mark.parametrize("warm", [True, False])
def test_system_calls_that_outlive_a_process_are_refused(warm: bool) -> None:
    source = """
import ctypes, os, platform
libc = ctypes.CDLL(None, use_errno=True)
add_key = 248 if platform.machine() == "x86_64" else 217
print(libc.shmget(7, 4096, 0o1666), libc.semget(7, 1, 0o1666), libc.msgget(7, 0o1666), libc.syscall(add_key, b"user", b"x", b"y", 1, -4))
os.makedirs("folder", mode=0o755)
os.chmod("folder", 0)
print(len(os.listdir("folder")))
"""
    assert printed(source, warm=warm) == "-1 -1 -1 -1\n0\n"


@pytest.mark.parametrize("warm", [True, False])
def test_no_privilege_is_held_or_gained(warm: bool) -> None:
    source = """
import ctypes, os
status = dict(line.split(":\\t") for line in open("/proc/self/status").read().splitlines() if ":\\t" in line) if os.access("/proc/self/status", 4) else {}
print(os.getuid(), int(status.get("CapEff", "0"), 16), int(status.get("CapPrm", "0"), 16), ctypes.CDLL(None).unshare(0x10000000))
"""
    assert printed(source, warm=warm) == "1000 0 0 -1\n"


def test_data_files_stand_beside_the_notebook_and_cannot_be_spoiled() -> None:
    files = {"corpus.txt": b"the cat", "more/table.csv": b"1,2"}
    assignment = Assignment("small", assignment_of(*F).cells, files)
    source = "print(open('corpus.txt').read(), open('more/table.csv').read())\nopen('corpus.txt', 'w')"
    for _ in range(2):
        result = grade(
            GradingTask(
                assignment,
                "student",
                submission_of(assignment.cells[0], free(source), *F),
                {},
                Settings(timeout=20),
            )
        )
        assert result.notebook is not None
        outputs = result.notebook["cells"][1]["outputs"]
        assert outputs[0]["text"] == "the cat 1,2\n"
        assert result.score == 1


@pytest.fixture
def _listed_anew() -> Iterator[None]:
    """What a sandbox copies is listed once a process: also for this test, and after it."""
    filesystem.library_files.cache_clear()
    yield
    filesystem.library_files.cache_clear()


@pytest.mark.usefixtures("_listed_anew")
def test_modules_that_answer_an_exercise_are_withheld(monkeypatch: pytest.MonkeyPatch) -> None:
    import coursekit

    monkeypatch.setattr(coursekit, "WITHHELD_FROM_STUDENTS", ("data",), raising=False)
    said = printed("import coursekit.checks\nimport coursekit.data", warm=False)
    assert "No module named" in said


@pytest.mark.parametrize(
    "settings", [{"warm": True}, {"warm": False}, {"sandboxed": False, "warm": False}], ids=str
)
def test_every_way_grades_alike(settings: dict[str, bool]) -> None:
    result = graded(
        free("1 / 0"), *F, answer("g", "import os\ndef g():\n    os._exit(0)"), test("g", "g()"), **settings
    )
    assert {name: str(exercise.status) for name, exercise in result.exercises.items()} == {
        "f": "passed",
        "g": "killed",
    }


def test_without_a_control_group_a_watcher_stops_a_hungry_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits.ControlGroup, "make", classmethod(lambda cls, memory_mb: None))
    source = "import mmap, time\ndef g():\n    kept = mmap.mmap(-1, 1_500_000_000, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)\n    kept[:] = bytes(len(kept))\n    time.sleep(20)"
    forks = "import os, time\ndef h():\n    for _ in range(100):\n        if not os.fork():\n            time.sleep(20)\n    time.sleep(20)"
    result = graded(
        answer("g", source),
        test("g", "g()"),
        answer("h", forks),
        test("h", "h()"),
        *F,
        warm=False,
        timeout=30,
        memory_mb=400,
    )
    assert result.exercises["g"].points == 0
    assert result.exercises["h"].points == 0
    assert "more than" in result.exercises["h"].message
    assert result.exercises["f"].status is Status.PASSED


def test_a_closed_sandbox_leaves_nothing() -> None:
    one = Sandbox({"data.txt": b"x"}, (), 512, warm=True, sandboxed=True)
    pid, folder = one._process.pid, one._folder
    one.wait_until_ready()
    assert len(one.pids()) >= 2
    one.close()
    assert not folder.exists()
    assert not Path(f"/proc/{pid}").exists()
    with pytest.raises(SandboxError):
        one.send(b"S")


def test_modules_that_answer_an_exercise_are_not_there() -> None:
    import coursekit

    names = coursekit.WITHHELD_FROM_STUDENTS
    assert names
    look = "try:\n    import coursekit.{0}\n    print('FOUND {0}')\nexcept ImportError:\n    print('no {0}')"
    said = printed("\n".join(look.format(name) for name in names))
    assert said.split("\n")[:-1] == [f"no {name}" for name in names]


@pytest.fixture
def as_the_grader(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As where the sandbox has no user of its own: to the machine it is the one who grades, perhaps root."""
    monkeypatch.setattr(user, "spare_user", lambda: None)
    pool = SandboxPool()
    for module in (submission, task):
        monkeypatch.setattr(module, "POOL", pool)
    availability._availability.cache_clear()
    yield
    pool.close()
    availability._availability.cache_clear()


# Every file of /proc and /dev that it may write to, aside from those of processes and the five devices.
WRITABLE = """
import os
for top in ("/proc", "/dev"):
    for folder, names, files in os.walk(top):
        if top == "/proc" and folder == top:
            names[:] = [name for name in names if not name.isdigit() and "self" not in name]
        names[:] = [name for name in names if name != "shm"]
        for name in files:
            path = os.path.join(folder, name)
            if os.path.islink(path):
                continue
            try:
                os.close(os.open(path, os.O_WRONLY | os.O_NONBLOCK))
                if not path.startswith("/dev/") or os.path.basename(path) not in ("null", "zero", "full", "random", "urandom"):
                    print("written", path)
            except OSError:
                pass
        try:
            os.mkdir(os.path.join(folder, "written"))
            print("written", folder)
        except OSError:
            pass
print("looked")
"""


@pytest.mark.usefixtures("without_landlock")
def test_no_setting_of_the_machine_can_be_written_without_landlock() -> None:
    assert printed(WRITABLE) == "looked\n"


@pytest.mark.usefixtures("without_landlock", "as_the_grader")
def test_nor_can_it_where_the_sandbox_has_no_user_of_its_own() -> None:
    assert printed(WRITABLE) == "looked\n"


@pytest.mark.usefixtures("without_landlock", "as_the_grader")
def test_nor_can_a_device_of_the_machine_be_changed() -> None:
    before = Path("/dev/null").stat()
    source = """
import ctypes, os
libc = ctypes.CDLL(None)
for attempt in (
    lambda: os.chmod("/dev/null", 0o666), lambda: os.utime("/dev/null"), lambda: os.chown("/dev/null", 1000, 1000),
    lambda: os.setxattr("/dev/null", "system.posix_acl_access", bytes.fromhex("0200000001000600ffffffff02000600e803000004000600ffffffff10000600ffffffff20000600ffffffff")),
):
    try:
        attempt()
    except OSError as error:
        pass
for number in (463, 466, 469):
    print(libc.syscall(number, -100, b"/dev/null", 0, b"system.posix_acl_access", 0, 0))
"""
    assert printed(source) == "-1\n" * 3
    after = Path("/dev/null").stat()
    assert (before.st_mode, before.st_ctime, before.st_mtime) == (
        after.st_mode,
        after.st_ctime,
        after.st_mtime,
    )


@pytest.mark.parametrize("warm", [True, False])
def test_the_sandbox_belongs_to_nobody_where_root_grades(warm: bool) -> None:
    one = Sandbox({}, (), 512, warm=warm, sandboxed=True)
    try:
        one.wait_until_ready()
        owners = {Path(f"/proc/{pid}").stat().st_uid for pid in one.pids()}
        spare = user.spare_user()
        if os.geteuid() == 0:
            assert spare is not None
            assert availability.own_user() == spare
            with pytest.raises(KeyError):
                pwd.getpwuid(spare)
        status = Path(f"/proc/{one._process.pid}/status").read_text()
        assert f"Uid:\t{os.getuid() if spare is None else spare}\t" in status
        # A process that may not be looked at is shown as root's.
        assert owners <= {0, os.getuid() if spare is None else spare}
    finally:
        one.close()
    assert not one._folder.exists()


# Each cell takes what the judge, in a process of its own beside it, then needs as well.
TAKEN = {
    "lock": (
        "import fcntl, os\nfcntl.flock(open(os.__file__), fcntl.LOCK_EX)",
        "import fcntl, os\nwith open(os.__file__) as same:\n    fcntl.flock(same, fcntl.LOCK_EX | fcntl.LOCK_NB)",
    ),
    "lock on a device": (
        "import fcntl, os\nkept = os.open('/dev/null', os.O_RDWR)\nfcntl.lockf(kept, fcntl.LOCK_EX)",
        "import fcntl\nwith open('/dev/null', 'r+b') as same:\n    fcntl.lockf(same, fcntl.LOCK_EX | fcntl.LOCK_NB)",
    ),
    "watches": (
        "import ctypes\nlibc = ctypes.CDLL(None)\nkept = [libc.inotify_init() for _ in range(200)]",
        "import ctypes, os\nwatch = ctypes.CDLL(None).inotify_init()\nassert watch >= 0\nos.close(watch)",
    ),
}


@pytest.mark.usefixtures("as_the_grader")
@pytest.mark.parametrize("what", TAKEN)
def test_nothing_that_a_cell_takes_is_missing_beside_it(what: str) -> None:
    take, need = TAKEN[what]
    source = (
        f"{take.replace('open(os.__file__)', '(kept := open(os.__file__))')}\ndef f(x):\n    return 2 * x"
    )
    result = graded(answer("f", source), test("f", f"assert f(2) == 4\n{need}"))
    assert result.exercises["f"].status is Status.PASSED, result.exercises["f"].message


@pytest.mark.parametrize("counted", [True, False])
def test_memory_that_belongs_to_no_process_is_counted_or_refused(
    counted: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = SandboxPool()
    for module in (submission, task):
        monkeypatch.setattr(module, "POOL", pool)
    if not counted:
        monkeypatch.setattr(limits.ControlGroup, "make", classmethod(lambda cls, memory_mb: None))
    elif (group := limits.ControlGroup.make(512)) is None:
        pytest.skip("this user may make no control group")
    else:
        group.close()
    source = """
import mmap, os
def f(x):
    said = []
    for make in (
        lambda: mmap.mmap(-1, 4096),
        lambda: os.close(os.memfd_create("x")),
        lambda: mmap.mmap(os.open("/dev/zero", os.O_RDWR), 4096),
    ):
        try:
            make()
            said.append(True)
        except OSError:
            said.append(False)
    return said
"""
    try:
        result = graded(answer("f", source), test("f", f"assert f(2) == {[counted] * 3}, f(2)"))
    finally:
        pool.close()
    assert result.exercises["f"].status is Status.PASSED, result.exercises["f"].message


def test_what_is_started_shows_no_path_of_this_machine_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(landlock, "version", lambda: 0)
    said = printed(
        "import glob\nfor name in glob.glob('/proc/[0-9]*/cmdline'):\n    print(open(name).read())"
    )
    assert "--args" not in said
    assert str(ROOT / "coursekit") not in said
