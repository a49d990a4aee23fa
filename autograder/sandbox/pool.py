"""The sandbox that a grading process keeps from one submission to the next.

Imports little: a grading process starts its first sandbox before anything else.
"""

from __future__ import annotations

import atexit

from ..student import landlock
from .bubblewrap import Sandbox


class SandboxPool:
    """The sandbox that this grading process keeps warm between submissions (of one assignment)."""

    def __init__(self) -> None:
        self._sandbox: Sandbox | None = None
        self._key: tuple | None = None

    def get(
        self,
        data_files: dict[str, bytes],
        preload: tuple[str, ...],
        memory_mb: int,
        *,
        warm: bool,
        sandboxed: bool,
        contained: bool = False,
        figures: bool = False,
    ) -> Sandbox:
        """A sandbox as described, the kept one where it fits; it may still be starting."""
        key = (tuple(sorted(data_files.items())), preload, memory_mb)
        if not self.keeps(warm=warm, sandboxed=sandboxed):
            return Sandbox(
                data_files,
                preload,
                memory_mb,
                warm=False,
                sandboxed=sandboxed,
                contained=contained,
                figures=figures,
            )
        if self._sandbox is None or self._key != key:
            self.close()
            self._sandbox, self._key = (
                Sandbox(data_files, preload, memory_mb, warm=True, sandboxed=True, figures=figures),
                key,
            )
        return self._sandbox

    @staticmethod
    def keeps(*, warm: bool, sandboxed: bool) -> bool:
        """Whether such a sandbox is kept for the next submission."""
        # Where the kernel cannot wall a forked process off from its server, each gets a sandbox of its own.
        return warm and sandboxed and landlock.version() > 0

    def drop(self, sandbox: Sandbox) -> None:
        """Give up a sandbox that does not work any more."""
        sandbox.close()
        if sandbox is self._sandbox:
            self._sandbox = None

    def close(self) -> None:
        """End the kept sandbox."""
        if self._sandbox is not None:
            self._sandbox.close()
            self._sandbox = None


#: This process's own.
POOL = SandboxPool()
atexit.register(POOL.close)
