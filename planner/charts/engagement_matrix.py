"""The engagement matrix: where everybody stands against where they are wanted, by name."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from planner.charts.canvas import Spec, axis, marks, safe, sheet, shorten
from planner.charts.palette import Colours, Look, colours
from planner.charts.stakeholder_looks import by_name, described, fill, letter, way, word
from planner.stakeholders.stakeholder import Engagement, Stakeholder

MOST_NAMED = 12
"""So many names stand in a cell; further ones are counted."""

_LINE_PX, _LEAST_LINES = 20, 2
_WIDE, _PHONE = 1000, 358

Standing = Engagement | None
Cells = Mapping[tuple[Standing, Standing], Sequence[Stakeholder]]
"""Who stands somewhere (first) and is wanted somewhere (second)."""


def engagement_matrix(
    stakeholders: Sequence[Stakeholder],
    look: Look,
    *,
    selected: str = "",
    compact: bool = False,
    width: int | None = None,
) -> Spec:
    """A row for where they stand now, a column for where they are wanted; on the diagonal they are where wanted.

    Right of the diagonal are those to be won. What is not known has a row or column of its own, if there is any.
    Names carry the stakeholder's id as customdata; a narrow screen has room for counts only.
    """
    ink, cells = colours(look), cells_of(stakeholders)
    rows, columns = _shown(cells, 0), _shown(cells, 1)
    tops = _tops(cells, rows, compact=compact)
    wide = ((width or (_PHONE if compact else _WIDE)) - (94 if compact else 106)) / max(len(columns), 1)
    at = {"rows": rows, "columns": columns}
    traces = [
        _counts(cells, tops, at, ink)
        if compact
        else _names(cells, tops, at, longest=int((wide - 28) / 6.8), selected=selected, ink=ink)
    ]
    layout = _layout(tops, rows, columns, ink, compact=compact)
    layout["shapes"] = _grounds(tops, rows, columns, ink)
    return {"data": traces, "layout": layout}


def matrix_alt(stakeholders: Sequence[Stakeholder]) -> str:
    """One sentence for a screen reader."""
    known = [one for one in stakeholders if one.engagement and one.desired]
    there = sum(one.engagement is one.desired for one in known)
    short = sum(one.engagement.step < one.desired.step for one in known if one.engagement and one.desired)
    return (
        f"Engagement now against the one wanted, known for {len(known)} of {len(stakeholders)} stakeholders: "
        f"{there} stand where they are wanted, {short} are still to be won."
    )


def cells_of(stakeholders: Sequence[Stakeholder]) -> Cells:
    """Everybody by where they stand and where they are wanted, each cell in the order of names."""
    cells: dict[tuple[Standing, Standing], list[Stakeholder]] = defaultdict(list)
    for one in by_name(stakeholders):
        cells[one.engagement, one.desired].append(one)
    return dict(cells)


def _shown(cells: Cells, side: int) -> list[Standing]:
    """All five steps, and what is not known only if there is any."""
    is_any_unknown = any(key[side] is None for key in cells)
    return [*Engagement, *([None] if is_any_unknown else [])]


def _tops(cells: Cells, rows: Sequence[Standing], *, compact: bool) -> list[float]:
    """The upper edge of each row in lines of text, and the lower edge of the last: a row is as high as its names."""
    tops = [0.0]
    for row in rows:
        fullest = max((len(those) for (now, _), those in cells.items() if now is row), default=0)
        lines = 2 if compact else max(_LEAST_LINES, min(fullest, MOST_NAMED) + (fullest > MOST_NAMED))
        tops.append(tops[-1] + lines + 0.6)
    return tops


def _names(
    cells: Cells,
    tops: Sequence[float],
    at: Mapping[str, Sequence[Standing]],
    *,
    longest: int,
    selected: str,
    ink: Colours,
) -> Spec:
    xs: list[float] = []
    ys: list[float] = []
    shown: list[Stakeholder | int] = []
    for (now, wanted), those in cells.items():
        named: list[Stakeholder | int] = list(those[:MOST_NAMED])
        named += [len(those) - MOST_NAMED] if len(those) > MOST_NAMED else []
        top = tops[at["rows"].index(now)] + 0.8
        xs += [at["columns"].index(wanted) + 0.06] * len(named)
        ys += [top + line for line in range(len(named))]
        shown += named
    people = [one if isinstance(one, Stakeholder) else None for one in shown]
    return marks(
        "people",
        mode="markers+text",
        x=xs,
        y=ys,
        text=[_text(one, longest, selected) for one in shown],
        textposition="middle right",
        textfont={"size": 12, "color": ink.text},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": ink.text}},
        customdata=[one.id if one else "" for one in people],
        hovertext=[f"{described(one)}<br>{way(one)}" if one else "" for one in people],
        marker={
            "size": [8 if one else 0.1 for one in people],
            "color": [fill(one.engagement, ink) if one else ink.muted for one in people],
        },
    )


def _text(one: Stakeholder | int, longest: int, selected: str) -> str:
    if isinstance(one, int):
        return f"and {one} more"
    name = safe(shorten(one.name, longest))
    return f" <b>{name}</b>" if one.id == selected else f" {name}"


def _counts(cells: Cells, tops: Sequence[float], at: Mapping[str, Sequence[Standing]], ink: Colours) -> Spec:
    rows, columns = at["rows"], at["columns"]
    return marks(
        "counts",
        mode="text",
        x=[columns.index(wanted) + 0.5 for _, wanted in cells],
        y=[(tops[rows.index(now)] + tops[rows.index(now) + 1]) / 2 for now, _ in cells],
        text=[f"<b>{len(those)}</b>" for those in cells.values()],
        textfont={"size": 15, "color": ink.text},
        unselected={"textfont": {"color": ink.text}},
        hovertext=["<br>".join(safe(shorten(one.name, 40)) for one in those[:15]) for those in cells.values()],
        marker={"size": 1},
    )


def _layout(
    tops: Sequence[float], rows: Sequence[Standing], columns: Sequence[Standing], ink: Colours, *, compact: bool
) -> Spec:
    middles = [(above + below) / 2 for above, below in pairwise(tops)]
    scale = axis(ink, showgrid=False, ticks="", ticklabelstandoff=6, tickfont={"color": ink.text, "size": 12})
    return sheet(
        ink,
        round(tops[-1] * _LINE_PX + 62),
        margin={"l": 88 if compact else 100, "r": 6, "t": 54, "b": 8},
        xaxis=scale
        | {
            "side": "top",
            "range": [0, len(columns)],
            "tickvals": [at + 0.5 for at in range(len(columns))],
            "ticktext": [letter(one) if compact else word(one).capitalize() for one in columns],
            "title": _title("Wanted →", ink),
        },
        yaxis=scale
        | {
            "range": [tops[-1], 0],
            "tickvals": middles,
            "ticktext": [f"{letter(one)} {word(one)}" for one in rows],
        },
        annotations=[_now(ink)],
    )


def _title(text: str, ink: Colours) -> Spec:
    return {"text": text, "standoff": 6, "font": {"size": 12, "color": ink.muted}}


def _now(ink: Colours) -> Spec:
    place = {"x": 0, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "right", "yanchor": "bottom", "xshift": -6}
    return place | {"text": "Now ↓", "yshift": 6, "showarrow": False, "font": {"size": 12, "color": ink.muted}}


def _grounds(tops: Sequence[float], rows: Sequence[Standing], columns: Sequence[Standing], ink: Colours) -> list[Spec]:
    """The diagonal is shaded and framed: there they stand where they are wanted."""
    return [
        {
            "type": "rect",
            "name": "wanted here" if now is wanted and now else "cell",
            "layer": "below",
            "x0": x,
            "x1": x + 1,
            "y0": tops[y],
            "y1": tops[y + 1],
            "fillcolor": ink.highlight if now is wanted and now else "rgba(0,0,0,0)",
            "line": {"color": ink.grid, "width": 1},
        }
        for y, now in enumerate(rows)
        for x, wanted in enumerate(columns)
    ]
