"""The widgets of lecture 02: every control moves the picture, and the words below it are right."""

from __future__ import annotations

import io
import re

import ipywidgets
import numpy as np
import pytest
from PIL import Image

from coursekit import widgets
from coursekit.widgets import probability

MAKERS = (probability.logits_to_loss, probability.race)


@pytest.fixture(scope="module", params=MAKERS, ids=lambda make: make.__name__)
def explorer(request) -> widgets.Explorer:
    return request.param()


@pytest.fixture(scope="module")
def race() -> widgets.Explorer:
    return probability.race()


@pytest.fixture
def logits() -> widgets.Explorer:
    return probability.logits_to_loss(("a", "b", "c"))


def pixels(explorer: widgets.Explorer) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(explorer.png)), dtype=int)


def words(explorer: widgets.Explorer) -> str:
    return re.sub("<[^>]*>", "", explorer.readout.value)


def another_value(control: ipywidgets.Widget):
    if isinstance(control, ipywidgets.FloatSlider):
        return control.max if control.value != control.max else control.min
    values = [option[1] if isinstance(option, tuple) else option for option in control.options]
    return next(value for value in values[::-1] if value != control.value)


def test_every_control_moves_the_picture(explorer):
    for name, control in explorer.controls.items():
        before = pixels(explorer)
        control.value = another_value(control)
        assert (pixels(explorer) != before).any(), f"{name} changes nothing"


def test_a_saved_page_is_the_same_every_time_and_says_what_is_missing(explorer):
    bundle = explorer._repr_mimebundle_()
    for mime in ("text/plain", "text/html"):
        assert "Run this cell" in bundle[mime]
        assert not re.search(r"0x|[0-9a-f]{8}", bundle[mime]), "an address or a model id"


def test_the_loss_is_that_of_the_word_that_came(logits):
    for i, value in enumerate(np.log([1.0, 2.0, 5.0])):
        logits.controls[f"z{i}"].step = 0  # the slider would round to its step
        logits.controls[f"z{i}"].value = value
    logits.controls["came"].value = 2
    assert words(logits) == "a 0.125 · b 0.250 · c 0.625 · loss of “c” 0.470 nats"


def test_temperature_divides_the_logits(logits):
    for i, value in enumerate((4.0, 2.0, 0.0)):
        logits.controls[f"z{i}"].value = value
    logits.controls["temperature"].value = 2.0
    weights = np.exp([2.0, 1.0, 0.0])
    shown = [float(n) for n in re.findall(r"[abc] (\d\.\d+)", words(logits))]
    assert shown == pytest.approx(weights / weights.sum(), abs=5e-4)


def test_the_legend_does_not_grow_with_every_move(logits):
    for temperature in (0.5, 2.0, 3.0):
        logits.controls["temperature"].value = temperature
    left = logits._fig.axes[0]
    assert [text.get_text() for text in left.get_legend().get_texts()] == ["temperature 3.0", "temperature 1"]


@pytest.mark.parametrize(("margin", "quick", "slow"), [(2, "2", "3"), (6, "4", "48"), (10, "6", "2,303")])
def test_the_race_takes_as_many_steps_as_the_lecture_says(race, margin, quick, slow):
    race.controls["margin"].value = margin
    assert re.findall(r"ahead after ([\d,]+)", words(race)) == [quick, slow]


def test_the_next_step_has_the_length_of_the_gradient(race):
    race.controls["margin"].value = 10
    race.controls["step"].value = 0
    y_hat = np.exp([0.0, 10.0, 0.0]) / np.exp([0.0, 10.0, 0.0]).sum()
    error = y_hat - [1, 0, 0]
    jacobian = np.diag(y_hat) - np.outer(y_hat, y_hat)
    expected = [np.linalg.norm(error), np.linalg.norm(jacobian @ (2 * error))]
    shown = [float(n) for n in re.findall(r"next step ([\d.]+)", words(race))]
    assert shown == pytest.approx(expected, abs=5e-5)


def test_both_walkers_keep_the_sum_of_their_logits():
    for slope in probability._SLOPES.values():
        path = probability._descend(slope)
        sums = path.sum(axis=2)
        assert sums == pytest.approx(np.broadcast_to(np.arange(sums.shape[1]), sums.shape), abs=1e-9)


def test_softmax_of_rows_and_of_large_logits():
    z = np.log([[1.0, 2.0, 5.0], [3.0, 3.0, 2.0]])
    shifted = z + np.array([[1000.0], [-1000.0]])
    np.testing.assert_allclose(probability.softmax(shifted), np.exp(z) / 8, rtol=1e-12)
