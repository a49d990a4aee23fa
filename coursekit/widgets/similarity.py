"""Interactive figures of lecture 01: two vectors to turn and stretch, and how surprising a similarity is."""

from __future__ import annotations

import ipywidgets
import numpy as np

from coursekit import plots, style
from coursekit.widgets._explorer import Explorer, explorer, slider

__all__ = ["surprise", "two_vectors"]


def two_vectors() -> Explorer:
    """Two vectors by angle and length, and what the dot product and the cosine make of them.

    Returns
    -------
    Explorer
        Controls ``v_angle``, ``v_length``, ``w_angle``, ``w_length`` (degrees, and units of the plane).
    """
    longest = 3.0
    turn = np.linspace(0.0, 180.0, 91)
    fig, (left, right) = plots.figure(2, height=3.2, width_ratios=[1, 1.15])
    plots.plane(left, limit=longest + 0.5, xlabel="", ylabel="")
    right.set(xlim=(0, 180), ylim=(-(longest**2), longest**2), xticks=range(0, 181, 45))
    right.set(xlabel="angle between v and w (degrees)", ylabel="score")
    right.grid(True)

    def draw(v_angle: float, v_length: float, w_angle: float, w_length: float) -> str:
        v, w = (
            (length * np.cos(np.radians(degrees)), length * np.sin(np.radians(degrees)))
            for degrees, length in ((v_angle, v_length), (w_angle, w_length))
        )
        apart = abs((w_angle - v_angle + 180) % 360 - 180)
        cosine = float(np.cos(np.radians(apart)))
        dot = v_length * w_length * cosine
        plots.vectors(left, {"v": v, "w": w})
        plots.angle(left, v, w, radius=0.7, label=f"{apart:.0f}°")
        for curve, now, colour, line, marker, name in (
            (v_length * w_length * np.cos(np.radians(turn)), dot, style.GREEN, "-", "o", "dot product"),
            (np.cos(np.radians(turn)), cosine, style.PURPLE, "--", "s", "cosine"),
        ):
            right.plot(turn, curve, color=colour, linestyle=line, label=name)
            right.plot([apart], [now], color=colour, marker=marker, markersize=8)
        right.legend(loc="upper right")
        return f"angle {apart:.0f}° · dot product {dot:+.2f} · cosine {cosine:+.2f}"

    controls = {
        "v_angle": slider("angle of v", -180, 180, 20, unit="°"),
        "v_length": slider("length of v", 0.1, longest, 2.5, step=0.1),
        "w_angle": slider("angle of w", -180, 180, 80, unit="°"),
        "w_length": slider("length of w", 0.1, longest, 1.5, step=0.1),
    }
    return explorer(fig, draw, controls, title="Two vectors that you can turn and stretch")


def surprise(n: int = 300, largest_dim: int = 300, seed: int = 1) -> Explorer:
    """How surprising is a similarity? Random vectors of any dimension, with an offset, by their cosines.

    Parameters
    ----------
    n : int
        Random vectors; their coordinates are standard normal, plus the offset.
    largest_dim : int
        Upper end of the dimension slider.
    seed : int
        Of the vectors. They stay the same while sliders move, so that only the question changes.

    Returns
    -------
    Explorer
        Controls ``dim``, ``offset``, ``score`` and ``centred`` (subtract the mean vector first).
    """
    base = np.random.default_rng(seed).standard_normal((n, largest_dim))
    above_diagonal = np.triu(np.ones((n, n), dtype=bool), 1)
    fig, (left, right) = plots.figure(2, height=2.9, width_ratios=[1.5, 1])
    left.set(xlim=(-1, 1), xticks=(-1, -0.5, 0, 0.5, 1), yticks=())
    right.set(
        xlim=(0, n),
        ylim=(0, n // 2),
        xticks=(0, n),
        yticks=range(0, n // 2 + 1, 50),
        xlabel=f"the {n} vectors, busiest first",
        ylabel="top-ten lists it is in",
    )

    def draw(dim: float, offset: float, score: float, centred: bool) -> str:
        cloud = base[:, : int(dim)] + offset
        if centred:
            cloud = cloud - cloud.mean(axis=0)
        gram = np.einsum("id,jd->ij", cloud, cloud, optimize=True)
        scale = np.sqrt(gram.diagonal())
        table = gram / np.multiply.outer(scale, scale)
        pairs = table[above_diagonal]
        below = float((pairs < score).mean())
        np.fill_diagonal(table, -np.inf)
        lists = np.bincount(np.argpartition(table, -10, axis=1)[:, -10:].ravel(), minlength=n)
        plots.histograms(left, {"": pairs}, xlabel="cosine of a random pair", bins=50, limits=(-1, 1))
        plots.guide(left, x=score, label=f"{score:.2f}")
        right.fill_between(np.arange(n), np.sort(lists)[::-1], color=style.GREEN, linewidth=1)
        return (
            f"{100 * below:.1f} % of random pairs score below {score:.2f} · busiest vector in {lists.max()} "
            f"of {n} top-ten lists · {100 * (lists == 0).mean():.0f} % in none"
        )

    controls = {
        "dim": slider("dimension", 2, largest_dim, 100),
        "offset": slider("added constant", 0, 2, 0, step=0.05),
        "score": slider("score", -1, 1, 0.5, step=0.01),
        "centred": ipywidgets.Checkbox(value=False, description="subtract the mean vector"),
    }
    return explorer(fig, draw, controls, title="How surprising is 0.5?")
