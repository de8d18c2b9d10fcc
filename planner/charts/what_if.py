"""What-if: where each finish was and where it would be, joined by a line."""

from collections.abc import Sequence

import plotly.graph_objects as go

from planner.charts.canvas import Spec, axis, blank, figure, key_to, marks, names, safe, sheet, shorten
from planner.charts.days import days_axis, long_date
from planner.charts.palette import Colours, Look, colours
from planner.charts.roadmap_words import counted
from planner.plan.plan import Plan
from planner.scheduling.what_if import Shift

_ROW_PX = 44


def shift_lines(plan: Plan, shifts: Sequence[Shift], look: Look, *, compact: bool = False) -> go.Figure:
    """One row per task or gate: a hollow mark on the finish before, a filled one on the finish after."""
    ink, calendar = colours(look), plan.calendar()
    if not shifts:
        return blank("No date changes.", ink)
    before = [calendar.day_of(shift.finish_before) + 0.5 for shift in shifts]
    after = [calendar.day_of(shift.finish_after) + 0.5 for shift in shifts]
    first, last = int(min(before + after)), int(max(before + after))
    air = max(2, (last - first) // 8)
    layout = sheet(
        ink,
        76 + _ROW_PX * len(shifts),
        margin={"l": 8, "r": 8, "t": 46, "b": 28},
        annotations=[key_to("○ finish before   ● finish after", ink)],
        xaxis=days_axis(calendar, first - air, last + air, ink, at_most=6 if compact else 14),
        yaxis=axis(ink, range=[len(shifts) - 0.4, -0.6], showgrid=False, showticklabels=False),
    )
    tones = [_tone(shift.days, ink) for shift in shifts]
    return figure(
        [
            _joints(before, after, ink),
            _ends(shifts, before, after, tones, ink),
            _names(shifts, first - air, compact, ink),
        ],
        layout,
    )


def shift_words(days: int) -> str:
    """A shift as a person would say it."""
    if days == 0:
        return "as before"
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"


def shifts_alt(shifts: Sequence[Shift]) -> str:
    """One sentence for a screen reader."""
    moved = [shift for shift in shifts if shift.days]
    if not moved:
        return "No finish changes."
    said = "; ".join(f"“{shorten(shift.name, 60)}” {shift_words(shift.days)}" for shift in moved[:5])
    return f"{counted(len(moved), 'finish date')} would change: {said}."


def _joints(before: list[float], after: list[float], ink: Colours) -> Spec:
    xs: list[float | None] = []
    ys: list[float | None] = []
    for row, (was, now) in enumerate(zip(before, after, strict=True)):
        xs += [was, now, None]
        ys += [row + 0.18, row + 0.18, None]
    line = {"color": ink.link, "width": 2}
    return {"type": "scatter", "name": "shifts", "mode": "lines", "x": xs, "y": ys, "line": line, "hoverinfo": "skip"}


def _ends(shifts: Sequence[Shift], before: list[float], after: list[float], tones: list[str], ink: Colours) -> Spec:
    rows = [row + 0.18 for row in range(len(shifts))]
    return marks(
        "finish before and after",
        x=before + after,
        y=rows + rows,
        customdata=[shift.task for shift in shifts] * 2,
        hovertext=[f"Before: {long_date(shift.finish_before)}" for shift in shifts]
        + [f"After: {long_date(shift.finish_after)}, {shift_words(shift.days)}" for shift in shifts],
        marker={
            "symbol": "circle",
            "size": 11,
            "color": [ink.background] * len(shifts) + tones,
            "line": {"width": 2, "color": [ink.muted] * len(shifts) + tones},
        },
    )


def _names(shifts: Sequence[Shift], first: int, compact: bool, ink: Colours) -> Spec:
    texts = [f"{safe(shorten(s.name, 34 if compact else 70))}  <b>{shift_words(s.days)}</b>" for s in shifts]
    return names([first] * len(shifts), [row - 0.25 for row in range(len(shifts))], texts, ink)


def _tone(days: int, ink: Colours) -> str:
    return ink.bad if days > 0 else ink.good if days < 0 else ink.muted
