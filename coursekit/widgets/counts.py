"""The interactive figures of lecture 04: one cell of a table of counts, and the choices behind an embedding.

Both are given numbers or functions by the lecture: how to count, weigh and factorise stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from coursekit import plots, style
from coursekit.widgets._explorer import Explorer, dropdown, explorer, slider

__all__ = ["area_of_a_cell", "window_and_rank"]


def area_of_a_cell(counts: np.ndarray, rows: Sequence[str], columns: Sequence[str]) -> Explorer:
    """One cell of a table of counts: its share, the share that chance would give it, and their log ratio.

    Parameters
    ----------
    counts : ndarray of int, shape (n, m)
        No row and no column of zeros.
    rows, columns : sequence of str
        Their names.

    Returns
    -------
    Explorer
        Controls ``cell`` (a pair of names) and ``more`` (sightings to be added to that cell).
    """
    pairs = [f"{row} – {column}" for row in rows for column in columns]
    fig, (left, right) = plots.figure(2, height=2.9, width_ratios=[1.25, 1])
    plots.heat_map(left, counts, rows, columns, form="{:,.0f}", colours=style.SEQUENTIAL, log=True)
    left.tick_params(axis="x", labelsize=8)

    def draw(cell: str, more: float) -> str:
        i, j = divmod(pairs.index(cell), len(columns))
        table = np.array(counts, dtype=float)
        bits = []
        for extra in (0, more):
            table[i, j] = counts[i, j] + extra
            total = table.sum()
            joint, row, column = table[i, j] / total, table[i].sum() / total, table[:, j].sum() / total
            bits.append(np.log2(joint / (row * column)) if joint > 0 else -np.inf)
        plots.mark_cell(left, i, j)
        plots.cell_areas(right, joint, row, column, title=f"{table[i, j]:,.0f} sightings")
        before, now = (f"{value:+.2f}" if np.isfinite(value) else "−∞" for value in bits)
        change = f" (was {before})" if more else ""
        return (
            f"{cell}: observed {table[i, j]:,.0f}, expected by chance {row * column * total:,.1f} · "
            f"PMI {now} bits{change} · PPMI {max(bits[-1], 0):.2f}"
        )

    controls = {
        "cell": dropdown("cell", pairs, pairs[3] if len(pairs) > 3 else pairs[0]),
        "more": slider("more sightings", 0, 20, 0),
    }
    return explorer(fig, draw, controls, title="Area of a cell")


def window_and_rank(
    embed: Callable[[int], np.ndarray],
    groups: Mapping[str, Sequence[int]],
    names: Sequence[str],
    *,
    windows: tuple[int, int] = (1, 6),
    ranks: tuple[int, int] = (1, 60),
) -> Explorer:
    """How alike words look, by the window that was counted and the rank that was kept.

    Parameters
    ----------
    embed : callable
        Window → table with one row a word, whose columns fall in importance; called once for each window.
    groups : mapping of str to sequence of int
        Name → rows of words that belong together.
    names : sequence of str
        The words of all rows.
    windows, ranks : (low, high)
        Ends of the two sliders.

    Returns
    -------
    Explorer
        Controls ``window`` and ``rank``.
    """
    rows = np.concatenate([np.asarray(members) for members in groups.values()])
    kind = np.repeat(np.arange(len(groups)), [len(members) for members in groups.values()])
    same = (kind[:, None] == kind) & ~np.eye(len(kind), dtype=bool)
    other = kind[:, None] != kind
    # Window → cosines by rank, (ranks, n, n).
    kept: dict[int, np.ndarray] = {}

    def cosines(window: int) -> np.ndarray:
        if window not in kept:
            table = embed(window)[rows, : ranks[1]]
            grams = np.cumsum(np.einsum("ik,jk->kij", table, table), axis=0)
            lengths = np.sqrt(np.maximum(np.einsum("kii->ki", grams), 1e-12))
            kept[window] = grams / (lengths[:, :, None] * lengths[:, None, :])
        return kept[window]

    fig, (left, right) = plots.figure(2, height=3.7, width_ratios=[1.15, 1])
    left.set(xticks=(), yticks=range(len(rows)))
    left.set_yticklabels([names[row] for row in rows], fontsize=7)
    left.tick_params(length=0)
    left.spines[:].set_visible(False)
    right.set(xlim=ranks, ylim=(-0.2, 1.05), xlabel="rank (coordinates kept)", ylabel="mean cosine")
    right.grid(True)

    def draw(window: float, rank: float) -> str:
        tables = cosines(int(window))
        inside, across = tables[:, same].mean(axis=1), tables[:, other].mean(axis=1)
        left.imshow(tables[int(rank) - 1], cmap=style.DIVERGING, vmin=-1, vmax=1, aspect="auto")
        across_ranks = np.arange(1, len(tables) + 1)
        for curve, colour, line, marker, name in (
            (inside, style.BLUE, "-", "o", "within groups"),
            (across, style.VERMILION, "--", "s", "between groups"),
        ):
            right.plot(across_ranks, curve, color=colour, linestyle=line, label=name)
            right.plot([rank], [curve[int(rank) - 1]], color=colour, marker=marker, markersize=8)
        right.legend(loc="center right")
        here = int(rank) - 1
        return (
            f"window {window:.0f}, rank {rank:.0f}: mean cosine {inside[here]:.2f} within groups, "
            f"{across[here]:.2f} between them, a gap of {inside[here] - across[here]:.2f}"
        )

    controls = {
        "window": slider("window", *windows, min(4, windows[1])),
        "rank": slider("rank", *ranks, min(20, ranks[1])),
    }
    return explorer(fig, draw, controls, title="Window and rank")
