"""What all tests share: a clean Jupyter home, one thread a process, notebooks kept in order.

Committed notebooks (`lectures/`, `solutions/`) are run by nbval in the same pytest run; see `make test`.
"""

import collections
import gc
import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from cpu_seconds import CpuSeconds
from hypothesis import settings

# Notebooks below tests/ are data (sample submissions, attacks), never to be run by nbval.
collect_ignore_glob = ["*.ipynb"]

# Two test processes share two cores, and results must not depend on how BLAS splits its sums.
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"
# Half of the time that a process of nbgrader or JupyterLab takes to start; see the file in that folder.
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(Path(__file__).parent / "without"), *filter(None, [os.environ.get("PYTHONPATH")])]
)
# A reader's own backend would take the figures out of the notebooks.
os.environ.pop("MPLBACKEND", None)

# No deadline: how long an example takes depends on the machine, not on the code under test.
settings.register_profile("course", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("course")

#: Marks of files that take long.
LONG = ("slow", "sandbox", "hub", "cluster")

_home = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Give Jupyter and IPython an empty home: a reader's own settings must not change a result."""
    is_worker = hasattr(config, "workerinput")
    config.pluginmanager.register(CpuSeconds(is_worker), "cpu_seconds")
    # Collecting makes half a million objects, which stay; looking for garbage there took a sixth of the time.
    gc.disable()
    if is_worker:
        return  # a worker of xdist inherits the home of its controller
    # Short, since the paths of Unix sockets below it may have 107 characters at most.
    home = Path(tempfile.mkdtemp(prefix="jupyter-"))
    config.stash[_home] = home
    os.environ["IPYTHONDIR"] = str(home / "ipython")
    os.environ["JUPYTER_CONFIG_DIR"] = str(home / "config")
    os.environ["JUPYTER_DATA_DIR"] = str(home / "data")
    os.environ["JUPYTER_RUNTIME_DIR"] = str(home / "runtime")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove the temporary home."""
    if (home := config.stash.get(_home, None)) is not None:
        shutil.rmtree(home, ignore_errors=True)


def pytest_collection_finish() -> None:
    """Look for garbage again, but not among what was collected."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the root of the repository."""
    return Path(__file__).resolve().parent.parent


def _scope(nodeid: str) -> str:
    """What goes to one process: a unit's sample submissions, which share its sandbox; otherwise a file."""
    unit = re.search(r"\d\d-[a-z-]+", nodeid) if nodeid.startswith("tests/submissions/") else None
    return unit[0] if unit else nodeid.split("::")[0]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object | None:
    """With ``--dist loadfile``, scopes go to processes in the order of collection (see below)."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class LoadScopeOfOurs(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return _scope(nodeid)

    config.option.loadscopereorder = False
    return LoadScopeOfOurs(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Among several processes, begin with what takes long: at the end none is to work on alone."""
    if not hasattr(config, "workerinput"):
        return
    tests = collections.Counter(_scope(item.nodeid) for item in items)
    long = {_scope(item.nodeid) for item in items if any(map(item.get_closest_marker, LONG))}
    # A browser's tests are few and the longest of all.
    items.sort(
        key=lambda item: (
            not item.nodeid.startswith("tests/browser/"),
            _scope(item.nodeid) not in long,
            -tests[_scope(item.nodeid)],
            _scope(item.nodeid),
        )
    )
