"""Forecast: when each gate is likely to be reached against the day it should be, and what decides that."""

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.charts.canvas import Spec, axis, bar, blank, figure, key_to, marks, names, percent, safe, sheet, shorten
from planner.charts.days import day_number, days_axis, long_date
from planner.charts.palette import Colours, Look, colours
from planner.plan.plan import Plan
from planner.scheduling.forecast import Driver, GateForecast
from planner.tasks.task import Kind

_ROW_PX = 46
_LIKELY, _UNLIKELY = 0.8, 0.5


def gate_outlook(plan: Plan, gates: Sequence[GateForecast], look: Look, *, compact: bool = False) -> go.Figure:
    """One row per gate: a line from P50 over P80 to P90 and a diamond on its target day."""
    ink = colours(look)
    if not gates:
        return blank("No gate or milestone lies ahead.", ink)
    days = [day for gate in gates for day in (gate.target_day, gate.finish.p50_day, gate.finish.p90_day)]
    first, last = min(days), max(days)
    air = max(3, (last - first) // 8)
    layout = sheet(
        ink,
        78 + _ROW_PX * len(gates),
        margin={"l": 8, "r": 8, "t": 46, "b": 28},
        annotations=[key_to("◇ target   ● 80 of 100 runs are there   | 50 and 90 of 100", ink)],
        xaxis=days_axis(plan.calendar(), first - air, last + air, ink, at_most=6 if compact else 14),
        yaxis=axis(ink, range=[len(gates) - 0.4, -0.6], showgrid=False, showticklabels=False),
    )
    return figure(
        [
            _spread(gates, ink),
            _quantiles(plan, gates, ink),
            _targets(plan, gates, ink),
            _names(gates, first - air, compact, ink),
        ],
        layout,
    )


def driver_bars(drivers: Sequence[Driver], look: Look, *, compact: bool = False) -> go.Figure:
    """How strongly each task moves the gate, from 0 (not at all) to 1 (alone); strongest on top."""
    ink = colours(look)
    if not drivers:
        return blank("No single task decides it.", ink)
    rows = list(range(len(drivers)))
    strengths = [driver.correlation for driver in drivers]
    bars = bar(
        "drivers",
        x=strengths,
        y=[row + 0.2 for row in rows],
        width=0.26,
        customdata=[driver.task for driver in drivers],
        hovertext=[f"<b>{safe(shorten(d.name, 90))}</b><br>Moves with it: {d.correlation:.2f} of 1" for d in drivers],
        marker={"color": ink.accent, "line": {"width": 0}, "cornerradius": 3},
    )
    words = names([0.0] * len(rows), [row - 0.2 for row in rows], [_driver_words(d, compact) for d in drivers], ink)
    layout = sheet(
        ink,
        20 + 44 * len(rows),
        xaxis=axis(ink, range=[0, 1.02], showgrid=False, showticklabels=False),
        yaxis=axis(ink, range=[len(rows) - 0.5, -0.6], showgrid=False, showticklabels=False),
    )
    return figure([bars, words], layout)


def forecast_alt(plan: Plan, gates: Sequence[GateForecast]) -> str:
    """One sentence for a screen reader."""
    if not gates:
        return "No gate or milestone lies ahead."
    calendar = plan.calendar()
    said = (
        f"“{shorten(gate.name, 60)}” on {long_date(calendar.date_of(gate.target_day))}: {chance_words(gate.chance)}"
        for gate in gates
    )
    return "Chance to hold the date: " + "; ".join(said) + "."


def chance_words(chance: float) -> str:
    """A share of runs as a chance, never claiming more certainty than a simulation has."""
    if chance < 0.01:
        return "chance below 1 %"
    return "chance above 99 %" if chance > 0.99 else f"{percent(chance)} chance"


def _spread(gates: Sequence[GateForecast], ink: Colours) -> Spec:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row, gate in enumerate(gates):
        xs += [gate.finish.p50_day + 0.5, gate.finish.p90_day + 0.5, None]
        ys += [row + 0.18, row + 0.18, None]
    line = {"color": ink.tint(ink.accent, 0.45), "width": 6}
    return {"type": "scatter", "name": "spread", "mode": "lines", "x": xs, "y": ys, "line": line, "hoverinfo": "skip"}


def _quantiles(plan: Plan, gates: Sequence[GateForecast], ink: Colours) -> Spec:
    calendar = plan.calendar()
    points = [
        (row, name, day)
        for row, gate in enumerate(gates)
        for name, day in (("P50", gate.finish.p50_day), ("P80", gate.finish.p80_day), ("P90", gate.finish.p90_day))
    ]
    return marks(
        "P50, P80, P90",
        x=[day + 0.5 for _, _, day in points],
        y=[row + 0.18 for row, _, _ in points],
        customdata=[gates[row].task for row, _, _ in points],
        hovertext=[
            f"<b>{name}</b>: {long_date(calendar.date_of(day))} · day {day_number(day)}<br>"
            f"{name[1:]} of 100 runs are there by then"
            for _, name, day in points
        ],
        marker={
            "symbol": ["circle" if name == "P80" else "line-ns-open" for _, name, _ in points],
            "size": [11 if name == "P80" else 13 for _, name, _ in points],
            "color": ink.accent,
            "line": {"width": 2.5, "color": ink.accent},
        },
    )


def _targets(plan: Plan, gates: Sequence[GateForecast], ink: Colours) -> Spec:
    calendar = plan.calendar()
    return marks(
        "targets",
        x=[gate.target_day + 0.5 for gate in gates],
        y=[row + 0.18 for row in range(len(gates))],
        customdata=[gate.task for gate in gates],
        hovertext=[
            f"<b>Target</b>: {long_date(calendar.date_of(gate.target_day))} · day {day_number(gate.target_day)}"
            for gate in gates
        ],
        marker={
            "symbol": "diamond",
            "size": [15 if gate.kind is Kind.GATE else 11 for gate in gates],
            "color": ink.background,
            "line": {"width": 2, "color": ink.text},
        },
    )


def _names(gates: Sequence[GateForecast], first: int, compact: bool, ink: Colours) -> Spec:
    texts = [f"<b>{safe(shorten(g.name, 30 if compact else 60))}</b>  {_verdict(g.chance)}" for g in gates]
    return names([first] * len(gates), [row - 0.25 for row in range(len(gates))], texts, ink)


def _verdict(chance: float) -> str:
    sign = "✓" if chance >= _LIKELY else "○" if chance >= _UNLIKELY else "▲"
    return f"{sign} {chance_words(chance)}"


def _driver_words(driver: Driver, compact: bool) -> str:
    return f"{safe(shorten(driver.name, 40 if compact else 60))}  <b>{driver.correlation:.2f}</b>"
