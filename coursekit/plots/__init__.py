"""Figures for the lectures: vectors, angles, heat maps, curves, histograms, words in the plane.

Each helper draws one idea into an :class:`~matplotlib.axes.Axes` and leaves the mathematics to the notebook:
it is given numbers, never asked to work them out. A figure is made with :func:`figure`, drawn into, and shown
with :func:`show`, which wants a description for readers who cannot see it, and a caption for all others::

    fig, ax = plots.figure(height=3.2)
    plots.plane(ax, limit=4)
    plots.vectors(ax, {"v": (3, 1), "w": (1, 2)})
    plots.angle(ax, (3, 1), (1, 2), label="45°")
    plots.show(
        fig,
        alt="Two arrows from the origin, 45 degrees apart.",
        caption="Figure 1. The angle, and not the lengths, is what the cosine sees.",
    )

Figures are plain :class:`~matplotlib.figure.Figure` objects: no ``pyplot`` state, nothing to close, and the
same picture in a notebook, a widget and a test. Colours and sizes come from :mod:`coursekit.style`.
"""

from coursekit import style
from coursekit.plots.adapting import low_rank
from coursekit.plots.attention import attention_map, bend, gaze, residual_stream
from coursekit.plots.bags import bag, bucket_rows, ngram_boxes
from coursekit.plots.charts import curves, guide, heat_map, histograms, ranks
from coursekit.plots.evaluation import intervals, lean, shares, two_maps
from coursekit.plots.figures import SCREEN_DPI, figure, png, show
from coursekit.plots.graphs import computation_graph
from coursekit.plots.landscapes import decisions, landscape
from coursekit.plots.plane import angle, pair, parallelogram, plane, points, shadow, vectors
from coursekit.plots.probability import bars, surprise_areas
from coursekit.plots.recurrence import belongs, unrolled
from coursekit.plots.segments import lattice, race, segments
from coursekit.plots.skipgram import forces, step_tables, strip, trails
from coursekit.plots.tables import block_map, cell_areas, factorisation, groups, mark_cell, window
from coursekit.plots.tokens import hull, hull_corners, nucleus, token_tables, winners

__all__ = [
    "SCREEN_DPI",
    "angle",
    "attention_map",
    "bag",
    "bars",
    "belongs",
    "bend",
    "block_map",
    "bucket_rows",
    "cell_areas",
    "computation_graph",
    "curves",
    "decisions",
    "factorisation",
    "figure",
    "forces",
    "gaze",
    "groups",
    "guide",
    "heat_map",
    "histograms",
    "hull",
    "hull_corners",
    "intervals",
    "landscape",
    "lattice",
    "lean",
    "low_rank",
    "mark_cell",
    "ngram_boxes",
    "nucleus",
    "pair",
    "parallelogram",
    "plane",
    "png",
    "points",
    "race",
    "ranks",
    "residual_stream",
    "segments",
    "shadow",
    "shares",
    "show",
    "step_tables",
    "strip",
    "surprise_areas",
    "token_tables",
    "trails",
    "two_maps",
    "unrolled",
    "vectors",
    "window",
    "winners",
]

style.use()
