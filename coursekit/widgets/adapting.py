"""The widget of lecture 12: how far a reward moves a model, and how much a low rank can change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from coursekit import plots, style
from coursekit.widgets._explorer import Explorer, explorer, selection_slider

__all__ = ["tilt_and_rank"]


def tilt_and_rank(
    names: Sequence[str],
    reference: np.ndarray,
    policies: Mapping[float, np.ndarray],
    errors: Mapping[int, float],
    numbers: Mapping[int, int],
) -> Explorer:
    """A model between its reference and a reward, by β; beside it the error that LoRA leaves, by its rank.

    Parameters
    ----------
    names : sequence of str
        The answers.
    reference : ndarray, shape (len(names),)
        Their probabilities before.
    policies : mapping of float to ndarray, shape (len(names),)
        β → probabilities.
    errors : mapping of int to float
        Rank → error that is left; 0 stands for the frozen model.
    numbers : mapping of int to int
        Rank → trained numbers.

    Returns
    -------
    Explorer
        Controls ``beta`` and ``rank``.
    """
    ranks = sorted(errors)
    fig, (left, right) = plots.figure(2, height=3.1)
    right.plot(ranks, [errors[rank] for rank in ranks], "o-", color=style.BLUE)
    top = errors[ranks[0]]
    right.set(xlabel="rank of LoRA", ylabel="error that is left", xticks=ranks)
    right.set(xlim=(ranks[0] - 0.4, ranks[-1] + 0.4), ylim=(-0.08 * top, 1.1 * top))
    right.grid(True)

    def draw(beta: float, rank: int) -> str:
        policy = policies[beta]
        plots.bars(
            left, names, {"reference": reference, f"β = {beta:g}": policy}, limits=(0, 1.3), form="{:.2f}"
        )
        # The Axes remember the bars of earlier positions: name the last two only.
        left.legend(left.containers[-2:], ["reference", f"β = {beta:g}"], loc="upper center", ncols=2)
        right.plot([rank], [errors[rank]], "s", color=style.VERMILION, markersize=11)
        divergence = float(np.sum(policy * np.log(policy / reference)))
        return (
            f"β = {beta:g}: the model is {divergence:.2f} nats from its reference and answers "
            f"“{names[-1]}” with probability {policy[-1]:.2f}. Rank {rank}: {numbers[rank]:,} numbers "
            f"trained, error {errors[rank]:.3f}"
        )

    betas = sorted(policies, reverse=True)
    controls = {
        "beta": selection_slider("β", [(f"{beta:g}", beta) for beta in betas], betas[len(betas) // 2]),
        "rank": selection_slider("rank", [(str(rank), rank) for rank in ranks], ranks[len(ranks) // 2]),
    }
    return explorer(fig, draw, controls, title="A reward tilts a model, a low rank bends a matrix")
