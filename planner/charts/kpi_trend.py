"""Trend: a KPI's readings with how sure they are, the path to its target, and where it is heading."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.charts.canvas import Spec, marks, safe, sheet
from planner.charts.days import day_number, long_date
from planner.charts.kpi_ground import (
    Ground,
    Numbered,
    event_axis,
    event_marks,
    foot,
    level,
    line_at,
    period_words,
    reading_words,
    time_axis,
    too_few,
    value_axis,
)
from planner.charts.palette import Colours
from planner.kpis.forecast import KpiForecast
from planner.kpis.kind import Direction
from planner.kpis.kpi import Kpi
from planner.kpis.series import Point
from planner.kpis.value_words import interval_name, interval_words, value_words

_HEIGHT, _LOW_HEIGHT = 400, 320
_FAR = 1.6  # how many times the cadence two readings may be apart and still be joined

Step = tuple[float, float]
"""A day's number and the value expected on it."""


@dataclass(frozen=True, slots=True)
class Trend:
    """What is drawn: all points, the path to the target, the band ahead, what happened."""

    points: Sequence[Point]
    path: Sequence[Step] = ()
    ahead: KpiForecast | None = None
    events: Sequence[Numbered] = field(default=())


def trend(ground: Ground, shown: Trend) -> Spec:
    """The readings over the days of the plan; what is too small to be read is hollow and outside the line."""
    ink = ground.ink
    sure = [point for point in shown.points if point.reading.value is not None and not point.is_small]
    small = [point for point in shown.points if point.reading.value is not None and point.is_small]
    time = time_axis(ground, _days(ground, shown))
    lines, badges = event_marks(ground, shown.events, time)
    traces = [*_intervals(ground, sure), *_ahead(ground, shown.ahead), *_path(ground, shown.path)]
    traces += [
        *_readings(ground, sure),
        *too_few(ground, small, [_hover(ground, point) for point in small]),
        *_goal(ground, shown.path),
        *badges,
    ]
    layout = sheet(
        ink,
        _LOW_HEIGHT if ground.is_compact else _HEIGHT,
        margin={"l": 8, "r": 14, "t": 46, "b": 8},
        xaxis=time,
        yaxis=value_axis(ground, _heights(ground, shown, sure, small)),
        yaxis9=event_axis(),
        shapes=[*_band_of_target(ground), *_thresholds(ground), *_days_that_count(ground, time), *lines],
        annotations=_words_at_the_foot(ground, time),
    )
    return {"data": traces, "layout": layout}


def trend_key(ground: Ground, shown: Trend) -> str:
    """One line that says what the signs mean, naming only those that are there."""
    name = interval_name(*(point.reading for point in shown.points))
    said = [f"● each {ground.kpi.cadence.noun}", f"shaded: {name}"]
    if any(point.is_partial for point in shown.points):
        said.append("⊕ teams are missing")
    if any(point.is_small for point in shown.points):
        said.append("○ too few to be read")
    if shown.path:
        said.append("dashed: the path to the target ◇")
    elif ground.kpi.direction is Direction.BAND:
        said.append("green: where it shall stay")
    if shown.ahead:
        said.append("dotted: where it is heading, with its 95 % band")
    if shown.events:
        said.append("numbers: events")
    return " · ".join(said)


def trend_alt(ground: Ground, shown: Trend) -> str:
    """One sentence for a screen reader."""
    kpi, readable = ground.kpi, [point for point in shown.points if point.reading.value is not None]
    if not readable:
        return f"{kpi.name}: no readings yet."
    last = readable[-1]
    assert last.reading.value is not None  # noqa: S101 - filtered above
    sure = f" ({interval_words(kpi, last.reading)})" if last.reading.has_interval else ""
    ends = f"{kpi.name}, {len(readable)} readings to {long_date(last.period.end)}"
    goal = f", target {value_words(kpi, kpi.target.value)} by day {kpi.target.by_day}" if kpi.target else ""
    return f"{ends}: latest {value_words(kpi, last.reading.value)}{sure}{goal}."


