"""XmR: readings and their moving ranges against the natural process limits, with every signal marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.charts.canvas import Spec, marks, safe, sheet
from planner.charts.kpi_ground import (
    Ground,
    Numbered,
    event_axis,
    event_marks,
    level,
    period_words,
    reading_words,
    time_axis,
    too_few,
    value_axis,
)
from planner.charts.palette import Colours
from planner.kpis.kpi import Kpi
from planner.kpis.series import Point
from planner.kpis.signal_words import is_better
from planner.kpis.value_words import number_words, value_words
from planner.kpis.xmr import Limits, Rule, Signal

_HEIGHT, _LOW_HEIGHT = 520, 440
_UPPER, _LOWER = [0.36, 1.0], [0.0, 0.27]
_ROOM, _ROOM_NARROW = 0.11, 0.32  # of the width, for the words of the limits

RULES: Mapping[Rule, tuple[str, str]] = {
    Rule.BEYOND_LIMIT: ("1", "beyond a limit"),
    Rule.EIGHT_ON_ONE_SIDE: ("2", "eight in a row on one side of the average"),
    Rule.THREE_OF_FOUR: ("3", "three of four nearer to a limit than to the average"),
    Rule.MOVING_RANGE: ("R", "an unusual jump: beyond the range limit"),
}
"""The sign that stands beside a signal for its rule, and the rule in a few words."""

_SYMBOLS = {
    Rule.BEYOND_LIMIT: "diamond",
    Rule.EIGHT_ON_ONE_SIDE: "square",
    Rule.THREE_OF_FOUR: "triangle-up",
    Rule.MOVING_RANGE: "hexagon2",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """The periods from which the limits were taken."""

    name: str
    start: date
    end: date
    is_frozen: bool


@dataclass(frozen=True, slots=True)
class Behaviour:
    """What is drawn. The positions of signals count the readable points; `limits` are None for too few points."""

    points: Sequence[Point]
    limits: Limits | None
    signals: Sequence[Signal]
    stretch: Stretch | None = None
    events: Sequence[Numbered] = ()

    @property
    def readable(self) -> list[Point]:
        """The points that limits and rules look at."""
        return [point for point in self.points if point.reading.value is not None and not point.is_small]

    @property
    def values(self) -> list[float]:
        """Their values."""
        return [point.reading.value for point in self.readable if point.reading.value is not None]

    @property
    def ranges(self) -> list[float]:
        """How far each value is from the one before it; one fewer than there are values."""
        values = self.values
        return [abs(value - before) for before, value in pairwise(values)]


def xmr(ground: Ground, shown: Behaviour) -> Spec:
    """The values above, their moving ranges below; the stretch behind the limits is shaded."""
    ink, limits = ground.ink, shown.limits
    time = _time(ground, shown)
    lines, badges = event_marks(ground, shown.events, time)
    traces = [_values(ground, shown), *_small(ground, shown), *_signals(ground, shown)]
    traces += [_ranges(ground, shown), *_range_signals(ground, shown), *badges]
    bounds = [limits.lower, limits.upper] if limits else []
    highest = [0.0, *shown.ranges, *([limits.upper_range] if limits else [])]
    layout = sheet(
        ink,
        _LOW_HEIGHT if ground.is_compact else _HEIGHT,
        margin={"l": 8, "r": 14, "t": 46, "b": 8},
        xaxis=time,
        yaxis=value_axis(ground, [*shown.values, *bounds]) | {"domain": _UPPER},
        yaxis2=value_axis(ground, highest) | {"domain": _LOWER, "nticks": 4, "range": [0, 1.25 * max(highest) or 1]},
        yaxis9=event_axis(),
        shapes=[*_shade(ground, shown.stretch), *_limit_lines(limits, ink), *lines],
        annotations=[*_limit_words(ground, limits), _heading("How far each is from the one before", ink)],
    )
    return {"data": traces, "layout": layout}


def xmr_key(ground: Ground, shown: Behaviour) -> str:
    """One line that says what the signs mean."""
    if shown.limits is None:
        return f"● each {ground.kpi.cadence.noun} that can be read"
    signs = {Rule.BEYOND_LIMIT: "◆", Rule.EIGHT_ON_ONE_SIDE: "■", Rule.THREE_OF_FOUR: "▲", Rule.MOVING_RANGE: "⬢"}
    fired = {signal.rule for signal in shown.signals}
    said = [f"{signs[rule]} {RULES[rule][0]}: {RULES[rule][1]}" for rule in Rule if rule in fired]
    shaded = "shaded: where the limits come from" if shown.stretch else ""
    is_judged = any(is_better(signal, ground.kpi) is not None for signal in shown.signals)
    colour = "green is better, red is worse" if is_judged else ""
    quiet = "" if fired else "no signal: every movement is within its usual swings"
    return " · ".join(word for word in (*said, quiet, colour, "dashed: the limits", shaded) if word)


def xmr_alt(ground: Ground, shown: Behaviour) -> str:
    """One sentence for a screen reader."""
    kpi, limits = ground.kpi, shown.limits
    if limits is None:
        return f"{kpi.name}: {len(shown.values)} readings, too few for limits."
    found = f"{len(shown.signals)} signals" if len(shown.signals) != 1 else "1 signal"
    return (
        f"{kpi.name}: average {value_words(kpi, limits.mean)}, limits {number_words(kpi, limits.lower)} "
        f"to {value_words(kpi, limits.upper)}, {found} in {len(shown.values)} readings."
    )


def _time(ground: Ground, shown: Behaviour) -> Spec:
    """The days of the points, with room on the right for the words of the limits."""
    time = time_axis(ground, [ground.x(point.period) for point in shown.points])
    first, last = time["range"]
    room = _ROOM_NARROW if ground.is_compact else _ROOM
    return time | {"range": [first, last + room * (last - first)]} if shown.limits else time


def _values(ground: Ground, shown: Behaviour) -> Spec:
    ink = ground.ink
    return marks(
        "values",
        mode="lines+markers",
        x=[ground.x(point.period) for point in shown.readable],
        y=shown.values,
        hovertext=[_hover(ground, point) for point in shown.readable],
        line={"color": ink.tint(ink.accent, 0.6), "width": 1.5},
        marker={"size": 7, "color": ink.accent},
    )


def _hover(ground: Ground, point: Point) -> str:
    return f"{period_words(ground, point.period)}<br>{reading_words(ground.kpi, point)}"


def _small(ground: Ground, shown: Behaviour) -> list[Spec]:
    small = [point for point in shown.points if point.is_small and point.reading.value is not None]
    hovers = [f"{_hover(ground, point)}<br>Too few: left out of limits and rules" for point in small]
    return too_few(ground, small, hovers)


def _signals(ground: Ground, shown: Behaviour) -> list[Spec]:
    """Over the values; where several rules fire on a point, the first gives the shape and all are named."""
    fired = _by_position(shown.signals)
    values, readable = shown.values, shown.readable
    return [_marked(ground, "signals", fired, [ground.x(point.period) for point in readable], values)] if fired else []


def _range_signals(ground: Ground, shown: Behaviour) -> list[Spec]:
    fired = _by_position([signal for signal in shown.signals if signal.rule is Rule.MOVING_RANGE])
    xs = [ground.x(point.period) for point in shown.readable]
    heights = [0.0, *shown.ranges]
    return [_marked(ground, "range signals", fired, xs, heights) | {"yaxis": "y2"}] if fired else []


def _by_position(signals: Sequence[Signal]) -> dict[int, list[Signal]]:
    fired: dict[int, list[Signal]] = {}
    for signal in sorted(signals, key=lambda one: list(Rule).index(one.rule)):
        for position in signal.positions:
            fired.setdefault(position, []).append(signal)
    return fired


def _marked(
    ground: Ground, name: str, fired: Mapping[int, Sequence[Signal]], xs: Sequence[float], ys: Sequence[float]
) -> Spec:
    ink, places = ground.ink, sorted(fired)
    return marks(
        name,
        mode="markers+text",
        x=[xs[at] for at in places],
        y=[ys[at] for at in places],
        text=["·".join(_signs_at(at, fired[at])) for at in places],
        textposition=["top center" if fired[at][0].is_above else "bottom center" for at in places],
        textfont={"size": 11, "color": ink.text},
        hovertext=[
            "<br>".join(dict.fromkeys(f"<b>{RULES[s.rule][0]}</b> {RULES[s.rule][1]}" for s in fired[at]))
            for at in places
        ],
        marker={
            "symbol": [_SYMBOLS[fired[at][0].rule] for at in places],
            "size": 12,
            "color": [_tone(ground.kpi, fired[at][0], ink) for at in places],
            "line": {"width": 1, "color": ink.background},
        },
        cliponaxis=False,
    )


def _signs_at(at: int, fired: Sequence[Signal]) -> dict[str, None]:
    """The signs of the rules, once each; a run is named where it begins, or its signs would cover each other."""
    return dict.fromkeys(RULES[one.rule][0] for one in fired if at == one.positions[0])


def _tone(kpi: Kpi, signal: Signal, ink: Colours) -> str:
    better = is_better(signal, kpi)
    return ink.phases[2] if better is None else ink.good if better else ink.bad


def _ranges(ground: Ground, shown: Behaviour) -> Spec:
    ink, kpi = ground.ink, ground.kpi
    after = shown.readable[1:]
    return marks(
        "moving ranges",
        mode="lines+markers",
        x=[ground.x(point.period) for point in after],
        y=shown.ranges,
        yaxis="y2",
        hovertext=[
            f"{period_words(ground, point.period)}<br><b>{safe(value_words(kpi, moved))}</b> from the one before"
            for point, moved in zip(after, shown.ranges, strict=True)
        ],
        line={"color": ink.tint(ink.muted, 0.6), "width": 1.5},
        marker={"size": 5, "color": ink.muted},
    )


def _shade(ground: Ground, stretch: Stretch | None) -> list[Spec]:
    if stretch is None:
        return []
    ink = ground.ink
    ends = {"x0": ground.at(stretch.start), "x1": ground.at(stretch.end) + 0.5}
    place = {"type": "rect", "y0": 0, "y1": 1, "yref": "paper", "layer": "below", "line": {"width": 0}}
    return [place | ends | {"fillcolor": ink.tint(ink.muted, 0.1)}]


def _limit_lines(limits: Limits | None, ink: Colours) -> list[Spec]:
    if limits is None:
        return []
    upper = [level(value, ink, color=ink.bad, dash="dash", width=1.2) for value in (limits.lower, limits.upper)]
    ranged = level(limits.upper_range, ink, color=ink.bad, dash="dash", width=1.2)
    usual = level(limits.mean_moving_range, ink)
    return [level(limits.mean, ink), *upper, usual | {"yref": "y2"}, ranged | {"yref": "y2"}]


def _limit_words(ground: Ground, limits: Limits | None) -> list[Spec]:
    if limits is None:
        return []
    kpi, ink = ground.kpi, ground.ink
    said = (
        (f"average {number_words(kpi, limits.mean)}", limits.mean, "y"),
        (f"upper limit {number_words(kpi, limits.upper)}", limits.upper, "y"),
        (f"lower limit {number_words(kpi, limits.lower)}", limits.lower, "y"),
        (f"range limit {number_words(kpi, limits.upper_range)}", limits.upper_range, "y2"),
    )
    return [_beside(text, value, axis, ink) for text, value, axis in said]


def _beside(text: str, value: float, axis: str, ink: Colours) -> Spec:
    """Words that stand on their line, at its right end."""
    return {
        "text": text,
        "x": 1,
        "xref": "paper",
        "xanchor": "right",
        "y": value,
        "yref": axis,
        "yanchor": "bottom",
        "showarrow": False,
        "bgcolor": ink.tint(ink.background, 0.0),
        "font": {"size": 11, "color": ink.muted},
    }


def _heading(text: str, ink: Colours) -> Spec:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": _LOWER[1] + 0.005, "yref": "paper", "yanchor": "bottom"}
    return {"text": text, "showarrow": False, "font": {"size": 12, "color": ink.muted}} | place
