"""Pictures drawn ahead: which stops, which states, and the HTML that shows them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import ipywidgets
import pytest

from coursekit import plots
from coursekit.widgets import Explorer, dropdown, explorer, selection_slider, slider
from website.frames import control, explorer_html, states, thinned


def test_stops_are_the_ends_the_first_and_others_between() -> None:
    assert thinned(5, 1, 13) == [0, 1, 2, 3, 4]
    assert thinned(181, 60, 5) == [0, 45, 60, 90, 135, 180]


def test_a_sliders_stops_are_named_as_it_names_them() -> None:
    found = control("rate", slider("learning rate", 0.1, 1.0, 0.3, step=0.1), 4)
    assert found.labels == ("0.1", "0.3", "0.4", "0.7", "1.0")
    assert found.values[found.first] == pytest.approx(0.3)
    assert found.slides


def test_lists_boxes_to_tick_and_boxes_to_write_in() -> None:
    listed = control("word", dropdown("word", [("the cat", 3), ("a dog", 5)], 5))
    assert (listed.labels, listed.values, listed.first, listed.slides) == (
        ("the cat", "a dog"),
        (3, 5),
        1,
        False,
    )
    stops = control("n", selection_slider("n", [0, 10, 1000], 10))
    assert (stops.values, stops.first, stops.slides) == ((0, 10, 1000), 1, True)
    assert control("on", ipywidgets.Checkbox(value=True, description="on")).first == 1
    assert control("text", ipywidgets.Text(value="cat")) is None


def test_two_controls_move_together_three_one_at_a_time() -> None:
    one = control("a", slider("a", 0, 2, 1))
    assert states([one, one]) == (True, [(i, j) for i in range(3) for j in range(3)])
    together, drawn = states([one, one, one])
    assert not together
    assert drawn == sorted({(1, 1, 1), (0, 1, 1), (2, 1, 1), (1, 0, 1), (1, 2, 1), (1, 1, 0), (1, 1, 2)})


@pytest.fixture
def straight() -> Explorer:
    fig, ax = plots.figure(height=1.0, width=1.0)

    def draw(height: float) -> str:
        ax.plot([0, 1], [0, height])
        return f"height {height:.0f} < 4 & “more”"

    return explorer(fig, draw, {"height": slider("height", 0, 3, 2)}, title="A <line>")


def test_every_state_has_a_picture_and_its_text(straight: Explorer, tmp_path: Path) -> None:
    html = explorer_html(straight, tmp_path, "../frames/13")
    data = json.loads(re.search(r'<script type="application/json">(.*)</script>', html)[1])
    assert [data["frames"][str(k)]["text"] for k in range(4)] == [
        f"height {k} < 4 & “more”" for k in range(4)
    ]
    names = {frame["src"].removeprefix("../frames/13/") for frame in data["frames"].values()}
    assert len(names) == 4
    assert names == {path.name for path in tmp_path.iterdir()}


def test_the_slider_has_a_name_a_value_in_words_and_its_first_picture(
    straight: Explorer, tmp_path: Path
) -> None:
    html = explorer_html(straight, tmp_path, "frames")
    assert "<legend>A &lt;line&gt;</legend>" in html
    assert 'aria-label="height" aria-valuetext="2"' in html
    assert 'alt="height 2 &lt; 4 &amp; “more”"' in html
    assert 'width="100" height="100"' in html


def test_a_widget_to_write_in_is_left_as_it_is(tmp_path: Path) -> None:
    fig, _ = plots.figure(height=1.0, width=1.0)
    box = explorer(fig, lambda word: word, {"word": ipywidgets.Text(value="cat")}, title="Type")
    assert explorer_html(box, tmp_path / "none", "frames") == ""
    assert not (tmp_path / "none").exists()
