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
_LINE_PX, _MARK_PX = 21, 18
_ROOMY = 15  # letters of a name below which it is not cut for anything else
_ROW_PX, _MOST_ROW_PX, _MOST_ON_PHONES_PX = 112, 190, 130
_CORNERS = (("Keep satisfied", 0.5, "left", 5.5, -2), ("Manage closely", 5.5, "right", 5.5, -2))
_FEET = (("Monitor", 0.5, "left", 0.5, 2), ("Keep informed", 5.5, "right", 0.5, 2))
_HIGH = 3.5  # 4 and 5 are high
_USED = 0.7  # of a cell's height: the corners hold the names of the four fields
_ACROSS = 0.94  # of its width

Cell = tuple[int, int]
"""Interest and influence, each 1 to 5."""

CELL = "cell:"
"""How the customdata of a mark begins that stands for the others of its cell; then come interest and influence."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the mark of a stakeholder stands, and its name if there is room for one."""

    stakeholder: Stakeholder
    x: float
    y: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class More:
    """Where it stands how many others there are in a cell."""

    cell: Cell
    number: int
    x: float
    y: float


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
    customdata. Within a cell they stand by name, so the same people always give the same picture. Where a cell holds
    more than fit, those stand there who are overdue the longest or furthest from where they are wanted, and a mark
    says how many more there are; its customdata is `CELL` with interest and influence, as in "cell:4-5".
    """
    ink, cells = colours(look), _cells(stakeholders)
    grid = _grid(cells, width or (_PHONE if compact else _WIDE), compact=compact)
    placed, others = [], []
    for cell, those in cells.items():
        shown = _that_fit(those, late, selected, _capacity(grid))
        marked = packed(cell, shown, grid, has_more=len(shown) < len(those))
        placed += marked[: len(shown)]
        others += [More(cell, len(those) - len(shown), last.x, last.y) for last in marked[len(shown) :]]
    layout = _layout(grid, ink, compact=compact)
    if not placed:
        layout["annotations"].append(note("Nobody is placed yet.", ink))
    traces = [_rings(placed, late, grid, ink), _people(placed, late, selected, grid, ink), _names(placed, grid, ink)]
    traces += [_more(others, grid, ink)] if others else []
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


def packed(cell: Cell, those: Sequence[Stakeholder], grid: Grid, *, has_more: bool = False) -> list[Place]:
    """The marks of one cell: below each other with their names, or side by side where there is no room for names.

    With `has_more` a last place is left for the mark that says how many others there are.
    """
    if grid.has_names:
        return _listed(cell, [*those, *([those[-1]] if has_more else [])], grid)
    wide, high = grid.cell
    number = len(those) + has_more
    columns = max(1, min(number, ceil(sqrt(number * wide / high)), int(wide * _ACROSS / (grid.mark + 4))))
    rows = ceil(number / columns)
    apart_x, apart_y = min((grid.mark + 4) / wide, _ACROSS / columns), min((grid.mark + 4) / high, _USED / max(rows, 1))
    return [
        Place(
            those[min(at, len(those) - 1)],
            cell[0] + (at % columns - (min(columns, number) - 1) / 2) * apart_x,
            cell[1] + ((rows - 1) / 2 - at // columns) * apart_y,
        )
        for at in range(number)
    ]


def _that_fit(
    those: Sequence[Stakeholder], late: Mapping[StakeholderId, int], selected: str, capacity: int
) -> list[Stakeholder]:
    """All of them if they fit; else who is open, overdue the longest, or furthest from where they are wanted."""
    if len(those) <= capacity:
        return list(those)

    def urgency(one: Stakeholder) -> tuple[bool, int, int]:
        return one.id != selected, -late.get(one.id, 0), -abs(gap(one.engagement, one.desired))

    return by_name(sorted(those, key=urgency)[: capacity - 1])


def _capacity(grid: Grid) -> int:
    """How many marks a cell has room for."""
    if grid.has_names:
        return _lines(grid)
    wide, high = grid.cell
    return int(wide * _ACROSS / (grid.mark + 4)) * int(high * _USED / (grid.mark + 4))


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
    """Rows are as high as the fullest cell needs, up to a limit; then not everybody of a cell is shown."""
    wide = (width - (40 if compact else 90)) / 5
    fullest = max(map(len, cells.values()), default=0)
    if compact:
        per_row = max(1, int(wide * _ACROSS / (_MARK_PX + 4)))
        needed = ceil(fullest / per_row) * (_MARK_PX + 4) / _USED
        return Grid((wide, min(_MOST_ON_PHONES_PX, max(70, needed))), _MARK_PX, has_names=False)
    return Grid((wide, min(_MOST_ROW_PX, max(_ROW_PX, fullest * _LINE_PX / _USED))), _MARK_PX, has_names=True)


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


def _more(others: Sequence[More], grid: Grid, ink: Colours) -> Spec:
    """How many more there are: beside the mark, or on a phone in it."""
    return marks(
        "more",
        mode="markers+text",
        x=[one.x for one in others],
        y=[one.y for one in others],
        text=[f"   +{one.number} more" if grid.has_names else f"+{one.number}" for one in others],
        textposition="middle right" if grid.has_names else "middle center",
        textfont={"size": 12 if grid.has_names else 10, "color": ink.text},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": ink.text}},
        customdata=[f"{CELL}{one.cell[0]}-{one.cell[1]}" for one in others],
        hovertext=[f"{one.number} more of this cell: a click lists all of them" for one in others],
        marker={
            "size": grid.mark - 8 if grid.has_names else grid.mark + 4,
            "symbol": "square" if not grid.has_names else "cross-thin",
            "color": ink.grid,
            "line": {"width": 2 if grid.has_names else 0, "color": ink.muted},
        },
    )


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
