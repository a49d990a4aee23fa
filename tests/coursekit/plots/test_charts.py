"""Heat maps, curves, histograms, ranks and guide lines."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from coursekit import plots, style


@pytest.fixture
def ax():
    return plots.figure()[1]


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        return float(np.dot(channels, (0.2126, 0.7152, 0.0722)))

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def test_heat_map_writes_every_number_where_it_belongs(ax):
    values = np.array([[1.0, -0.5, 0.25], [0.0, 0.75, -1.0]])
    plots.heat_map(ax, values, ["a", "b"], ["x", "y", "z"])
    written = {text.get_position(): text.get_text() for text in ax.texts}
    assert written == {(j, i): f"{values[i, j]:.2f}" for i in range(2) for j in range(3)}
    assert [label.get_text() for label in ax.get_xticklabels()] == ["x", "y", "z"]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["a", "b"]


def test_a_diverging_heat_map_is_white_at_zero(ax):
    plots.heat_map(ax, np.array([[0.0, 0.2]]), ["a"], ["x", "y"])
    image = ax.images[0]
    assert image.get_clim() == (-1, 1)
    assert np.allclose(image.cmap(image.norm(0.0))[:3], 1, atol=0.05)


@pytest.mark.parametrize("colours", [style.DIVERGING, style.SEQUENTIAL])
def test_numbers_in_a_heat_map_can_be_read(ax, colours):
    values = np.linspace(-1, 1, 21)[None, :]
    plots.heat_map(ax, values, ["row"], [str(i) for i in range(21)], colours=colours)
    image = ax.images[0]
    for text, value in zip(ax.texts, values[0], strict=True):
        background = image.cmap(image.norm(value))[:3]
        assert contrast(text.get_color(), background) >= 3


def test_a_logarithmic_heat_map_takes_zeros(ax):
    plots.heat_map(
        ax, np.array([[0, 10], [1000, 1]]), ["a", "b"], form="{:.0f}", colours=style.SEQUENTIAL, log=True
    )
    assert texts(ax) == ["0", "10", "1000", "1"]
    assert np.isfinite(ax.images[0].get_array()).all()


def test_heat_map_refuses_names_that_do_not_fit(ax):
    with pytest.raises(
        ValueError, match=r"values: shape \(2, 3\) does not fit 2 row names and 2 column names"
    ):
        plots.heat_map(ax, np.zeros((2, 3)), ["a", "b"])


def test_curves_are_named_at_their_ends(ax):
    x = np.linspace(0, 1, 5)
    plots.curves(ax, x, {"up": x, "down": 1 - x}, xlabel="time (s)", ylabel="loss (nats)")
    assert {text.get_text(): tuple(text.xy) for text in ax.texts} == {"up": (1, 1), "down": (1, 0)}
    assert ax.lines[0].get_linestyle() != ax.lines[1].get_linestyle()


def test_histograms_share_their_bins_and_integrate_to_one(ax):
    rng = np.random.default_rng(0)
    samples = {"narrow": rng.normal(size=500), "wide": 3 * rng.normal(size=800)}
    plots.histograms(ax, samples, xlabel="score", bins=30)
    filled = [patch for patch in ax.patches if patch.get_fill()]
    assert len(filled) == 2
    data = [patch.get_data() for patch in filled]
    assert np.array_equal(data[0].edges, data[1].edges)
    for heights, edges, _ in data:
        assert (heights * np.diff(edges)).sum() == pytest.approx(1)
    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["narrow", "wide"]
    assert ax.get_ylim()[1] >= max(d.values.max() for d in data)


def test_an_unnamed_histogram_has_no_legend(ax):
    plots.histograms(ax, {"": np.arange(10.0)}, xlabel="x")
    assert ax.get_legend() is None


def test_ranks_fall(ax):
    plots.ranks(ax, {"busy": np.array([0, 5, 100, 3])}, xlabel="rank", ylabel="lists")
    (line,) = ax.lines
    assert line.get_xydata().tolist() == [[1, 100], [2, 5], [3, 3], [4, 0]]
    assert ax.get_xscale() == "log"


def test_guide_wants_one_coordinate(ax):
    plots.guide(ax, x=0.5, label="half")
    assert "half" in texts(ax)
    with pytest.raises(ValueError, match="exactly one"):
        plots.guide(ax)
    with pytest.raises(ValueError, match="exactly one"):
        plots.guide(ax, x=1, y=2)


def test_a_curve_can_be_named_away_from_its_end(ax):
    x = np.linspace(0, 1, 5)
    plots.curves(ax, x, {"up": x, "down": 1 - x}, xlabel="x", ylabel="y", name_at={"up": 2, "down": 1})
    assert {text.get_text(): tuple(text.xy) for text in ax.texts} == {"up": (0.5, 0.5), "down": (0.25, 0.75)}
    side = {text.get_text(): text.get_verticalalignment() for text in ax.texts}
    assert side == {"up": "top", "down": "bottom"}, "a name stands on the free side of its curve"
