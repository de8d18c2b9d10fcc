"""The roadmap's chart on its page: drawn once for each view of the plan, and what a click on it does."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, Literal

import streamlit as st

from pages.shared import drawn, filters, screen
from pages.shared.derived import derived
from pages.shared.filters import Filters
from pages.shared.roadmap import bar, by_phase
from pages.shared.roadmap.bar import Drawing
from pages.shared.task import selection
from pages.shared.tasks import columns, scope
from pages.shared.text import count
from planner.actions.plans import OpenPlan
from planner.charts.palette import Look
from planner.charts.roadmap import RoadmapView, alt_text, roadmap_spec
from planner.tasks.task import Task, TaskId

KEY = "roadmap"
_WIDE, _BESIDE_PANEL, _PHONE = 1080, 640, 358
_PHASE = "phase:"

Click = Literal["open", "zoom", "fold"]


def section(opened: OpenPlan, wanted: Filters, selected: TaskId | None, *, narrow: bool) -> None:
    """The tasks that filters and zoom leave, as a chart with a table behind it; on a phone as a list first."""
    drawing = bar.drawing(opened)
    matching = filters.matching(opened, wanted)
    if not matching:
        filters.nothing_left(opened, wanted)
        return
    looked_at = scope.within(opened, matching, scope.chosen())
    if not looked_at:
        scope.nothing_left(matching, scope.chosen())
        return
    shown = zoomed(opened, looked_at, drawing)
    if hidden := len(looked_at) - len(shown):
        st.caption(f"{count(hidden, 'task')} {'in other phases' if drawing.phase else 'outside these days'}.")
    if narrow:
        by_phase.by_phase(opened, shown)
    chart(opened, shown, wanted, drawing, selected, narrow=narrow)
    by_phase.table(opened, shown)


def chart(
    opened: OpenPlan, tasks: Sequence[Task], wanted: Filters, drawing: Drawing, selected: TaskId | None, *, narrow: bool
) -> None:
    """The chart of these tasks; a click opens a task, folds a phase or zooms to it."""
    look = screen.look()
    width = _PHONE if narrow else _BESIDE_PANEL if selected else _WIDE
    draw = partial(_draw, tasks=tasks, drawing=drawing, selected=selected, look=look, width=width)
    spec, alt = derived("roadmap", opened, draw, wanted, scope.chosen(), drawing, selected or "", look, width)
    traces = [trace["name"] for trace in spec["data"]]
    drawn.chart(KEY, spec, alt, partial(_clicked, {phase.key: phase.name for phase in opened.plan.phases}, traces))
    st.caption(_legend(drawing))


def zoomed(opened: OpenPlan, tasks: Sequence[Task], drawing: Drawing) -> tuple[Task, ...]:
    """The tasks of the phase, or those that run in the days, that are to be drawn."""
    if drawing.phase:
        return tuple(task for task in tasks if task.phase == drawing.phase)
    if drawing.window is None:
        return tuple(tasks)
    first, last = drawing.window
    dated = ((task, opened.schedule.get(task.id)) for task in tasks)
    return tuple(task for task, dates in dated if dates and dates.start_day <= last and dates.finish_day >= first)


def meant(customdata: object, trace: str, phases: Mapping[str, str]) -> tuple[Click, str] | None:
    """What a click on a mark asks for, and the task's id or the phase's name; None beside all marks."""
    what = customdata[0] if isinstance(customdata, list) and customdata else customdata
    if not isinstance(what, str):
        return None
    if not what.startswith(_PHASE):
        return "open", what
    name = phases.get(what.removeprefix(_PHASE))
    return ("zoom" if trace == "phases" else "fold", name) if name else None


def _draw(
    opened: OpenPlan, *, tasks: Sequence[Task], drawing: Drawing, selected: TaskId | None, look: Look, width: int
) -> tuple[dict[str, Any], str]:
    view = RoadmapView(
        plan=opened.plan,
        tasks=tasks,
        schedule=opened.schedule,
        today_day=opened.status_day,
        baseline=opened.baseline,
        collapsed=frozenset(drawing.folded),
        selected=selected,
        show_links=drawing.has_links,
        show_baseline=drawing.has_agreed,
        show_critical=drawing.has_critical,
        window=_days(opened, tasks, drawing),
        names={task.id: task.name for task in opened.tasks},
        days_late=derived("task facts", opened, columns.facts).days_late,
        everything=opened.tasks,
    )
    return roadmap_spec(view, look, compact=width == _PHONE, width=width), alt_text(view)


def _clicked(phases: Mapping[str, str], traces: Sequence[str]) -> None:
    # A figure that changes forgets its selection, so a click counts once, as an event.
    event = st.session_state.get(KEY) or {}
    for point in event.get("selection", {}).get("points", [])[:1]:
        match meant(point.get("customdata"), traces[point["curve_number"]], phases):
            case "open", task:
                selection.select(TaskId(task))
            case "zoom", phase:
                bar.zoom_to(phase)
            case "fold", phase:
                bar.toggle(phase)


def _days(opened: OpenPlan, tasks: Sequence[Task], drawing: Drawing) -> tuple[int, int] | None:
    """The days to draw: of a phase all those it was meant for and all those its tasks take."""
    if drawing.phase is None:
        return drawing.window
    phase = opened.plan.phase(drawing.phase)
    dates = [found for task in tasks if (found := opened.schedule.get(task.id))]
    first = min([phase.start_day, *(one.start_day for one in dates)])
    return first, max([phase.end_day, *(one.finish_day for one in dates)])


def _legend(drawing: Drawing) -> str:
    parts = [
        "Click a bar to open its task, a phase to zoom to it or fold it",
        "◆ large: gate, small: milestone",
        "● recurring work, ✕ missed",
        "hatched: blocked",
        "red edge and “late”: past the day agreed",
        "▼ outside its phase",
    ]
    if drawing.has_critical:
        parts.append("bold outline: cannot slip (critical)")
    if drawing.has_agreed:
        parts.append("thin line below: agreed dates, +3 d: later than agreed")
    return " · ".join(parts)
