"""The geometry of the plots; `charts.svg.j2` draws them. All lengths are in SVG units."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from neuvoja.evaluation.scores import Figure

WIDTH = 640
LABEL = 190
"""Width of the column of labels."""

ROW = 22
PLOT = WIDTH - LABEL - 60
HEIGHT = 240
MARGIN = 44
MARKED = 6
"""Sizes that can be read beside one another below a plot."""


class Bar(NamedTuple):
    label: str
    y: float
    length: float
    low: float | None
    """Where the interval begins, from the foot of the bar; None: there is none."""

    high: float | None
    text: str
    ours: bool


class Bars(NamedTuple):
    rows: Sequence[Bar]
    heads: Sequence[tuple[str, float]]
    """The name of each group, and where it stands."""

    height: float


class Curve(NamedTuple):
    points: str
    """As SVG wants them."""

    x_ticks: Sequence[tuple[float, str]]
    y_ticks: Sequence[tuple[float, str]]
    x_name: str
    y_name: str


def bars(groups: Mapping[str, Sequence[Figure]], ours: str) -> Bars:
    """A bar a figure, grouped, on a scale from 0 to 1."""
    rows: list[Bar] = []
    heads: list[tuple[str, float]] = []
    y = 4.0
    for name, figures in groups.items():
        heads.append((name, y + ROW * 0.7))
        y += ROW
        for each in figures:
            rows.append(_bar(each, y, ours))
            y += ROW
    return Bars(rows, heads, y + 6)


def _bar(figure: Figure, y: float, ours: str) -> Bar:
    value = figure.value or 0.0
    return Bar(
        label=figure.system,
        y=y,
        length=_along(value),
        low=None if figure.low is None else _along(figure.low),
        high=None if figure.high is None else _along(figure.high),
        text="–" if figure.value is None else f"{value:.2f}",
        ours=figure.system == ours,
    )


def _along(value: float) -> float:
    return round(max(0.0, min(1.0, value)) * PLOT, 1)


def risk_curve(points: Sequence[tuple[float, float]]) -> Curve:
    """Risk over coverage, both from 0 to 1."""
    ticks = [each / 4 for each in range(5)]
    return _curve(points, ticks, ticks, "coverage: share of the drafts taken", "risk")


def latency_curve(times_ms: Sequence[float]) -> Curve:
    """The share of the answers that were there after so many milliseconds."""
    last = max(times_ms)
    points = [(time, (at + 1) / len(times_ms)) for at, time in enumerate(sorted(times_ms))]
    x_ticks = [last * each / 4 for each in range(5)]
    return _curve(points, x_ticks, [0, 0.25, 0.5, 0.75, 1], "milliseconds", "answers")


def growth_curve(points: Sequence[tuple[float, float]], name: str, over: str = "passages") -> Curve:
    """A cost by what grows; each size is marked, unless they are too many to read."""
    most = max(y for _, y in points) or 1.0
    sizes = sorted({x for x, _ in points})
    x_ticks = sizes if len(sizes) <= MARKED else [sizes[-1] * each / 4 for each in range(5)]
    return _curve(points, x_ticks, [most * each / 4 for each in range(5)], over, name)


def _curve(
    points: Sequence[tuple[float, float]],
    x_ticks: Sequence[float],
    y_ticks: Sequence[float],
    x_name: str,
    y_name: str,
) -> Curve:
    x_most, y_most = max(x_ticks) or 1.0, max(y_ticks) or 1.0

    def across(x: float) -> float:
        return round(MARGIN + x / x_most * (WIDTH - MARGIN - 16), 1)

    def up(y: float) -> float:
        return round(HEIGHT - MARGIN - y / y_most * (HEIGHT - MARGIN - 12), 1)

    return Curve(
        points=" ".join(f"{across(x)},{up(y)}" for x, y in points),
        x_ticks=[(across(each), _number(each)) for each in x_ticks],
        y_ticks=[(up(each), _number(each)) for each in y_ticks],
        x_name=x_name,
        y_name=y_name,
    )


def _number(value: float) -> str:
    return f"{value:,.0f}".replace(",", " ") if value >= 100 else f"{value:.3g}"
