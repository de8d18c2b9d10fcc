"""Who influences whom: people in columns by where they stand, arrows from each to those they influence."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.charts.canvas import Spec, axis, marks, note, safe, sheet, shorten
from planner.charts.palette import Colours, Look, colours
from planner.charts.stakeholder_looks import by_name, described, fill, letter, way, word
from planner.stakeholders.stakeholder import Engagement, Stakeholder, StakeholderId

_ROW_PX, _MARK_PX = 40, 18
_SWEEPS = 4
_PIECES = 8

Link = tuple[StakeholderId, StakeholderId]
"""Who influences, and whom."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody stands: column and row."""

    x: float
    y: float


def influence_map(
    stakeholders: Sequence[Stakeholder],
    ways: frozenset[Link],
    look: Look,
    *,
    selected: str = "",
    compact: bool = False,
    every: bool = False,
) -> Spec:
    """Everybody with an influence on somebody, or under one, from unaware on the left to leading on the right.

    `ways` are the links that lead from supporters to people to be won. They alone have arrows, with somebody selected
    the links of theirs; the other links, too, where `every` one is wanted or there are no such. Marks carry the
    stakeholder's id as customdata.
    """
    ink = colours(look)
    known = {one.id: one for one in by_name(stakeholders)}
    links = links_of(stakeholders)
    spots = laid_out(stakeholders)
    rows = max((spot.y for spot in spots.values()), default=0)
    mine = {link for link in links if selected in link}
    strong = [link for link in links if link in (mine or ways)]
    others = [link for link in links if link not in strong] if every or not strong else []
    traces = [
        *_arrows("links", others, spots, ink.link, 1, ink),
        *_arrows("ways", strong, spots, ink.accent, 2.2, ink),
        _people(spots, known, selected, ink, compact=compact),
    ]
    layout = _layout(rows, ink, [known[one].engagement for one in spots], compact=compact)
    if not compact:
        layout["annotations"] = [_name(known[one], spot, ink) for one, spot in spots.items()]
    if not spots:
        layout["annotations"] = [note("Nobody’s influence on others is written down yet.", ink)]
    return {"data": traces, "layout": layout}


def influence_alt(stakeholders: Sequence[Stakeholder]) -> str:
    """One sentence for a screen reader."""
    links = links_of(stakeholders)
    return f"Who influences whom: {len(links)} arrows between {len({end for link in links for end in link})} people."


def links_of(stakeholders: Sequence[Stakeholder]) -> list[Link]:
    """Every influence on somebody who is there."""
    known = {one.id for one in stakeholders}
    return [(one.id, other) for one in by_name(stakeholders) for other in one.influences if other in known]


def laid_out(stakeholders: Sequence[Stakeholder]) -> Mapping[StakeholderId, Spot]:
    """A spot for everybody with a link; the same people always get the same ones.

    The column is the engagement. Within it people are ordered by the mean height of those they are linked with
    (Sugiyama's barycentre sweeps), which keeps arrows short and crossings few.
    """
    links = links_of(stakeholders)
    beside: dict[StakeholderId, list[StakeholderId]] = defaultdict(list)
    for one, other in links:
        beside[one].append(other)
        beside[other].append(one)
    columns: dict[int, list[StakeholderId]] = defaultdict(list)
    for person in by_name(stakeholders):
        if person.id in beside:
            columns[_column(person.engagement)].append(person.id)
    for _ in range(_SWEEPS):
        heights = _heights(columns)
        for those in columns.values():
            those.sort(key=lambda one: sum(heights[other] for other in beside[one]) / len(beside[one]))
    heights = _heights(columns)
    return {one: Spot(column, heights[one]) for column in sorted(columns) for one in columns[column]}


def _column(engagement: Engagement | None) -> int:
    return engagement.step if engagement else -1


def _heights(columns: Mapping[int, Sequence[StakeholderId]]) -> dict[StakeholderId, float]:
    """Each column is centred beside the longest one."""
    longest = max(map(len, columns.values()), default=0)
    return {one: at + (longest - len(those)) / 2 for those in columns.values() for at, one in enumerate(those)}


