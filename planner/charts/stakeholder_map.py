"""The map of stakeholders: influence over interest, with the engagement of each as letter and colour."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

from planner.charts.canvas import Spec, axis, marks, note, safe, sheet, shorten
from planner.charts.palette import Colours, Look, colours
from planner.charts.stakeholder_looks import by_name, described, fill, gap, letter, way
from planner.stakeholders.stakeholder import LEVELS, Stakeholder, StakeholderId

_WIDE, _PHONE = 1000, 358
_LINE_PX, _MARK_PX, _SMALLEST_PX = 21, 18, 12
_ROOMY = 15  # letters of a name below which it is not cut for anything else
_ROW_PX, _MOST_ROW_PX = 112, 190
_CORNERS = (("Keep satisfied", 0.5, "left", 5.5, -2), ("Manage closely", 5.5, "right", 5.5, -2))
_FEET = (("Monitor", 0.5, "left", 0.5, 2), ("Keep informed", 5.5, "right", 0.5, 2))
_HIGH = 3.5  # 4 and 5 are high
_USED = 0.7  # of a cell's height: the corners hold the names of the four fields
_ACROSS = 0.94  # of its width

Cell = tuple[int, int]
"""Interest and influence, each 1 to 5."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the mark of a stakeholder stands, and its name if there is room for one."""

    stakeholder: Stakeholder
    x: float
    y: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """How the marks are laid out: the pixels of a cell and of a mark."""

    cell: tuple[float, float]
    mark: float
    has_names: bool


def stakeholder_map(
    stakeholders: Sequence[Stakeholder],
    late: Mapping[StakeholderId, int],
    look: Look,
    *,
    selected: str = "",
    compact: bool = False,
    width: int | None = None,
) -> Spec:
    """A grid of 5 by 5 cells with a mark for everybody whose influence and interest are known.

    `late` holds the days by which a contact is overdue; such marks wear a ring. Marks carry the stakeholder's id as
    customdata. Within a cell they stand by name, so the same people always give the same picture.
    """
    ink, cells = colours(look), _cells(stakeholders)
    grid = _grid(cells, width or (_PHONE if compact else _WIDE), compact=compact)
    placed = [place for cell, those in cells.items() for place in packed(cell, those, grid)]
    layout = _layout(grid, ink, compact=compact)
    if not placed:
        layout["annotations"].append(note("Nobody is placed yet.", ink))
    traces = [_rings(placed, late, grid, ink), _people(placed, late, selected, grid, ink), _names(placed, grid, ink)]
    return {"data": traces, "layout": layout}


def map_alt(stakeholders: Sequence[Stakeholder], late: Mapping[StakeholderId, int]) -> str:
    """One sentence for a screen reader."""
    placed = [one for one in stakeholders if one.influence and one.interest]
    close = [one for one in placed if _is_high(one.influence) and _is_high(one.interest)]
    overdue = sum(one.id in late for one in placed)
    return (
        f"Influence over interest: {len(placed)} of {len(stakeholders)} stakeholders are placed, "
        f"{len(close)} with high influence and high interest; the contact with {overdue} is overdue."
    )


