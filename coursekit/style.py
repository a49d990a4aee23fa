"""The look of every figure in the course: one palette, one set of sizes, one Matplotlib style.

Importing :mod:`coursekit.plots` or :mod:`coursekit.widgets` calls :func:`use`, so a notebook that draws with
them, or with plain Matplotlib beside them, gets the same fonts, line widths and colours everywhere.

The palette is Okabe and Ito's, which stays legible under the common colour-vision deficiencies
(M. Okabe and K. Ito, *Color Universal Design*, 2008). Colour never carries meaning alone: helpers in
:mod:`coursekit.plots` also label directly, and change line style or marker.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

import matplotlib as mpl
from cycler import cycler

__all__ = [
    "BLUE",
    "COLOURS",
    "DIVERGING",
    "GREEN",
    "GREY",
    "INK",
    "ORANGE",
    "PAGE_WIDTH",
    "PALE",
    "PURPLE",
    "SEQUENTIAL",
    "SKY",
    "VERMILION",
    "use",
]

BLUE = "#0072B2"
VERMILION = "#D55E00"
GREEN = "#009E73"
PURPLE = "#AA4499"
ORANGE = "#E69F00"
SKY = "#56B4E9"

INK = "#222222"
"""Text, axes, and whatever is neither of the things compared."""
GREY = "#767676"
"""Secondary text and guide lines; 4.5 : 1 on white, the contrast that WCAG AA asks of text."""
PALE = "#DDDDDD"
"""Grid lines and areas in the background."""

COLOURS = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY)
"""The order in which series take their colours."""

SEQUENTIAL = "cividis"
"""Colour map for amounts (counts, probabilities)."""
DIVERGING = "RdBu_r"
"""Colour map for signed scores, white at the middle (similarities, weights)."""

PAGE_WIDTH = 7.2
"""Width of a full-width figure in inches; at 100 px an inch it fits the text column of a notebook."""

_RC: MappingProxyType[Any, Any] = MappingProxyType(
    {
        "figure.facecolor": "white",
        "figure.dpi": 100,
        # Shown at half that size: sharp on high-density screens and in print.
        "savefig.dpi": 200,
        # Ships with Matplotlib: the same letters on every machine.
        "font.family": "DejaVu Sans",
        "font.size": 9.5,
        "mathtext.fontset": "dejavusans",
        "text.color": INK,
        "axes.labelcolor": INK,
        "axes.edgecolor": GREY,
        "axes.linewidth": 0.8,
        "axes.titlesize": 10,
        "axes.titlelocation": "left",
        "axes.titlepad": 8.0,
        "axes.labelsize": 9.5,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.prop_cycle": cycler(color=COLOURS),
        "axes.grid": False,
        "grid.color": PALE,
        "grid.linewidth": 0.6,
        "xtick.color": GREY,
        "ytick.color": GREY,
        "xtick.labelcolor": INK,
        "ytick.labelcolor": INK,
        "xtick.labelsize": 8.5,
        "ytick.labelsize": 8.5,
        "lines.linewidth": 1.8,
        "lines.markersize": 5.5,
        "legend.frameon": False,
        "legend.fontsize": 8.5,
        "image.cmap": SEQUENTIAL,
    }
)


def use() -> None:
    """Make the course's style the current Matplotlib style.

    Only the settings that the course cares about are changed; calling it twice does nothing more.
    """
    mpl.rcParams.update(_RC)
