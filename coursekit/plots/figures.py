"""Making a figure of the course's size, and showing it with a description in words."""

from __future__ import annotations

import io
import re
from typing import Any

import numpy as np
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from coursekit.style import PAGE_WIDTH

__all__ = ["SCREEN_DPI", "figure", "png", "show"]

SCREEN_DPI = 100
"""CSS pixels for an inch of figure."""


def figure(
    columns: int = 1, rows: int = 1, *, height: float = 3.0, width: float = PAGE_WIDTH, **layout: Any
) -> tuple[Figure, Any]:
    """Make an empty figure of the course's size.

    Parameters
    ----------
    columns, rows : int
        Panels across and down.
    height, width : float
        Size in inches. The default width fills the text column.
    **layout
        Passed on to :meth:`matplotlib.figure.Figure.subplots`: ``sharey=True``, ``width_ratios=[2, 1]``.

    Returns
    -------
    fig : Figure
    axes : Axes, or an array of them
        A single Axes for one panel, an array of shape ``(columns,)`` or ``(rows,)`` for one row or column of
        panels, ``(rows, columns)`` otherwise.
    """
    fig = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(fig)
    return fig, fig.subplots(rows, columns, **layout)


def png(fig: Figure, *, scale: float = 2.0, compression: int = 6) -> bytes:
    """Render a figure as a PNG image.

    Parameters
    ----------
    fig : Figure
    scale : float
        Image pixels for each CSS pixel (1/100 inch of figure).
    compression : int
        zlib level, 0 to 9. Widgets use 1, which is several times as fast.

    Returns
    -------
    bytes
        The same bytes for the same figure: no date and no program version inside.
    """
    # By hand instead of fig.savefig, which draws everything a second time to find the layout again.
    before = fig.get_dpi()
    fig.set_dpi(SCREEN_DPI * scale)
    try:
        canvas = FigureCanvasAgg(fig)
        canvas.draw()
        pixels = np.asarray(canvas.buffer_rgba())[..., :3]
    finally:
        fig.set_dpi(before)
    buffer = io.BytesIO()
    Image.fromarray(np.ascontiguousarray(pixels)).save(buffer, format="png", compress_level=compression)
    return buffer.getvalue()


def show(fig: Figure, alt: str, caption: str = "") -> None:
    """Show a figure under the current cell, with a description in words and a caption below it.

    The description travels with the saved notebook twice: as the image's ``alt`` metadata, which nbconvert
    writes into the HTML page, and as the output's plain text, which is what a reader without images gets.
    The caption is an output of its own, in Markdown, so that formulas in it are typeset and its text takes
    the colours of the reader's theme.

    Parameters
    ----------
    fig : Figure
    alt : str
        What is drawn, in a sentence or two, for readers who cannot see it.
    caption : str
        What to see in it, for readers who can: ``"Figure 3. The cosine is flat near 0°."`` The number is
        written by hand, so that it stays the same when a cell is run twice. Empty for no caption.

    Raises
    ------
    ValueError
        If ``alt`` is empty, or ``caption`` does not begin with ``Figure``, a number and a full stop.
    """
    alt, caption = " ".join(alt.split()), " ".join(caption.split())
    if not alt:
        raise ValueError("alt: describe the figure in a sentence, for readers who cannot see it")
    numbered = re.fullmatch(r"(Figure [1-9]\d*\.) (.+)", caption)
    if caption and not numbered:
        raise ValueError(
            f"caption: begin with the figure's number, as in “Figure 3. …”, not {caption[:30]!r}"
        )
    width, height = (round(inches * SCREEN_DPI) for inches in fig.get_size_inches())
    display(
        {"image/png": png(fig), "text/plain": f"Figure: {alt}"},
        metadata={"image/png": {"width": width, "height": height, "alt": alt}},
        raw=True,
    )
    if numbered:
        display({"text/markdown": f"**{numbered[1]}** {numbered[2]}", "text/plain": caption}, raw=True)
