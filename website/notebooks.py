"""A notebook as the site shows it, from the notebook as it is committed.

MyST-NB makes the page. Four things it cannot know are put into its words here: a figure and its caption are
two outputs that belong together, with the alt text in the output's metadata; answers to predictions, and
test cells, are folded; a widget is a picture with sliders; above a notebook stands what can be done with it.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

#: How a saved output says that there is a widget.
WIDGET = "Run this cell to move the sliders"
FIGURES = "_figures"


def prepare(
    notebook: NotebookNode,
    stem: str,
    folder: Path,
    *,
    links: str,
    widget: Callable[[int], str] | None = None,
) -> NotebookNode:
    """Put a notebook into the form that MyST-NB is given; its figures become files.

    Parameters
    ----------
    notebook : NotebookNode
        As committed, with outputs. It is changed.
    stem : str
        Begins the names of its figures.
    folder : Path
        Where the page's source will lie; figures go to a folder in it.
    links : str
        Markdown that is put below the title.
    widget : callable, optional
        Given the index of a cell, the HTML of its widget; without it, or where it has none (an empty string),
        the paper form stays.

    Returns
    -------
    NotebookNode
    """
    count = 0

    def keep(png: str) -> str:
        nonlocal count
        count += 1
        path = folder / FIGURES / f"{stem}-{count}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b64decode(png))
        return f"{FIGURES}/{path.name}"

    for index, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            cell.source = _list_after_text(cell.source)
            continue
        if cell.cell_type != "code":
            continue
        cell.outputs = _outputs(cell.outputs, keep, (lambda i=index: widget(i)) if widget else (lambda: ""))
        tags, prompts = _folded(cell)
        cell.metadata = NotebookNode(tags=tags, mystnb=NotebookNode(prompts))
    title = notebook.cells[0]
    heading, _, rest = title.source.partition("\n")
    title.source = f"{heading}\n\n{links}\n{rest}"
    return notebook


def _list_after_text(source: str) -> str:
    """Let a `<details>` end where Markdown would take the text before its end tag for HTML."""
    return re.sub(r"(?m)^</details>$", "\n</details>\n", source)


def _folded(cell: NotebookNode) -> tuple[list[str], dict[str, str]]:
    """What of a cell is folded, in MyST-NB's words."""
    jupyter = cell.metadata.get("jupyter", {})
    if jupyter.get("source_hidden"):
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id", "")
        what = "the checks of this exercise" if grade_id.startswith("test-") else "the code"
        return ["hide-input"], {"code_prompt_show": f"Show {what}", "code_prompt_hide": f"Hide {what}"}
    if cell.outputs and (cell.metadata.get("collapsed") or jupyter.get("outputs_hidden")):
        return ["hide-output"], {
            "code_prompt_show": "You have predicted? Show the answer",
            "code_prompt_hide": "Hide the answer",
        }
    return [], {}


def _outputs(
    outputs: list[NotebookNode], keep: Callable[[str], str], widget: Callable[[], str]
) -> list[NotebookNode]:
    """The outputs, each figure in one piece with its caption, each widget with its sliders."""
    made: list[NotebookNode] = []
    remaining = list(outputs)
    while remaining:
        output = remaining.pop(0)
        data = output.get("data", {})
        if "image/png" in data:
            caption = remaining[0].get("data", {}).get("text/markdown", "") if remaining else ""
            if caption:
                remaining.pop(0)
            details = output.metadata.get("image/png", {})
            made.append(_markdown(_figure(keep(data["image/png"]), details, caption)))
        elif WIDGET in data.get("text/plain", ""):
            html = widget()
            made.append(_display({"text/html": html}) if html else output)
        else:
            made.append(output)
    return made


def _figure(path: str, details: dict, caption: str) -> str:
    lines = [f":::{{figure}} {path}", f":alt: {' '.join(details.get('alt', '').split())}"]
    if "width" in details:
        lines.append(f":width: {details['width']}px")
    return "\n".join([*lines, ":class: dark-light", "", caption, ":::"])


def _markdown(text: str) -> NotebookNode:
    return _display({"text/markdown": text})


def _display(data: dict[str, str]) -> NotebookNode:
    return nbformat.v4.new_output("display_data", data=data)
