"""Tokens in the plane: the hull, the tables, who wins."""

from __future__ import annotations

import numpy as np
import pytest

from coursekit import plots

WORDS = ["!", ".", "ate", "cat"]


@pytest.fixture
def ax():
    _, ax = plots.figure()
    plots.plane(ax, limit=3)
    return ax


@pytest.mark.parametrize("n", [3, 8, 200])
def test_hull_corners_are_those_of_scipy(n):
    # Slow to import, and every process of a test run collects this file.
    from scipy.spatial import ConvexHull

    points = np.random.default_rng(n).normal(size=(n, 2))
    corners = plots.hull_corners(points)
    assert sorted(corners) == sorted(ConvexHull(points).vertices)


def test_only_corners_win_in_some_direction():
    points = np.random.default_rng(4).normal(size=(30, 2))
    turn = np.radians(np.arange(0, 360, 0.01))
    winners = set((points @ np.stack([np.cos(turn), np.sin(turn)])).argmax(axis=0).tolist())
    assert winners <= set(plots.hull_corners(points).tolist())


def test_hull_corners_go_round_counter_clockwise_and_skip_points_on_an_edge():
    square = np.array([[0, 0], [1, 0], [2, 0], [2, 2], [0, 2], [1, 1]])
    assert plots.hull_corners(square).tolist() == [0, 2, 3, 4]
    assert plots.hull_corners(np.array([[1.0, 5.0]])).tolist() == [0]


def test_every_token_is_named_once_a_table(ax):
    P, N = np.random.default_rng(0).normal(size=(2, 4, 2))
    plots.token_tables(ax, WORDS, P, N, highlight=2)
    shown = " ".join(text.get_text() for text in ax.texts).split()
    assert sorted(shown) == sorted(2 * ["[!]", "[.]", "ate", "cat"])


def test_tokens_in_one_place_share_a_label(ax):
    table = np.array([[1.0, 1.0], [1.01, 1.0], [-2.0, 0.0], [2.0, -1.0]])
    plots.token_tables(ax, WORDS, None, table)
    assert {text.get_text() for text in ax.texts} == {"[!] [.]", "ate", "cat"}


def test_a_table_that_does_not_fit_the_words_is_refused(ax):
    with pytest.raises(ValueError, match="next_vectors"):
        plots.token_tables(ax, WORDS, None, np.zeros((3, 2)))


def test_tokens_that_never_win_have_an_empty_row():
    _, ax = plots.figure()
    plots.winners(ax, np.arange(6), np.array([0, 0, 2, 2, 3, 3]), WORDS)
    weights = [label.get_fontweight() for label in ax.get_yticklabels()]
    assert weights == ["bold", "normal", "bold", "bold"]


@pytest.mark.parametrize(("mass", "kept"), [(0.5, 1), (0.6, 2), (0.9, 2), (0.95, 3), (1.0, 3)])
def test_the_token_that_crosses_the_line_is_kept(mass, kept):
    _, ax = plots.figure()
    plots.nucleus(ax, ["ate", "cat", "."], np.array([0.09, 0.5, 0.41]), mass)
    assert [label.get_text() for label in ax.get_xticklabels()] == ["cat", "[.]", "ate"]
    assert [bar.get_y() for bar in ax.patches] == pytest.approx([0, 0.5, 0.91])
    faces = [bar.get_facecolor() for bar in ax.patches]
    assert len(set(faces[:kept])) == 1
    assert all(face != faces[0] for face in faces[kept:])


def test_a_nucleus_needs_a_probability_for_each_word():
    _, ax = plots.figure()
    with pytest.raises(ValueError, match="probabilities"):
        plots.nucleus(ax, ["ate", "cat"], np.array([0.5, 0.4, 0.1]), 0.9)
