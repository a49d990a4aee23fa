"""Interactive figures about distributions: logits that become probabilities, and two losses that race.

Lecture 02 shows both.
"""

from __future__ import annotations

from collections.abc import Callable

import ipywidgets
import numpy as np

from coursekit import plots, style
from coursekit.widgets._explorer import Explorer, dropdown, explorer, selection_slider, slider

__all__ = ["logits_to_loss", "race", "softmax"]

_RATE = 1.0
#: In steps: the Brier score needs 2,303 of them to make up 10 logits.
_LONGEST = 3000
#: In logits: the upper end of the slider.
_MARGINS = 10


def softmax(z: np.ndarray) -> np.ndarray:
    """Return the softmax of every row, without overflow.

    Parameters
    ----------
    z : ndarray, shape (..., n)
        Logits, finite.

    Returns
    -------
    ndarray, shape (..., n)
    """
    weights = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.asarray(weights / weights.sum(axis=-1, keepdims=True))


def logits_to_loss(words: tuple[str, ...] = ("cat", "dog", "zoo", "ate")) -> Explorer:
    """Logits and a temperature, the probabilities that they give, and the loss of the word that came.

    Parameters
    ----------
    words : tuple of str
        What is predicted; one slider each.

    Returns
    -------
    Explorer
        Controls ``z0``, ``z1`` … (logits), ``temperature`` and ``came`` (the index of the right word).
    """
    start = np.resize([4.2, 4.9, 4.2, 0.0], len(words))
    fig, (left, right) = plots.figure(2, height=3.0, width_ratios=[1.4, 1])
    chance = np.linspace(0.002, 1, 300)
    right.plot(chance, -np.log(chance), color=style.GREY)
    right.set(xlim=(0, 1.02), ylim=(0, 6.2), xlabel="probability of the word that came", ylabel="loss (nats)")
    right.grid(True)

    def draw(temperature: float, came: int, **logits: float) -> str:
        z = np.array([logits[f"z{i}"] for i in range(len(words))])
        now, plain = (softmax(z / t) for t in (temperature, 1.0))
        named = {f"temperature {temperature:.1f}": now, "temperature 1": plain}
        # The bars of the last drawing are gone, their legend entries must go too.
        left.containers.clear()
        plots.bars(left, words, named, limits=(0, 1.15))
        left.patches[came].set(edgecolor=style.INK, linewidth=2.0)
        loss = float(np.logaddexp.reduce((z - z[came]) / temperature))
        right.plot(
            [now[came]], [min(loss, 6.1)], "o", color=style.VERMILION, markersize=8, clip_on=False, zorder=5
        )
        told = " · ".join(f"{word} {p:.3f}" for word, p in zip(words, now, strict=True))
        return f"{told} · loss of “{words[came]}” {loss:.3f} nats"

    controls: dict[str, ipywidgets.Widget] = {
        f"z{i}": slider(f"logit of {word}", -5, 10, float(start[i]), step=0.1) for i, word in enumerate(words)
    }
    controls["temperature"] = slider("temperature", 0.1, 5, 1, step=0.1)
    controls["came"] = dropdown("the word that came", [(word, i) for i, word in enumerate(words)], 1)
    return explorer(fig, draw, controls, title="From logits to a loss")


def race() -> Explorer:
    """Two walkers start sure of a wrong word; one descends the cross-entropy, one the Brier score.

    Three words, rate 1. The right word's logit starts at 0, the wrong one's at the margin, the third at 0.

    Returns
    -------
    Explorer
        Controls ``margin`` (logits) and ``step``.
    """
    paths = {name: _descend(slope) for name, slope in _SLOPES.items()}
    fig, (plane, chart) = plots.figure(2, height=3.4, width_ratios=[1, 1.15])
    plots.plane(
        plane, (-1.0, 11.0, -1.0, 11.0), xlabel="logit of the right word", ylabel="logit of the wrong word"
    )
    grid = np.linspace(-1.0, 11.0, 121)
    chart.set(
        xscale="symlog", xlim=(0, _LONGEST), ylim=(0, 1.02), xlabel="steps", ylabel="probability, right word"
    )
    chart.xaxis.set_major_formatter("{x:,.0f}")
    chart.grid(True)

    def draw(margin: float, step: int) -> str:
        m, told = round(margin), []
        x, y = np.meshgrid(grid, grid)
        # The logits keep their sum, so the third is m - x - y.
        ahead = x - np.logaddexp(y, m - x - y)
        plane.contourf(grid, grid, ahead, levels=[0, 1e9], colors=[style.PALE], alpha=0.6)
        plane.text(10.8, 6.0, "right word\nahead", ha="right", va="bottom", fontsize=8.5, color=style.GREY)
        plots.guide(chart, y=0.5)
        for (name, path), colour, line in zip(paths.items(), style.COLOURS, ("-", "--"), strict=False):
            z = path[:, m]
            probability = softmax(z)[:, 0]
            plane.plot(z[: step + 1, 0], z[: step + 1, 1], color=colour, linestyle=line)
            plane.plot(z[step, 0], z[step, 1], "o", color=colour, markersize=8)
            move = -_RATE * _SLOPES[name](z[step][None])[0]
            size = float(np.sqrt((move**2).sum()))
            # Below that an arrow has no direction that could be seen.
            if size > 0.05:
                plots.vectors(plane, {"": move[:2]}, colours=[colour], start=tuple(z[step, :2]), labels=False)
            chart.plot(np.arange(_LONGEST + 1), probability, color=colour, linestyle=line, label=name)
            chart.plot([step], [probability[step]], "o", color=colour, markersize=8, clip_on=False)
            won = int(np.argmax(probability > 0.5))
            told.append(
                f"{name}: probability {probability[step]:.3f}, next step {size:.4f}, ahead after {won:,}"
            )
        chart.legend(loc="upper left")
        return " · ".join(told)

    steps = [*range(11), *(round(10 ** (k / 8)) for k in range(9, 28)), 2303, _LONGEST]
    controls = {
        "margin": slider("wrong by (logits)", 1, _MARGINS, 6),
        "step": selection_slider("steps taken", sorted(set(steps)), 4),
    }
    return explorer(fig, draw, controls, title="The race")


def _cross_entropy_slope(z: np.ndarray) -> np.ndarray:
    slope = softmax(z)
    slope[:, 0] -= 1.0
    return slope


def _brier_slope(z: np.ndarray) -> np.ndarray:
    y_hat = softmax(z)
    error = y_hat.copy()
    error[:, 0] -= 1.0
    slope: np.ndarray = 2.0 * y_hat * (error - (error * y_hat).sum(axis=1)[:, None])
    return slope


_SLOPES: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "cross-entropy": _cross_entropy_slope,
    "Brier score": _brier_slope,
}


def _descend(slope: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """Return every position of a walker, for all margins at once: (steps + 1, margins + 1, 3 words)."""
    path = np.zeros((_LONGEST + 1, _MARGINS + 1, 3))
    path[0, :, 1] = np.arange(_MARGINS + 1)
    for step in range(_LONGEST):
        path[step + 1] = path[step] - _RATE * slope(path[step])
    return path
