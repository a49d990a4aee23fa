"""`coursekit.validate()`: a notebook that asks for its own validation, and watches it below the cell."""

from __future__ import annotations

import asyncio
import os
import queue
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from IPython import get_ipython
from IPython.display import display

from coursekit.validation._exercises import CannotValidate, defined_names, find_exercises, read_notebook
from coursekit.validation._kernel import INSIDE
from coursekit.validation._outcomes import Outcome
from coursekit.validation._page import RUNNING, row, waiting_row, whole
from coursekit.validation._run import Validation
from coursekit.validation.terminal import lines, summary

__all__ = ["open_notebook", "unsaved", "validate"]


def validate(notebook: str | Path | None, seconds: float) -> None:
    """See :func:`coursekit.validate`."""
    if INSIDE in os.environ:
        print("This notebook is being validated: coursekit.validate() does nothing here.")
        return
    try:
        path = open_notebook() if notebook is None else Path(notebook).resolve()
        saved = read_notebook(path)
        validation = Validation(saved, path.parent, seconds)
        notes = list(unsaved(saved["cells"], _history())) if notebook is None else []
        shown = _Shown(path, validation, notes)
        for outcome in _in_a_thread(validation):
            shown.add(outcome)
    except CannotValidate as error:
        print(f"validate: {error}")


def open_notebook() -> Path:
    """The file of the notebook that this kernel belongs to.

    Raises
    ------
    CannotValidate
        If neither JupyterLab nor VS Code says so.
    """
    shell = get_ipython()
    named = shell.user_ns.get("__vsc_ipynb_file__") if shell is not None else None
    named = named or os.environ.get("JPY_SESSION_NAME", "")
    if not str(named).endswith(".ipynb"):
        raise CannotValidate('this notebook\'s file is not known here: name it, validate("01-my-unit.ipynb")')
    path = Path(named).resolve()
    if not path.exists():
        raise CannotValidate(f'{path.name} was renamed since: name it, validate("01-my-unit.ipynb")')
    return path


def unsaved(cells: Sequence[Mapping[str, Any]], history: Sequence[str]) -> Iterator[str]:
    """Say what was run here in another version than the file has.

    Parameters
    ----------
    cells
        Of the saved notebook.
    history
        What this kernel ran, oldest first.
    """
    saved = {str(cell["source"]).strip() for cell in cells}
    latest: dict[str, str] = {}
    for source in history:
        latest |= dict.fromkeys(defined_names(source), source.strip())
    for exercise in find_exercises(cells):
        for name in sorted(defined_names(str(cells[exercise.cell]["source"]))):
            if name in latest and latest[name] not in saved:
                yield f"Not saved: {name} ran here in another version than the file has. Save, then validate."


class _Shown:
    """What stands below the cell; redrawn with each outcome."""

    def __init__(self, path: Path, validation: Validation, notes: Sequence[str]) -> None:
        self._path, self._notes = path, notes
        self._left = list(validation.exercises)
        self._outcomes: list[Outcome] = []
        self._live = getattr(get_ipython(), "kernel", None) is not None
        if self._live:
            self._handle: Any = display(self._bundle(), raw=True, display_id=True)
        else:
            print(*notes, sep="\n", end="\n" if notes else "")

    def add(self, outcome: Outcome) -> None:
        """Show one more outcome."""
        self._outcomes.append(outcome)
        self._left = self._left[1:]
        if self._live:
            self._handle.update(self._bundle(), raw=True)
            return
        print(*lines(outcome), sep="\n")
        if not self._left:
            print(*self._score(), sep="\n")

    def _score(self) -> list[str]:
        return [RUNNING] if self._left else summary(self._outcomes)

    def _bundle(self) -> dict[str, str]:
        rows = [row(outcome, self._path.name) for outcome in self._outcomes]
        rows += [waiting_row(exercise) for exercise in self._left]
        text = [
            *self._notes,
            *(line for outcome in self._outcomes for line in lines(outcome)),
            *self._score(),
        ]
        return {"text/html": whole(self._score(), rows, self._notes), "text/plain": "\n".join(text)}


def _in_a_thread(validation: Validation) -> Iterator[Outcome]:
    """The outcomes as they come; this kernel has an event loop of its own, which is busy with the cell."""
    came: queue.Queue[Outcome | BaseException | None] = queue.Queue()
    stop: list[Callable[[], object]] = []

    async def follow() -> None:
        loop, task = asyncio.get_running_loop(), asyncio.current_task()
        assert task is not None
        stop.append(lambda: loop.call_soon_threadsafe(task.cancel))
        async for outcome in validation.run():
            came.put(outcome)

    def work() -> None:
        try:
            asyncio.run(follow())
        except BaseException as error:
            came.put(error)
        else:
            came.put(None)

    thread = threading.Thread(target=work, name="validation", daemon=True)
    thread.start()
    try:
        while (item := came.get()) is not None:
            if isinstance(item, BaseException):
                raise item
            yield item
    finally:
        # An interrupt of the cell ends the fresh kernel as well.
        if thread.is_alive():
            for cancel in stop:
                cancel()
            thread.join()


def _history() -> list[str]:
    shell = get_ipython()
    return list(shell.history_manager.input_hist_raw) if shell is not None else []
