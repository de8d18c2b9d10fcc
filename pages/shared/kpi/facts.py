"""The facts of a KPI: what its tile says, the target with the chance to reach it, the signals that still hold."""

import streamlit as st

from pages.shared import kpis, menu, visit
from pages.shared.dates import long_date
from pages.shared.kpi import target_form, trend
from pages.shared.kpi.view import KpiView
from pages.shared.scorecard import looks, metric, words
from pages.shared.scorecard.face import face_of
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.kpis.kind import Direction
from planner.kpis.scorecard import Tile
from planner.kpis.standing import Status


def tile_of(view: KpiView) -> Tile | None:
    """The KPI's tile on the scorecard; a retired one has none."""
    return next((tile for tile in kpis.card().tiles if tile.kpi.id == view.kpi.id), None)


def answer(view: KpiView, tile: Tile | None) -> str:
    """The status with its reason, in one line."""
    if tile is None:
        retired = long_date(view.kpi.retired_on) if view.kpi.retired_on else ""
        return f"Retired on {retired}. Its numbers stay, and nobody is asked for more."
    if tile.reading is None:
        return " ".join(f"{word[:1].upper()}{word[1:]}." for word in words.instead(tile) if word)
    if tile.standing.status is Status.NO_TARGET:
        return tile.standing.why
    return f"{looks.status_word(tile.standing.status)}. {tile.standing.why}"


def show(view: KpiView, tile: Tile) -> None:
    """The number with all that belongs to it, beside its target and what moves it."""
    with st.container(border=True, key="kpi_facts"):
        figure, aim = st.columns([2, 3], gap="medium")
        with figure:
            metric.show(face_of(tile))
            st.caption(_basis(tile), help=words.LIKELY)
        with aim:
            st.markdown(_aim(view, tile))
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                _actions(view)


def _basis(tile: Tile) -> str:
    """The interval with n and period; how fresh it is, and whose it is."""
    owner = plain(tile.kpi.owner) or "nobody’s yet"
    fresh = looks.freshness_mark(tile, plain(words.freshness(tile)))
    return "  \n".join(line for line in (plain(words.basis(tile)), f"{fresh} · {owner}") if line)


def _aim(view: KpiView, tile: Tile) -> str:
    pace = words.pace(tile)
    lines = [f"**{plain(pace)}**"] if pace else []
    if ahead := trend.prospect(view):
        lines.append(f":material/query_stats: {plain(ahead)}")
    lines += [looks.live_mark(live, plain(live.words)) for live in tile.live]
    if step := words.more_than_chance(tile):
        lines.append(f":gray[:material/info: {plain(step)}]")
    elif not tile.live and tile.limits and tile.reading:
        lines.append(f":gray[:material/check: No signal: the latest movements are {words.USUAL}]")
    return "\n\n".join(lines)


def _actions(view: KpiView) -> None:
    kpi = view.kpi
    if not visit.may(Permission.EDIT_KPIS) or kpi.retired_on:
        return
    if kpi.direction in (Direction.HIGHER, Direction.LOWER):
        st.button(
            "Change the target" if kpi.target else "Set a target",
            key="kpi_target",
            icon=":material/flag:",
            on_click=target_form.ask,
            args=(kpi,),
        )
    st.page_link(menu.KPI_SETUP, label="Set-up", icon=":material/rule_settings:", query_params=_setup(view))


def _setup(view: KpiView) -> dict[str, str]:
    return {visit.PLAN_KEY: visit.plan_id(), "kpi": view.kpi.id}
