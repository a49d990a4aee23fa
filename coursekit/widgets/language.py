"""Interactive figures of lecture 06: training in the plane, choosing the next token, the compass."""

from __future__ import annotations

from collections.abc import Sequence

import ipywidgets
import numpy as np

from coursekit import plots, style
from coursekit.plots.tokens import hull, hull_corners, token_tables
from coursekit.widgets._explorer import Explorer, explorer, slider
from coursekit.widgets.probability import softmax

__all__ = ["compass", "next_token", "training"]


def training(
    words: Sequence[str],
    epochs: np.ndarray,
    history: np.ndarray,
    losses: np.ndarray,
    *,
    token: int,
    floor: float,
) -> Explorer:
    """Scrub through the training of two tables in the plane.

    Parameters
    ----------
    words : sequence of str, length V
    epochs : ndarray of int, shape (n,)
        When the tables were noted, in rising order.
    history : ndarray, shape (n, 2, V, 2)
        Both tables (previous, next) at those epochs.
    losses : ndarray, shape (n,)
        Mean loss at those epochs, in nats.
    token : int
        The previous token whose distribution is shown.
    floor : float
        The lowest loss that any model of one previous token can have.

    Returns
    -------
    Explorer
        Control ``step``, the position in ``epochs``.

    Raises
    ------
    ValueError
        If ``history`` or ``losses`` does not fit ``epochs`` and ``words``.
    """
    n, size = len(epochs), len(words)
    if np.shape(history) != (n, 2, size, 2) or np.shape(losses) != (n,):
        raise ValueError(f"history, losses: expected shapes ({n}, 2, {size}, 2) and ({n},)")
    fig, (left, right) = plots.figure(2, height=3.6, width_ratios=[1.35, 1])
    plots.plane(left, limit=1.12 * float(np.abs(history).max()), xlabel="", ylabel="")
    right.set(ylim=(0, 1), ylabel=f"p(next | {words[token]})")
    right.set_xticks(range(size), words)

    def draw(step: float) -> str:
        now = int(step)
        prev_vectors, next_vectors = history[now]
        p = softmax(next_vectors @ prev_vectors[token])
        token_tables(left, words, prev_vectors, next_vectors, highlight=token, probabilities=p)
        right.bar(range(size), p, color=style.VERMILION, alpha=0.6)
        best = int(np.argmax(p))
        return (
            f"epoch {epochs[now]:,} · loss {losses[now]:.3f}, {losses[now] - floor:.3f} above the entropy · "
            f"likeliest after “{words[token]}”: {words[best]} {p[best]:.2f}"
        )

    controls = {"step": slider("time", 0, n - 1, n - 1)}
    return explorer(fig, draw, controls, title="Training, epoch by epoch")


def next_token(words: Sequence[str], scores: np.ndarray) -> Explorer:
    """Temperature, top-k and top-p on the scores of one previous token.

    Parameters
    ----------
    words : sequence of str, length V
    scores : ndarray, shape (V,)

    Returns
    -------
    Explorer
        Controls ``temperature``, ``k`` and ``mass``; first the temperature, then top-k, then top-p.
    """
    size = len(words)
    fig, ax = plots.figure(height=2.9, width=6.4)
    ax.set(ylim=(0, 1.05), ylabel="probability")
    ax.set_xticks(range(size), words)
    order = sorted(range(size), key=lambda i: -scores[i])

    def draw(temperature: float, k: float, mass: float) -> str:
        p = softmax(np.asarray(scores) / temperature)
        shown, share = [], 0.0
        for rank, token in enumerate(order):
            if rank == int(k) or share >= mass * p[order[: int(k)]].sum() - 1e-12:
                break
            shown.append(token)
            share += p[token]
        final = np.array([p[i] / share if i in shown else 0.0 for i in range(size)])
        before = ax.bar(range(size), p, color=style.PALE, width=0.8)
        after = ax.bar(range(size), final, color=style.VERMILION, alpha=0.6, width=0.5)
        # By hand: the Axes remembers the containers of earlier draws, whose bars are gone.
        ax.legend([before, after], ["after the temperature", "after top-k and top-p"], loc="upper left")
        uncertainty = -sum(x * np.log(x) for x in final if x > 0)
        return (
            f"{len(shown)} of {size} tokens left ({', '.join(words[i] for i in shown)}) · "
            f"perplexity of the choice {np.exp(uncertainty):.2f}"
        )

    controls = {
        "temperature": slider("temperature", 0.1, 4, 1, step=0.1),
        "k": slider("top-k: k", 1, size, size),
        "mass": slider("top-p: mass", 0.05, 1, 1, step=0.05),
    }
    return explorer(fig, draw, controls, title="Choosing the next token")


def compass(words: Sequence[str], next_vectors: np.ndarray) -> Explorer:
    """Turn and stretch the previous token's vector among the next-vectors and see who can win.

    Parameters
    ----------
    words : sequence of str, length V
    next_vectors : ndarray, shape (V, 2)

    Returns
    -------
    Explorer
        Controls ``angle`` (degrees), ``length`` and ``bias``. The bias is ``-|n|²/2``: with it the
        nearest token wins.
    """
    size = len(words)
    reach = 1.25 * float(np.abs(next_vectors).max())
    fig, (left, right) = plots.figure(2, height=3.5, width_ratios=[1.25, 1])
    plots.plane(left, limit=reach, xlabel="", ylabel="")
    right.set(ylim=(0, 1), ylabel="p(next)")
    right.set_xticks(range(size), words)
    corners = hull_corners(next_vectors)

    def draw(angle: float, length: float, bias: bool) -> str:
        direction = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
        offset = -0.5 * (next_vectors**2).sum(axis=1) if bias else np.zeros(size)
        p = softmax(next_vectors @ (length * direction) + offset)
        hull(left, next_vectors)
        token_tables(left, words, None, next_vectors, probabilities=p)
        plots.vectors(left, {"prev": tuple(length * direction)}, colours=[style.BLUE])
        right.bar(range(size), p, color=style.VERMILION, alpha=0.6)
        best = int(np.argmax(p))
        where = "a corner of the hull" if best in corners else "inside the hull"
        able = size if bias else len(corners)
        return f"likeliest: {words[best]} {p[best]:.2f}, {where} · tokens that can ever win: {able} of {size}"

    controls = {
        "angle": slider("direction of prev", -180, 180, 30, unit="°"),
        "length": slider("length of prev", 0.1, 0.95 * reach, 0.6 * reach, step=0.1),
        "bias": ipywidgets.Checkbox(value=False, description="add a bias"),
    }
    return explorer(fig, draw, controls, title="The compass")
