"""The widget of lecture 11."""

from __future__ import annotations

import numpy as np

from coursekit.widgets import attention


def make() -> attention.Explorer:
    products = np.zeros((2, 3, 3))
    products[0, 1] = [0.0, 0.0, 8.0]
    return attention.who_looks_at_whom(
        [["a", "b", "c"], ["d", "e", "f"]], [products, products[::-1]], size=4, query=1
    )


def test_a_query_looks_at_its_best_key_and_a_mask_hides_it():
    widget = make()
    assert "“b” (token 2) looks most at “c” (token 3), with the weight 0.96" in widget.readout.value
    before = widget.png
    widget.controls["causal"].value = True
    assert "looks most at “a” (token 1), with the weight 0.50, 1 keys masked" in widget.readout.value
    assert widget.png != before


def test_divisor_head_and_sentence_change_the_weights():
    widget = make()
    widget.controls["divisor"].value = 4.0
    assert "weight 0.79" in widget.readout.value
    widget.controls["head"].value = 1
    assert "weight 0.33" in widget.readout.value
    widget.controls["sentence"].value = 1
    assert "“e” (token 2) looks most at “f”" in widget.readout.value
