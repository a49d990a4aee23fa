"""The widgets of lecture 01."""

from __future__ import annotations

import io
import re

import ipywidgets
import numpy as np
import pytest
from PIL import Image

from coursekit import widgets
from coursekit.widgets import similarity

LECTURE_WIDGETS = (similarity.two_vectors, similarity.surprise)


def pixels(explorer: widgets.Explorer) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(explorer.png)), dtype=int)


def numbers(explorer: widgets.Explorer) -> list[float]:
    text = re.sub("<[^>]*>", "", explorer.readout.value)
    return [float(number) for number in re.findall(r"[-+]?\d+(?:\.\d+)?", text)]


@pytest.mark.parametrize("make", LECTURE_WIDGETS)
def test_every_control_of_every_lecture_widget_moves_the_picture(make):
    made = make()
    for name, control in made.controls.items():
        before = pixels(made)
        if isinstance(control, ipywidgets.Checkbox):
            made.controls["offset"].value = 1.0
            before = pixels(made)
            control.value = not control.value
        else:
            control.value = control.max if control.value != control.max else control.min
        assert (pixels(made) != before).any(), f"{name} changes nothing"


@pytest.mark.parametrize("make", LECTURE_WIDGETS)
def test_a_saved_page_is_the_same_every_time_and_says_what_is_missing(make):
    first, second = (make()._repr_mimebundle_() for _ in range(2))
    for mime in ("text/plain", "text/html"):
        assert first[mime] == second[mime]
        assert "Run this cell" in first[mime]
        assert not re.search(r"0x|[0-9a-f]{8}", first[mime]), "an address or a model id"
    assert "application/vnd.jupyter.widget-view+json" in first


@pytest.mark.parametrize("make", LECTURE_WIDGETS)
def test_pictures_repeat(make):
    assert make().png == make().png


@pytest.mark.parametrize("make", LECTURE_WIDGETS)
def test_nothing_that_fails_in_a_page_is_involved(make):
    # Output and interact write into the cell while it runs, and strict nbval fails on that. A tooltip on a
    # widget without a description (Image) breaks ipywidgets 8.1: the page shows an error in its place.
    waiting = [make()]
    while waiting:
        widget = waiting.pop()
        assert not isinstance(widget, ipywidgets.Output)
        assert widget.tooltip is None or hasattr(widget, "description")
        waiting.extend(getattr(widget, "children", ()))


@pytest.mark.parametrize(
    ("v_angle", "v_length", "w_angle", "w_length", "angle", "dot", "cosine"),
    [
        (0, 2, 60, 3, 60, 3.0, 0.5),
        (170, 1, -170, 1, 20, 0.94, 0.94),
        (-180, 2, 180, 2, 0, 4.0, 1.0),
        (90, 3, -90, 3, 180, -9.0, -1.0),
    ],
)
def test_two_vectors_says_what_is_true(v_angle, v_length, w_angle, w_length, angle, dot, cosine):
    made = similarity.two_vectors()
    for name, value in (
        ("v_angle", v_angle),
        ("v_length", v_length),
        ("w_angle", w_angle),
        ("w_length", w_length),
    ):
        made.controls[name].value = value
    assert numbers(made) == [angle, dot, cosine]


def test_surprise_shows_the_offset_the_hubs_and_the_cure():
    made = similarity.surprise(n=300)
    made.controls["dim"].value = 300
    below, _, busiest, _, left_out = numbers(made)
    assert (below, left_out) == (100.0, 0)
    assert busiest < 30
    made.controls["offset"].value = 1.0
    below, _, busiest, _, left_out = numbers(made)
    assert 40 < below < 60, "with 1 added the typical cosine is a half"
    assert busiest > 50
    made.controls["centred"].value = True
    below, _, busiest, _, left_out = numbers(made)
    assert below == 100.0
    assert busiest < 30
