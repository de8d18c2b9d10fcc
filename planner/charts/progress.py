"""Progress: the share of the work that was agreed for each day, and what is earned today."""

import plotly.graph_objects as go

from planner.charts.canvas import Spec, axis, blank, figure, marks, percent, sheet
from planner.charts.days import day_number, days_axis, long_date
from planner.charts.palette import Colours, Look, colours
from planner.plan.plan import Plan
from planner.scheduling.earned import Performance

_HEIGHT = 300
_LABEL = 18  # percent of the height that the label needs below its point
_QUARTERS = [0, 25, 50, 75, 100]


def progress_curve(
    plan: Plan, performance: Performance, today_day: int, look: Look, *, compact: bool = False
) -> go.Figure:
    """The agreed curve, today on it, and how far above or below it the work stands."""
    ink, curve = colours(look), performance.curve
    if not curve:
        return blank("No baseline with work in it yet.", ink)
    first = min(curve[0][0], today_day, plan.earliest_day)
    last = max(curve[-1][0], today_day, plan.last_phase_day)
    layout = sheet(
        ink,
        _HEIGHT,
        margin={"l": 46, "r": 16, "t": 46, "b": 12},
        xaxis=days_axis(plan.calendar(), first, last, ink, at_most=6 if compact else 17),
        yaxis=axis(ink, range=[-2, 106], tickvals=_QUARTERS, ticktext=[f"{q} %" for q in _QUARTERS]),
        annotations=[_label(performance, today_day, first, last, ink)],
    )
    return figure([_planned(plan, performance, first, ink), *_today(performance, today_day, ink)], layout)


def pace_words(performance: Performance) -> str:
    """SPI(t) in words, with the working days ahead of or behind the agreed curve."""
    if performance.spi_t is None:
        return "The agreed work has not begun yet."
    return f"Pace {performance.spi_t:.2f} of the agreed one: {pace_gap(performance)}."


def pace_gap(performance: Performance) -> str:
    """ "3 working days behind" the agreed curve; "on time" within half a day."""
    days = performance.earned_schedule - performance.actual_time
    if abs(days) < 0.5:
        return "on time"
    size = f"{abs(days):.0f} working day{'' if round(abs(days)) == 1 else 's'}"
    return f"{size} {'ahead' if days > 0 else 'behind'}"


def progress_alt(performance: Performance) -> str:
    """One sentence for a screen reader."""
    earned, planned = percent(performance.earned), percent(performance.planned)
    return f"{earned} of the work is done, {planned} was agreed. {pace_words(performance)}"


def _planned(plan: Plan, performance: Performance, first: int, ink: Colours) -> Spec:
    days = [max(first, performance.curve[0][0])] + [day + 1 for day, _ in performance.curve]
    shares = [0.0] + [100 * share for _, share in performance.curve]
    calendar = plan.calendar()
    return {
        "type": "scatter",
        "name": "agreed",
        "mode": "lines",
        "x": days,
        "y": shares,
        "line": {"color": ink.muted, "width": 2},
        "fill": "tozeroy",
        "fillcolor": ink.tint(ink.muted, 0.12),
        "hoverinfo": "text",
        "hovertext": [
            f"{long_date(calendar.date_of(day - 1))} · day {day_number(day - 1)}<br>Agreed: {share:.0f} %"
            for day, share in zip(days, shares, strict=True)
        ],
    }


def _today(performance: Performance, today_day: int, ink: Colours) -> list[Spec]:
    planned, earned = 100 * performance.planned, 100 * performance.earned
    gap: Spec = {
        "type": "scatter",
        "name": "gap",
        "mode": "lines",
        "x": [today_day, today_day],
        "y": [planned, earned],
        "line": {"color": _tone(performance, ink), "width": 2, "dash": "dot"},
        "hoverinfo": "skip",
    }
    points = marks(
        "today",
        x=[today_day, today_day],
        y=[planned, earned],
        hovertext=[f"Agreed for today: {planned:.0f} %", f"Done today: {earned:.0f} %"],
        marker={
            "symbol": ["circle-open", "circle"],
            "size": [9, 12],
            "color": [ink.muted, ink.accent],
            "line": {"width": 2, "color": [ink.muted, ink.background]},
        },
    )
    return [gap, points]


def _label(performance: Performance, today_day: int, first: int, last: int, ink: Colours) -> Spec:
    """Beside the point on the side with more room, below the curve on the right and above it on the left."""
    is_left_half = today_day - first < (last - first) * 0.55
    height = 100 * min(performance.earned, performance.planned) if is_left_half else 100 * performance.earned
    return {
        "text": f"<b>Today: {percent(performance.earned)} done</b><br>{percent(performance.planned)} agreed",
        "x": today_day,
        "y": height,
        "xanchor": "left" if is_left_half else "right",
        "yanchor": "top" if is_left_half and height > _LABEL else "bottom",
        "xshift": 14 if is_left_half else -12,
        "align": "left",
        "showarrow": False,
        "font": {"size": 13, "color": ink.text},
    }


def _tone(performance: Performance, ink: Colours) -> str:
    return ink.good if performance.earned >= performance.planned else ink.bad
