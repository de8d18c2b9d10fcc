"""Rows: values with their intervals below each other, such as the latest of every team or the effect of every event."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.charts.canvas import Spec, axis, marks, names, safe, sheet, shorten
from planner.charts.kpi_ground import Ground, foot, span
from planner.charts.palette import Colours
from planner.kpis.reading import Reading
from planner.kpis.value_words import interval_name, interval_words

_ROW_PX = 44


@dataclass(frozen=True, slots=True)
class Row:
    """A name with its reading, and the words that stand for its value."""

    name: str
    reading: Reading
    words: str
    is_clear: bool = True
    """Whether the reading says anything; what does not is pale and hollow."""


def rows(
    ground: Ground, shown: Sequence[Row], held_against: float | None, against_words: str, *, are_changes: bool = False
) -> Spec:
    """A dot and a line for its interval in every row, against an upright line that all are held against.

    Shares change by points, so with `are_changes` the axis has no percent sign.
    """
    ink = ground.ink
    known = [row.reading for row in shown if row.reading.value is not None]
    ends = [end for reading in known for end in (reading.value, reading.low, reading.high)]
    low, high = span([*ends, held_against])
    air = 0.06 * (high - low)
    scale = axis(ink, range=[low - air, high + air], nticks=5, separatethousands=True, side="bottom", automargin=True)
    layout = sheet(
        ink,
        62 + _ROW_PX * len(shown),
        margin={"l": 8, "r": 14, "t": 8, "b": 8},
        xaxis=scale | {"ticksuffix": " %" if ground.kpi.unit == "%" and not are_changes else ""},
        yaxis=axis(ink, range=[len(shown) - 0.1, -0.55], showgrid=False, showticklabels=False),
    )
    if held_against is not None:
        layout["shapes"] = _against(held_against, len(shown), ink)
        layout["annotations"] = [foot(against_words, held_against, ink, is_left=held_against > (low + high) / 2)]
    return {
        "data": [_intervals(ground, shown), _dots(ground, shown), _names(ground, shown, low - air)],
        "layout": layout,
    }


def rows_alt(shown: Sequence[Row]) -> str:
    """One sentence for a screen reader."""
    return "; ".join(f"{shorten(row.name, 60)}: {row.words}" for row in shown) + "."


def _against(value: float, count: int, ink: Colours) -> list[Spec]:
    """The line that all are held against, in pieces that leave the names alone."""
    style = {"color": ink.text, "width": 1.5}
    place = {"type": "line", "x0": value, "x1": value, "layer": "below", "line": style}
    return [place | {"y0": at + 0.04, "y1": at + 0.4} for at in range(count)]


def _intervals(ground: Ground, shown: Sequence[Row]) -> Spec:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for at, row in enumerate(shown):
        if row.reading.has_interval:
            xs += [row.reading.low, row.reading.high, None]
            ys += [at + 0.22, at + 0.22, None]
    line = {"color": ground.ink.tint(ground.ink.accent, 0.4), "width": 6}
    return {
        "type": "scatter",
        "name": "intervals",
        "mode": "lines",
        "x": xs,
        "y": ys,
        "line": line,
        "hoverinfo": "skip",
    }


def _dots(ground: Ground, shown: Sequence[Row]) -> Spec:
    ink, kpi = ground.ink, ground.kpi
    known = [(at, row) for at, row in enumerate(shown) if row.reading.value is not None]
    return marks(
        "readings",
        x=[row.reading.value for _, row in known],
        y=[at + 0.22 for at, _ in known],
        hovertext=[
            f"<b>{safe(shorten(row.name, 60))}</b><br>{safe(row.words)}<br>"
            f"{interval_name(row.reading).capitalize()} {safe(interval_words(kpi, row.reading)) or 'unknown'}<br>"
            f"n {row.reading.n:,.0f}"
            for _, row in known
        ],
        marker={
            "symbol": ["circle" if row.is_clear else "circle-open" for _, row in known],
            "size": 11,
            "color": [ink.accent if row.is_clear else ink.muted for _, row in known],
            "line": {"width": 2, "color": [ink.background if row.is_clear else ink.muted for _, row in known]},
        },
    )


def _names(ground: Ground, shown: Sequence[Row], first: float) -> Spec:
    longest = 24 if ground.is_compact else 60
    texts = [f"<b>{safe(shorten(row.name, longest))}</b>  {safe(row.words)}" for row in shown]
    return names([first] * len(shown), [at - 0.2 for at in range(len(shown))], texts, ground.ink)