def _days(ground: Ground, shown: Trend) -> list[float]:
    days = [ground.x(point.period) for point in shown.points]
    days += [day for day, _ in shown.path]
    days += [ground.at(day) for day in (shown.ahead.days if shown.ahead else ())]
    return [*days, ground.today_day, ground.length]


def _heights(ground: Ground, shown: Trend, sure: Sequence[Point], small: Sequence[Point]) -> list[float | None]:
    """Intervals of small samples may be cut off, or they would press everything else flat."""
    kpi = ground.kpi
    found: list[float | None] = [kpi.band_low, kpi.band_high, kpi.warn_at, kpi.alarm_at]
    for point in sure:
        found += [point.reading.value, point.reading.low, point.reading.high]
    found += [point.reading.value for point in small] + [value for _, value in shown.path]
    return [*found, *(shown.ahead.low if shown.ahead else ()), *(shown.ahead.high if shown.ahead else ())]


def _runs(ground: Ground, points: Sequence[Point]) -> list[list[Point]]:
    """Stretches without a gap: only what follows each other is joined."""
    runs: list[list[Point]] = []
    far = _FAR * ground.kpi.cadence.days
    for point in points:
        if runs and (point.period.end - runs[-1][-1].period.end).days <= far:
            runs[-1].append(point)
        else:
            runs.append([point])
    return runs


def _intervals(ground: Ground, sure: Sequence[Point]) -> list[Spec]:
    """One shape for all stretches; a reading that stands alone gets an upright line of its own."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for run in _runs(ground, [point for point in sure if point.reading.has_interval]):
        days = [ground.x(point.period) for point in run]
        days = days if len(days) > 1 else [days[0] - 0.4, days[0] + 0.4]
        lows = [point.reading.low for point in run] * (2 if len(run) == 1 else 1)
        highs = [point.reading.high for point in run] * (2 if len(run) == 1 else 1)
        xs += [*days, *reversed(days), None]
        ys += [*highs, *reversed(lows), None]
    name = interval_name(*(point.reading for point in sure))
    return [_area(name, xs[:-1], ys[:-1], ground.ink.tint(ground.ink.accent, 0.2))] if xs else []


def _area(name: str, xs: Sequence[float | None], ys: Sequence[float | None], colour: str) -> Spec:
    return {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "x": xs,
        "y": ys,
        "fill": "toself",
        "fillcolor": colour,
        "line": {"width": 0, "color": colour},
        "hoverinfo": "skip",
    }


def _readings(ground: Ground, sure: Sequence[Point]) -> list[Spec]:
    """A line through the readings, broken where periods are missing."""
    ink = ground.ink
    points = [point for run in _runs(ground, sure) for point in (*run, None)][:-1]
    return [
        marks(
            "readings",
            mode="lines+markers",
            x=[point and ground.x(point.period) for point in points],
            y=[point and point.reading.value for point in points],
            hovertext=["" if point is None else _hover(ground, point) for point in points],
            line={"color": ink.accent, "width": 2},
            marker={
                "symbol": ["circle-cross-open" if point and point.is_partial else "circle" for point in points],
                "size": [11 if point and point.is_partial else 7 for point in points],
                "color": ink.accent,
                "line": {"width": 1.5, "color": ink.accent},
            },
        )
    ]


def _missing_words(kpi: Kpi, point: Point) -> str:
    """How many teams are missing; a formula does not know those of its inputs."""
    if not kpi.teams:
        return "Teams are missing"
    needed = kpi.teams_of(point.period)
    return f"{len(set(needed).difference(point.teams))} of {len(needed)} teams missing"


def _hover(ground: Ground, point: Point) -> str:
    said = [period_words(ground, point.period), reading_words(ground.kpi, point)]
    if point.is_small:
        said.append(f"Fewer than {ground.kpi.minimum_n:,}: not to be read")
    if point.is_partial:
        said.append(_missing_words(ground.kpi, point))
    return "<br>".join(said)


def _path(ground: Ground, path: Sequence[Step]) -> list[Spec]:
    if not path:
        return []
    return [
        {
            "type": "scatter",
            "name": "path",
            "mode": "lines",
            "x": [day + 0.5 for day, _ in path],
            "y": [value for _, value in path],
            "line": {"color": ground.ink.text, "width": 1.5, "dash": "dash"},
            "hoverinfo": "text",
            "hovertext": [
                f"Expected on day {day_number(round(day))}: {safe(value_words(ground.kpi, value))}"
                for day, value in path
            ],
        }
    ]


def _goal(ground: Ground, path: Sequence[Step]) -> list[Spec]:
    """A diamond with the target's value where the path ends at it."""
    kpi, ink = ground.kpi, ground.ink
    if kpi.target is None or not path:
        return []
    goal = kpi.target
    return [
        marks(
            "target",
            mode="markers+text",
            x=[goal.by_day + 0.5],
            y=[goal.value],
            text=[f"<b>{safe(value_words(kpi, goal.value))}</b>"],
            textposition="top left",
            textfont={"size": 12, "color": ink.text},
            hovertext=[f"<b>Target</b>: {safe(value_words(kpi, goal.value))} by day {day_number(goal.by_day)}"],
            marker={"symbol": "diamond", "size": 12, "color": ink.background, "line": {"width": 2, "color": ink.text}},
            cliponaxis=False,
        )
    ]


