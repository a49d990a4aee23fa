"""Widgets of lectures 05 and 05b: scrub through training; scores that walk to PMI − ln k; a capped step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from coursekit import plots, style
from coursekit.widgets._explorer import Explorer, dropdown, explorer, slider

__all__ = ["capped_step", "scores_and_pmi", "training"]


def training(
    paths: Mapping[str, np.ndarray],
    colours: Mapping[str, str],
    pairs_seen: Sequence[int],
    losses: Sequence[float],
) -> Explorer:
    """Scrub through a training: words in the plane, and the loss beside them.

    Parameters
    ----------
    paths : mapping of str to ndarray, shape (n, 2)
        Word and its places at n moments.
    colours : mapping of str to str
        Word to colour.
    pairs_seen : sequence of int, length n
        How many pairs had been trained on.
    losses : sequence of float, length n
        Held-out loss a pair, in nats.

    Returns
    -------
    Explorer
        Control ``moment``, from 0 to n − 1.
    """
    places = np.concatenate(list(paths.values()))
    reach = 1.15 * float(np.abs(places).max())
    fig, (left, right) = plots.figure(2, height=3.6, width_ratios=[1.5, 1])
    plots.plane(left, (-reach, reach, -reach, reach), xlabel="", ylabel="")
    right.plot(np.asarray(pairs_seen) / 1000, losses, color=style.GREY)
    right.set(xlabel="pairs seen (thousands)", ylabel="held-out loss (nats a pair)")
    right.grid(True)

    def draw(moment: float) -> str:
        now = int(moment)
        plots.trails(left, {word: path[: now + 1] for word, path in paths.items()}, colours)
        right.plot(pairs_seen[now] / 1000, losses[now], marker="o", color=style.VERMILION, markersize=8)
        return f"{pairs_seen[now]:,} pairs seen · held-out loss {losses[now]:.2f} nats a pair"

    controls = {"moment": slider("moment", 0, len(losses) - 1, len(losses) // 3)}
    return explorer(fig, draw, controls, title="Words moving while they are trained")


def scores_and_pmi(
    pmi: np.ndarray, scores: Mapping[int, np.ndarray], steps: Sequence[int], weights: np.ndarray
) -> Explorer:
    """Dots of all word pairs, PMI against w·c, as training goes on, for several numbers of negatives.

    Parameters
    ----------
    pmi : ndarray, shape (n,)
        In nats, of the pairs that were seen.
    scores : mapping of int to ndarray, shape (moments, n)
        Number of negatives, and the pairs' dot products at each moment.
    steps : sequence of int, length moments
        Training steps.
    weights : ndarray, shape (n,)
        Area of the dots, such as how often each pair was seen.

    Returns
    -------
    Explorer
        Controls ``k`` and ``moment``.
    """
    low, high = float(pmi.min()) - 3.2, float(pmi.max()) + 0.8
    fig, ax = plots.figure(height=3.9, width=5.2)
    ax.set(xlim=(float(pmi.min()) - 0.3, high), ylim=(low, high), xlabel="PMI (nats)", ylabel="w · c")
    ax.grid(True)
    line = np.array([float(pmi.min()) - 0.3, high])
    ax.plot(line, line, color=style.PALE)
    area = 8 + 80 * weights / weights.max()

    def draw(k: int, moment: float) -> str:
        now = scores[k][int(moment)]
        ax.scatter(pmi, now, s=area, color=style.BLUE, alpha=0.6, linewidths=0)
        ax.plot(line, line - np.log(k), color=style.VERMILION, linestyle="--")
        off = float(np.abs(now - (pmi - np.log(k))).mean())
        return f"k = {k}, step {steps[int(moment)]:,} · dots are {off:.2f} nats from PMI − ln k on average"

    controls = {
        "k": dropdown("negatives k", sorted(scores), max(scores)),
        "moment": slider("moment", 0, len(steps) - 1, len(steps) // 2),
    }
    return explorer(fig, draw, controls, title="Dot products walk to PMI − ln k")


def capped_step() -> Explorer:
    """How far one step moves a word that occurs several times in it, with and without a cap.

    Returns
    -------
    Explorer
        Controls ``times``, ``rate`` and ``cap``.
    """
    fig, ax = plots.figure(height=2.9, width=5.4)
    plots.plane(ax, (-0.5, 9, -1.6, 1.6), xlabel="", ylabel="")
    length = 2.0  # of a trained vector, and of the neighbour that pulls
    ax.axvline(length, color=style.GREY, linestyle=":")
    ax.text(length + 0.1, -1.35, "where the neighbour is", color=style.GREY)

    def draw(times: float, rate: float, cap: float) -> str:
        summed = times * rate * 0.5 * length
        capped = min(summed, cap)
        plots.vectors(ax, {"": (min(summed, 9.0), 0.5)}, colours=[style.VERMILION], labels=False)
        plots.vectors(ax, {"": (capped, -0.5)}, colours=[style.BLUE], labels=False)
        ax.text(0.1, 0.85, "summed", color=style.VERMILION)
        ax.text(0.1, -0.95, "capped", color=style.BLUE)
        fate = "overshoots its neighbour" if summed > length else "stays on the way"
        return f"summed move {summed:.2f}, capped {capped:.2f} · without a cap the word {fate}"

    controls = {
        "times": slider("times in a step", 1, 256, 64),
        "rate": slider("learning rate", 0.01, 0.3, 0.05, step=0.01),
        "cap": slider("cap", 0.1, 3, 0.5, step=0.1),
    }
    return explorer(fig, draw, controls, title="A frequent word in one large step")
