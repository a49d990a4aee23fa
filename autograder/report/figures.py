"""The figures of a class report: drawn once for a wide page and paper, once for a phone."""

from __future__ import annotations

import base64
import dataclasses
import io
import math
import re
import statistics
import typing
import warnings
from collections.abc import Callable, Sequence

import matplotlib as mpl
import numpy as np
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from coursekit import style

from ..text import points, printable
from .summary import ClassView, Outcome, outcome

WIDE, NARROW = style.PAGE_WIDTH, 3.7
#: Students that a heat map names.
NAMED = 60
#: What systems ship with Chinese, Japanese and Korean characters, of which Matplotlib's own font has none.
_FALLBACKS = (
    *(f"Noto Sans CJK {place}" for place in ("JP", "SC", "KR", "TC")),
    *("Noto Sans JP", "Droid Sans Fallback", "WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "IPAGothic"),
    *("PingFang SC", "Hiragino Sans", "Microsoft YaHei", "Yu Gothic", "Malgun Gothic", "Arial Unicode MS"),
)
#: What Matplotlib says of a letter that none of its fonts has.
_MISSING = r"Glyph \d+ .*missing from"
_BOXES = (
    "A box stands for a letter that no font of the machine that drew this has: install one and write the "
    "report again (on Debian: apt-get install fonts-noto-cjk)."
)

#: From light to dark as things get worse, so that it reads without colour; what waits is white.
COLOURS = {
    Outcome.PASSED: "#CFE6F2",
    Outcome.PART: "#F0B840",
    Outcome.FAILED: style.VERMILION,
    Outcome.UNWRITTEN: "#8A8A8A",
    Outcome.STOPPED: "#5B1A52",
    Outcome.TO_MARK: "#FFFFFF",
}
_SIGNS = {Outcome.PART: "½", Outcome.FAILED: "×", Outcome.UNWRITTEN: "–", Outcome.STOPPED: "!"}


@dataclasses.dataclass(frozen=True)
class Picture:
    """One figure as addresses for ``<img>``, what it shows in words, and advice if it could not show all."""

    wide: str
    narrow: str
    alt: str
    advice: str = ""


def picture(draw: Callable[[float], Figure], alt: str) -> Picture:
    """A figure that is drawn for a wide page and for a narrow one, by its width in inches."""
    with mpl.rc_context():
        style.use()
        # The same file from the same grades.
        mpl.rcParams["svg.hashsalt"] = "class report"
        # Matplotlib complains of each font that it is told of and does not find.
        found = set(font_manager.get_font_names())
        mpl.rcParams["font.family"] = [*mpl.rcParams["font.family"], *(f for f in _FALLBACKS if f in found)]
        with warnings.catch_warnings(record=True) as warned:
            warnings.filterwarnings("always", _MISSING, UserWarning)
            addresses = _address(draw(WIDE)), _address(draw(NARROW))
        others = [each for each in warned if not re.match(_MISSING, str(each.message))]
        for each in others:
            warnings.warn_explicit(each.message, each.category, each.filename, each.lineno)
        return Picture(*addresses, alt, _BOXES if len(others) < len(warned) else "")


def _address(figure: Figure) -> str:
    FigureCanvasSVG(figure)
    stream = io.BytesIO()
    figure.savefig(stream, format="svg", metadata={"Date": None})
    return "data:image/svg+xml;base64," + base64.b64encode(stream.getvalue()).decode("ascii")


# --- Scores


def scores_picture(view: ClassView) -> Picture:
    """How the scores are distributed, with those that could not be graded set off."""
    top = max(view.max_score, 1.0)
    step = max(1.0, math.ceil(top / 20))
    edges = np.arange(-step / 2, top + step, step)
    graded = [result.score for result in view.graded]
    middle = statistics.median(view.scores())

    def draw(width: float) -> Figure:
        figure = Figure(figsize=(width, 2.5), layout="constrained")
        axes = figure.subplots()
        series, colours, labels = [graded], [style.BLUE], ["graded"]
        if view.ungradable:
            series.append([0.0] * len(view.ungradable))
            colours.append(style.GREY)
            labels.append("could not be graded")
        axes.hist(series, bins=list(edges), stacked=True, color=colours, label=labels, rwidth=0.86)
        axes.axvline(middle, color=style.INK, linestyle="--", linewidth=1.2)
        side = "right" if middle > top / 2 else "left"
        axes.annotate(
            f"median {points(middle)} ",
            (middle, 1.0),
            xycoords=("data", "axes fraction"),
            ha=side,
            va="bottom",
        )
        axes.set_xlabel(f"points, of {points(view.max_score)}")
        axes.set_ylabel("students")
        _whole_numbers(axes)
        # Nobody can have half a step less than nothing.
        axes.locator_params(axis="x", integer=True)
        if view.ungradable:
            figure.legend(loc="outside upper left", ncols=2)
        return figure

    low, high = _quartiles(view.scores())
    alt = (
        f"Histogram of {view.size} scores between 0 and {points(view.max_score)} points: "
        f"median {points(middle)}, the middle half from {points(low)} to {points(high)}"
        + (f", {len(view.ungradable)} could not be graded." if view.ungradable else ".")
    )
    return picture(draw, alt)


def _quartiles(values: Sequence[float]) -> tuple[float, float]:
    low, high = np.percentile(values, [25, 75])
    return round(float(low), 2), round(float(high), 2)


def _whole_numbers(axes: Axes) -> None:
    axes.locator_params(axis="y", integer=True)
    axes.margins(y=0.08)


# --- Exercise by student


def heat_map_picture(view: ClassView) -> Picture:
    """Who did what: students sorted by score, so that like stands beside like."""
    names = [exercise.name for exercise in view.exercises]
    grid = np.array([[outcome(r.exercises.get(name)) for name in names] for r in view.graded])
    students = [_short(result.student) for result in view.graded]
    colours = ListedColormap([COLOURS[kind] for kind in Outcome])

    def draw(width: float) -> Figure:
        upright = width < WIDE
        return _tall(grid, students, names, colours) if upright else _broad(grid, students, names, colours)

    worst = max(view.exercises, key=lambda e: e.outcomes.get(Outcome.FAILED, 0), default=None)
    alt = (
        f"Heat map of {len(names)} exercises by {len(students)} students, best first. "
        + (f"Most failed checks: {worst.name}. " if worst and worst.outcomes.get(Outcome.FAILED) else "")
        + "The table of exercises has the numbers."
    )
    return picture(draw, alt)


def _broad(grid: np.ndarray, students: list[str], names: list[str], colours: ListedColormap) -> Figure:
    named = len(students) <= NAMED
    height = 0.95 + 0.25 * len(names) + (0.06 * max(map(len, students)) if named else 0.15)
    figure = Figure(figsize=(WIDE, height), layout="constrained")
    axes = figure.subplots()
    _cells(axes, grid.T, colours, named)
    axes.set_yticks(range(len(names)), names, parse_math=False)
    if named:
        # An id may have dollar signs, between which Matplotlib would read a formula.
        size = 8.5 if len(students) < 40 else 7
        axes.set_xticks(range(len(students)), students, rotation=90, fontsize=size, parse_math=False)
    else:
        _ranks(axes.xaxis, len(students))
        axes.set_xlabel("students, best score first")
    _legend(figure, grid, columns=6)
    return figure


def _tall(grid: np.ndarray, students: list[str], names: list[str], colours: ListedColormap) -> Figure:
    named = len(students) <= NAMED
    height = 1.0 + 0.07 * max(map(len, names)) + (0.17 * len(students) if named else 4.2)
    figure = Figure(figsize=(NARROW, height), layout="constrained")
    axes = figure.subplots()
    _cells(axes, grid, colours, named)
    axes.xaxis.tick_top()
    axes.set_xticks(range(len(names)), names, rotation=90, parse_math=False)
    if named:
        axes.set_yticks(range(len(students)), students, parse_math=False)
    else:
        _ranks(axes.yaxis, len(students))
        axes.set_ylabel("students, best score first")
    _legend(figure, grid, columns=2)
    return figure


def _cells(axes: Axes, grid: np.ndarray, colours: ListedColormap, named: bool) -> None:
    rows, columns = grid.shape
    axes.imshow(
        grid, cmap=colours, vmin=-0.5, vmax=len(Outcome) - 0.5, aspect="auto", interpolation="nearest"
    )
    # Lines between the exercises, and between the students where there is room for them.
    by_row, by_column = (True, named) if columns >= rows else (named, True)
    gap: dict[str, typing.Any] = {"color": "white", "linewidth": 1.0}
    for at in range(1, rows) if named or by_row else ():
        axes.axhline(at - 0.5, **gap)
    for at in range(1, columns) if named or by_column else ():
        axes.axvline(at - 0.5, **gap)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(True)
    axes.spines[:].set_color(style.PALE)
    if named:
        for (row, column), value in np.ndenumerate(grid):
            if sign := _SIGNS.get(Outcome(value)):
                ink = style.INK if value == Outcome.PART else "white"
                axes.text(column, row, sign, ha="center", va="center", color=ink, fontsize=7.5)


def _ranks(axis: typing.Any, count: int) -> None:
    step = next(s for s in (20, 25, 50, 100, 200, 500, 1000, 10_000) if count / s <= 9)
    at = [0, *range(step - 1, count, step)]
    axis.set_ticks(at, [str(i + 1) for i in at])


def _legend(figure: Figure, grid: np.ndarray, columns: int) -> None:
    shown = [kind for kind in Outcome if kind in grid]
    handles = [
        Patch(facecolor=COLOURS[kind], edgecolor=style.GREY, linewidth=0.6, label=f"{kind.words}{_key(kind)}")
        for kind in shown
    ]
    figure.legend(
        handles=handles, loc="outside lower center", ncols=columns, handlelength=1.1, columnspacing=1.1
    )


def _key(kind: Outcome) -> str:
    return f" {_SIGNS[kind]}" if kind in _SIGNS else ""


def _short(student: str) -> str:
    text = printable(student)
    return text if len(text) <= 14 else f"{text[:13]}…"


# --- What it cost


def cost_picture(view: ClassView) -> Picture:
    """Seconds and memory of each submission."""
    seconds = [result.wall_seconds for result in view.graded]
    memory = [result.peak_memory_mb for result in view.graded]

    def draw(width: float) -> Figure:
        beside = width == WIDE
        figure = Figure(figsize=(width, 2.1 if beside else 3.8), layout="constrained")
        left, right = figure.subplots(1, 2) if beside else figure.subplots(2, 1)
        for axes, values, label in ((left, seconds, "seconds"), (right, memory, "memory, MB")):
            axes.hist(values, bins=_bins(values), color=style.BLUE, rwidth=0.9)
            if _is_wide(values):
                axes.set_xscale("log")
                axes.xaxis.set_major_formatter(lambda value, _: f"{value:g}")
                axes.xaxis.set_minor_formatter(lambda _value, _: "")
            axes.set_xlabel(f"{label} a submission")
            axes.set_ylabel("students")
            _whole_numbers(axes)
        return figure

    alt = (
        f"Two histograms. Time a submission: median {statistics.median(seconds):.2g} s, "
        f"at most {max(seconds):.3g} s. "
        f"Memory: median {statistics.median(memory):.0f} MB, at most {max(memory):.0f} MB."
    )
    return picture(draw, alt)


def _is_wide(values: Sequence[float]) -> bool:
    """Whether a few outliers would squeeze all others into one bar."""
    return min(values) > 0 and max(values) > 20 * statistics.median(values)


def _bins(values: Sequence[float]) -> list[float]:
    low, high = min(values), max(values)
    if high - low < 1e-9 * max(high, 1.0):
        return [low - 0.5, low + 0.5]
    if _is_wide(values):
        return [float(edge) for edge in np.geomspace(low, high, 21)]
    return [float(edge) for edge in np.linspace(low, high, min(20, 4 + len(values) // 4) + 1)]
