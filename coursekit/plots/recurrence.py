"""Networks along a sentence: what stands far apart and belongs together, and a network drawn step by step."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from coursekit.style import BLUE, GREY, INK, PURPLE, VERMILION

__all__ = ["belongs", "unrolled"]

_WIDTH, _HEIGHT = 0.74, 0.44


def belongs(
    ax: Axes, words: Sequence[str], first: int, second: int, *, seen: Sequence[int] = (), label: str = ""
) -> None:
    """Draw a sentence as a row of boxes, with an arc between two words that belong together.

    Parameters
    ----------
    ax : Axes
        Emptied of its frame and ticks.
    words : sequence of str
    first, second : int
        Places of the two words, in colour.
    seen : sequence of int
        Places inside a window, which is drawn as a bracket below them.
    label : str
        Written under the bracket.
    """
    for i, word in enumerate(words):
        _box(ax, i, 0.0, word, VERMILION if i in (first, second) else GREY)
    arc = FancyArrowPatch(
        (first, _HEIGHT / 2),
        (second, _HEIGHT / 2),
        connectionstyle="arc3,rad=-0.25",
        arrowstyle="-|>",
        mutation_scale=12,
        color=VERMILION,
        linewidth=1.6,
    )
    ax.add_patch(arc)
    if seen:
        left, right, low = min(seen) - 0.4, max(seen) + 0.4, -0.42
        ax.plot([left, left, right, right], [low + 0.1, low, low, low + 0.1], color=BLUE, linewidth=1.6)
        ax.text((left + right) / 2, low - 0.08, label, color=BLUE, ha="center", va="top", fontsize=9)
    rise = 0.25 + 0.125 * abs(second - first)
    ax.set(xlim=(-0.6, len(words) - 0.4), ylim=(-0.85, rise + 0.3))
    ax.set_axis_off()


def unrolled(
    ax: Axes,
    inputs: Sequence[str],
    outputs: Sequence[str],
    *,
    layers: int = 1,
    both: bool = False,
    path: tuple[int, int] | None = None,
    title: str = "",
) -> None:
    """Draw a recurrent network unrolled along its inputs.

    Parameters
    ----------
    ax : Axes
        Emptied of its frame and ticks.
    inputs : sequence of str
        One a step, below.
    outputs : sequence of str
        One a step, above; an empty one is left out, with its arrow.
    layers : int
        Rows of states, one above the other.
    both : bool
        Whether a second row of states reads from the end.
    path : (int, int), optional
        Steps (output, input) between which the way of a gradient is marked, through the first row.
    title : str
    """
    count = len(inputs)
    height = {"in": 0.0, "out": 1.0 + (layers - 1 + both) + 1.0}
    levels = [1.0 + row for row in range(layers + both)]
    for t in range(count):
        _box(ax, t, height["in"], inputs[t], GREY)
        if outputs[t]:
            _box(ax, t, height["out"], outputs[t], INK)
        for row, level in enumerate(levels):
            behind = both and row == len(levels) - 1
            name = "h" + ("′" if behind or (row and not both) else "") + "₀₁₂₃₄₅₆₇₈₉"[(t + 1) % 10]
            _box(ax, t, level, name, PURPLE if behind else BLUE)
            if row == 0:
                _arrow(ax, (t, height["in"]), (t, level))
            elif both:
                _arrow(ax, (t, height["in"]), (t, level), bend=-0.45)
            else:
                _arrow(ax, (t, levels[row - 1]), (t, level))
            if t + 1 < count:
                ends = ((t + 1, level), (t, level)) if behind else ((t, level), (t + 1, level))
                _arrow(ax, *ends, sideways=True)
        if outputs[t]:
            _arrow(ax, (t, levels[-1]), (t, height["out"]))
            if both:
                _arrow(ax, (t, levels[0]), (t, height["out"]), bend=0.45)
    if path is not None:
        end, begin = path
        ax.plot([end + 0.08, end + 0.08], [height["out"], 1.12], color=VERMILION, linewidth=2)
        ax.plot([end + 0.08, begin - 0.08], [1.12, 1.12], color=VERMILION, linewidth=2)
        ax.add_patch(
            FancyArrowPatch(
                (begin - 0.08, 1.14),
                (begin - 0.08, _HEIGHT / 2 - 0.05),
                arrowstyle="-|>",
                mutation_scale=14,
                color=VERMILION,
                linewidth=2,
            )
        )
    ax.set(xlim=(-0.6, count - 0.4), ylim=(-0.35, height["out"] + 0.4))
    ax.set_axis_off()
    ax.set_title(title)


def _box(ax: Axes, x: float, y: float, text: str, colour: str) -> None:
    corner = (x - _WIDTH / 2, y - _HEIGHT / 2)
    style = "round,pad=0,rounding_size=0.09"
    patch = FancyBboxPatch(
        corner, _WIDTH, _HEIGHT, boxstyle=style, facecolor="white", edgecolor=colour, linewidth=1.4, zorder=3
    )
    ax.add_patch(patch)
    ax.text(x, y, text, ha="center", va="center", fontsize=8.5, color=colour, zorder=4)


def _arrow(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    *,
    sideways: bool = False,
    bend: float = 0.0,
) -> None:
    reach = _WIDTH / 2 if sideways else _HEIGHT / 2
    sign = 1 if (end[0] > start[0] if sideways else end[1] > start[1]) else -1
    a, b = (
        ((start[0] + sign * reach, start[1]), (end[0] - sign * reach, end[1]))
        if sideways
        else ((start[0], start[1] + sign * reach), (end[0], end[1] - sign * reach))
    )
    ax.add_patch(
        FancyArrowPatch(
            a,
            b,
            connectionstyle=f"arc3,rad={bend}",
            arrowstyle="-|>",
            mutation_scale=9,
            color=GREY,
            linewidth=1.1,
            zorder=2,
        )
    )
