"""Gate days: on which day a gate would be reached, in how many of the runs, against its target."""

import plotly.graph_objects as go

from planner.charts.canvas import Spec, axis, blank, figure, percent, sheet
from planner.charts.days import day_number, days_axis, long_date
from planner.charts.forecast import chance_words
from planner.charts.palette import Colours, Look, colours
from planner.plan.plan import Plan
from planner.scheduling.forecast import GateForecast

_HEIGHT = 280
_RARE = 0.002  # days of fewer runs are drawn, but do not stretch the axis


def gate_days(plan: Plan, gate: GateForecast, look: Look, *, compact: bool = False) -> go.Figure:
    """A bar per day, as high as the share of runs that get there on it; the target as a line."""
    ink = colours(look)
    if not gate.by_day:
        return blank("No run of the plan gets there.", ink)
    common = [day for day, share in gate.by_day if share >= _RARE] or [gate.finish.p50_day]
    first, last = min(common[0], gate.target_day), max(common[-1], gate.target_day, gate.finish.p90_day)
    air = max(2, (last - first) // 6)
    at_most = 5 if compact else 6 if last - first + 2 * air < 10 else 9  # a day of its own has a longer label
    highest = max(share for _, share in gate.by_day)
    layout = sheet(
        ink,
        _HEIGHT,
        margin={"l": 46, "r": 12, "t": 46, "b": 12},
        bargap=0.12,
        xaxis=days_axis(plan.calendar(), first - air, last + air, ink, at_most=at_most),
        yaxis=axis(ink, range=[0, 1.6 * highest], nticks=4, tickformat=".0%"),
        shapes=[_line(gate.target_day + 1, ink)],
        annotations=[_target(gate, first, last, ink), *_quantiles(gate, ink)],
    )
    return figure([_bars(plan, gate, ink)], layout)


def gate_days_alt(plan: Plan, gate: GateForecast) -> str:
    """One sentence for a screen reader."""
    calendar, finish = plan.calendar(), gate.finish
    said = (
        f"{name} {long_date(calendar.date_of(day))}"
        for name, day in (("P50", finish.p50_day), ("P80", finish.p80_day), ("P90", finish.p90_day))
    )
    target = long_date(calendar.date_of(gate.target_day))
    return f"Day reached, as shares of the runs: {', '.join(said)}. {chance_words(gate.chance)} for {target}."


def _bars(plan: Plan, gate: GateForecast, ink: Colours) -> Spec:
    calendar, reached = plan.calendar(), 0.0
    texts = []
    for day, share in gate.by_day:
        reached += share
        when = f"{long_date(calendar.date_of(day))} · day {day_number(day)}"
        texts.append(f"<b>{when}</b><br>{percent(share)} of the runs<br>{percent(reached)} by then")
    return {
        "type": "bar",
        "name": "runs",
        "x": [day + 0.5 for day, _ in gate.by_day],
        "y": [share for _, share in gate.by_day],
        "width": 0.86,
        "hoverinfo": "text",
        "hovertext": texts,
        "textposition": "none",
        "marker": {
            "color": [ink.accent if day <= gate.target_day else ink.tint(ink.bad, 0.7) for day, _ in gate.by_day],
            "line": {"width": 0},
        },
    }


def _line(x: float, ink: Colours) -> Spec:
    line = {"color": ink.text, "width": 2, "dash": "dot"}
    return {"type": "line", "x0": x, "x1": x, "y0": 0, "y1": 1, "yref": "paper", "line": line}


def _target(gate: GateForecast, first: int, last: int, ink: Colours) -> Spec:
    """On the side of the line with more room."""
    is_left_half = gate.target_day - first < (last - first) / 2
    return {
        "text": f"<b>Target, day {day_number(gate.target_day)}</b><br>{percent(gate.chance)} of the runs by then",
        "x": gate.target_day + 1,
        "y": 1,
        "yref": "paper",
        "yanchor": "top",
        "xanchor": "left" if is_left_half else "right",
        "xshift": 8 if is_left_half else -8,
        "align": "left" if is_left_half else "right",
        "showarrow": False,
        "font": {"size": 13, "color": ink.text},
    }


def _quantiles(gate: GateForecast, ink: Colours) -> list[Spec]:
    """P50, P80 and P90 above the bars of their days; those that share a day share a label."""
    heights, labels = dict(gate.by_day), dict[int, list[str]]()
    finish = gate.finish
    for name, day in (("P50", finish.p50_day), ("P80", finish.p80_day), ("P90", finish.p90_day)):
        labels.setdefault(day, []).append(name)
    return [
        {
            "text": names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}",
            "x": day + 0.5,
            "y": heights.get(day, 0.0),
            "yanchor": "bottom",
            "showarrow": False,
            "bgcolor": ink.background,
            "borderpad": 1,
            "font": {"size": 11, "color": ink.muted},
        }
        for day, names in labels.items()
    ]
