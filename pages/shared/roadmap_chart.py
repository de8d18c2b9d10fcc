"""The roadmap's chart on its page: drawn once for each view of the plan, and what a click on it does."""

from collections.abc import Sequence
from functools import partial
from typing import Any

import streamlit as st

from pages.shared import filters, roadmap_bar, roadmap_list, selection
from pages.shared.derived import derived
from pages.shared.filters import Filters
from pages.shared.roadmap_bar import Drawing
from pages.shared.text import count
from planner.actions.plans import OpenPlan
from planner.charts.palette import Look
from planner.charts.roadmap import RoadmapView, alt_text, roadmap_spec
from planner.tasks.task import Task, TaskId

KEY = "roadmap"
_WIDE, _BESIDE_PANEL, _PHONE = 1080, 640, 358
_CONFIG = {"displayModeBar": False}


def section(opened: OpenPlan, wanted: Filters, selected: TaskId | None, *, narrow: bool) -> None:
    """The tasks that filters and zoom leave, as a chart with a table behind it; on a phone as a list first."""
    drawing = roadmap_bar.drawing(opened)
    matching = filters.matching(opened, wanted)
    if not matching:
        filters.nothing_left(opened, wanted)
        return
    shown = in_window(opened, matching, drawing.window)
    if hidden := len(matching) - len(shown):
        st.caption(f"{count(hidden, 'task')} outside these days.")
    if narrow:
        roadmap_list.by_phase(opened, shown)
    chart(opened, shown, wanted, drawing, selected, narrow=narrow)
    roadmap_list.table(opened, shown)


def chart(
    opened: OpenPlan, tasks: Sequence[Task], wanted: Filters, drawing: Drawing, selected: TaskId | None, *, narrow: bool
) -> None:
    """The chart of these tasks; a click opens a task, folds a phase or zooms to it."""
    look = Look.DARK if st.context.theme.type == "dark" else Look.LIGHT
    width = _PHONE if narrow else _BESIDE_PANEL if selected else _WIDE
    draw = partial(_draw, tasks=tasks, drawing=drawing, selected=selected, look=look, width=width)
    spec, alt = derived("roadmap", opened, draw, wanted, drawing, selected or "", look, width)
    names = [trace["name"] for trace in spec["data"]]
    st.plotly_chart(
        spec,
        key=KEY,
        theme=None,
        config=_CONFIG,
        alt=alt,
        selection_mode="points",
        on_select=partial(_clicked, {phase.key: phase.name for phase in opened.plan.phases}, names),
    )
    st.caption(_legend(drawing))


def in_window(opened: OpenPlan, tasks: Sequence[Task], window: tuple[int, int] | None) -> tuple[Task, ...]:
    """The tasks that run in these days; all of them without a window, and what was dropped only then."""
    if window is None:
        return tuple(tasks)
    first, last = window
    dated = ((task, opened.schedule.get(task.id)) for task in tasks)
    return tuple(task for task, dates in dated if dates and dates.start_day <= last and dates.finish_day >= first)


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
        window=drawing.window,
        names={task.id: task.name for task in opened.tasks},
    )
    return roadmap_spec(view, look, compact=width == _PHONE, width=width), alt_text(view)


def _clicked(phases: dict[str, str], names: Sequence[str]) -> None:
    # A figure that changes forgets its selection, so a click counts once, as an event.
    event = st.session_state.get(KEY) or {}
    points = event.get("selection", {}).get("points", [])
    if not points:
        return
    what = points[0].get("customdata")
    what = what[0] if isinstance(what, list) else what
    if not isinstance(what, str):
        return
    phase = phases.get(what.removeprefix("phase:")) if what.startswith("phase:") else None
    if phase is None:
        selection.select(TaskId(what))
    elif names[points[0]["curve_number"]] == "phases":
        roadmap_bar.zoom_to(phase)
    else:
        roadmap_bar.toggle(phase)


def _legend(drawing: Drawing) -> str:
    parts = [
        "Click a bar to open its task, a phase to fold it",
        "◆ large: gate, small: milestone",
        "● recurring work, ✕ missed",
        "hatched: blocked",
        "▼ outside its phase",
    ]
    if drawing.has_critical:
        parts.append("bold outline: cannot slip")
    if drawing.has_agreed:
        parts.append("thin line below: agreed dates, +3 d: later than agreed")
    return " · ".join(parts)
