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
from planner.kpis.value_words import value_words


@dataclass(frozen=True, slots=True)
class Face:
    """A tile as Markdown. `colour` is that of its movement and its line; `facts` are the lines below."""

    kpi: KpiId
    name: str
    status: str
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
    has_value = tile.reading is not None and tile.reading.value is not None
    live = looks.most_telling(tile)
    word, why = ("", "") if has_value else words.instead(tile)
    movement, judged = words.movement(tile) if has_value else (why, "")
    return Face(
        kpi=tile.kpi.id,
        name=plain(tile.kpi.name),
        status=looks.status_mark(tile.standing.status),
        value=plain(_value(tile) if has_value else word),
        has_value=has_value,
        movement=looks.live_word(live) if live else plain(movement),
        judged="" if live else judged,
        arrow=("up" if live.signal.is_above else "down") if live else "off",
        colour=looks.live_colour(live) if live else "gray",
        spark=looks.line_of(tile),
        facts=_facts(tile),
    )


def _faces(card: Scorecard, _opened: OpenKpis) -> Mapping[KpiId, Face]:
    return {tile.kpi.id: face_of(tile) for tile in card.tiles}


def _value(tile: Tile) -> str:
    value = tile.reading.value if tile.reading else None
    return "" if value is None else value_words(tile.kpi, value)


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
