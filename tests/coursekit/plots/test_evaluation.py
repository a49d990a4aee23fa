"""Intervals, shares, leaning words, two maps."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit import plots


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_an_interval_has_its_middle_between_its_ends():
    _, ax = plots.figure()
    plots.intervals(
        ax, {"first": (0.1, 0.25, 0.3), "second": (-0.2, 0.0, 0.2)}, xlabel="score", form="{:z.1f}"
    )
    bars = [
        line for line in ax.lines if len(line.get_xdata()) == 2 and line.get_ydata()[0] == line.get_ydata()[1]
    ]
    assert [list(bar.get_xdata()) for bar in bars] == [[0.1, 0.3], [-0.2, 0.2]]
    dots = [line for line in ax.lines if len(line.get_xdata()) == 1]
    assert [float(dot.get_xdata()[0]) for dot in dots] == [0.25, 0.0]
    assert texts(ax) == ["0.2", "0.0"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["first", "second"]


def test_shares_are_stacked_to_their_sum():
    _, ax = plots.figure()
    plots.shares(ax, {"one": (0.5, 0.3, 0.2), "two": (0.05, 0.0, 0.9)}, ("a", "b", "rest"), xlabel="share")
    ends = [round(bar.get_x() + bar.get_width(), 9) for bar in ax.patches]
    assert ends == [0.5, 0.8, 1.0, 0.05, 0.05, 0.95]
    assert texts(ax) == ["50%", "30%", "20%", "90%"], "a share that is too small for its number has none"
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["a", "b", "rest"]


@pytest.mark.parametrize("row", [(0.5, 0.5), (0.7, 0.3, 0.1)])
def test_shares_that_are_no_shares_of_one_whole_are_refused(row):
    _, ax = plots.figure()
    with pytest.raises(ValueError, match="one whole"):
        plots.shares(ax, {"one": row}, ("a", "b", "rest"), xlabel="share")


def test_words_lean_at_their_values_and_their_names_keep_apart():
    _, ax = plots.figure()
    first = {"near": 0.100, "nearer": 0.101, "nearest": 0.102}
    plots.lean(ax, first, {"far": -0.4}, names=("one", "two"), xlabel="association")
    dots = {float(line.get_xdata()[0]) for line in ax.lines if line.get_linestyle() == "None"}
    assert dots == {0.100, 0.101, 0.102, -0.4}
    spots = {text.get_text(): text.get_position()[0] for text in ax.texts}
    assert spots["near"] < spots["nearer"] < spots["nearest"], "the names stay in order"
    gap = 2 * ax.get_xlim()[1] * 0.062
    assert np.diff([spots["near"], spots["nearer"], spots["nearest"]]).min() > 0.99 * gap
    assert ax.get_xlim()[1] == pytest.approx(0.48)


def test_a_given_limit_is_kept():
    _, ax = plots.figure()
    plots.lean(ax, {"a": 0.1}, {"b": -0.1}, names=("one", "two"), xlabel="", limit=2.0)
    assert ax.get_xlim() == (-2.0, 2.0)


def test_every_word_is_joined_to_itself_and_the_moved_one_stands_out():
    _, ax = plots.figure()
    plots.plane(ax, 3)
    old, new = {"a": (0, 0), "b": (1, 1)}, {"a": (0, 1), "b": (-1, 2)}
    plots.two_maps(ax, old, new, names=("then", "now"), moved="b", label={"b": (5, 5)})
    joined = [line for line in ax.lines if len(line.get_xdata()) == 2 and line.get_linewidth() == 1.0]
    assert [list(zip(line.get_xdata(), line.get_ydata(), strict=True)) for line in joined] == [
        [(0, 0), (0, 1)],
        [(1, 1), (-1, 2)],
    ]
    assert joined[0].get_color() != joined[1].get_color()
    assert texts(ax) == ["b"], "only the words that were asked for are written"
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["then", "now"]


def test_without_a_choice_every_word_is_written():
    _, ax = plots.figure()
    plots.plane(ax, 3)
    plots.two_maps(ax, {"a": (0, 0), "b": (1, 1)}, {"a": (0, 1), "b": (-1, 2)}, names=("then", "now"))
    assert texts(ax) == ["a", "b"]
