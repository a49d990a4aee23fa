"""Pictures of attention."""

from __future__ import annotations

import numpy as np

from coursekit import plots


def test_a_map_has_queries_as_rows_and_hides_what_the_mask_forbids():
    fig, ax = plots.figure()
    weights = np.array([[1.0, 0.0], [0.3, 0.7]])
    plots.attention_map(ax, weights, ["q0", "q1"], ["k0", "k1"], mask=np.tri(2, dtype=bool), title="causal")
    assert [label.get_text() for label in ax.get_yticklabels()] == ["q0", "q1"]
    assert [label.get_text() for label in ax.get_xticklabels()] == ["k0", "k1"]
    shown = ax.images[0].get_array()
    assert np.ma.getmaskarray(shown).tolist() == [[False, True], [False, False]]
    assert ax.get_title(loc="left") == "causal"
    assert plots.png(fig)


def test_a_gaze_draws_a_line_for_each_allowed_key_only():
    _, ax = plots.figure()
    plots.gaze(ax, ["the", "river", "bank"], 2, np.array([0.25, 0.75, 0.0]))
    assert [line.get_linewidth() for line in ax.lines] == [9 * 0.25, 9 * 0.75]
    assert [text.get_text() for text in ax.texts].count("–") == 1
    assert sum(text.get_weight() == "bold" for text in ax.texts) == 1


def test_a_word_is_bent_into_groups():
    fig, ax = plots.figure()
    points = np.array([[1.0, 1.0], [1.2, 0.9], [-1.0, 0.5]])
    plots.bend(ax, np.zeros(2), points, np.array([0, 0, 1]), ["river", "money"], word="bank")
    assert ax.get_legend_handles_labels()[1] == ["river", "money"]
    assert "bank" in [text.get_text() for text in ax.texts]
    assert plots.png(fig)


def test_the_residual_stream_names_its_parts():
    fig, ax = plots.figure()
    plots.residual_stream(ax)
    written = [text.get_text() for text in ax.texts]
    assert written.count("norm") == written.count("+") == 2
    assert {"attention", "network", "X", "Y"} <= set(written)
    assert plots.png(fig)
