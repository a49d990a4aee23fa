"""Computation graphs, drawn from the nodes themselves."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import pairwise
from typing import Any, Protocol

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.path import Path

from coursekit.style import BLUE, GREY, INK, VERMILION

__all__ = ["computation_graph"]

BOX = (0.58, 0.60)
"""Width and height of a node's box; layers are 1 apart, and so are the nodes of a layer."""

# A node's id, or a tuple for a place where a long edge passes through a layer.
_Key = Any


class GraphNode(Protocol):
    """What can be drawn: a number, what it was computed from, and its gradient (None: not known yet)."""

    value: float
    grad: float | None

    @property
    def parents(self) -> Iterable[Any]:
        """The nodes that this one was computed from."""

    @property
    def local_derivatives(self) -> Iterable[float]:
        """Its derivative with respect to each of them."""


def computation_graph(
    ax: Axes,
    root: GraphNode,
    named: Mapping[str, GraphNode] | None = None,
    *,
    gradients: bool = True,
    slopes: bool = True,
    active: GraphNode | None = None,
    settled: Collection[GraphNode] = (),
    notes: Mapping[str, str] | None = None,
    alarms: Collection[str] = (),
    operations: Mapping[str, str] | None = None,
    form: str = "{:.4g}",
    title: str = "",
) -> None:
    """Draw everything that a node was computed from, inputs on the left, the node itself on the right.

    Each box shows a node's name, its value and its gradient; each arrow carries the local derivative of the
    node that it points to. networkx finds the layers and the places.

    Parameters
    ----------
    ax : Axes
        Its axes are switched off; about one inch of height for each node that stands above another.
    root : node
        Anything with ``value``, ``parents``, ``local_derivatives`` and ``grad``.
    named : mapping of str to node, optional
        Names to write into the boxes.
    gradients : bool
        Whether to write the gradients; one that is None is shown as a question mark.
    slopes : bool
        Whether to write the local derivatives on the arrows.
    active : node, optional
        Drawn with a thick frame, and thick arrows to its parents: the node whose turn it is.
    settled : collection of nodes
        Drawn on a tinted ground: nodes whose gradient is final.
    notes : mapping of str to str, optional
        Remarks below the boxes, by the names in `named`.
    alarms : collection of str
        Names of nodes whose note is a warning; it is set in red.
    operations : mapping of str to str, optional
        What each node does with its parents, as ``"×"`` or ``"tanh"``, by the names in `named`; written on a
        badge at the box's upper left corner, where the arrows come in.
    form : str
        How numbers are written.
    title : str

    Raises
    ------
    ValueError
        If `notes` or `operations` has a name that `named` does not have.
    """
    named, notes, operations = dict(named or {}), dict(notes or {}), dict(operations or {})
    for what, given in (("notes", notes), ("operations", operations)):
        unknown = given.keys() - named.keys()
        if unknown:
            raise ValueError(f"{what}: no node is named {sorted(unknown)[0]!r}")
    names = {id(node): name for name, node in named.items()}
    nodes = _nodes_below(root)
    places, routes = _layout(nodes)
    _frame(ax, places, bool(notes), title)
    final = {id(node) for node in settled}
    for key, node in nodes.items():
        name = names.get(key, "")
        _box(ax, places[key], name, node, gradients, form, node is active, key in final)
        if name in operations:
            _badge(ax, places[key], operations[name])
        if name in notes:
            x, y = places[key]
            colour, weight = (VERMILION, "bold") if name in alarms else (GREY, "normal")
            below: dict[str, Any] = {
                "color": colour,
                "fontweight": weight,
                "fontsize": 8,
                "ha": "center",
                "va": "top",
            }
            ax.text(x, y - BOX[1] / 2 - 0.06, notes[name], zorder=5, **below)
    arrivals = _arrivals(nodes, places, routes)
    for (key, slot), route in routes.items():
        node = nodes[key]
        slope = list(node.local_derivatives)[slot]
        label = _written(slope, form) if slopes else ""
        _arrow(ax, [places[stop] for stop in route], arrivals[key, slot], label, node is active)


