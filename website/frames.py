"""The pictures that a widget's controls move through on a page without Python, drawn ahead.

A lecture's widget is an :class:`~coursekit.widgets.Explorer`: controls, and a function that draws for their
values. It is made here as the lecture makes it, by running its cell and the cells that it needs; then it is
set to a handful of values, and each picture is kept with its text. One or two controls are drawn in all their
combinations; more move one at a time, the others at their first value.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import ipywidgets
import nbformat
from IPython.core.interactiveshell import InteractiveShell
from nbformat import NotebookNode
from PIL import Image

from coursekit.widgets import Explorer
from website.notebooks import WIDGET
from website.widget_cells import with_widgets_only

#: Stops of a control; of each of two, which move together.
STOPS, STOPS_OF_TWO = 13, 8
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Control:
    """A control's stops.

    Attributes
    ----------
    name : str
        The argument that it sets.
    label : str
        What stands beside it.
    values : tuple
        From left to right.
    labels : tuple of str
        The values in words.
    first : int
        Where it stands at first.
    slides : bool
        Whether it is a slider; a list to choose from otherwise.
    """

    name: str
    label: str
    values: tuple[Any, ...]
    labels: tuple[str, ...]
    first: int
    slides: bool


def thinned(count: int, first: int, most: int = STOPS) -> list[int]:
    """Some of `count` places: both ends, the first one, and others evenly between.

    >>> thinned(5, 1)
    [0, 1, 2, 3, 4]
    >>> thinned(181, 60, most=5)
    [0, 45, 60, 90, 135, 180]
    """
    if count <= most:
        return list(range(count))
    return sorted({round(k * (count - 1) / (most - 1)) for k in range(most)} | {first})


def control(name: str, widget: Any, most: int = STOPS) -> Control | None:
    """A control with at most that many stops and its first; None for a box to write in, which has none."""
    if isinstance(widget, ipywidgets.FloatSlider):
        count = round((widget.max - widget.min) / widget.step) + 1
        places = thinned(count, round((widget.value - widget.min) / widget.step), most)
        values = [round(min(widget.min + k * widget.step, widget.max), 10) for k in places]
        labels = [format(value, widget.readout_format) for value in values]
        first = min(range(len(values)), key=lambda k: abs(values[k] - widget.value))
    elif isinstance(widget, ipywidgets.SelectionSlider | ipywidgets.Dropdown):
        options = [o if isinstance(o, tuple) else (str(o), o) for o in widget.options]
        places = thinned(len(options), widget.index, most)
        values = [options[k][1] for k in places]
        labels = [str(options[k][0]) for k in places]
        first = places.index(widget.index)
    elif isinstance(widget, ipywidgets.Checkbox):
        values, labels, first = [False, True], ["no", "yes"], int(widget.value)
    else:
        return None
    slides = isinstance(widget, ipywidgets.FloatSlider | ipywidgets.SelectionSlider)
    return Control(name, widget.description, tuple(values), tuple(labels), first, slides)


def states(controls: Sequence[Control]) -> tuple[bool, list[tuple[int, ...]]]:
    """Whether the controls move together, and every state to be drawn: a place for each control."""
    if len(controls) <= 2:
        return True, list(itertools.product(*(range(len(c.values)) for c in controls)))
    start = tuple(c.first for c in controls)
    moved = {start}
    for at, one in enumerate(controls):
        moved |= {(*start[:at], place, *start[at + 1 :]) for place in range(len(one.values))}
    return False, sorted(moved)


def explorer_html(explorer: Explorer, folder: Path, address: str) -> str:
    """Draw an explorer's pictures into a folder; return its HTML, empty if it has a box to write in."""
    most = STOPS_OF_TWO if len(explorer.controls) == 2 else STOPS
    found = [control(name, widget, most) for name, widget in explorer.controls.items()]
    if None in found:
        return ""
    controls = [one for one in found if one is not None]
    together, places = states(controls)
    folder.mkdir(parents=True, exist_ok=True)
    frames = {}
    for state in places:
        for one, place in zip(controls, state, strict=True):
            explorer.controls[one.name].value = one.values[place]
        frames[",".join(map(str, state))] = _frame(explorer, folder, address)
    start = frames[",".join(str(one.first) for one in controls)]
    note = (
        "" if together else '<p class="note">Here controls move one at a time, in the notebook together.</p>'
    )
    data = json.dumps({"frames": frames, "together": together}, ensure_ascii=False).replace("</", "<\\/")
    size = 'width="{}" height="{}"'.format(*start["size"])
    return (
        f'<fieldset class="sliders"><legend>{escape(explorer.heading)}</legend>{note}'
        + "".join(_control_html(one) for one in controls)
        + f'<img class="slider-picture dark-light" src="{start["src"]}" alt="{escape(start["text"])}" {size}>'
        + f'<p class="status" role="status">{escape(start["text"])}</p>'
        + f'<script type="application/json">{data}</script></fieldset>'
    )


