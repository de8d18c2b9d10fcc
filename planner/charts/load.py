"""Load: working days asked of each owner in each week, and where that is more than the week has."""

import plotly.graph_objects as go

from planner.charts.canvas import Spec, axis, blank, figure, safe, sheet, shorten
from planner.charts.days import long_date, short_date
from planner.charts.palette import Colours, Look, colours
from planner.scheduling.load import Load

_ROW_PX = 32
_TWICE = 2.0
"""Share of the capacity at which the colour is strongest."""


def load_table(load: Load, look: Look, *, compact: bool = False) -> go.Figure:
    """One row per owner, one column per week; the number is working days, ▲ marks more than the week has."""
    ink = colours(look)
    if not load.owners:
        return blank("Nobody has open work in these weeks.", ink)
    people = [safe(shorten(owner, 14 if compact else 26)) if owner else "No owner" for owner in load.owners]
    rows = list(range(len(people)))
    layout = sheet(
        ink,
        52 + _ROW_PX * len(people),
        margin={"l": 100 if compact else 180, "r": 8, "t": 44, "b": 8},
        xaxis=axis(ink, side="top", showgrid=False, tickvals=list(range(len(load.weeks))), ticktext=_weeks(load)),
        yaxis=axis(
            ink, autorange="reversed", showgrid=False, tickvals=rows, ticktext=[f"{name}\u2002" for name in people]
        )
        | {"tickfont": {"color": ink.text, "size": 13}},
    )
    return figure([_cells(load, ink)], layout)


def load_alt(load: Load) -> str:
    """One sentence for a screen reader."""
    over = load.overloaded()
    whose = "; ".join(
        f"{one.owner} in the week of {short_date(one.week)} ({one.days:g} of {one.capacity})" for one in over[:5]
    )
    verdict = f"Too much: {whose}." if over else "Nobody has more work than the week has days."
    return f"Working days of {len(load.owners)} owners over {len(load.weeks)} weeks. {verdict}"


def _weeks(load: Load) -> list[str]:
    return [f"{short_date(week)}<br>{days} days" for week, days in zip(load.weeks, load.capacity, strict=True)]


def _cells(load: Load, ink: Colours) -> Spec:
    return {
        "type": "heatmap",
        "name": "working days",
        "x": list(range(len(load.weeks))),
        "y": list(range(len(load.owners))),
        "z": [[_share(days, room) for days, room in zip(row, load.capacity, strict=True)] for row in load.days],
        "zmin": 0,
        "zmax": _TWICE,
        "colorscale": _scale(ink),
        "showscale": False,
        "xgap": 3,
        "ygap": 3,
        "text": [[_number(days, room) for days, room in zip(row, load.capacity, strict=True)] for row in load.days],
        "texttemplate": "%{text}",
        "textfont": {"size": 13, "color": ink.text},
        "hoverinfo": "text",
        "hovertext": [
            [_hover(load, owner, week) for week in range(len(load.weeks))] for owner in range(len(load.owners))
        ],
    }


def _share(days: float, room: int) -> float:
    return min(days / room, _TWICE) if room else (_TWICE if days else 0.0)


def _scale(ink: Colours) -> list[list[float | str]]:
    """Pale to full up to the capacity, another colour beyond it."""
    return [
        [0.0, ink.surface],
        [0.001, ink.tint(ink.accent, 0.1)],
        [0.5, ink.tint(ink.accent, 0.38)],
        [0.501, ink.tint(ink.warning, 0.28)],
        [1.0, ink.tint(ink.warning, 0.5)],
    ]


def _number(days: float, room: int) -> str:
    if not days:
        return ""
    return f"<b>▲ {days:g}</b>" if days > room else f"{days:g}"


def _hover(load: Load, owner: int, week: int) -> str:
    days, room = load.days[owner][week], load.capacity[week]
    name = safe(shorten(load.owners[owner], 60)) or "No owner"
    over = f"<br>▲ {days - room:g} more than the week has" if days > room else ""
    return f"<b>{name}</b><br>Week of {long_date(load.weeks[week])}<br>{days:g} of {room} working days{over}"
