"""Bars and areas show the numbers that they are given, and say so when there are too many or too few."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit import plots


@pytest.fixture
def ax():
    return plots.figure()[1]


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_a_bar_for_each_value_with_the_number_on_it(ax):
    plots.bars(ax, ["a", "b"], {"": [0.25, -0.75]})
    assert [bar.get_height() for bar in ax.patches] == [0.25, -0.75]
    assert texts(ax) == ["0.25", "-0.75"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["a", "b"]
    assert ax.get_legend() is None


def test_several_series_stand_side_by_side_and_are_told_apart_without_colour(ax):
    plots.bars(ax, ["a", "b"], {"one": [1, 2], "two": [3, 4]}, form="")
    first, second = ax.containers
    for left, right in zip(first, second, strict=True):
        assert left.get_x() + left.get_width() <= right.get_x() + 1e-9
    assert first[0].get_hatch() != second[0].get_hatch()
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["one", "two"]
    assert texts(ax) == []


def test_numbers_fit_below_the_top(ax):
    plots.bars(ax, ["a"], {"": [1.0]})
    assert ax.get_ylim()[1] > 1.05
    plots.bars(ax, ["a"], {"": [1.0]}, limits=(0, 2))
    assert ax.get_ylim() == (0, 2)


def test_bars_refuse_values_without_a_name(ax):
    with pytest.raises(ValueError, match="named: 'x'"):
        plots.bars(ax, ["a", "b"], {"x": [1, 2, 3]})


def test_the_area_of_a_block_is_its_part_of_the_mean(ax):
    shares, surprises = np.array([0.5, 0.2, 0.3]), np.array([1.0, 3.0, 0.5])
    plots.surprise_areas(ax, ["a", "b", "c"], shares, surprises)
    areas = [block.get_width() * block.get_height() for block in ax.patches]
    assert areas == pytest.approx([0.5, 0.6, 0.15])
    assert texts(ax) == ["a\n0.50", "b\n0.60", "c\n0.15"]
    # Side by side, without a gap: the widths add up to 1.
    edges = [(block.get_x(), block.get_x() + block.get_width()) for block in ax.patches]
    assert np.ravel(edges) == pytest.approx([0, 0.5, 0.5, 0.7, 0.7, 1.0])


def test_the_least_heights_lie_over_the_blocks(ax):
    plots.surprise_areas(ax, ["a", "b"], [0.5, 0.5], [1.0, 2.0], least=[1.5, 1.5])
    line = ax.patches[-1]
    assert line.get_data().values.tolist() == [1.5, 1.5]
    assert line.get_data().edges.tolist() == [0, 0.5, 1]


def test_panels_that_share_an_axis_show_the_tallest_block():
    _, (left, right) = plots.figure(2, sharey=True)
    plots.surprise_areas(left, ["a", "b"], [0.5, 0.5], [0.7, 0.7])
    plots.surprise_areas(right, ["a", "b"], [0.5, 0.5], [2.3, 0.1])
    assert left.get_ylim() == right.get_ylim()
    assert left.get_ylim()[0] == 0
    assert left.get_ylim()[1] > 2.3


@pytest.mark.parametrize("argument", ["shares", "surprises", "least"])
def test_areas_refuse_values_without_a_name(ax, argument):
    values = {"shares": [0.5, 0.5], "surprises": [1, 1], "least": [1, 1], argument: [1, 1, 1]}
    with pytest.raises(ValueError, match=argument):
        plots.surprise_areas(ax, ["a", "b"], **values)