def _arrows(
    name: str, links: Sequence[Link], spots: Mapping[StakeholderId, Spot], colour: str, width: float, ink: Colours
) -> list[Spec]:
    xs: list[float | None] = []
    ys: list[float | None] = []
    sizes: list[float] = []
    for one, other in links:
        bend = _bent(spots[one], spots[other])
        xs += [*(x for x, _ in bend), None]
        ys += [*(y for _, y in bend), None]
        sizes += [*[0] * (len(bend) - 1), 8 + width, 0]
    if not links:
        return []
    head = {
        "symbol": "arrow",
        "angleref": "previous",
        "standoff": [_MARK_PX / 2 + 1 if size else 0 for size in sizes],
        "size": sizes,
        "color": colour,
        "opacity": 1,
        "line": {"width": 0, "color": ink.background},
    }
    line = {"color": colour, "width": width}
    return [{"type": "scatter", "name": name, "mode": "lines+markers", "x": xs, "y": ys, "line": line, "marker": head}
            | {"hoverinfo": "skip", "unselected": {"marker": {"opacity": 1}}}]  # fmt: skip


def _bent(start: Spot, end: Spot) -> list[tuple[float, float]]:
    """A slight bow to the left of its way, so that two people who influence each other have two arrows.

    A quadratic Bezier curve: its middle point lies beside the straight line.
    """
    wide, high = end.x - start.x, end.y - start.y
    middle = ((start.x + end.x) / 2, (start.y + end.y) / 2 - 0.12 * abs(wide) * (1 if wide > 0 else -1))
    if not wide:
        middle = (start.x + (0.16 if high > 0 else -0.16), middle[1])
    points = []
    for piece in range(_PIECES + 1):
        t = piece / _PIECES
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append((a * start.x + b * middle[0] + c * end.x, a * start.y + b * middle[1] + c * end.y))
    return points


def _people(
    spots: Mapping[StakeholderId, Spot],
    known: Mapping[StakeholderId, Stakeholder],
    selected: str,
    ink: Colours,
    *,
    compact: bool,
) -> Spec:
    people = [known[one] for one in spots]
    return marks(
        "people",
        mode="markers+text" if compact else "markers",
        x=[spot.x for spot in spots.values()],
        y=[spot.y for spot in spots.values()],
        text=[letter(one.engagement) for one in people] if compact else None,
        textposition="middle center",
        textfont={"size": 11, "color": [ink.on(fill(one.engagement, ink)) for one in people]},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": ink.background}},
        customdata=list(spots),
        hovertext=[f"{described(one)}<br>{way(one)}{_whom(one, known)}" for one in people],
        marker={
            "size": _MARK_PX if compact else 13,
            "color": [fill(one.engagement, ink) for one in people],
            "line": {
                "width": [3 if one.id == selected else 2 for one in people],
                "color": [ink.text if one.id == selected else ink.background for one in people],
            },
        },
    )


def _name(one: Stakeholder, spot: Spot, ink: Colours) -> Spec:
    """A name under its mark, on a ground of its own: arrows that cross it run behind it."""
    return {
        "text": safe(shorten(one.name, 18)),
        "x": spot.x,
        "y": spot.y,
        "yanchor": "top",
        "yshift": -9,
        "showarrow": False,
        "font": {"size": 12, "color": ink.text},
        "bgcolor": ink.background,
        "opacity": 0.9,
        "borderpad": 0,
    }


def _whom(one: Stakeholder, known: Mapping[StakeholderId, Stakeholder]) -> str:
    names = [safe(shorten(known[other].name, 30)) for other in one.influences if other in known]
    return f"<br>influences {', '.join(names[:6])}{' …' if len(names) > 6 else ''}" if names else ""


def _layout(rows: float, ink: Colours, shown: Sequence[Engagement | None], *, compact: bool) -> Spec:
    steps: list[Engagement | None] = [*([None] if None in shown else []), *Engagement]
    first = -1 if None in shown else 0
    return sheet(
        ink,
        round(max(160, (rows + 1) * _ROW_PX + 50)),
        margin={"l": 8, "r": 8, "t": 34, "b": 8},
        xaxis=axis(
            ink,
            side="top",
            range=[first - 0.55, 4.55],
            tickvals=list(range(first, 5)),
            ticktext=[letter(one) if compact else f"{letter(one)} {word(one)}" for one in steps],
            ticks="",
        ),
        yaxis=axis(ink, range=[rows + 0.7, -0.6], showgrid=False, showticklabels=False, ticks=""),
    )
