"""The Jupyter server's part of JupyterLab's *Validate*: one address, which answers line by line.

``POST coursekit/validate`` with ``{"path": …}`` gives lines of JSON. The first has the list as it stands
before anything ran, each further one an exercise, the last the sum::

    {"score": "Running in a fresh kernel …", "rows": ["<li …", …]}
    {"row": 0, "html": "<li …", "outcome": {…}}
    {"score": "1 of 6 pass", "written": "The written answer is missing"}

What cannot be validated is one line, ``{"problem": "…"}``. Whoever hangs up ends the run and its kernel.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from pathlib import Path
from typing import Any

from jupyter_core.utils import ensure_async
from jupyter_server.auth.decorator import authorized
from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado import web
from tornado.iostream import StreamClosedError

from coursekit.validation._exercises import CannotValidate, with_text
from coursekit.validation._outcomes import Outcome, score_line, written_line
from coursekit.validation._page import RUNNING, row, waiting_row
from coursekit.validation._run import Validation

__all__ = ["ValidateHandler"]


class ValidateHandler(APIHandler):
    """Validates one notebook of this server, as it is saved."""

    # As for whoever may open a notebook and run its cells.
    auth_resource = "kernels"

    _running: asyncio.Task[None] | None = None

    @web.authenticated
    @authorized("execute")
    async def post(self) -> None:
        """Answer with lines of JSON, each as soon as it is known."""
        path = (self.get_json_body() or {}).get("path")
        if not isinstance(path, str):
            raise web.HTTPError(400, "name the notebook: {'path': …}")
        self.set_header("Content-Type", "application/x-ndjson")
        self._running = asyncio.ensure_future(self._validate(path.strip("/")))
        with contextlib.suppress(asyncio.CancelledError, StreamClosedError):
            await self._running

    def on_connection_close(self) -> None:
        """The page went away, or its reader pressed *Stop*."""
        if self._running is not None:
            self._running.cancel()

    async def _validate(self, path: str) -> None:
        try:
            model = await ensure_async(self.contents_manager.get(path, content=True, type="notebook"))
            folder = self.kernel_manager.cwd_for_path(path)
            validation = Validation(with_text(model["content"]), Path(folder))
            name = path.rpartition("/")[2]
            await self._say(score=RUNNING, rows=[waiting_row(exercise) for exercise in validation.exercises])
            outcomes: list[Outcome] = []
            async for outcome in validation.run():
                html = row(outcome, name)
                await self._say(row=len(outcomes), html=html, outcome=outcome.to_json())
                outcomes.append(outcome)
            await self._say(score=score_line(outcomes), written=written_line(outcomes))
        except CannotValidate as error:
            await self._say(problem=str(error))
        except web.HTTPError as error:
            await self._say(problem=error.log_message or "this notebook cannot be read: save it again")

    async def _say(self, **line: Any) -> None:
        self.write(json.dumps(line) + "\n")
        await self.flush()


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "coursekit.validation.server"}]


def _load_jupyter_server_extension(app: Any) -> None:
    web_app = app.web_app
    address = url_path_join(web_app.settings["base_url"], "coursekit", "validate")
    web_app.add_handlers(".*$", [(address, ValidateHandler)])