def _ahead(ground: Ground, ahead: KpiForecast | None) -> list[Spec]:
    if ahead is None:
        return []
    ink, kpi, xs = ground.ink, ground.kpi, [ground.at(day) for day in ahead.days]
    blue = ink.phases[1]
    words = [
        f"{long_date(day)}, if it goes on like this: <b>{safe(value_words(kpi, mid))}</b><br>"
        f"95 of 100 between {safe(value_words(kpi, low))} and {safe(value_words(kpi, high))}"
        for day, mid, low, high in zip(ahead.days, ahead.mid, ahead.low, ahead.high, strict=True)
    ]
    return [
        _area("forecast band", [*xs, *reversed(xs)], [*ahead.high, *reversed(ahead.low)], ink.tint(blue, 0.14)),
        {
            "type": "scatter",
            "name": "forecast",
            "mode": "lines",
            "x": xs,
            "y": list(ahead.mid),
            "line": {"color": blue, "width": 2, "dash": "dot"},
            "hoverinfo": "text",
            "hovertext": words,
        },
    ]


def _band_of_target(ground: Ground) -> list[Spec]:
    kpi, ink = ground.kpi, ground.ink
    if kpi.direction is not Direction.BAND:
        return []
    ends = [end for end in (kpi.band_low, kpi.band_high) if end is not None]
    lines = [level(end, ink, color=ink.good, dash="dash") for end in ends]
    if len(ends) < 2:
        return lines
    inside = {"type": "rect", "x0": 0, "x1": 1, "xref": "paper", "y0": ends[0], "y1": ends[1], "layer": "below"}
    return [inside | {"fillcolor": ink.tint(ink.good, 0.12), "line": {"width": 0}}, *lines]


def _thresholds(ground: Ground) -> list[Spec]:
    kpi, ink = ground.kpi, ground.ink
    known = ((kpi.warn_at, ink.warning), (kpi.alarm_at, ink.bad))
    return [level(value, ink, color=colour, dash="dashdot") for value, colour in known if value is not None]


def _days_that_count(ground: Ground, time: Spec) -> list[Spec]:
    ink = ground.ink
    return [
        line_at(ground.today_day + 0.5, ink, color=ink.accent, width=1.5),
        *([line_at(ground.length + 0.5, ink, color=ink.text, dash="dot")] if ground.length < time["range"][1] else []),
    ]


def _words_at_the_foot(ground: Ground, time: Spec) -> list[Spec]:
    """What the upright lines are; day 0 only where there is history before it."""
    ink: Colours = ground.ink
    first, last = time["range"]
    words = [foot("Today", ground.today_day + 0.5, ink, is_left=True)] if first <= ground.today_day < last else []
    if first <= ground.length < last and abs(ground.length - ground.today_day) > (last - first) * 0.12:
        words.append(foot(f"Day {ground.length}", ground.length + 0.5, ink, is_left=True))
    return words