def _nodes_below(root: GraphNode) -> dict[int, GraphNode]:
    """Return the root and everything that it was computed from, by id, inputs first."""
    found: dict[int, GraphNode] = {}
    waiting = [(root, iter(root.parents))]
    met = {id(root)}
    while waiting:
        node, rest = waiting[-1]
        for parent in rest:
            if id(parent) not in met:
                met.add(id(parent))
                waiting.append((parent, iter(parent.parents)))
                break
        else:
            found[id(node)] = node
            waiting.pop()
    return found


def _layout(
    nodes: Mapping[int, GraphNode],
) -> tuple[dict[_Key, tuple[float, float]], dict[tuple[int, int], list[_Key]]]:
    """Return places for nodes and bends, and for each edge (child, parent's number) the stops on its way."""
    # Here, not above: it takes as long to import as the rest of this package together.
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_nodes_from(nodes)
    edges = [(id(p), key, slot) for key, node in nodes.items() for slot, p in enumerate(node.parents)]
    graph.add_edges_from((parent, child) for parent, child, _ in edges)
    layer = {key: i for i, group in enumerate(nx.topological_generations(graph)) for key in group}
    # An input stands just before its first use, not at the far left.
    for key in nodes:
        if not graph.in_degree(key) and graph.out_degree(key):
            layer[key] = min(layer[child] for child in graph.successors(key)) - 1

    laid_out = nx.DiGraph()
    for key in nodes:
        laid_out.add_node(key, layer=layer[key])
    routes: dict[tuple[int, int], list[_Key]] = {}
    for parent, child, slot in edges:
        bends = [(parent, child, i) for i in range(layer[parent] + 1, layer[child])]
        for bend in bends:
            laid_out.add_node(bend, layer=bend[2])
        routes[child, slot] = [parent, *bends, child]
        laid_out.add_edges_from(pairwise(routes[child, slot]))

    rows: dict[int, list[_Key]] = {}
    for key, i in laid_out.nodes(data="layer"):
        rows.setdefault(i, []).append(key)
    _untangle(laid_out, rows)
    raw = nx.multipartite_layout(laid_out, subset_key=dict(sorted(rows.items())), scale=1)
    places = {}
    for i, row in sorted(rows.items()):
        # Ordered by networkx, spread here: one unit between neighbours, so that boxes never overlap.
        order = sorted(row, key=lambda key: raw[key][1])
        for j, key in enumerate(order):
            places[key] = (float(i), (len(order) - 1) / 2 - j)
    return places, routes


def _untangle(graph: Any, rows: dict[int, list[_Key]]) -> None:
    """Order each layer by the mean place of its neighbours, left to right and back, to avoid crossings."""
    for sweep in range(6):
        layers = sorted(rows, reverse=sweep % 2 == 1)
        at = {key: j - len(row) / 2 for row in rows.values() for j, key in enumerate(row)}
        for i in layers[1:]:
            near = graph.predecessors if sweep % 2 == 0 else graph.successors
            weight = {k: float(np.mean([at[n] for n in near(k)] or [at[k]])) for k in rows[i]}
            rows[i].sort(key=weight.__getitem__)
            at.update({key: j - len(rows[i]) / 2 for j, key in enumerate(rows[i])})


def _frame(ax: Axes, places: Mapping[_Key, tuple[float, float]], noted: bool, title: str) -> None:
    x, y = np.array(list(places.values())).T
    margin = 0.5 if not noted else 0.66
    ax.set(xlim=(x.min() - 0.42, x.max() + 0.42), ylim=(y.min() - margin, y.max() + 0.5))
    ax.set_axis_off()
    ax.set_title(title)


