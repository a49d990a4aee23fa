"""The explorer and its controls."""

from __future__ import annotations

import io
from base64 import b64encode

import numpy as np
import pytest
from PIL import Image

from coursekit import plots, widgets


def pixels(explorer: widgets.Explorer) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(explorer.png)), dtype=int)


@pytest.fixture
def counting():
    """An explorer over a figure with one fixed and one moving artist, and the calls that its ``draw`` saw."""
    fig, ax = plots.figure(height=2, width=3)
    ax.set(xlim=(0, 10), ylim=(0, 1))
    ax.axhline(0.5)
    calls = []

    def draw(x: float) -> str:
        calls.append(x)
        ax.plot([x], [0.5], "o")
        return f"x is {x:.0f} <here>"

    made = widgets.explorer(fig, draw, {"x": widgets.slider("x", 0, 10, 3)}, title="A dot")
    return made, ax, calls


def test_a_control_redraws_once(counting):
    made, _, calls = counting
    before = pixels(made)
    made.controls["x"].value = 7
    assert calls == [3, 7]
    assert (pixels(made) != before).any()


def test_only_what_draw_added_is_taken_out(counting):
    made, ax, _ = counting
    for value in (5, 6, 7):
        made.controls["x"].value = value
    assert len(ax.lines) == 2
    assert ax.lines[-1].get_xdata().tolist() == [7]


def test_the_layout_stays_put(counting):
    made, ax, _ = counting
    before = ax.get_position().bounds
    made.controls["x"].value = 10
    assert ax.get_position().bounds == before


def test_words_go_below_the_picture_and_to_screen_readers(counting):
    made, _, _ = counting
    made.controls["x"].value = 8
    assert 'alt="x is 8 &lt;here&gt;"' in made.picture.value
    assert b64encode(made.png).decode() in made.picture.value
    assert "x is 8 &lt;here&gt;" in made.readout.value
    assert 'role="status"' in made.readout.value


@pytest.mark.parametrize(("step", "form"), [(1.0, ".0f"), (0.1, ".1f"), (0.05, ".2f"), (5.0, ".0f")])
def test_a_slider_shows_the_decimals_of_its_step(step, form):
    made = widgets.slider("size", 0, 10, 5, step=step, unit="cm")
    assert made.readout_format == form
    assert made.description == "size (cm)"
    assert made.continuous_update


def test_all_controls_have_one_size():
    made = (
        widgets.slider("size", 0, 10, 5),
        widgets.dropdown("word", ["a", "b"], "b"),
        widgets.selection_slider("step", (1, 10, 100), 10),
    )
    assert [control.value for control in made] == [5, "b", 10]
    assert len({control.layout.width for control in made}) == 1
    assert len({control.style.description_width for control in made}) == 1
