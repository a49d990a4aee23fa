"""A real JupyterHub with its proxy, on the configuration in ``deploy/``, and people who use it over HTTP.

What differs from a class: everybody's password is the same, and all servers belong to the account that runs
the tests. Each sees itself under its own name all the same: bubblewrap shows it another ``/etc/passwd``,
which is where nbgrader looks.
"""

from __future__ import annotations

import html
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import typing
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
COURSE = "word-embeddings"
PASSWORD = "a password of this test alone"
PATIENCE = 120  # seconds; for a hub or a server to answer

CONFIGURATION = """
import os
import sys
from pathlib import Path

from jupyterhub.spawner import SimpleLocalProcessSpawner

load_subconfig({deployed!r})
folder = Path({folder!r})


class NamedProcessSpawner(SimpleLocalProcessSpawner):
    def start(self):
        home = folder / "homes" / self.user.name
        home.mkdir(parents=True, exist_ok=True)
        accounts = folder / f"passwd-{{self.user.name}}"
        accounts.write_text(f"{{self.user.name}}:x:{{os.getuid()}}:{{os.getgid()}}::{{home}}:/bin/sh\\n")
        self.cmd = [
            "bwrap", "--die-with-parent", "--dev-bind", "/", "/", "--ro-bind", str(accounts), "/etc/passwd",
            "--", *self.cmd,
        ]
        return super().start()


c.JupyterHub.spawner_class = NamedProcessSpawner
c.Spawner.args = ["--allow-root"] if os.getuid() == 0 else []
c.SimpleLocalProcessSpawner.home_dir_template = str(folder / "homes" / "{{username}}")
c.JupyterHub.authenticator_class = "jupyterhub.auth.DummyAuthenticator"
c.DummyAuthenticator.password = {password!r}
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{hub_port}"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
c.JupyterHub.cookie_secret_file = str(folder / "cookie_secret")
c.JupyterHub.db_url = f"sqlite:///{{folder / 'hub.sqlite'}}"
c.Spawner.start_timeout = {patience}
c.Spawner.http_timeout = {patience}
"""


def find_proxy() -> str | None:
    """The proxy's program: where `npm ci --prefix deploy` puts it, or on the PATH."""
    installed = DEPLOY / "node_modules" / ".bin" / "configurable-http-proxy"
    return str(installed) if installed.exists() else shutil.which("configurable-http-proxy")


class Hub:
    """A hub that runs for as long as the ``with`` block."""

    def __init__(self, folder: Path, proxy: str, instructors: typing.Sequence[str], log: Path) -> None:
        self.folder, self._proxy, self._instructors, self.log = folder, proxy, instructors, log
        self.course = folder / "course"
        self.exchange = folder / "exchange"
        self.homes = folder / "homes"
        ports = _free_ports(3)
        self.url = f"http://127.0.0.1:{ports[0]}"
        self._ports = ports

    def __enter__(self) -> Hub:
        self._lay_out()
        configuration = self.folder / "jupyterhub_config.py"
        deployed = self.folder / "etc"
        shutil.copytree(DEPLOY, deployed, ignore=shutil.ignore_patterns("node_modules"))
        configuration.write_text(
            CONFIGURATION.format(
                deployed=str(deployed / "jupyterhub_config.py"),
                folder=str(self.folder),
                password=PASSWORD,
                port=self._ports[0],
                hub_port=self._ports[1],
                proxy_port=self._ports[2],
                proxy=self._proxy,
                patience=PATIENCE,
            )
        )
        environment = {key: value for key, value in os.environ.items() if not key.startswith("JUPYTER")}
        environment |= {
            "COURSE_ACCOUNT": COURSE,
            "COURSE_INSTRUCTORS": " ".join(self._instructors),
            "COURSE_FOLDER": str(self.course),
            "STUDENT_FOLDER": str(self.folder / "student"),
            "COURSE_EXCHANGE": str(self.exchange),
        }
        # What names this very process to its children would name the hub's servers, too.
        environment = {key: value for key, value in environment.items() if not key.startswith("PYTEST_")}
        with self.log.open("wb") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "jupyterhub", "--config", str(configuration)],
                cwd=self.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            _wait_for(self._answers, f"the hub did not answer; its log is {self.log}")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        # The hub stops its proxy and servers when it is asked to end.
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _lay_out(self) -> None:
        """The folders of deploy/README.md: the course, what students have, the exchange."""
        for folder in (self.course, self.folder / "student"):
            folder.mkdir()
            (folder / ".venv").symlink_to(Path(sys.executable).parent.parent)
        shutil.copy(ROOT / "nbgrader_config.py", self.course)
        for kind in ("solutions", "assignments"):
            name = "01-cosine-similarity"
            shutil.copytree(
                ROOT / kind / name, self.course / kind / name, ignore=shutil.ignore_patterns(".*")
            )
        (self.folder / "student" / "lectures").mkdir()
        shutil.copy(ROOT / "lectures" / "01-cosine-similarity.ipynb", self.folder / "student" / "lectures")
        # All servers of this test belong to one account: there is no owner to compare a name with.
        with (self.course / "nbgrader_config.py").open("a") as file:
            file.write("\nc.ExchangeCollect.check_owner = False\nc.SafeCollect.check_owner = False\n")
        self.exchange.mkdir(mode=0o777)
        self.homes.mkdir()

    def _answers(self) -> bool:
        if self._process.poll() is not None:
            raise AssertionError(f"the hub ended: {self.log.read_text(errors='replace')[-3000:]}")
        try:
            return requests.get(f"{self.url}/hub/health", timeout=5).ok
        except requests.RequestException:
            return False


