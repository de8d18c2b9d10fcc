"""The marks of the roadmap, one trace for each kind: bars, diamonds, dots, arrows and the ground they stand on."""

from planner.charts.canvas import TRANSPARENT, Spec, backdrop, bar, marks, names
from planner.charts.days import day_number
from planner.charts.palette import Colours
from planner.charts.roadmap_links import Arrows, Size, arrows
from planner.charts.roadmap_rows import Scale
from planner.charts.roadmap_view import Placed, RoadmapView, Rows
from planner.charts.roadmap_words import Words, band_label, group_label, label, remark
from planner.scheduling.recurring import occurrences, unticked
from planner.shared.calendar import WorkCalendar
from planner.tasks.task import Kind, Status

_POINT_PX, _LETTER_PX = 9, 5.2
_MOST_NAMED_CRITICAL = 12
"""Beyond so many critical tasks the word on each would say nothing; their outline still does."""


def bars(view: RoadmapView, drawn: Rows, words: Words, scale: Scale, ink: Colours) -> list[Spec]:
    """A bar per task over its days, both included, and inside it the part that is done."""
    tasks = [placed for placed in drawn.tasks if not placed.task.is_point]
    if not tasks:
        return []
    pale = [ink.tint(fill) for fill in ink.phases]
    outlines = [_outline(placed, view, ink) for placed in tasks]
    planned = bar(
        "tasks",
        x=[placed.finish - placed.start + 1 for placed in tasks],
        base=[placed.start for placed in tasks],
        y=[placed.row + scale.middle for placed in tasks],
        width=[0.12 if placed.task.kind is Kind.RECURRING else scale.bar for placed in tasks],
        customdata=[placed.task.id for placed in tasks],
        hovertext=[words.hover(placed) for placed in tasks],
        marker={
            "color": [_fill(placed, pale, ink) for placed in tasks],
            "line": {"color": [colour for colour, _ in outlines], "width": [width for _, width in outlines]},
            "pattern": {
                "shape": ["/" if placed.task.status is Status.BLOCKED else "" for placed in tasks],
                "fgcolor": ink.bad,
                "size": 6,
                "solidity": 0.25,
            },
        },
    )
    begun = [p for p in tasks if 0 < p.task.percent < 100 and p.task.kind is not Kind.RECURRING]
    done = backdrop(
        "progress",
        orientation="h",
        x=[(placed.finish - placed.start + 1) * placed.task.percent / 100 for placed in begun],
        base=[placed.start for placed in begun],
        y=[placed.row + scale.middle for placed in begun],
        width=scale.bar * 0.62,
        marker={"color": [ink.phase(placed.position) for placed in begun], "line": {"width": 0}},
    )
    return [planned, done]


def points(view: RoadmapView, drawn: Rows, words: Words, scale: Scale, ink: Colours) -> Spec | None:
    """Gates (large) and milestones (small) as diamonds on their day; filled once done."""
    shown = drawn.points
    if not shown:
        return None
    # On a collapsed phase's bar a diamond in the phase's colour would not be seen.
    outlines = [
        (ink.text, 0.6) if p.task.is_done and p.phase.key in view.collapsed else _outline(p, view, ink) for p in shown
    ]
    return marks(
        "gates and milestones",
        x=[placed.start + 0.5 for placed in shown],
        y=[placed.row + scale.middle for placed in shown],
        customdata=[placed.task.id for placed in shown],
        hovertext=[words.hover(placed) for placed in shown],
        marker={
            "symbol": "diamond",
            "size": [15 if placed.task.kind is Kind.GATE else 11 for placed in shown],
            "color": [ink.phase(p.position) if p.task.is_done else ink.background for p in shown],
            "line": {
                "color": [colour for colour, _ in outlines],
                "width": [width + 0.8 for _, width in outlines],
            },
        },
    )


