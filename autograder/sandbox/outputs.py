"""What the student's side says that a cell showed, brought to what a notebook may hold."""

from __future__ import annotations

import dataclasses
import typing

#: Of one submission, in its autograded notebook.
MAX_OUTPUT_BYTES = 20_000_000
#: Of one cell, that are looked at.
MAX_OUTPUTS = 1_000
_OUTPUT_TYPES = frozenset({"stream", "display_data", "execute_result", "error"})
_TEXT_TYPES = frozenset({"text/plain", "text/html", "text/markdown", "text/latex"})


@dataclasses.dataclass
class CellOutcome:
    """What running one cell gave: outputs in notebook format, ``(type name, message)`` of an exception."""

    outputs: list[dict[str, typing.Any]]
    error: tuple[str, str] | None = None
    fatal: bool = False


class OutcomeReader:
    """Reads the replies of a submission's cells, up to a limit for all their outputs together."""

    def __init__(self) -> None:
        self._bytes = 0

    def read(self, reply: typing.Any) -> CellOutcome:
        """A reply to ``exec`` brought to what a notebook may hold, whatever the student's side sent."""
        outputs = []
        listed = reply.get("outputs") if isinstance(reply, dict) else None
        for item in listed[:MAX_OUTPUTS] if isinstance(listed, list) else []:
            clean = clean_output(item)
            size = len(repr(clean)) if clean else 0
            if clean is None or self._bytes + size > MAX_OUTPUT_BYTES:
                continue
            self._bytes += size
            outputs.append(clean)
        error = reply.get("error") if isinstance(reply, dict) else None
        if isinstance(error, list) and len(error) == 2:
            return CellOutcome(outputs, (text_of(error[0], 200), text_of(error[1], 2_000)))
        return CellOutcome(outputs)


def clean_output(item: typing.Any) -> dict[str, typing.Any] | None:
    """One output in notebook format, or None for anything else."""
    kind = item.get("output_type") if isinstance(item, dict) else None
    if not isinstance(kind, str) or kind not in _OUTPUT_TYPES:
        return None
    if kind == "stream":
        name = "stderr" if item.get("name") == "stderr" else "stdout"
        return {"output_type": kind, "name": name, "text": text_of(item.get("text"), 200_000)}
    if kind == "error":
        lines = item.get("traceback")
        lines = [text_of(line, 20_000) for line in lines[:200]] if isinstance(lines, list) else []
        return {
            "output_type": kind,
            "ename": text_of(item.get("ename"), 200),
            "evalue": text_of(item.get("evalue"), 2_000),
            "traceback": lines,
        }
    data = item.get("data")
    kept = {}
    for mime, value in data.items() if isinstance(data, dict) else ():
        # Rich JSON types (widgets, application/…+json) carry state for a browser to run: text and images are
        # enough.
        if (
            isinstance(value, str)
            and isinstance(mime, str)
            and (mime.startswith("image/") or mime in _TEXT_TYPES)
            and len(value) <= 4_000_000
        ):
            kept[mime] = text_of(value, 4_000_000)
    clean: dict[str, typing.Any] = {"output_type": kind, "data": kept, "metadata": {}}
    if kind == "execute_result":
        count = item.get("execution_count")
        clean["execution_count"] = count if isinstance(count, int) and not isinstance(count, bool) else None
    return clean if kept else None


def text_of(value: typing.Any, limit: int) -> str:
    """The first ``limit`` characters of a text, an empty one for anything else."""
    text = value if isinstance(value, str) else ""
    # Lone surrogates can be neither written nor shown.
    return text[:limit].encode("utf-8", "replace").decode("utf-8")
