"""Interactive figures for the lectures: sliders that redraw a picture and a line of numbers.

:func:`explorer` is the general tool. It is given a figure with all that stays, controls, and a function that
draws what moves and says in words what there is to see::

    fig, ax = plots.figure(height=3)
    plots.plane(ax, limit=2)

    def draw(angle: float) -> str:
        plots.vectors(ax, {"v": (np.cos(np.radians(angle)), np.sin(np.radians(angle)))})
        return f"angle {angle:.0f}°"

    explorer(fig, draw, {"angle": slider("angle", 0, 180, 60, unit="°")}, title="One angle")

The picture is an ``<img>`` with a description, in an :class:`ipywidgets.HTML`: an :class:`ipywidgets.Image`
cannot carry one (it has no ``alt``, and with a ``tooltip`` ipywidgets 8.1 does not show it at all).
``interact`` and ``Output`` widgets are avoided: they write outputs into the cell while it runs, and a saved
notebook would differ from run to run. For the same reason the plain-text form of an explorer says what it is
and nothing about its state, and no state is saved.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any

import ipywidgets
import numpy as np
from matplotlib.figure import Figure

from coursekit import plots

__all__ = ["Explorer", "dropdown", "explorer", "selection_slider", "slider"]

#: Image pixels for each CSS pixel: sharp enough, and drawn in half the time that 2 takes.
_SCALE = 1.5
_RUN_ME = "Run this cell to move the sliders; the figures above show the same on paper."


class Explorer(ipywidgets.VBox):
    """Controls above a picture and a line of text; made by :func:`explorer`.

    Attributes
    ----------
    controls : dict of str to ipywidgets.Widget
        By the name of the argument of ``draw`` that they set.
    png : bytes
        The picture as it is now.
    picture : ipywidgets.HTML
        The picture, described by the text below it.
    readout : ipywidgets.HTML
        The text.
    """

    def __init__(
        self, fig: Figure, draw: Callable[..., str], controls: Mapping[str, Any], title: str
    ) -> None:
        self.controls = dict(controls)
        self.heading = title
        self.png = b""
        self.picture = ipywidgets.HTML()
        self.readout = ipywidgets.HTML()
        self._fig, self._draw, self._laid_out = fig, draw, False
        self._fixed = {ax: set(ax.get_children()) for ax in fig.axes}
        rows = list(self.controls.values())
        half = (len(rows) + 1) // 2
        columns = [ipywidgets.VBox(part) for part in (rows[:half], rows[half:]) if part]
        super().__init__([ipywidgets.HBox(columns), self.picture, self.readout])
        for control in rows:
            control.observe(self._redraw, names="value")
        self._redraw()

    def _redraw(self, _change: object = None) -> None:
        # Making axes and ticks takes longer than drawing them: only what the last draw added is taken out.
        for ax, fixed in self._fixed.items():
            for artist in set(ax.get_children()) - fixed:
                artist.remove()
        text = self._draw(**{name: control.value for name, control in self.controls.items()})
        if not self._laid_out:
            self._laid_out = True
            self._fig.draw_without_rendering()
            # Found once: it costs a second drawing, and axes should stay put.
            self._fig.set_layout_engine("none")
        self.png = plots.png(self._fig, scale=_SCALE, compression=1)
        width, height = (round(inches * plots.SCREEN_DPI) for inches in self._fig.get_size_inches())
        self.picture.value = (
            f'<img alt="{escape(text)}" width="{width}" height="{height}" '
            'style="max-width: 100%; height: auto" '
            f'src="data:image/png;base64,{b64encode(self.png).decode("ascii")}">'
        )
        self.readout.value = f'<p role="status" style="margin: 0 0 0 8px">{escape(text)}</p>'

    def __repr__(self) -> str:
        return f"{self.heading} – {_RUN_ME}"

    def _repr_mimebundle_(self, **kwargs: Any) -> dict[str, Any]:
        """Return the live view, and for a page without a kernel a line that says what is missing."""
        bundle = super()._repr_mimebundle_(**kwargs) or {}
        text = f"<p><strong>{escape(self.heading)}</strong> – <em>{escape(_RUN_ME)}</em></p>"
        return {**bundle, "text/plain": repr(self), "text/html": text}


def explorer(fig: Figure, draw: Callable[..., str], controls: Mapping[str, Any], *, title: str) -> Explorer:
    """Connect controls to a figure that is redrawn whenever one of them changes.

    Parameters
    ----------
    fig : Figure
        With everything that stays: axes, labels, grid, limits. Its layout is found at the first drawing.
    draw : callable
        Called with the controls' values as keyword arguments. Draws into the axes of ``fig``, where its
        artists live until the next call, and returns a sentence that says what the picture shows: for the
        line below it and for screen readers. A redraw should take less than 0.1 s.
    controls : mapping of str to widget
        By argument name. Anything with a ``value``: :func:`slider`, a check box, a drop-down list.
    title : str
        What the widget is, for pages on which it cannot run.

    Returns
    -------
    Explorer
        Show it as the last expression of a cell.
    """
    return Explorer(fig, draw, controls, title)


def slider(
    label: str, low: float, high: float, value: float, *, step: float = 1.0, unit: str = ""
) -> ipywidgets.FloatSlider:
    """Make a labelled slider of the course's size that reports while it is dragged.

    Parameters
    ----------
    label : str
    low, high, value : float
        Ends and first value.
    step : float
        Smallest change; its decimals are the ones shown.
    unit : str
        Written after the label, e.g. ``"°"``.
    """
    decimals = max(0, -int(np.floor(np.log10(step))))
    return ipywidgets.FloatSlider(
        value=value,
        min=low,
        max=high,
        step=step,
        readout_format=f".{decimals}f",
        description=f"{label} ({unit})" if unit else label,
        **_look(),
    )


def dropdown(label: str, options: Iterable[Any], value: Any) -> ipywidgets.Dropdown:
    """Make a labelled list to choose from, of the course's size.

    Parameters
    ----------
    label : str
    options : iterable
        What can be chosen: values, or pairs of a name and a value.
    value : object
        First choice.
    """
    return ipywidgets.Dropdown(options=list(options), value=value, description=label, **_look())


def selection_slider(label: str, options: Iterable[Any], value: Any) -> ipywidgets.SelectionSlider:
    """Make a labelled slider of the course's size whose stops are given, for steps that are not even.

    Parameters
    ----------
    label : str
    options : iterable
        The stops, from left to right.
    value : object
        First stop.
    """
    return ipywidgets.SelectionSlider(options=list(options), value=value, description=label, **_look())


def _look() -> dict[str, Any]:
    """Return the width of every control and of its label."""
    return {"style": {"description_width": "130px"}, "layout": ipywidgets.Layout(width="340px")}
