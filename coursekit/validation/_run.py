"""One validation: the saved notebook in a fresh kernel, cell by cell, stopping at nothing."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from coursekit.validation._clock import CELL_SECONDS
from coursekit.validation._exercises import CannotValidate, Exercise, find_exercises, is_free
from coursekit.validation._explain import Ran
from coursekit.validation._kernel import FreshKernel
from coursekit.validation._outcomes import Outcome

__all__ = ["Validation"]


class Validation:
    """The check of one notebook.

    Parameters
    ----------
    notebook : mapping
        As :func:`coursekit.validation.read_notebook` gives it.
    folder : Path
        Where its cells run: the notebook's own folder.
    seconds : float
        What a cell may compute.

    Attributes
    ----------
    exercises
        What will be checked, in order.

    Raises
    ------
    CannotValidate
        If there is nothing to check.
    """

    def __init__(self, notebook: Mapping[str, Any], folder: Path, seconds: float = CELL_SECONDS) -> None:
        self._cells: Sequence[Mapping[str, Any]] = notebook["cells"]
        self.exercises: list[Exercise] = find_exercises(self._cells)
        if not self.exercises:
            raise CannotValidate("this notebook has no exercises to check: open an assignment")
        spec = notebook.get("metadata", {}).get("kernelspec", {})
        self._kernel = FreshKernel(str(spec.get("name") or "python3"), folder)
        self._seconds = seconds
        self._ran = Ran(self._cells, seconds, self.exercises)

    async def run(self) -> AsyncIterator[Outcome]:
        """Run the notebook; the outcome of each exercise comes as soon as it is known.

        Raises
        ------
        CannotValidate
            If no kernel starts.
        """
        due = {e.cell if e.check is None else e.check: e for e in self.exercises}
        last = max((e.check for e in self.exercises if e.check is not None), default=-1)
        try:
            for position, cell in enumerate(self._cells):
                exercise = due.get(position)
                # Nothing depends on what stands below the last check.
                if position <= last and self._runs(cell):
                    await self._run_cell(position)
                if exercise is not None:
                    written = exercise.check is None
                    yield self._ran.written(exercise) if written else self._ran.checked(exercise)
        finally:
            await self._kernel.close()

    async def _run_cell(self, position: int) -> None:
        if not self._kernel.runs:
            await self._kernel.start()
            await self._repeat(position)
        source = str(self._cells[position]["source"])
        self._ran.ends[position] = await self._kernel.run(source, self._seconds)

    async def _repeat(self, position: int) -> None:
        """Run again what stands above a cell, after another one took the kernel down."""
        checks = {exercise.check for exercise in self.exercises}
        for before in sorted(self._ran.ends):
            if before < position and before not in checks and self._ran.ends[before].stopped is None:
                self._ran.ends[before] = await self._kernel.run(
                    str(self._cells[before]["source"]), self._seconds
                )
                if not self._kernel.runs:
                    await self._kernel.start()
                    await self._repeat(position)
                    return

    def _runs(self, cell: Mapping[str, Any]) -> bool:
        """Whether a cell is to be run; a free one that uses what ran over its time is not: once is enough."""
        source = str(cell["source"])
        if cell["cell_type"] != "code" or not source.strip():
            return False
        return not is_free(cell) or not self._ran.overrun_names() & set(re.findall(r"\w+", source))