def packed(cell: Cell, those: Sequence[Stakeholder], grid: Grid) -> list[Place]:
    """The marks of one cell: below each other with their names, or side by side where there are too many."""
    if grid.has_names and len(those) <= _lines(grid):
        return _listed(cell, those, grid)
    wide, high = grid.cell
    columns = max(1, min(len(those), ceil(sqrt(len(those) * wide / high))))
    rows = ceil(len(those) / columns)
    apart_x, apart_y = min((grid.mark + 4) / wide, _ACROSS / columns), min((grid.mark + 4) / high, _USED / max(rows, 1))
    return [
        Place(
            one,
            cell[0] + (at % columns - (min(columns, len(those)) - 1) / 2) * apart_x,
            cell[1] + ((rows - 1) / 2 - at // columns) * apart_y,
        )
        for at, one in enumerate(those)
    ]


def _listed(cell: Cell, those: Sequence[Stakeholder], grid: Grid) -> list[Place]:
    wide, high = grid.cell
    top = cell[1] + (len(those) - 1) / 2 * _LINE_PX / high
    longest = int((wide - grid.mark - 18) / 6.2)
    return [
        Place(one, cell[0] - 0.5 + (grid.mark * 0.5 + 6) / wide, top - at * _LINE_PX / high, _label(one, longest))
        for at, one in enumerate(those)
    ]


def _label(one: Stakeholder, longest: int) -> str:
    """The name, and the letter of where they are wanted if there is room for both."""
    wanted = f" → {letter(one.desired)}" if gap(one.engagement, one.desired) and longest >= _ROOMY else ""
    return safe(shorten(one.name, longest - len(wanted))) + wanted


def _cells(stakeholders: Sequence[Stakeholder]) -> Mapping[Cell, list[Stakeholder]]:
    cells: dict[Cell, list[Stakeholder]] = defaultdict(list)
    for one in by_name(stakeholders):
        if one.influence and one.interest:
            cells[one.interest, one.influence].append(one)
    return dict(sorted(cells.items()))


def _grid(cells: Mapping[Cell, Sequence[Stakeholder]], width: int, *, compact: bool) -> Grid:
    """Rows are as high as the fullest cell needs, up to a limit; then the marks become smaller."""
    wide = (width - (40 if compact else 90)) / 5
    fullest = max(map(len, cells.values()), default=0)
    per_row = max(1, int(wide * _ACROSS / (_MARK_PX + 4)))
    needed = ceil(fullest / per_row) * (_MARK_PX + 4) / _USED
    listed = fullest * _LINE_PX / _USED if not compact and fullest <= _MOST_ROW_PX * _USED / _LINE_PX else 0
    high = min(_MOST_ROW_PX, max(70 if compact else _ROW_PX, needed, listed))
    mark = float(_MARK_PX)
    while mark > _SMALLEST_PX and fullest > _room((wide, high), mark):
        mark -= 1
    return Grid((wide, high), mark, has_names=not compact)


def _room(cell: tuple[float, float], mark: float) -> int:
    return int(cell[0] * _ACROSS / (mark + 2)) * int(cell[1] * _USED / (mark + 2))


def _lines(grid: Grid) -> int:
    return int(grid.cell[1] * _USED / _LINE_PX + 0.3)


def _people(
    placed: Sequence[Place], late: Mapping[StakeholderId, int], selected: str, grid: Grid, ink: Colours
) -> Spec:
    fills = [fill(place.stakeholder.engagement, ink) for place in placed]
    chosen = [place.stakeholder.id == selected for place in placed]
    return marks(
        "people",
        mode="markers+text",
        x=[place.x for place in placed],
        y=[place.y for place in placed],
        text=[_sign(place) for place in placed],
        textposition="middle center",
        textfont={"size": max(8, round(grid.mark * 0.6)), "color": [ink.on(one) for one in fills]},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": ink.background}},
        customdata=[place.stakeholder.id for place in placed],
        hovertext=[_hover(place.stakeholder, late) for place in placed],
        marker={
            "size": grid.mark,
            "color": fills,
            "line": {
                "width": [3 if one else 0 for one in chosen],
                "color": [ink.text if one else ink.background for one in chosen],
            },
        },
    )


def _sign(place: Place) -> str:
    """The letter; where no other letter follows, an arrow beside it says which way they are wanted."""
    one = place.stakeholder
    steps = gap(one.engagement, one.desired)
    arrow = "" if "→" in place.name or not steps else "↑" if steps > 0 else "↓"
    return letter(one.engagement) + arrow


def _hover(one: Stakeholder, late: Mapping[StakeholderId, int]) -> str:
    said = [described(one), way(one)]
    said.append(f"influence {LEVELS[(one.influence or 1) - 1]}, interest {LEVELS[(one.interest or 1) - 1]}")
    if days := late.get(one.id):
        said.append(f"contact overdue by {days} {'day' if days == 1 else 'days'}")
    return "<br>".join(said)


def _rings(placed: Sequence[Place], late: Mapping[StakeholderId, int], grid: Grid, ink: Colours) -> Spec:
    """Drawn below the marks, so that a ring is pointed at as its mark."""
    overdue = [place for place in placed if place.stakeholder.id in late]
    return marks(
        "overdue",
        x=[place.x for place in overdue],
        y=[place.y for place in overdue],
        hoverinfo="skip",
        marker={"size": grid.mark + 5, "symbol": "circle-open", "color": ink.bad, "line": {"width": 2}},
    )


def _names(placed: Sequence[Place], grid: Grid, ink: Colours) -> Spec:
    named = [place for place in placed if place.name]
    return {
        "type": "scatter",
        "name": "names",
        "mode": "text",
        "x": [place.x + (grid.mark * 0.5 + 5) / grid.cell[0] for place in named],
        "y": [place.y for place in named],
        "text": [place.name for place in named],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": ink.text},
        "hoverinfo": "skip",
        "unselected": {"textfont": {"color": ink.text}},
    }


def _layout(grid: Grid, ink: Colours, *, compact: bool) -> Spec:
    ticks = [str(level) for level in range(1, 6)] if compact else [word.capitalize() for word in LEVELS]
    scale = axis(
        ink, range=[0.5, 5.5], tickvals=[1, 2, 3, 4, 5], ticktext=ticks, showgrid=False, ticks="", ticklabelstandoff=6
    )
    return sheet(
        ink,
        round(5 * grid.cell[1] + 60),
        margin={"l": 34 if compact else 84, "r": 6, "t": 8, "b": 52},
        xaxis=scale | {"title": _title("Interest →", ink)},
        yaxis=scale | {"title": _title("Influence →", ink)},
        shapes=[_close_field(ink), *_lines_between(ink)],
        annotations=[_corner(*corner, ink) for corner in (*_CORNERS, *_FEET)],
    )


def _title(text: str, ink: Colours) -> Spec:
    return {"text": text, "standoff": 4, "font": {"size": 12, "color": ink.muted}}


def _close_field(ink: Colours) -> Spec:
    place = {"x0": _HIGH, "x1": 5.5, "y0": _HIGH, "y1": 5.5}
    return place | {"type": "rect", "layer": "below", "fillcolor": ink.highlight, "line": {"width": 0}}


def _lines_between(ink: Colours) -> list[Spec]:
    """Thin between cells, strong between the four fields."""
    lines: list[Spec] = []
    for at in (0.5, 1.5, 2.5, _HIGH, 4.5, 5.5):
        line = {"color": ink.link if at == _HIGH else ink.grid, "width": 1.5 if at == _HIGH else 1}
        common = {"type": "line", "layer": "below", "line": line}
        lines.append(common | {"x0": at, "x1": at, "y0": 0.5, "y1": 5.5})
        lines.append(common | {"y0": at, "y1": at, "x0": 0.5, "x1": 5.5})
    return lines


def _corner(text: str, x: float, side: str, y: float, shift: int, ink: Colours) -> Spec:
    return {
        "text": f"<b>{text}</b>",
        "x": x,
        "y": y,
        "xanchor": side,
        "yanchor": "top" if y > 1 else "bottom",
        "xshift": 4 if side == "left" else -4,
        "yshift": shift,
        "showarrow": False,
        "font": {"size": 11, "color": ink.muted},
    }


def _is_high(level: int | None) -> bool:
    return level is not None and level > _HIGH
