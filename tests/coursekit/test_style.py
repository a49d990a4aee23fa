"""The look of the course: set by importing plots, with enough contrast."""

from __future__ import annotations

import matplotlib as mpl
import numpy as np
from matplotlib.colors import to_rgb

from coursekit import style


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        return float(np.dot(channels, (0.2126, 0.7152, 0.0722)))

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_importing_plots_sets_the_style():
    assert mpl.rcParams["axes.spines.top"] is False
    assert mpl.rcParams["axes.prop_cycle"].by_key()["color"] == list(style.COLOURS)


def test_text_colours_have_enough_contrast_on_white():
    assert contrast(style.INK, "white") >= 7
    assert contrast(style.GREY, "white") >= 4.5


def test_the_palette_is_not_told_apart_by_hue_alone():
    greys = [contrast(colour, "white") for colour in style.COLOURS[:2]]
    assert len(set(style.COLOURS)) == len(style.COLOURS)
    assert abs(greys[0] - greys[1]) > 0.5, "the two colours used most look alike in a grey print-out"
