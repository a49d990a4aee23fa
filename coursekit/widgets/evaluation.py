"""The interactive figure of lecture 08: a corpus whose bias can be set, and three numbers that measure it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from coursekit import plots, style
from coursekit.widgets._explorer import Explorer, explorer, selection_slider

__all__ = ["bias_of_a_corpus"]


def bias_of_a_corpus(
    associations: Mapping[float, np.ndarray],
    measures: Mapping[float, tuple[float, float, float]],
    groups: tuple[Sequence[str], Sequence[str]],
    *,
    names: tuple[str, str],
) -> Explorer:
    """How two groups of words lean, and what WEAT says of it, by the bias that a corpus was made with.

    Parameters
    ----------
    associations : mapping of float to ndarray, shape (n + m,)
        Bias → association of each word, the first group's before the second's.
    measures : mapping of float to (difference, effect size, p-value)
        For the same biases.
    groups : (sequence of str, sequence of str)
        The words.
    names : (str, str)
        Of the groups.

    Returns
    -------
    Explorer
        Control ``bias``.
    """
    biases = sorted(associations)
    reach = 1.2 * max(float(np.abs(values).max()) for values in associations.values())
    ceiling = 1.1 * max(abs(effect) for _, effect, _ in measures.values())
    fig, (left, right) = plots.figure(2, height=3.3, width_ratios=[1.25, 1])
    right.set(xlabel="bias of the corpus", ylabel="effect size d", ylim=(-ceiling, ceiling))
    right.plot(biases, [measures[bias][1] for bias in biases], color=style.BLUE)
    second = right.twinx()
    widest = 1.1 * max(abs(difference) for difference, _, _ in measures.values())
    second.plot(
        biases, [measures[bias][0] for bias in biases], color=style.VERMILION, linestyle="--", linewidth=1.6
    )
    second.set_ylim(-widest, widest)
    second.set_ylabel("difference of the means (dashed)", color=style.VERMILION)
    second.spines["right"].set_visible(True)
    right.yaxis.label.set_color(style.BLUE)
    right.grid(True)

    def draw(bias: float) -> str:
        values, (difference, effect, p) = associations[bias], measures[bias]
        size = len(groups[0])
        plots.lean(
            left,
            dict(zip(groups[0], values[:size], strict=True)),
            dict(zip(groups[1], values[size:], strict=True)),
            names=names,
            xlabel="association with “he” words",
            limit=reach,
        )
        right.plot([bias], [effect], marker="o", color=style.BLUE, markersize=12)
        second.plot([bias], [difference], marker="s", color=style.VERMILION, markersize=7)
        return (
            f"bias {bias:.1f}: difference of the means {difference:+.3f}, effect size d = {effect:+.2f}, "
            f"p = {p:.3f}"
        )

    middle = biases[len(biases) // 2]
    controls = {"bias": selection_slider("bias", [(f"{bias:.1f}", bias) for bias in biases], middle)}
    return explorer(fig, draw, controls, title="The bias of a corpus, and three measures of it")
