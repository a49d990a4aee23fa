"""Widgets of lectures 05 and 05b: scrub through training; scores that walk to PMI − ln k; capped steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from coursekit import plots, style
from coursekit.widgets._explorer import Explorer, dropdown, explorer, selection_slider, slider

__all__ = ["capped_training", "scores_and_pmi", "training"]


def training(
    paths: Mapping[str, np.ndarray],
    colours: Mapping[str, str],
    pairs_seen: Sequence[int],
    losses: Sequence[float],
    groups: Mapping[str, str] | None = None,
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
    groups : mapping of str to str, optional
        Word to the name of its group, which is then written in place of the words.

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
        plots.trails(left, {word: path[: now + 1] for word, path in paths.items()}, colours, groups=groups)
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


def capped_training(
    pairs_seen: Sequence[int], losses: Mapping[float, tuple[Sequence[float], Sequence[float]]]
) -> Explorer:
    """Held-out loss while training, with and without a cap on the step of a row, by learning rate.

    Parameters
    ----------
    pairs_seen : sequence of int, length n
        How many pairs had been trained on.
    losses : mapping of float to two sequences of float, each of length n
        Learning rate, and the losses with the cap and without; not a number once the training has diverged.

    Returns
    -------
    Explorer
        Control ``rate``.
    """
    seen = np.asarray(pairs_seen) / 1000
    fig, ax = plots.figure(height=2.9, width=5.4)
    ax.set(xlabel="pairs seen (thousands)", ylabel="held-out loss (nats a pair)", ylim=(1.4, 5))
    ax.set_xlim(0, 1.25 * float(seen.max()))
    ax.grid(True)

    def draw(rate: float) -> str:
        ends = []
        for values, name, colour, line in (
            (losses[rate][0], "with cap", style.BLUE, "-"),
            (losses[rate][1], "without", style.VERMILION, "--"),
        ):
            curve = np.asarray(values, dtype=float)
            finite = np.flatnonzero(np.isfinite(curve))
            ax.plot(seen, curve, color=colour, linestyle=line)
            last = int(finite[-1])
            gone = last < len(curve) - 1
            height = min(float(curve[last]), 4.8)
            ax.plot(seen[last], height, marker="X" if gone else "o", color=colour)
            ax.annotate(name, (seen[last], height), (7, 0), textcoords="offset points", color=colour)
            ends.append("diverges" if gone else f"ends at {curve[-1]:.2f}")
        return f"learning rate {rate:g}: with the cap training {ends[0]}, without it {ends[1]}"

    rates = sorted(losses)
    controls = {"rate": selection_slider("learning rate", rates, rates[-1])}
    return explorer(fig, draw, controls, title="Training with and without a cap")
