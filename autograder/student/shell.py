"""The student's shell: IPython without a terminal, whose outputs are collected cell by cell as a notebook
keeps them.

Runs inside the sandbox. Magics, display, rich representations, inline figures and widgets behave as in a
notebook; there is no kernel, no ZeroMQ and no history file. What it collects is capped here for the honest
and checked again outside.
"""

from __future__ import annotations

import ast
import contextlib
import os
import subprocess
import sys
import typing

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from .outputs import MAX_TEXT, Outputs, Stream


class _Publisher(DisplayPublisher):
    outputs: Outputs

    def publish(
        self,
        data: dict[str, typing.Any],
        metadata: dict[str, typing.Any] | None = None,
        source: str | None = None,
        *,
        transient: dict[str, typing.Any] | None = None,
        update: bool = False,
        **kwargs: typing.Any,
    ) -> None:
        display_id = (transient or {}).get("display_id")
        if update and display_id is not None:
            for item in self.outputs.items:
                if item.get("_display_id") == display_id:
                    item["data"], item["metadata"] = dict(data), dict(metadata or {})
            return
        self.outputs.rich("display_data", data, metadata)
        if display_id is not None and self.outputs.items:
            self.outputs.items[-1]["_display_id"] = display_id

    def clear_output(self, wait: bool = False) -> None:
        self.outputs.clear(wait)


class _ValueHook(DisplayHook):
    outputs: Outputs
    _pending: tuple[dict, dict] = ({}, {})

    def start_displayhook(self) -> None:
        self._pending = ({}, {})

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(
        self, format_dict: dict[str, typing.Any], md_dict: dict[str, typing.Any] | None = None
    ) -> None:
        self._pending = (format_dict, md_dict or {})

    def finish_displayhook(self) -> None:
        if self._pending[0]:
            self.outputs.rich("execute_result", *self._pending, count=self.prompt_count)
        self._is_active = False


