"""The server's answer to *Validate*: lines of JSON, as they come. The browser's walk presses the button."""

from __future__ import annotations

import asyncio
import types
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from student_notebooks import cell, exercise, notebook, written
from tornado import web

from coursekit.validation import CannotValidate, Outcome, Status, Validation, server

NOTEBOOK = notebook(*exercise("softmax", "1", "2"), written("why", "", "…"))


def said(monkeypatch: pytest.MonkeyPatch, content: Any) -> list[dict[str, Any]]:
    """What the handler says of a notebook with this content; an exception is what reading it raises."""

    async def run(self: Validation) -> AsyncIterator[Outcome]:
        yield Outcome("softmax", Status.PASSED, "The visible checks pass.", cell="softmax")
        if content["metadata"].get("breaks"):
            raise CannotValidate("no fresh kernel starts")
        yield Outcome("why", Status.UNANSWERED, "No answer yet.", cell="why")

    def get(path: str, *, content: bool, type: str) -> dict[str, Any]:
        assert (path, content, type) == ("assignments/a.ipynb", True, "notebook")
        if isinstance(given, Exception):
            raise given
        return {"content": given}

    async def say(**line: Any) -> None:
        lines.append(line)

    given, lines = content, []
    monkeypatch.setattr(Validation, "run", run)
    handler = types.SimpleNamespace(
        contents_manager=types.SimpleNamespace(get=get),
        kernel_manager=types.SimpleNamespace(cwd_for_path=lambda path: str(Path("/course", path).parent)),
        _say=say,
    )
    asyncio.run(server.ValidateHandler._validate(handler, "assignments/a.ipynb"))
    return lines


def test_rows_come_one_by_one_and_the_sum_last(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *rows, last = said(monkeypatch, NOTEBOOK)
    assert first["score"].startswith("Running")
    assert ["softmax" in first["rows"][0], "why" in first["rows"][1]] == [True, True]
    assert [(line["row"], line["outcome"]["status"]) for line in rows] == [(0, "passed"), (1, "unanswered")]
    assert "a.ipynb#cell-id=softmax" in rows[0]["html"]
    assert last == {"score": "1 of 1 passes", "written": "The written answer is missing"}


def test_what_cannot_be_validated_is_a_line_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "no exercises" in said(monkeypatch, notebook(cell("plain", "1")))[-1]["problem"]
    broken = {**NOTEBOOK, "metadata": {"breaks": True}}
    assert said(monkeypatch, broken)[-1] == {"problem": "no fresh kernel starts"}
    assert said(monkeypatch, web.HTTPError(404, "No such file: a.ipynb"))[-1] == {
        "problem": "No such file: a.ipynb"
    }


def test_who_hangs_up_ends_the_run() -> None:
    async def hang_up() -> bool:
        running = asyncio.ensure_future(asyncio.sleep(600))
        server.ValidateHandler.on_connection_close(types.SimpleNamespace(_running=running))
        await asyncio.wait({running})
        return running.cancelled()

    assert asyncio.run(hang_up())
    server.ValidateHandler.on_connection_close(types.SimpleNamespace(_running=None))


def test_the_server_knows_the_address() -> None:
    added: list[Any] = []
    web_app = types.SimpleNamespace(
        settings={"base_url": "/user/ada/"}, add_handlers=lambda host, handlers: added.extend(handlers)
    )
    server._load_jupyter_server_extension(types.SimpleNamespace(web_app=web_app))
    assert added == [("/user/ada/coursekit/validate", server.ValidateHandler)]
    assert server._jupyter_server_extension_points() == [{"module": "coursekit.validation.server"}]