def dots(
    view: RoadmapView, drawn: Rows, calendar: WorkCalendar, words: Words, scale: Scale, ink: Colours
) -> Spec | None:
    """Every occurrence of recurring work: filled when ticked, crossed when missed, hollow when still to come."""
    shown = [
        (placed, day, day not in still_open, day < view.today_day)
        for placed in drawn.tasks
        if placed.task.kind is Kind.RECURRING
        for still_open in (set(unticked(placed.task, calendar, placed.start)),)
        for day in occurrences(placed.task, calendar, placed.start)
    ]
    if not shown:
        return None
    fills = [ink.phase(placed.position) for placed, *_ in shown]
    return marks(
        "occurrences",
        x=[day + 0.5 for _, day, _, _ in shown],
        y=[placed.row + scale.middle for placed, *_ in shown],
        customdata=[placed.task.id for placed, *_ in shown],
        hovertext=[words.occurrence(placed.task, day, ticked, past) for placed, day, ticked, past in shown],
        marker={
            "symbol": ["x-thin" if past and not ticked else "circle" for _, _, ticked, past in shown],
            "size": 8,
            "color": [fill if ticked else ink.background for fill, (_, _, ticked, _) in zip(fills, shown, strict=True)],
            "line": {
                "color": [
                    ink.bad if past and not ticked else fill
                    for fill, (_, _, ticked, past) in zip(fills, shown, strict=True)
                ],
                "width": 1.8,
            },
        },
    )


def flags(drawn: Rows, scale: Scale, ink: Colours) -> Spec | None:
    """A sign at the start of each task that runs outside its phase; the hover says so in words."""
    outside = [placed for placed in drawn.tasks if placed.is_out_of_window]
    if not outside:
        return None
    return marks(
        "outside the phase",
        x=[placed.start for placed in outside],
        y=[placed.row + scale.middle - scale.bar / 2 for placed in outside],
        marker={"symbol": "triangle-down", "size": 8, "color": ink.warning, "line": {"width": 0}},
        hoverinfo="skip",
    )


def links(view: RoadmapView, drawn: Rows, scale: Scale, ink: Colours) -> list[Spec]:
    """What waits for what, drawn faintly."""
    if not view.show_links:
        return []
    shown = {placed.task.id: placed for placed in drawn.tasks}
    return _arrows("links", arrows(drawn.tasks, shown, _size(scale)), ink.link, 1)


def strong_links(view: RoadmapView, drawn: Rows, scale: Scale, ink: Colours) -> list[Spec]:
    """What the selected task waits for and what waits for it, drawn strongly."""
    if view.selected is None:
        return []
    shown = {placed.task.id: placed for placed in drawn.tasks}
    chosen = arrows(drawn.tasks, shown, _size(scale), view.selected)
    return _arrows("links of the selected task", chosen, ink.text, 1.6)


def remarks(view: RoadmapView, drawn: Rows, days: tuple[int, int], scale: Scale, ink: Colours) -> Spec | None:
    """A few words at the end of a bar: gate, blocked, critical; and where a task is that the window leaves out."""
    critical = sum(placed.is_critical for placed in drawn.tasks)
    names_critical = view.show_critical and critical <= _MOST_NAMED_CRITICAL
    texts = [(placed, *_remark(placed, view, days, scale, names_critical)) for placed in drawn.tasks]
    said = [(placed, x, words, side) for placed, x, words, side in texts if words]
    if not said:
        return None
    return {
        "type": "scatter",
        "name": "remarks",
        "mode": "text",
        "x": [x for _, x, _, _ in said],
        "y": [placed.row + scale.middle for placed, *_ in said],
        "text": [f"\u2002{words}\u2002" for _, _, words, _ in said],
        "textposition": [f"middle {side}" for *_, side in said],
        "textfont": {"size": 11, "color": [ink.bad if placed.days_late else ink.muted for placed, *_ in said]},
        "hoverinfo": "skip",
        "unselected": {"textfont": {"color": ink.muted}},
    }


