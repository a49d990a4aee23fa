"""The widgets of lecture 06."""

from __future__ import annotations

import re

import numpy as np
import pytest

from coursekit.widgets import language

WORDS = ["!", ".", "ate", "cat"]


def says(explorer) -> str:
    return re.sub("<[^>]*>", "", explorer.readout.value)


def test_next_token_counts_what_the_filters_keep():
    made = language.next_token(WORDS, np.log([0.5, 0.41, 0.06, 0.03]))
    assert says(made).startswith("4 of 4 tokens left")
    made.controls["mass"].value = 0.9
    assert says(made).startswith("2 of 4 tokens left (!, .)")
    made.controls["mass"].value = 0.5
    assert says(made).startswith("1 of 4 tokens left (!)")
    made.controls["mass"].value = 1
    made.controls["k"].value = 3
    assert says(made).startswith("3 of 4 tokens left (!, ., ate)")


def test_the_legend_does_not_grow():
    made = language.next_token(WORDS, np.zeros(4))
    for k in (3, 2, 1):
        made.controls["k"].value = k
    assert len(made._fig.axes[0].get_legend().get_texts()) == 2


def test_temperature_moves_the_perplexity_of_the_choice():
    made = language.next_token(WORDS, np.log([0.5, 0.25, 0.25, 1e-9]))
    assert "2.83" in says(made)  # exp of 1.5 ln 2
    made.controls["temperature"].value = 0.1
    assert "1.0" in says(made)


def test_the_compass_needs_a_bias_for_an_inner_token():
    table = np.array([[2.0, 0.0], [-1.0, 1.8], [-1.0, -1.8], [0.3, 0.2]])
    made = language.compass(WORDS, table)
    winners = set()
    for angle in range(-180, 181, 15):
        made.controls["angle"].value = angle
        winners.add(says(made).split()[1])
    assert "cat" not in winners
    assert "3 of 4" in says(made)
    made.controls["bias"].value = True
    made.controls["angle"].value, made.controls["length"].value = 34, 0.4
    assert says(made).startswith("likeliest: cat")
    assert "inside the hull" in says(made)
    assert "4 of 4" in says(made)


def test_training_tells_epoch_loss_and_winner():
    epochs = np.array([0, 100])
    history = np.random.default_rng(0).normal(size=(2, 2, 4, 2))
    made = language.training(WORDS, epochs, history, np.array([2.5, 0.75]), token=2, floor=0.5)
    assert says(made).startswith("epoch 100 · loss 0.750, 0.250 above the entropy")
    made.controls["step"].value = 0
    best = WORDS[int(np.argmax(history[0, 1] @ history[0, 0, 2]))]
    assert f"epoch 0 · loss 2.500, 2.000 above the entropy · likeliest after “ate”: {best}" in says(made)


def test_training_refuses_a_history_of_another_shape():
    with pytest.raises(ValueError, match="history"):
        language.training(WORDS, np.arange(3), np.zeros((2, 2, 4, 2)), np.zeros(3), token=0, floor=0.0)