def _frame(explorer: Explorer, folder: Path, address: str) -> dict[str, Any]:
    """Keep the picture as it is now, under a name that equal pictures share."""
    picture = Image.open(BytesIO(explorer.png)).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    name = hashlib.sha256(explorer.png).hexdigest()[:16] + ".webp"
    if not (folder / name).exists():
        picture.convert("RGB").save(folder / name, lossless=True, quality=60, method=2)
    text = unescape(re.sub(r"<[^>]+>", "", explorer.readout.value))
    # Drawn with 1.5 pixels for each of the page.
    return {"src": f"{address}/{name}", "text": text, "size": [round(n / 1.5) for n in picture.size]}


def _control_html(one: Control) -> str:
    labels = escape(json.dumps(one.labels, ensure_ascii=False))
    shared = f'data-first="{one.first}" data-labels="{labels}"'
    if one.slides:
        field = (
            f'<input type="range" min="0" max="{len(one.values) - 1}" step="1" value="{one.first}" '
            f'aria-label="{escape(one.label)}" aria-valuetext="{escape(one.labels[one.first])}" {shared}>'
            f'<span class="value" aria-hidden="true">{escape(one.labels[one.first])}</span>'
        )
    else:
        options = "".join(
            f'<option value="{k}"{" selected" if k == one.first else ""}>{escape(label)}</option>'
            for k, label in enumerate(one.labels)
        )
        field = f'<select aria-label="{escape(one.label)}" {shared}>{options}</select>'
    return f'<div class="control"><span aria-hidden="true">{escape(one.label)}</span>{field}</div>'


def draw_lecture(notebook: NotebookNode, folder: Path, address: str) -> dict[int, str]:
    """Run what a lecture's widgets need, in this process, and draw them: HTML by the index of the cell."""
    shell = InteractiveShell.instance()
    shown = {
        cell.id: index
        for index, cell in enumerate(notebook.cells)
        if any(WIDGET in output.get("data", {}).get("text/plain", "") for output in cell.get("outputs", []))
    }
    made = {}
    for cell in with_widgets_only(notebook, WIDGET).cells:
        done = shell.run_cell(cell.source, store_history=False)
        done.raise_error()
        if cell.id in shown and isinstance(done.result, Explorer):
            made[shown[cell.id]] = explorer_html(done.result, folder, address)
    return made


def lecture_widgets(lecture: Path, folder: Path, address: str) -> dict[int, str]:
    """Draw a lecture's widgets in a process of its own.

    Parameters
    ----------
    lecture : Path
        The notebook.
    folder : Path
        For the pictures.
    address : str
        That folder, as the lecture's page calls it.

    Returns
    -------
    dict of int to str
        HTML by the index of the cell; empty for a widget that has a box to write in.

    Raises
    ------
    subprocess.CalledProcessError
        If a cell fails; the end of what it said is on standard error.
    """
    with tempfile.TemporaryDirectory() as place:
        answer = Path(place) / "widgets.json"
        subprocess.run(
            [sys.executable, "-m", "website.frames", str(lecture), str(folder), address, str(answer)],
            cwd=ROOT,
            env={**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MPLBACKEND": "agg"},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return {int(index): html for index, html in json.loads(answer.read_text(encoding="utf-8")).items()}


if __name__ == "__main__":
    given_lecture, given_folder, given_address, given_answer = sys.argv[1:]
    drawn = draw_lecture(nbformat.read(given_lecture, as_version=4), Path(given_folder), given_address)
    Path(given_answer).write_text(json.dumps(drawn), encoding="utf-8")