def row_names(view: RoadmapView, drawn: Rows, first: int, scale: Scale, ink: Colours) -> Spec:
    """The name of every row, in a column of its own or, on a narrow screen, on the row's first line.

    A trace and not the y axis: Plotly compares every label of an axis with every other, which takes
    seconds for a few hundred rows.
    """
    length = scale.name_length
    named = [(row, band_label(phase, view.today_day, length, ink.muted)) for row, phase in enumerate(drawn.bands)]
    named += [(group.row, group_label(group, length)) for group in drawn.groups]
    named += [(placed.row, _row_name(placed, view, scale)) for placed in drawn.tasks]
    above = 0.22 if scale.is_compact else 0
    at = first if scale.is_compact else 0
    column = {} if scale.is_compact else {"xaxis": "x3"}
    return names([at] * len(named), [row - above for row, _ in named], [text for _, text in named], ink) | column


def _row_name(placed: Placed, view: RoadmapView, scale: Scale) -> str:
    indent = "" if scale.is_compact else "\u00a0\u00a0\u00a0"
    name = label(placed.task, scale.name_length)
    return f"{indent}<b>{name}</b>" if placed.task.id == view.selected else indent + name


def _remark(
    placed: Placed, view: RoadmapView, days: tuple[int, int], scale: Scale, names_critical: bool
) -> tuple[float, str, str]:
    """Where a remark stands, its words, and on which side of that place."""
    first, last = days
    if placed.finish < first:
        return first, f"‹ day {day_number(placed.finish)}", "right"
    if placed.start > last:
        return last + 1, f"day {day_number(placed.start)} ›", "left"
    words = remark(placed, names_critical, view.show_baseline)
    half = _POINT_PX / scale.day_px if placed.task.is_point else 0
    begin, end = (placed.start + 0.5 - half, placed.start + 0.5 + half) if half else (placed.start, placed.finish + 1)
    if end + (len(words) + 2) * _LETTER_PX / scale.day_px > last + 1:
        return max(begin, first), words, "left"
    return end, words, "right"


def _fill(placed: Placed, pale: list[str], ink: Colours) -> str:
    """Solid when done, hollow when dropped, pale otherwise."""
    if placed.task.status is Status.DROPPED:
        return TRANSPARENT
    return ink.phase(placed.position) if placed.task.is_done else pale[placed.position % len(pale)]


def _outline(placed: Placed, view: RoadmapView, ink: Colours) -> tuple[str, float]:
    """Colour and width of the line round a bar: selected, critical, blocked, late, dropped, or just there."""
    if placed.task.id == view.selected:
        return ink.text, 3
    if view.show_critical and placed.is_critical:
        return (ink.bad, 2.4) if placed.days_late else (ink.text, 1.8)
    if placed.task.status is Status.BLOCKED or placed.days_late:
        return ink.bad, 1.2
    if placed.task.status is Status.DROPPED:
        return ink.link, 1
    return ink.phase(placed.position), 1


def _size(scale: Scale) -> Size:
    return Size(stub=9 / scale.day_px, half=scale.bar / 2, diamond=8 / scale.day_px)


def _arrows(name: str, drawn: Arrows, colour: str, width: float) -> list[Spec]:
    if not drawn.x:
        return []
    lines: Spec = {
        "type": "scatter",
        "name": name,
        "mode": "lines",
        "x": drawn.x,
        "y": drawn.y,
        "line": {"color": colour, "width": width, "shape": "linear"},
        "connectgaps": False,
        "hoverinfo": "skip",
    }
    heads = marks(
        f"{name}, heads",
        x=drawn.head_x,
        y=drawn.head_y,
        marker={"symbol": drawn.head_symbol, "size": 7, "color": colour, "line": {"width": 0}},
        hoverinfo="skip",
    )
    return [lines, heads]
