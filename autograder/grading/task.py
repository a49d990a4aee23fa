"""What grading one submission needs to know, and the sandbox that it needs.

Imports little: a grading process starts its first sandbox before it imports what judges.
"""

from __future__ import annotations

import ast
import dataclasses
import functools
from collections.abc import Iterable
from pathlib import Path

from ..notebook import Assignment, Role
from ..sandbox.availability import refuse_exposure
from ..sandbox.bubblewrap import Sandbox
from ..sandbox.pool import POOL


@dataclasses.dataclass(frozen=True)
class Settings:
    """How a submission is run.

    Attributes
    ----------
    timeout
        CPU seconds a cell; the cells of a student's own have at most four times that together.
    memory_mb
        Memory of the sandbox, in MB.
    worker_memory_mb
        Memory of the process that judges, in MB.
    sandboxed
        False runs student code without bubblewrap: for trusted input only.
    contained
        Without bubblewrap, put up the walls that need no namespaces: a user of its own where root grades, the
        filter of system calls, Landlock where the kernel has it, limits of each process.
    warm
        Whether student processes are forked from a warm server; otherwise each gets a sandbox of its own.
    protected
        Paths that no sandbox may show; where one would, nothing is graded.
    """

    timeout: float = 30.0
    memory_mb: int = 2048
    worker_memory_mb: int = 4096
    sandboxed: bool = True
    contained: bool = False
    warm: bool = True
    protected: tuple[Path, ...] = ()

    def protecting(self, paths: Iterable[Path]) -> Settings:
        """These settings, with more paths that no sandbox may show.

        Raises
        ------
        SandboxError
            If this machine's sandboxes would; another machine that grades asks again.
        """
        settings = dataclasses.replace(self, protected=(*self.protected, *paths))
        if settings.sandboxed:
            refuse_exposure(settings.protected)
        return settings


@dataclasses.dataclass(frozen=True)
class GradingTask:
    """Everything that grading one submission needs. It pickles, and does not hold the course's secret; the
    only paths are those that no sandbox may show.

    Attributes
    ----------
    content
        The bytes of the submitted notebook.
    seeds
        Seed of the hidden inputs, by exercise.
    fingerprint
        Passed through to the result.
    """

    assignment: Assignment
    student: str
    content: bytes
    seeds: dict[str, int]
    settings: Settings = Settings()
    fingerprint: str = ""


def open_sandbox(task: GradingTask) -> Sandbox:
    """The sandbox for a submission, which may still be starting.

    Raises
    ------
    SandboxError
        If this machine has none.
    """
    settings = task.settings
    if settings.sandboxed:
        refuse_exposure(settings.protected)
    return POOL.get(
        task.assignment.data_files,
        imports(task.assignment),
        settings.memory_mb,
        warm=settings.warm,
        sandboxed=settings.sandboxed,
        contained=settings.contained,
        figures=may_draw(task),
    )


#: Names without which nobody draws; what imports Matplotlib by another way waits for it in its own time.
_DRAWING = (b"plot", b"plt", b"pylab", b"seaborn")


def may_draw(task: GradingTask) -> bool:
    """Whether a submission may draw a figure."""
    return _names_drawing(task.content)


# A submission is asked about several times in a row.
@functools.lru_cache(maxsize=1)
def _names_drawing(content: bytes) -> bool:
    lower = content.lower()
    return any(word in lower for word in _DRAWING)


def imports(assignment: Assignment) -> tuple[str, ...]:
    """The modules that the assignment's locked cells import: worth having warm."""
    return _imported(tuple(c.source for c in assignment.cells if c.role is Role.LOCKED and c.kind == "code"))


@functools.lru_cache(maxsize=64)
def _imported(sources: tuple[str, ...]) -> tuple[str, ...]:
    found: set[str] = set()
    for source in sources:
        try:
            tree = ast.parse(source)
        except SyntaxError:  # magics
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                found.update(alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module)
                if "." not in node.module:
                    # Of a package, what is imported is a module, perhaps.
                    found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return tuple(sorted(found))
