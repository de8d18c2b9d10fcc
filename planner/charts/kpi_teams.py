"""Teams: the run of every team in a small panel of its own, against the total of all."""

from collections.abc import Sequence

from planner.charts.canvas import Spec, axis, marks, safe, sheet, shorten
from planner.charts.days import day_number
from planner.charts.kpi_ground import Ground, period_words, reading_words, value_axis
from planner.kpis.series import Point, Series
from planner.kpis.value_words import value_words

MOST = 12
"""So many teams have a panel; with more, nobody would see anything."""

_PANEL, _GAP, _HEAD, _FOOT = 120, 46, 26, 26  # pixels
_WIDE, _NARROW = 3, 1
_AIR = 0.015  # of the width, between two panels


def teams(ground: Ground, shown: Sequence[Series], total: Sequence[Point]) -> Spec:
    """A panel per team on one common scale: its readings, pale behind them those of all teams together."""
    panels = shown[:MOST]
    across = min(_NARROW if ground.is_compact else _WIDE, len(panels)) or 1
    height = -(-len(panels) // across) * (_PANEL + _GAP) - _GAP
    layout = sheet(ground.ink, height + _HEAD + _FOOT, margin={"l": 48, "r": 8, "t": _HEAD, "b": _FOOT})
    days, scale = _days(ground, panels, total), _scale(ground, panels, total)
    traces, titles = [], []
    for at, series in enumerate(panels):
        (left, right), (foot, top) = _place(at, across, height)
        x, y = _axes(at)
        layout[f"xaxis{x[1:]}"] = days | {"domain": [left, right], "anchor": y}
        layout[f"yaxis{y[1:]}"] = scale | {"domain": [foot, top], "anchor": x, "showticklabels": at % across == 0}
        on = {"xaxis": x, "yaxis": y}
        traces += [_total(ground, total) | on, _team(ground, series) | on]
        titles.append(_title(ground, series, left, top))
    return {"data": traces, "layout": layout | {"annotations": titles}}


def teams_alt(ground: Ground, shown: Sequence[Series]) -> str:
    """One sentence for a screen reader."""
    said = "; ".join(f"{series.team}: {_latest(ground, series)}" for series in shown[:MOST])
    return f"{ground.kpi.name} by team, latest reading: {said}."


def _place(at: int, across: int, height: int) -> tuple[tuple[float, float], tuple[float, float]]:
    """Where a panel lies, as shares of the width and of the height."""
    row, column = divmod(at, across)
    above = row * (_PANEL + _GAP)
    left, right = column / across, (column + 1) / across
    sides = (left + (_AIR if column else 0), right - (_AIR if column < across - 1 else 0))
    return sides, (max(0.0, 1 - (above + _PANEL) / height), 1 - above / height)


def _axes(at: int) -> tuple[str, str]:
    number = str(at + 1) if at else ""
    return f"x{number}", f"y{number}"


def _days(ground: Ground, panels: Sequence[Series], total: Sequence[Point]) -> Spec:
    points = [point for points in (total, *(series.points for series in panels)) for point in points]
    xs = [ground.x(point.period) for point in points] or [0.0]
    first, last = min(xs) - 2, max(xs) + 2
    apart = max(7, int(last - first) // 4 // 7 * 7)
    days = list(range(-(-int(first) // apart) * apart, int(last) + 1, apart))
    words = {"tickvals": days, "ticktext": [f"Day {day_number(day)}" for day in days]}
    return axis(ground.ink, range=[first, last], tickfont={"color": ground.ink.muted, "size": 11}) | words


def _scale(ground: Ground, panels: Sequence[Series], total: Sequence[Point]) -> Spec:
    values = [point.reading.value for points in (total, *(s.points for s in panels)) for point in points]
    return value_axis(ground, values) | {"nticks": 4, "automargin": False}


def _total(ground: Ground, total: Sequence[Point]) -> Spec:
    known = [point for point in total if point.reading.value is not None]
    return {
        "type": "scatter",
        "name": "all teams",
        "mode": "lines",
        "x": [ground.x(point.period) for point in known],
        "y": [point.reading.value for point in known],
        "line": {"color": ground.ink.link, "width": 1.5},
        "hoverinfo": "skip",
    }


def _team(ground: Ground, series: Series) -> Spec:
    ink = ground.ink
    known = [point for point in series.points if point.reading.value is not None]
    return marks(
        series.team or "",
        mode="lines+markers",
        x=[ground.x(point.period) for point in known],
        y=[point.reading.value for point in known],
        hovertext=[
            f"<b>{safe(series.team or '')}</b><br>{period_words(ground, point.period)}<br>"
            f"{reading_words(ground.kpi, point)}"
            for point in known
        ],
        line={"color": ink.accent, "width": 1.5},
        marker={
            "symbol": ["circle-open" if point.is_small else "circle" for point in known],
            "size": 5,
            "color": ink.accent,
        },
    )


def _title(ground: Ground, series: Series, left: float, top: float) -> Spec:
    return {
        "text": f"<b>{safe(shorten(series.team or '', 26))}</b>  {safe(_latest(ground, series))}",
        "x": left,
        "y": top,
        "xref": "paper",
        "yref": "paper",
        "xanchor": "left",
        "yanchor": "bottom",
        "showarrow": False,
        "font": {"size": 12, "color": ground.ink.text},
    }


def _latest(ground: Ground, series: Series) -> str:
    latest = series.points[-1] if series.points else None
    if latest is None or latest.reading.value is None:
        return "no value"
    return "too few to be read" if latest.is_small else value_words(ground.kpi, latest.reading.value)
