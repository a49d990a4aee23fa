"""Figures: their size, the same bytes every time, never without a description."""

from __future__ import annotations

import io

import matplotlib as mpl
import numpy as np
import pytest
from PIL import Image

from coursekit import plots


@pytest.fixture
def ax():
    return plots.figure()[1]


def image_of(fig) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(plots.png(fig))))


def test_figure_gives_one_axes_or_an_array_of_them():
    _, one = plots.figure()
    _, row = plots.figure(3)
    _, grid = plots.figure(3, 2)
    assert isinstance(one, mpl.axes.Axes)
    assert row.shape == (3,)
    assert grid.shape == (2, 3)


def test_png_has_the_size_asked_for_and_leaves_the_figure_alone():
    fig, _ = plots.figure(width=4, height=3)
    before = fig.get_dpi()
    assert image_of(fig).shape == (600, 800, 3)
    assert Image.open(io.BytesIO(plots.png(fig, scale=1.5))).size == (600, 450)
    assert fig.get_dpi() == before


def test_png_repeats_byte_for_byte():
    def draw() -> bytes:
        fig, ax = plots.figure()
        plots.plane(ax, 2)
        plots.vectors(ax, {"v": (1, 1)})
        return plots.png(fig)

    assert draw() == draw()


def test_show_carries_the_description_and_the_size(monkeypatch):
    shown = {}
    monkeypatch.setattr(
        "coursekit.plots.figures.display", lambda data, **rest: shown.update(data=data, **rest)
    )
    fig, _ = plots.figure(width=5, height=2)
    plots.show(fig, alt="Two arrows,\n   a right angle apart.")
    assert shown["raw"] is True
    assert shown["data"]["text/plain"] == "Figure: Two arrows, a right angle apart."
    assert shown["data"]["image/png"].startswith(b"\x89PNG")
    assert shown["metadata"]["image/png"] == {
        "width": 500,
        "height": 200,
        "alt": "Two arrows, a right angle apart.",
    }


def test_show_wants_a_description():
    fig, _ = plots.figure()
    with pytest.raises(ValueError, match="alt"):
        plots.show(fig, alt="  ")


def test_the_caption_is_markdown_of_its_own_below_the_figure(monkeypatch):
    shown = []
    monkeypatch.setattr("coursekit.plots.figures.display", lambda data, **rest: shown.append(data))
    fig, _ = plots.figure()
    plots.show(fig, alt="Two arrows.", caption="Figure 12. They share\n   $\\theta$ only.")
    assert "image/png" in shown[0]
    assert shown[1:] == [
        {
            "text/markdown": "**Figure 12.** They share $\\theta$ only.",
            "text/plain": "Figure 12. They share $\\theta$ only.",
        }
    ]


@pytest.mark.parametrize("caption", ["What to see.", "Figure 0. What to see.", "Figure 3 What to see."])
def test_a_caption_wants_a_number(caption):
    fig, _ = plots.figure()
    with pytest.raises(ValueError, match="caption"):
        plots.show(fig, alt="Two arrows.", caption=caption)
