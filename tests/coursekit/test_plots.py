"""Figures: the right artists in the right places, the same bytes every time, never without a description."""

from __future__ import annotations

import io

import matplotlib as mpl
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image

from coursekit import plots, style


@pytest.fixture
def ax():
    return plots.figure()[1]


def texts(ax) -> list[str]:
    return [text.get_text() for text in ax.texts]


def image_of(fig) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(plots.png(fig))))


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast ratio of two colours."""

    def luminance(colour: str) -> float:
        channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour)]
        return float(np.dot(channels, (0.2126, 0.7152, 0.0722)))

    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


# --- style ---


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


# --- figure, png, show ---


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


# --- the plane ---


def test_plane_keeps_angles_true_and_names_its_axes(ax):
    plots.plane(ax, 3, xlabel="royal", ylabel="female")
    assert ax.get_aspect() == 1.0
    assert ax.get_xlim() == (-3, 3)
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("royal", "female")


def test_vectors_end_where_they_should_and_are_labelled_beyond_the_tip(ax):
    plots.plane(ax, 5)
    plots.vectors(ax, {"v": (3, 1), "w": (-1, 2)})
    arrows = [text for text in ax.texts if getattr(text, "arrow_patch", None) is not None]
    assert [arrow.xy for arrow in arrows] == [(3, 1), (-1, 2)]
    for name, tip in (("v", (3, 1)), ("w", (-1, 2))):
        label = next(text for text in ax.texts if text.get_text() == name)
        assert np.hypot(*label.get_position()) > np.hypot(*tip)
        assert np.allclose(np.cross([*label.get_position(), 0], [*tip, 0]), 0)


def test_a_zero_vector_gets_no_label(ax):
    plots.plane(ax, 1)
    plots.vectors(ax, {"zero": (0, 0)})
    assert "zero" not in texts(ax)


@pytest.mark.parametrize(
    ("v", "w", "size"),
    [
        ((1, 0), (0, 1), 90),
        ((0, 1), (1, 0), 90),
        ((1, 0.1), (1, -0.1), 2 * np.degrees(np.arctan(0.1))),
        ((-1, 0.1), (-1, -0.1), 2 * np.degrees(np.arctan(0.1))),
        ((1, 0), (-1, 0), 180),
    ],
)
def test_the_arc_goes_the_short_way_round(ax, v, w, size):
    plots.plane(ax, 2)
    plots.angle(ax, v, w, label="θ")
    (arc,) = ax.patches
    assert (arc.theta2 - arc.theta1) == pytest.approx(size)
    middle = np.radians((arc.theta1 + arc.theta2) / 2)
    if size < 180:
        assert np.dot((np.cos(middle), np.sin(middle)), np.add(v, w)) > 0, "the arc is on the far side"


def test_no_arc_beside_a_zero_vector(ax):
    plots.plane(ax, 2)
    plots.angle(ax, (0, 0), (1, 0), label="θ")
    assert not ax.patches
    assert texts(ax) == []


def test_pair_draws_both_vectors_and_the_angle(ax):
    plots.pair(ax, (1, 0), (0, 1), limit=2, label="90°", title="a right angle")
    assert {"v", "w", "90°"} <= set(texts(ax))
    assert len(ax.patches) == 1
    assert ax.get_title(loc="left") == "a right angle"


def test_the_fourth_corner_of_a_parallelogram(ax):
    plots.plane(ax, 6)
    plots.parallelogram(ax, (1, 1), (4, 1), (1, 3), label="corner")
    label = next(text for text in ax.texts if text.get_text() == "corner")
    assert tuple(label.xy) == (4, 3)


def test_shadow_ends_at_its_foot(ax):
    plots.plane(ax, 3)
    plots.shadow(ax, (1.5, 0.5), (1, 2))
    stripe, dotted = ax.lines[-2:]
    assert stripe.get_xydata().tolist() == [[0, 0], [1.5, 0.5]]
    assert dotted.get_xydata().tolist() == [[1, 2], [1.5, 0.5]]


# --- charts ---


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


def test_points_are_named_on_the_side_asked_for(ax):
    plots.plane(ax, 3)
    plots.points(ax, {"king": (1, 2)}, offset=(-6, 0))
    (label,) = ax.texts
    assert tuple(label.xy) == (1, 2)
    assert label.get_horizontalalignment() == "right"
