"""The widgets of lecture 05."""

from __future__ import annotations

import numpy as np

from coursekit.widgets import skipgram


def test_the_training_widget_moves_words_and_names_the_loss():
    path = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0]])
    widget = skipgram.training({"cat": path}, {"cat": "black"}, [0, 1000, 2000], [4.2, 3.0, 2.0])
    before = widget.png
    widget.controls["moment"].value = 2
    assert widget.png != before
    assert "2,000 pairs seen" in widget.readout.value
    assert "2.00" in widget.readout.value


def test_the_pmi_widget_says_how_far_off_the_dots_are():
    pmi = np.array([-1.0, 0.0, 1.0])
    scores = {k: np.stack([np.zeros(3), pmi - np.log(k)]) for k in (1, 5)}
    widget = skipgram.scores_and_pmi(pmi, scores, [0, 100], np.ones(3))
    widget.controls["moment"].value = 1
    assert "k = 5" in widget.readout.value
    assert "0.00 nats" in widget.readout.value
    widget.controls["k"].value = 1
    widget.controls["moment"].value = 0
    assert "0.67 nats" in widget.readout.value


def test_the_cap_widget_tells_a_training_that_diverges_from_one_that_does_not():
    widget = skipgram.capped_training(
        [0, 1000, 2000],
        {0.05: ([4.2, 2.0, 1.7], [4.2, 2.0, 1.8]), 0.4: ([4.2, 2.0, 1.9], [4.2, np.nan, np.nan])},
    )
    assert "without it diverges" in widget.readout.value
    before = widget.png
    widget.controls["rate"].value = 0.05
    assert widget.png != before
    assert "without it ends at 1.80" in widget.readout.value
