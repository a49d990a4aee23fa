"""A JupyterLab server of a test's own: on a free port of the loopback, with a token, in a temporary home."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
LABEXTENSION = ROOT / "coursekit" / "labextension"
SERVER_CONFIG = ROOT / "coursekit" / "validation" / "server_config.json"
# What an author's environment has beyond a student's. It must not decide whether a student's page works.
NOT_FOR_STUDENTS = ("jupyterlab_jupytext", "nbdime")
SETTINGS = {
    # No question about news in front of what is being tested.
    "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    # Saved by hand alone: a test decides what is on disk.
    "@jupyterlab/docmanager-extension/plugin": {"autosave": False},
}
PATIENCE = (
    120.0  # seconds for a start: importing nbgrader's formgrader alone takes some, two cores are shared
)


class LabServer:
    """JupyterLab on a folder, as ``jupyter lab`` starts it there. Use it as a context manager.

    Parameters
    ----------
    folder : Path
        The course. Kernels import ``coursekit`` from there if it is there, else from the repository.
    home : Path
        An empty folder for settings, runtime files and the log.
    instructor : bool
        Whether it is started as ``make lab`` does, with nbgrader's panels for instructors.
    """

    def __init__(self, folder: Path, home: Path, *, instructor: bool = False) -> None:
        self._instructor = instructor
        self.folder = folder
        self.log = home / "jupyterlab.log"
        self._home = home
        self._token = secrets.token_hex(16)
        self._process: subprocess.Popen[bytes] | None = None
        self._base = ""

    def __enter__(self) -> LabServer:
        places = ("config", "data", "runtime", "ipython", "settings", "workspaces")
        for name, content in SETTINGS.items():
            path = self._home / "settings" / f"{name}.jupyterlab-settings"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(content))
        paths = {name: str(self._home / name) for name in places}
        for path in paths.values():
            Path(path).mkdir(exist_ok=True)
        # The course's own labextension, of this tree; the environment has the one that it was installed with.
        name = json.loads((LABEXTENSION / "package.json").read_text())["name"]
        shutil.copytree(LABEXTENSION, Path(paths["data"]) / "labextensions" / name)
        shipped = Path(paths["config"]) / "jupyter_server_config.d" / f"{name}.json"
        shipped.parent.mkdir(exist_ok=True)
        shutil.copy(SERVER_CONFIG, shipped)
        extensions = dict.fromkeys(NOT_FOR_STUDENTS, False)
        config = {
            "ServerApp": {"ip": "127.0.0.1", "port": 0, "jpserver_extensions": extensions},
            "IdentityProvider": {"token": self._token},
            # A page can be told to open another notebook.
            "LabApp": {"expose_app_in_browser": True},
        }
        (Path(paths["config"]) / "jupyter_server_config.json").write_text(json.dumps(config))
        environment = {
            **os.environ,
            "JUPYTER_CONFIG_DIR": paths["config"],
            # What stands there comes before what the environment was installed with.
            "JUPYTER_PREFER_ENV_PATH": "0",
            **({"JUPYTER_CONFIG_PATH": str(ROOT / "deploy" / "instructor")} if self._instructor else {}),
            "JUPYTER_DATA_DIR": paths["data"],
            "JUPYTER_RUNTIME_DIR": paths["runtime"],
            "JUPYTERLAB_SETTINGS_DIR": paths["settings"],
            "JUPYTERLAB_WORKSPACES_DIR": paths["workspaces"],
            "IPYTHONDIR": paths["ipython"],
            "PYTHONPATH": os.pathsep.join([str(self.folder), str(ROOT), os.environ["PYTHONPATH"]]),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                command,
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        try:
            self._base = self._address(Path(paths["runtime"]))
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()

    def _address(self, runtime: Path) -> str:
        """Wait until the server answers; it writes its address, the port it was given included, to a file."""
        assert self._process is not None
        said = runtime / f"jpserver-{self._process.pid}.json"
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                break
            try:
                base = str(json.loads(said.read_text())["url"])
                self._call(base, "api/status")
            except (OSError, ValueError):
                time.sleep(0.05)
            else:
                return base
        raise RuntimeError(f"JupyterLab did not start in {self.folder}:\n{self.log.read_text()[-3000:]}")

    def url(self, path: str) -> str:
        """The address of a page or a file, with the token; for example ``lab/tree/lectures/x.ipynb``."""
        return f"{self._base}{quote(path)}?token={self._token}"

    def lab(self, path: str) -> str:
        """The address of a file opened in JupyterLab, without what an earlier visit left open."""
        return f"{self.url(f'lab/tree/{path}')}&reset"

    def shows(self, address: str) -> bool:
        """Whether an address is a page of this server's JupyterLab."""
        return address.startswith(f"{self._base}lab")

    def end_kernels(self) -> None:
        """End every kernel, so that a notebook that was looked at costs the next one nothing."""
        for kernel in self._call(self._base, "api/kernels"):
            self._call(self._base, f"api/kernels/{kernel['id']}", "DELETE")

    def _call(self, base: str, path: str, method: str = "GET") -> list[dict[str, str]]:
        request = urllib.request.Request(base + path, method=method)
        request.add_header("Authorization", f"token {self._token}")
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read() or b"[]")
