"""Which tiles of the scorecard are shown, in which groups and in which order."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from pages.shared.scorecard.looks import status_word
from planner.kpis.scorecard import Scorecard, Tile
from planner.kpis.standing import Status
from planner.plan.plan import Plan

NOBODY = "Nobody yet"
NO_PHASE = "Through the whole plan"
ORDER_OF_STATUS = (
    *(Status.OFF, Status.AT_RISK, Status.BEHIND, Status.UNCLEAR),
    *(Status.ON_PACE, Status.REACHED, Status.NO_READING, Status.NO_TARGET),
)


class Group(StrEnum):
    """What the tiles can be put together by."""

    NONE = "No groups"
    PHASE = "By phase"
    TEAM = "By team"
    OWNER = "By owner"
    STATUS = "By status"


class Order(StrEnum):
    """In which order the tiles stand."""

    URGENCY = "Needs attention"
    NAME = "Name"
    POSITION = "Own order"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a tile must be like to be shown; empty means that anything will do."""

    statuses: tuple[Status, ...] = ()
    owners: tuple[str, ...] = ()
    has_signal: bool = False
    text: str = ""

    @property
    def count(self) -> int:
        """How many of them leave something out."""
        return sum(map(bool, (self.statuses, self.owners, self.has_signal, self.text)))

    def lets(self, tile: Tile) -> bool:
        """Whether the tile is shown."""
        return (
            (not self.statuses or tile.standing.status in self.statuses)
            and (not self.owners or bool(set(self.owners) & set(owners_of(tile))))
            and (not self.has_signal or bool(tile.real_changes))
            and (not self.text or _mentions(tile, self.text))
        )


def owners_of(tile: Tile) -> tuple[str, ...]:
    """Who stands behind a KPI: its owner and those who enter for its teams."""
    kpi = tile.kpi
    names = {kpi.owner, *(kpi.who_enters(team) for team in kpi.team_names)} - {""}
    return tuple(sorted(names, key=str.casefold)) or (NOBODY,)


def in_order(card: Scorecard, order: Order) -> list[Tile]:
    """The tiles of a scorecard, ordered."""
    match order:
        case Order.URGENCY:
            return card.by_urgency
        case Order.NAME:
            return sorted(card.tiles, key=lambda tile: tile.kpi.name.casefold())
        case Order.POSITION:
            return sorted(card.tiles, key=lambda tile: tile.kpi.position)


def grouped(plan: Plan, tiles: Sequence[Tile], by: Group) -> Mapping[str, Sequence[Tile]]:
    """The tiles under the heading of their group; without groups all of them under an empty one.

    Phases come in the order of the plan, states by how bad they are, owners by name.
    """
    headings, heading = _headings(plan, tiles, by)
    found: dict[str, list[Tile]] = {one: [] for one in headings}
    for tile in tiles:
        found.setdefault(heading(tile), []).append(tile)
    return {one: members for one, members in found.items() if members}


def _headings(plan: Plan, tiles: Sequence[Tile], by: Group) -> tuple[Sequence[str], Callable[[Tile], str]]:
    match by:
        case Group.PHASE:
            names = {phase.key: phase.name for phase in plan.phases}
            return list(names.values()), lambda tile: names.get(tile.kpi.phase, NO_PHASE)
        case Group.OWNER:
            owners = {tile.kpi.owner for tile in tiles} - {""}
            return sorted(owners, key=str.casefold), lambda tile: tile.kpi.owner or NOBODY
        case Group.STATUS:
            return [status_word(status) for status in ORDER_OF_STATUS], lambda tile: status_word(tile.standing.status)
        case _:
            return [""], lambda _tile: ""


def _mentions(tile: Tile, text: str) -> bool:
    kpi = tile.kpi
    where = (kpi.name, kpi.unit, kpi.source, *owners_of(tile), *(team.name for team in kpi.teams))
    return any(text in words.casefold() for words in where)
