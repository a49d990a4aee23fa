"""A fresh kernel that runs cells one by one, each within its time, and is replaced when one takes it down."""

from __future__ import annotations

import asyncio
import enum
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import NATIVE_KERNEL_NAME, KernelSpecManager, NoSuchKernel
from jupyter_client.manager import AsyncKernelManager

from coursekit.validation._clock import CellClock
from coursekit.validation._exercises import CannotValidate
from coursekit.validation._listener import MIME

__all__ = ["INSIDE", "CellEnd", "FreshKernel", "Stop"]

#: Set in the fresh kernel: a notebook that validates itself must not do so without end.
INSIDE = "COURSEKIT_VALIDATES"

_LISTEN = "from coursekit.validation._listener import report_failures as _report; _report(); del _report"
_STARTS_WITHIN = 60.0  # seconds
_TICK = 0.25  # seconds between two looks at the clock
#: Seconds that a cell has to end when it is interrupted.
_GRACE = 3.0


class Stop(enum.StrEnum):
    """Why a cell did not end by itself."""

    TIME = "time"
    DIED = "died"


@dataclass(frozen=True)
class CellEnd:
    """How a cell ended.

    Attributes
    ----------
    count
        Its execution count; None where the kernel did not say.
    failure
        What :func:`coursekit.validation._listener.describe` said of its exception; None if it raised none.
    stopped
        None if it ended by itself.
    """

    count: int | None
    failure: dict[str, Any] | None = None
    stopped: Stop | None = None


class FreshKernel:
    """A kernel of its own for one validation.

    Parameters
    ----------
    name : str
        Of the kernel specification.
    folder : Path
        Where it runs.
    """

    def __init__(self, name: str, folder: Path) -> None:
        self._name, self._folder = name, folder
        self._manager: Any = None
        self._client: Any = None

    @property
    def runs(self) -> bool:
        """Whether it was started and not closed."""
        return self._manager is not None

    async def start(self) -> None:
        """Start the kernel, in place of one that was closed.

        Raises
        ------
        CannotValidate
            If it does not start, or has no `coursekit`.
        """
        if self._name not in KernelSpecManager().find_kernel_specs():
            # Editors give kernels names of their own; a course's notebook means this environment.
            self._name = NATIVE_KERNEL_NAME
        self._manager = AsyncKernelManager(kernel_name=self._name)
        try:
            await self._manager.start_kernel(
                cwd=str(self._folder),
                # As where work is graded: memory that was never written to holds no zeros by luck (glibc).
                env={**os.environ, INSIDE: "1", "MALLOC_PERTURB_": "128"},
                # What runs here is no part of the student's history.
                extra_arguments=["--HistoryManager.hist_file=:memory:"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
            self._client = self._manager.client()
            self._client.start_channels()
            await self._client.wait_for_ready(timeout=_STARTS_WITHIN)
            reply = await self._client.execute_interactive(
                _LISTEN, silent=True, allow_stdin=False, timeout=_STARTS_WITHIN, output_hook=lambda _: None
            )
        except NoSuchKernel:
            self._manager = None
            raise CannotValidate(
                f"there is no kernel {self._name!r} here: set up the course's environment again"
            ) from None
        except (RuntimeError, TimeoutError, OSError) as error:
            await self.close()
            raise CannotValidate(f"no fresh kernel starts ({error}): restart JupyterLab") from None
        if reply["content"]["status"] != "ok":
            await self.close()
            raise CannotValidate(
                f"the kernel {self._name!r} has no coursekit: choose the course's with Kernel → Change Kernel"
            )

    async def run(self, source: str, seconds: float) -> CellEnd:
        """Run one cell. Where that took the kernel down, it is closed."""
        reports: list[dict[str, Any]] = []

        def take(message: dict[str, Any]) -> None:
            if message["msg_type"] == "display_data" and MIME in message["content"]["data"]:
                reports.append(message["content"]["data"][MIME])

        running = asyncio.ensure_future(
            self._client.execute_interactive(source, allow_stdin=False, stop_on_error=False, output_hook=take)
        )
        try:
            stopped = await self._watch(running, seconds)
            if stopped is Stop.TIME:
                # The line at which it was stopped is worth knowing.
                await self._manager.interrupt_kernel()
                await asyncio.wait({running}, timeout=_GRACE)
            if not running.done():
                await self.close()
        finally:
            if not running.done():
                running.cancel()
        if running.cancelled() or not running.done():
            return CellEnd(None, reports[-1] if reports else None, stopped)
        count = running.result()["content"].get("execution_count")
        return CellEnd(count, reports[-1] if reports else None, stopped)

    async def close(self) -> None:
        """End the kernel at once."""
        manager, self._manager = self._manager, None
        if self._client is not None:
            self._client.stop_channels()
            self._client = None
        if manager is not None:
            await manager.shutdown_kernel(now=True)

    async def _watch(self, running: asyncio.Future[Any], seconds: float) -> Stop | None:
        clock = CellClock(getattr(self._manager.provisioner, "pid", None), seconds)
        while True:
            done, _ = await asyncio.wait({running}, timeout=_TICK)
            if done:
                return None
            if not await self._manager.is_alive():
                return Stop.DIED
            if clock.is_over():
                return Stop.TIME