class Person:
    """Somebody who logged in, as a browser would, and whose own server runs."""

    def __init__(self, hub: Hub, name: str) -> None:
        self.hub, self.name = hub, name
        self._session = requests.Session()
        page = self._session.get(f"{hub.url}/hub/login", timeout=PATIENCE)
        page.raise_for_status()
        answer = self._session.post(
            f"{hub.url}/hub/login",
            data={"username": name, "password": PASSWORD, "_xsrf": self._xsrf("/hub/")},
            timeout=PATIENCE,
            allow_redirects=False,
        )
        assert answer.status_code == 302, f"{name} could not log in: {answer.status_code}"

    def start(self, owner: str | None = None) -> int:
        """Start one's own server, or somebody else's; the hub's status code once that is ready."""
        owner = owner or self.name
        answer = self._session.post(
            f"{self.hub.url}/hub/api/users/{owner}/server",
            headers={"X-XSRFToken": self._xsrf("/hub/"), "Referer": f"{self.hub.url}/hub/home"},
            timeout=PATIENCE,
        )
        if answer.status_code not in (201, 202):
            return answer.status_code

        def ready() -> bool:
            # A page, which goes by the hub to log in, as a request to the API does not.
            page = self.get("lab", owner)
            if "/oauth2/authorize" in page.url:
                page = self._authorize(page)
            return page.ok and page.url.startswith(f"{self.hub.url}/user/{owner}/lab")

        _wait_for(ready, f"{owner}'s server did not start; the log is {self.hub.log}")
        return answer.status_code

    def get(self, path: str, owner: str | None = None) -> requests.Response:
        """A page of a server."""
        url = f"{self.hub.url}/user/{owner or self.name}/{path}"
        return self._session.get(url, timeout=PATIENCE)

    def post(self, path: str, owner: str | None = None, **data: str) -> typing.Any:
        """What pressing a button of nbgrader's pages sends; the answer, decoded."""
        owner = owner or self.name
        base = f"/user/{owner}/"
        answer = self._session.post(
            f"{self.hub.url}{base}{path}",
            data=data,
            headers={"X-XSRFToken": self._xsrf(base)},
            timeout=PATIENCE,
        )
        assert answer.ok, f"{path}: {answer.status_code} {answer.text[:500]}"
        return answer.json()

    def validate(self, path: str) -> list[dict[str, typing.Any]]:
        """What *Validate* answers of a notebook on one's own server: its lines, decoded."""
        base = f"/user/{self.name}/"
        answer = self._session.post(
            f"{self.hub.url}{base}coursekit/validate",
            json={"path": path},
            headers={"X-XSRFToken": self._xsrf(base)},
            timeout=PATIENCE,
        )
        assert answer.ok, f"{path}: {answer.status_code} {answer.text[:500]}"
        return [json.loads(line) for line in answer.text.splitlines()]

    def _authorize(self, question: requests.Response) -> requests.Response:
        """Agree that a server which is not one's own learns who one is: the hub asks once."""
        fields = re.findall(r'<input[^>]*type="hidden"[^>]*name="([^"]+)"[^>]*value="([^"]*)"', question.text)
        return self._session.post(
            question.url, data=[(n, html.unescape(v)) for n, v in fields], timeout=PATIENCE
        )

    def _xsrf(self, path: str) -> str:
        for cookie in self._session.cookies:
            if cookie.name == "_xsrf" and cookie.path == path:
                return cookie.value or ""
        raise AssertionError(f"{self.name} has no XSRF cookie for {path}")


def temporary_folder() -> tempfile.TemporaryDirectory[str]:
    """A folder with a short name: sockets lie below it."""
    return tempfile.TemporaryDirectory(prefix="hub-", ignore_cleanup_errors=True)


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    try:
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]
    finally:
        for one in sockets:
            one.close()


def _wait_for(condition: typing.Callable[[], bool], complaint: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(complaint)
        time.sleep(0.2)
