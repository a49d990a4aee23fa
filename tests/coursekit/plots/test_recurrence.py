"""Sentences with arcs, and networks unrolled."""

from __future__ import annotations

import pytest
from matplotlib.patches import FancyArrowPatch

from coursekit import plots
from coursekit.style import VERMILION


@pytest.fixture
def ax():
    _, ax = plots.figure()
    return ax


def arrows(ax):
    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def test_words_that_belong_together_are_coloured_and_joined(ax):
    plots.belongs(ax, ["the", "keys", "here", "are"], 1, 3)
    assert [text.get_text() for text in ax.texts if text.get_color() == VERMILION] == ["keys", "are"]
    assert len(arrows(ax)) == 1
    assert not ax.lines, "no window, no bracket"


def test_a_window_is_a_bracket_with_its_name(ax):
    plots.belongs(ax, list("abcd"), 0, 3, seen=[1, 2], label="two words")
    assert ax.texts[-1].get_text() == "two words"
    x = ax.lines[0].get_xdata()
    assert (min(x), max(x)) == (0.6, 2.4)


def test_one_row_of_states_has_an_arrow_in_across_and_out(ax):
    plots.unrolled(ax, list("abc"), list("xyz"))
    assert len(arrows(ax)) == 3 + 2 + 3
    assert [text.get_text() for text in ax.texts] == ["a", "x", "h₁", "b", "y", "h₂", "c", "z", "h₃"]


def test_an_empty_output_is_left_out_with_its_arrow(ax):
    plots.unrolled(ax, list("abc"), ["", "", "z"])
    assert len(arrows(ax)) == 3 + 2 + 1
    assert "" not in [text.get_text() for text in ax.texts]


def test_two_layers_and_two_directions(ax):
    plots.unrolled(ax, list("ab"), list("xy"), layers=2)
    assert len(arrows(ax)) == 2 * (1 + 1 + 1) + 2 * 1
    _, other = plots.figure()
    plots.unrolled(other, list("ab"), list("xy"), both=True)
    # Each step has two arrows in and two out; the second row's arrow points to the left.
    assert len(arrows(other)) == 2 * (2 + 2) + 2 * 1
    assert [text.get_text() for text in other.texts].count("h′₂") == 1


def test_the_way_of_a_gradient_is_marked_from_the_output_to_the_input(ax):
    plots.unrolled(ax, list("abc"), list("xyz"), path=(2, 0))
    assert len(ax.lines) == 2
    assert arrows(ax)[-1].get_edgecolor()[:3] == pytest.approx((0xD5 / 255, 0x5E / 255, 0))
