"""The interactive figure of lecture 10: a gradient on its way back through the steps of a network."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from coursekit import plots, style
from coursekit.widgets._explorer import Explorer, explorer, selection_slider, slider

__all__ = ["gradient_through_time"]


def gradient_through_time(
    norms: Mapping[float, np.ndarray], radii: Mapping[float, np.ndarray] | None = None
) -> Explorer:
    """How long a gradient of length 1 is after some steps back, by the gain of the recurrent weights.

    Parameters
    ----------
    norms : mapping of float to ndarray, shape (networks, steps + 1)
        Gain → length of the gradient after 0, 1, 2 … steps back, for each of several networks.
    radii : mapping of float to ndarray of complex, optional
        Gain → eigenvalues of one network's recurrent weights, drawn beside with the unit circle.

    Returns
    -------
    Explorer
        Controls ``gain`` and ``length``.
    """
    gains = sorted(norms)
    steps = next(iter(norms.values())).shape[1] - 1
    fig, axes = plots.figure(2, height=3.2, width_ratios=[1.7, 1])
    left, right = axes
    left.set(
        xlabel="steps back", ylabel="length of the gradient", yscale="log", ylim=(1e-16, 1e9), xlim=(0, steps)
    )
    left.axhline(1.0, color=style.GREY, linewidth=1)
    left.grid(True)
    turn = np.linspace(0, 2 * np.pi, 100)
    right.plot(np.cos(turn), np.sin(turn), color=style.GREY, linewidth=1.2)
    reach = 1.1 * max(gains) if radii is None else 1.1 * max(float(np.abs(z).max()) for z in radii.values())
    right.set(xlim=(-reach, reach), ylim=(-reach, reach), xlabel="eigenvalues of Wh", aspect="equal")

    def draw(gain: float, length: float) -> str:
        values, end = norms[gain], int(length)
        for row in values:
            left.plot(range(end + 1), np.maximum(row[: end + 1], 1e-16), color=style.SKY, linewidth=0.8)
        middle = np.median(values, axis=0)
        left.plot(range(end + 1), np.maximum(middle[: end + 1], 1e-16), color=style.BLUE, linewidth=2.4)
        left.plot([end], [max(middle[end], 1e-16)], marker="o", color=style.VERMILION, markersize=9)
        if radii is not None:
            right.plot(radii[gain].real, radii[gain].imag, ".", color=style.BLUE)
        return (
            f"gain {gain:g}, {end} steps back: a gradient of length 1 has become {middle[end]:.0e} (median)"
        )

    controls = {
        "gain": selection_slider(
            "gain of Wh", [(f"{gain:g}", gain) for gain in gains], gains[len(gains) // 2]
        ),
        "length": slider("steps back", 1, steps, steps),
    }
    return explorer(fig, draw, controls, title="A gradient on its way back, by the gain of Wh and the length")
