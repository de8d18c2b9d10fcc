"""The roadmap: when each task runs, what waits for what, and which tasks cannot slip."""

import plotly.graph_objects as go

from planner.charts import roadmap_ground as ground
from planner.charts import roadmap_marks as marks
from planner.charts.canvas import Spec, axis, note, sheet
from planner.charts.days import day_number, days_axis, free_days
from planner.charts.palette import Colours, Look, colours
from planner.charts.roadmap_rows import Scale, days_shown, rows, scale_of
from planner.charts.roadmap_view import RoadmapView, Rows
from planner.charts.roadmap_words import Words, sentence
from planner.shared.calendar import WorkCalendar

__all__ = ["RoadmapView", "alt_text", "roadmap", "roadmap_spec"]

_WEEKENDS_UP_TO = 420
_TALL = 30
"""Rows above which the days are labelled below the chart as well."""


def roadmap(view: RoadmapView, look: Look, *, compact: bool = False, width: int | None = None) -> go.Figure:
    """The Gantt chart of a view; see `roadmap_spec`."""
    return go.Figure(roadmap_spec(view, look, compact=compact, width=width), _validate=False)


def roadmap_spec(view: RoadmapView, look: Look, *, compact: bool = False, width: int | None = None) -> Spec:
    """The Gantt chart of a view as a plain dictionary: for caches, at half the time of a figure.

    The x axis counts days, so day N's column runs from N to N + 1.

    Bars, diamonds and dots carry the task's id as customdata, a phase's band and its summary row
    `phase:KEY`. `compact` writes names above the bars instead of beside them, for narrow screens.
    `width` is the width to expect, in pixels (1000, or 390 when compact): the axis is labelled as densely as fits.
    """
    calendar, ink = view.plan.calendar(), colours(look)
    drawn = rows(view, calendar)
    first, last = days_shown(view, drawn, compact)
    scale = scale_of(compact, width or (390 if compact else 1000), last - first + 1)
    names = dict(view.names) | {task.id: task.name for task in view.tasks}
    words = Words(calendar, names)
    traces = [
        free_days(calendar, first, last, drawn.count, ink, up_to=_WEEKENDS_UP_TO),
        ground.bands(view, drawn, words, scale, ink),
        ground.agreed(view, drawn, scale, ink),
        *marks.links(view, drawn, scale, ink),
        *ground.groups(drawn, words, scale, ink),
        *marks.bars(view, drawn, words, scale, ink),
        *marks.strong_links(view, drawn, scale, ink),
        marks.dots(view, drawn, calendar, words, scale, ink),
        ground.agreed_points(view, drawn, scale, ink),
        marks.points(view, drawn, words, scale, ink),
        marks.flags(drawn, scale, ink),
        marks.remarks(view, drawn, (first, last), scale, ink),
        marks.row_names(view, drawn, first, scale, ink),
    ]
    if drawn.count > _TALL:
        traces.append(ground.second_axis(first))
    layout = _layout(view, drawn, calendar, (first, last), scale, ink)
    return {"data": [trace for trace in traces if trace], "layout": layout}


def alt_text(view: RoadmapView) -> str:
    """One sentence that says what the roadmap shows, for a screen reader."""
    return sentence(rows(view, view.plan.calendar()), view.today_day, view.plan.length)


def _layout(
    view: RoadmapView, drawn: Rows, calendar: WorkCalendar, days: tuple[int, int], scale: Scale, ink: Colours
) -> Spec:
    first, last = days
    lowest = drawn.count - 0.5
    top, bottom = 46, 44 if drawn.count > _TALL else 12 if drawn.groups else 56
    layout = sheet(
        ink,
        round(top + bottom + drawn.count * scale.row_px),
        margin={"l": 4, "r": 4 if scale.is_compact else 12, "t": top, "b": bottom},
        yaxis=axis(ink, range=[lowest, -0.5], showgrid=False, ticks="", showticklabels=False),
        shapes=[_rule_below_bands(drawn, ink), *_highlight(view, drawn, ink)],
        annotations=[],
    )
    layout |= _axes(drawn, days_axis(calendar, first, last, ink, at_most=scale.ticks), scale)
    if first <= view.today_day <= last:
        layout["shapes"].append(_today_line(view.today_day, lowest, "between" if scale.is_compact else "above", ink))
        layout["annotations"].append(_today_label(view.today_day, (first, last), ink))
    if not drawn.groups:
        layout["annotations"].append(note("No tasks to show.", ink) | {"y": 0, "yanchor": "top", "yshift": -16})
    return layout


def _axes(drawn: Rows, days: Spec, scale: Scale) -> Spec:
    """The days, again below a tall chart, and left of them the column of names."""
    axes: Spec = {"xaxis": days | {"domain": [scale.names, 1]}}
    if drawn.count > _TALL:
        axes["xaxis2"] = axes["xaxis"] | {"side": "bottom", "overlaying": "x", "matches": "x", "showgrid": False}
    if scale.names:
        axes["xaxis3"] = {"domain": [0, scale.names], "range": [0, 1], "visible": False, "fixedrange": True}
    return axes


def _highlight(view: RoadmapView, drawn: Rows, ink: Colours) -> list[Spec]:
    """A pale row under the selected task, from its name to the last day."""
    return [
        {
            "type": "rect",
            "name": "selected row",
            "xref": "paper",
            "x0": 0,
            "x1": 1,
            "y0": placed.row - 0.5,
            "y1": placed.row + 0.5,
            "fillcolor": ink.highlight,
            "line": {"width": 0},
            "layer": "below",
        }
        for placed in drawn.tasks
        if placed.task.id == view.selected
    ]


def _today_line(day: int, lowest: float, layer: str, ink: Colours) -> Spec:
    return {
        "type": "line",
        "name": "today",
        "x0": day + 0.5,
        "x1": day + 0.5,
        "y0": -0.5,
        "y1": lowest,
        "line": {"color": ink.bad, "width": 1.5},
        "layer": layer,
    }


def _today_label(day: int, days: tuple[int, int], ink: Colours) -> Spec:
    return {
        "text": f"<b>Today, day {day_number(day)}</b>",
        "x": day + 0.5,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 30,
        "xanchor": _side(day, days),
        "showarrow": False,
        "font": {"size": 12, "color": ink.bad},
    }


def _side(day: int, days: tuple[int, int]) -> str:
    share = (day - days[0]) / (days[1] - days[0] + 1)
    return "left" if share < 0.1 else "right" if share > 0.9 else "center"


def _rule_below_bands(drawn: Rows, ink: Colours) -> Spec:
    edge = len(drawn.bands) - 0.5
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": edge,
        "y1": edge,
        "line": {"color": ink.link, "width": 1},
        "layer": "below",
    }