def _box(
    ax: Axes,
    place: tuple[float, float],
    name: str,
    node: GraphNode,
    gradients: bool,
    form: str,
    active: bool,
    settled: bool,
) -> None:
    (x, y), (width, height) = place, BOX
    ax.add_patch(
        FancyBboxPatch(
            (x - width / 2, y - height / 2),
            width,
            height,
            boxstyle="round,pad=0,rounding_size=0.06",
            facecolor="#E3F0F8" if settled else "white",
            edgecolor=VERMILION if active else GREY,
            linewidth=2.4 if active else 1.0,
            zorder=3,
        )
    )
    known = "?" if node.grad is None else _written(node.grad, form)
    lines = [(name, INK, "bold")] if name else []
    lines.append((f"value {_written(node.value, form)}", INK, "normal"))
    if gradients:
        lines.append((f"grad {known}", BLUE, "normal"))
    for i, (line, colour, weight) in enumerate(lines):
        at = y + height * ((len(lines) - 1) / 2 - i) * 0.29
        ax.text(
            x, at, line, color=colour, fontweight=weight, fontsize=8.5, ha="center", va="center", zorder=5
        )


def _badge(ax: Axes, place: tuple[float, float], operation: str) -> None:
    x, y = place[0] - 0.4 * BOX[0], place[1] + 0.5 * BOX[1]
    ground = {"boxstyle": "round,pad=0.25,rounding_size=0.5", "facecolor": INK, "edgecolor": "white"}
    ax.text(x, y, operation, color="white", fontsize=8.5, ha="center", va="center", bbox=ground, zorder=6)


def _written(value: float, form: str) -> str:
    return form.format(value).replace("-", "−")


def _arrivals(
    nodes: Mapping[int, GraphNode],
    places: Mapping[_Key, tuple[float, float]],
    routes: Mapping[tuple[int, int], list[_Key]],
) -> dict[tuple[int, int], float]:
    """Return how far above a box's middle each of its arrows comes in, so that they do not meet."""
    found = {}
    for key in nodes:
        coming = [edge for edge in routes if edge[0] == key]
        coming.sort(key=lambda edge: places[routes[edge][-2]][1], reverse=True)
        for j, edge in enumerate(coming):
            found[edge] = ((len(coming) - 1) / 2 - j) * 0.26 if len(coming) > 1 else 0.0
    return found


def _arrow(ax: Axes, stops: list[tuple[float, float]], rise: float, label: str, active: bool) -> None:
    """Draw an arrow from the right side of the first box to the left side of the last, through the bends."""
    half = BOX[0] / 2
    (x0, y0), (x1, y1) = stops[0], stops[-1]
    # Two arrows from the same box to the same box leave it at two heights as well.
    points = [(x0 + half, y0 + 0.5 * rise), *stops[1:-1], (x1 - half, y1 + rise)]
    vertices, codes = [points[0]], [Path.MOVETO]
    for (ax0, ay0), (ax1, ay1) in pairwise(points):
        middle = (ax0 + ax1) / 2
        vertices += [(middle, ay0), (middle, ay1), (ax1, ay1)]
        codes += [Path.CURVE4] * 3
    ax.add_patch(
        FancyArrowPatch(
            path=Path(vertices, codes),
            arrowstyle="-|>",
            mutation_scale=11,
            color=VERMILION if active else GREY,
            linewidth=2.2 if active else 1.2,
            zorder=2,
        )
    )
    if label:
        (ax0, ay0), (ax1, ay1) = points[-2], points[-1]
        share = 0.5
        # Height of the curve at that share of its width.
        bend = share * share * (3 - 2 * share)
        at = (ax0 + share * (ax1 - ax0), ay0 + bend * (ay1 - ay0))
        colour = VERMILION if active else INK
        ground = {"boxstyle": "round,pad=0.15", "facecolor": "white", "edgecolor": "none"}
        ax.text(*at, label, color=colour, fontsize=8.5, ha="center", va="center", bbox=ground, zorder=4)