class StudentShell(InteractiveShell):
    """An `InteractiveShell` that keeps what cells show."""

    displayhook_class = _ValueHook
    display_pub_class = _Publisher

    def __init__(self, **kwargs: typing.Any) -> None:
        super().__init__(**kwargs)
        self.outputs = Outputs()
        typing.cast(_ValueHook, self.displayhook).outputs = self.outputs
        typing.cast(_Publisher, self.display_pub).outputs = self.outputs
        # What `%cd` remembers would lie in a folder of the server's.
        self.db = {}
        self._usual = self._transformers()

    def system(self, cmd: str) -> None:
        """`!command` and `%pip`: printed through sys.stdout, as in a notebook, without a terminal."""
        if cmd.rstrip().endswith("&"):
            raise OSError("a command in the background would have no end here")
        with subprocess.Popen(
            self.var_expand(cmd, depth=1),
            shell=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        ) as process:
            assert process.stdout is not None
            while text := process.stdout.read(MAX_TEXT):
                sys.stdout.write(text)
        self.user_ns["_exit_code"] = process.returncode

    def init_history(self) -> None:
        super().init_history()
        assert self.history_manager is not None
        self.history_manager.enabled = False

    def enable_gui(self, gui: str | None = None) -> None:
        """There is no screen: `%matplotlib qt` is no error, and changes nothing."""

    def ask_exit(self) -> None:
        """`exit` and `quit` end nothing here, as in a notebook that runs from top to bottom."""

    def _showtraceback(self, etype: type[BaseException], evalue: BaseException, stb: typing.Any) -> None:
        lines = stb if isinstance(stb, list) else str(stb).split("\n")
        try:
            text = str(evalue)
        except BaseException:
            # A student's exception may raise again when it is printed.
            text = ""
        self.outputs.error(getattr(etype, "__name__", "Error"), text, [str(line) for line in lines])

    def transform_cell(self, raw_cell: str) -> str:
        """A cell as plain Python. Most are that already, and parsing costs a tenth of transforming."""
        # A single line may be a magic by another name; a prompt copied with its code, `In [1]: x = 2`, parses
        # as an annotation; and whoever adds a transformer wants it to be asked.
        lines = raw_cell.strip("\n").count("\n")
        if (
            lines
            and not raw_cell[:1].isspace()
            and "In [" not in raw_cell
            and self._transformers() == self._usual
        ):
            with contextlib.suppress(SyntaxError, ValueError, RecursionError, MemoryError):
                ast.parse(raw_cell)
                return raw_cell if raw_cell.endswith("\n") else raw_cell + "\n"
        return super().transform_cell(raw_cell)

    def should_run_async(
        self, raw_cell: str, *, transformed_cell: str | None = None, **known: typing.Any
    ) -> bool:
        """Whether a cell awaits something at its top level. IPython compiles every cell to find that out."""
        code = raw_cell if transformed_cell is None else transformed_cell
        # Whatever needs a loop has one of the two words.
        if "await" not in code and "async" not in code:
            return False
        return super().should_run_async(raw_cell, transformed_cell=transformed_cell, **known)

    def _transformers(self) -> list[typing.Any]:
        manager = self.input_transformer_manager
        return [
            *manager.cleanup_transforms,
            *manager.line_transforms,
            *manager.token_transformers,
            *self.input_transformers_post,
        ]

    def run(self, source: str) -> dict[str, typing.Any]:
        """Run one cell.

        Returns
        -------
        dict
            ``outputs`` in notebook format, ``error``: None or ``[type name, message]``.
        """
        self.outputs.start()
        result = self.run_cell(source, store_history=True, silent=False)
        error = result.error_before_exec or result.error_in_exec
        problem = None
        if error is not None:
            shown = next((item for item in self.outputs.items if item["output_type"] == "error"), None)
            problem = [type(error).__name__, shown["evalue"] if shown else ""]
            if shown is None:
                self.outputs.error(problem[0], "", [])
        for item in self.outputs.items:
            item.pop("_display_id", None)
        # The last exception would keep alive what its frames held, a list that filled the memory perhaps.
        self.last_execution_result = None
        for name in ("last_type", "last_value", "last_traceback", "last_exc"):
            vars(sys).pop(name, None)
        return {"outputs": self.outputs.items, "error": problem}


def make_shell() -> StudentShell:
    """The process's one shell, with streams and inline figures in place."""
    from traitlets.config import Config

    os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    config.InteractiveShell.colors = "nocolor"
    shell = StudentShell.instance(config=config)
    shell.colors = "nocolor"
    sys.stdout = Stream("stdout", shell.outputs)
    sys.stderr = Stream("stderr", shell.outputs)
    sys.displayhook = shell.displayhook
    return shell


def warm_up(shell: StudentShell) -> None:
    """Import and make what only the first cell, the first value shown and the first error need.

    No cell is run: the shell's count, history and names stay those of a new notebook.
    """
    # IPython imports it whenever it runs code.
    import bdb  # noqa: F401

    assert shell.display_formatter is not None
    assert shell.logger is not None
    shell.display_formatter.format(0)
    shell.compile.cache(shell.transform_cell("0"))
    try:
        raise ZeroDivisionError
    except ZeroDivisionError:
        shell.InteractiveTB.structured_traceback(*sys.exc_info())


def import_from_working_folder() -> None:
    """Let cells import the modules that they write, behind Python's own and the course's."""
    kinds = ("site-packages", "dist-packages")
    libraries = (place for place, folder in enumerate(sys.path) if folder.endswith(kinds))
    sys.path.insert(next(libraries, len(sys.path)), "")


def show_figures_inline() -> None:
    """Make figures outputs of the cell that draws them, as Matplotlib does itself once a cell imports it."""
    from matplotlib_inline.backend_inline import configure_inline_support

    configure_inline_support(StudentShell.instance(), "module://matplotlib_inline.backend_inline")
