"""The course's site in tests: its tools are there, and a folder of files has an address."""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import os
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest


def need_site_tools(path: Path, module: str = "") -> None:
    """Skip a test where the site's tools are not installed; in continuous integration, fail it.

    Parameters
    ----------
    path
        A file or folder that ``make site-setup`` fetches.
    module
        A Python package that it installs.
    """
    if path.exists() and (not module or importlib.util.find_spec(module) is not None):
        return
    reason = "the site's tools are not installed: `make site-setup` does it"
    if os.environ.get("CI"):
        pytest.fail(f"{reason}. Continuous integration does not skip the site's tests")
    pytest.skip(reason)


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files and says nothing of it."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """A folder as a site on this machine; its address, with a slash at its end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
