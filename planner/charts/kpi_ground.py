"""What every chart of a KPI stands on: the plan's days, today and day 100, the scale of the values, the events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.charts.canvas import Spec, axis, marks, safe, shorten
from planner.charts.days import day_number, days_axis, long_date
from planner.charts.palette import Colours, Look, colours
from planner.kpis.event import Event
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period
from planner.kpis.series import Point
from planner.kpis.value_words import interval_name, value_words
from planner.shared.calendar import WorkCalendar

_PLOT_PX, _NARROW_PX = 960, 270
_BADGE_PX = 24
_LANE = 0.075  # of the height of the plot


@dataclass(frozen=True, slots=True)
class Ground:
    """The KPI, the plan's calendar, today and the day the plan counts to as day numbers, and how it is looked at."""

    kpi: Kpi
    calendar: WorkCalendar
    today_day: int
    length: int
    look: Look
    is_compact: bool = False

    @property
    def ink(self) -> Colours:
        """The colours of the look."""
        return colours(self.look)

    def at(self, when: date) -> float:
        """Where a date stands on the axis: in the middle of its day."""
        return self.calendar.day_of(when) + 0.5

    def x(self, period: Period) -> float:
        """Where a period's reading stands: on its last day, when all of it has been counted."""
        return self.at(period.end)


@dataclass(frozen=True, slots=True)
class Numbered:
    """An event with the number that stands for it on the chart and in the list below."""

    number: int
    event: Event


def numbered(events: Iterable[Event]) -> tuple[Numbered, ...]:
    """The events in the order of their days, numbered from 1."""
    ordered = sorted(events, key=lambda event: (event.on, event.name))
    return tuple(Numbered(number, event) for number, event in enumerate(ordered, 1))


def time_axis(ground: Ground, xs: Sequence[float]) -> Spec:
    """The plan's days from the first to the last of these, with a little air."""
    first, last = int(min(xs)), int(max(xs))
    air = max(2, (last - first) // 40)
    return days_axis(ground.calendar, first - air, last + air, ground.ink, at_most=5 if ground.is_compact else 14)


def value_axis(ground: Ground, values: Iterable[float | None], *, least: float = 0.0) -> Spec:
    """A scale that holds these values, with room for the badges of events on top and never beyond what can be.

    `least` is a height in units that it spans at least.
    """
    low, high = span(values, least)
    air = 0.06 * (high - low)
    top, bottom = high + 3 * air, low - air
    kpi = ground.kpi
    least_of_all, _ = kpi.value_range
    if least_of_all is not None and low >= least_of_all:
        bottom = max(bottom, least_of_all - air / 3)
    return axis(
        ground.ink,
        range=[bottom, top],
        nticks=6,
        automargin=True,
        separatethousands=True,
        ticksuffix=" %" if kpi.unit == "%" else "",
    )


def span(values: Iterable[float | None], least: float = 0.0) -> tuple[float, float]:
    """The lowest and the highest of the values that are there, at least this far apart and never the same."""
    known = [value for value in values if value is not None]
    low, high = (min(known), max(known)) if known else (0.0, 1.0)
    short = max(least, 0.02 * abs(high), 1e-9) - (high - low)
    return (low - short / 2, high + short / 2) if short > 0 else (low, high)


def line_at(x: float, ink: Colours, **how: object) -> Spec:
    """A vertical line over the whole height."""
    style = {"color": ink.link, "width": 1} | how
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": style, "layer": "below"}


def level(value: float, ink: Colours, **how: object) -> Spec:
    """A horizontal line over the whole width."""
    style = {"color": ink.muted, "width": 1} | how
    return {"type": "line", "x0": 0, "x1": 1, "xref": "paper", "y0": value, "y1": value, "line": style}


def foot(text: str, x: float, ink: Colours, *, is_left: bool = False) -> Spec:
    """A word at the foot of a vertical line, beside it."""
    return {
        "text": text,
        "x": x,
        "y": 0,
        "yref": "paper",
        "xanchor": "right" if is_left else "left",
        "yanchor": "bottom",
        "xshift": -3 if is_left else 3,
        "showarrow": False,
        "bgcolor": ink.background,
        "borderpad": 1,
        "font": {"size": 11, "color": ink.muted},
    }


def too_few(ground: Ground, points: Sequence[Point], hovers: Sequence[str]) -> list[Spec]:
    """Readings with fewer cases than the KPI needs, as rings apart from the line."""
    if not points:
        return []
    return [
        marks(
            "too few",
            x=[ground.x(point.period) for point in points],
            y=[point.reading.value for point in points],
            hovertext=list(hovers),
            marker={"symbol": "circle-open", "size": 9, "color": ground.ink.muted, "line": {"width": 1.5}},
        )
    ]


def event_marks(ground: Ground, events: Sequence[Numbered], time: Spec) -> tuple[list[Spec], list[Spec]]:
    """The shapes and the trace of the events: a line on each day, a number on top, beside each other if they meet."""
    first, last = time["range"]
    shown = [one for one in events if first <= ground.at(one.event.on) <= last]
    if not shown:
        return [], []
    ink, xs = ground.ink, [ground.at(one.event.on) for one in shown]
    lanes = _lanes(xs, (last - first) * _BADGE_PX / (_NARROW_PX if ground.is_compact else _PLOT_PX))
    badges = marks(
        "events",
        x=xs,
        y=[0.965 - _LANE * lane for lane in lanes],
        yaxis="y9",
        mode="markers+text",
        text=[str(one.number) for one in shown],
        textfont={"size": 11, "color": ink.text},
        hovertext=[event_words(one) for one in shown],
        marker={"symbol": "circle", "size": 19, "color": ink.surface, "line": {"width": 1.5, "color": ink.phases[2]}},
        cliponaxis=False,
    )
    return [line_at(x, ink, color=ink.phases[2], dash="dot") for x in xs], [badges]


def event_axis() -> Spec:
    """The scale on which the numbers of events stand, from the foot (0) to the top (1) of the plot."""
    return {"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True}


def event_words(one: Numbered) -> str:
    """What stands beside an event when it is pointed at."""
    event = one.event
    return f"<b>{one.number}. {safe(shorten(event.name, 60))}</b><br>{long_date(event.on)} · {event.kind.value}"


def period_words(ground: Ground, period: Period) -> str:
    """ "12 Jan to 18 Jan 2026 · day −14 to −8"."""
    first, last = (day_number(ground.calendar.day_of(day)) for day in (period.start, period.end))
    return f"{long_date(period.start)} to {long_date(period.end)}<br>Day {first} to {last}"


def reading_words(kpi: Kpi, point: Point) -> str:
    """A point's value, how sure it is and on how many it rests, line by line."""
    reading = point.reading
    if reading.value is None:
        return f"n {reading.n:,.0f}"
    said = [f"<b>{safe(value_words(kpi, reading.value))}</b>"]
    if reading.low is not None and reading.high is not None:
        ends = f"{safe(value_words(kpi, reading.low))} to {safe(value_words(kpi, reading.high))}"
        said.append(f"{interval_name(reading).capitalize()} {ends}")
    if reading.p90 is not None:
        said.append(f"Nine in ten within {safe(value_words(kpi, reading.p90))}")
    return "<br>".join([*said, f"n {reading.n:,.0f}"])


def _lanes(xs: Sequence[float], apart: float) -> list[int]:
    """Rows for marks at ascending places, so that no two of a row are nearer than `apart`."""
    ends: list[float] = []
    found = []
    for x in xs:
        lane = next((at for at, end in enumerate(ends) if x - end >= apart), len(ends))
        ends[lane : lane + 1] = [x]
        found.append(lane)
    return found
