"""The face of a tile: all it says, as texts, so that drawing thirty of them is no work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.shared.kpis import of_kpis
from pages.shared.scorecard import looks, words
from pages.shared.text import count, plain
from planner.actions.kpis import OpenKpis
from planner.kpis.kpi import KpiId
from planner.kpis.scorecard import Scorecard, Tile
from planner.kpis.standing import Status


@dataclass(frozen=True, slots=True)
class Face:
    """A tile as Markdown. `colour` is that of its movement and its line; `facts` are the lines below.

    Without `has_status` the value says itself that there is nothing to hold against a target.
    """

    kpi: KpiId
    name: str
    status: str
    has_status: bool
    value: str
    has_value: bool
    movement: str
    judged: str
    arrow: str
    colour: str
    spark: Sequence[float] | None
    facts: str


def faces(name: str, card: Scorecard) -> Mapping[KpiId, Face]:
    """The face of every tile of a scorecard; `name` tells the scorecards of one plan apart."""
    return of_kpis("faces", partial(_faces, card), name, st.context.locale)


def face_of(tile: Tile) -> Face:
    """What a tile says: a number with all that belongs to it, or why there is none."""
    value = words.value(tile)
    has_value = bool(value)
    live = looks.most_telling(tile)
    word, why = ("", "") if has_value else words.instead(tile)
    moved, judged = words.movement(tile)
    if live:
        moved = looks.live_word(live)
        moved, judged = f"{moved[:1].lower()}{moved[1:]}", ""
    movement = why if not has_value and not live else f"Movement: {moved}" if moved else ""
    return Face(
        kpi=tile.kpi.id,
        name=plain(tile.kpi.name),
        status=looks.target_mark(tile.standing.status),
        has_status=tile.standing.status is not Status.NO_READING,
        value=plain(value or word),
        has_value=has_value,
        movement=plain(movement),
        judged=judged if has_value else "",
        arrow=("up" if live.signal.is_above else "down") if live else "off",
        colour=looks.live_colour(live) if live else "gray",
        spark=looks.line_of(tile),
        facts=_facts(tile),
    )


def _faces(card: Scorecard, _opened: OpenKpis) -> Mapping[KpiId, Face]:
    return {tile.kpi.id: face_of(tile) for tile in card.tiles}


def _facts(tile: Tile) -> str:
    basis = words.basis(tile) if tile.reading else words.behind(tile)
    lines = [plain(basis), plain(words.beyond(tile)), plain(words.pace(tile)), *_signal(tile), _who(tile)]
    return "  \n".join(line for line in lines if line)


def _signal(tile: Tile) -> list[str]:
    live = looks.most_telling(tile)
    if live is None:
        return []
    more = f" {count(len(tile.live) - 1, 'more signal')}." if len(tile.live) > 1 else ""
    return [looks.live_mark(live, plain(_sentence(live.words) + more))]


def _who(tile: Tile) -> str:
    owner = plain(tile.kpi.owner) or "nobody’s yet"
    return f"{looks.freshness_mark(tile, plain(words.freshness(tile)))} · {owner}"


def _sentence(words_: str) -> str:
    return f"{words_[:1].upper()}{words_[1:].rstrip('.')}."
