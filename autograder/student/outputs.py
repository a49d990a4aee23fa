"""What a cell shows, as a notebook keeps it; capped for the honest, and checked again outside."""

from __future__ import annotations

import io
import typing

#: Characters of one stream, traceback or text representation in a cell.
MAX_TEXT = 100_000
#: Characters of one rich representation (a figure is about 50,000).
MAX_RICH = 3_000_000
#: Outputs of one cell.
MAX_OUTPUTS = 200


class Outputs:
    """The outputs of the cell that is running, in notebook format."""

    def __init__(self) -> None:
        self.items: list[dict[str, typing.Any]] = []
        self._clear_next = False

    def start(self) -> None:
        """Forget everything: a new cell begins."""
        self.items = []
        self._clear_next = False

    def stream(self, name: str, text: str) -> None:
        """Text on stdout or stderr."""
        self._clear_if_asked()
        last = self.items[-1] if self.items else None
        if last is None or last["output_type"] != "stream" or last["name"] != name:
            if len(self.items) >= MAX_OUTPUTS:
                return
            last = {"output_type": "stream", "name": name, "text": ""}
            self.items.append(last)
        room = MAX_TEXT - len(last["text"])
        if room > 0:
            last["text"] += (
                text if len(text) <= room else text[:room] + "\n… (the rest of this output was cut)\n"
            )

    def rich(self, kind: str, data: dict, metadata: dict | None, count: int | None = None) -> None:
        """A display or the value of a cell."""
        self._clear_if_asked()
        if len(self.items) >= MAX_OUTPUTS:
            return
        kept = {}
        for mime, value in data.items():
            limit = MAX_TEXT if mime == "text/plain" else MAX_RICH
            if isinstance(value, bytes):
                continue
            if isinstance(value, str) and len(value) > limit:
                if mime != "text/plain":
                    continue
                value = value[:limit] + " … (cut)"
            kept[str(mime)] = value
        item: dict[str, typing.Any] = {"output_type": kind, "data": kept, "metadata": dict(metadata or {})}
        if kind == "execute_result":
            item["execution_count"] = count
        self.items.append(item)

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        """An exception that ended the cell."""
        text = [line[:MAX_TEXT] for line in traceback[:200]]
        self.items.append(
            {"output_type": "error", "ename": name, "evalue": value[:MAX_TEXT], "traceback": text}
        )

    def clear(self, wait: bool) -> None:
        """`clear_output`."""
        if wait:
            self._clear_next = True
        else:
            self.items = []

    def _clear_if_asked(self) -> None:
        if self._clear_next:
            self.items = []
            self._clear_next = False


class Stream(io.TextIOBase):
    """sys.stdout or sys.stderr of the student's code."""

    encoding = "utf-8"

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name = f"<{name}>"
        self._kind = name
        self._outputs = outputs

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._outputs.stream(self._kind, text)
        return len(text)
