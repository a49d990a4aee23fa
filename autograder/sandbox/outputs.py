"""What the student's side says that a cell showed, brought to what a notebook may hold."""

from __future__ import annotations

import typing

_OUTPUT_TYPES = frozenset({"stream", "display_data", "execute_result", "error"})
_TEXT_TYPES = frozenset({"text/plain", "text/html", "text/markdown", "text/latex"})


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
