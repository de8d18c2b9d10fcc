"""The promises in the form: what is told, the KPI that has to support it, and whether it does as it is typed."""

from collections.abc import Callable, Mapping

import streamlit as st

from pages.shared import kpis, menu, notices, visit
from pages.shared.campaigns import words
from pages.shared.campaigns.draft import Draft
from pages.shared.campaigns.typed import promise_of
from pages.shared.text import label, plain
from planner.access.visitor import Permission
from planner.communication.campaign import Promise, Sense
from planner.communication.promise_guard import check_promise
from planner.communication.promise_threshold import typed_threshold
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.tile import Tile
from planner.kpis.value_words import interval_words, value_words
from planner.shared.errors import BadInput

FORM = "campaign_form"


def row(draft: Draft, number: int, take_away: Callable[[], None]) -> None:
    """The fields of one promise, and under them whether the numbers support it; `take_away` draws its button."""
    known = draft.promise(number)
    watched = {str(kpi.id): kpi for kpi in kpis.open_kpis().kpis}
    text, by, away = st.columns([6, 5, 1], vertical_alignment="bottom")
    with text:
        st.text_input(
            "What customers are promised",
            known.text if known else "",
            key=draft.key("promise", number),
            placeholder="Delivered in 48 hours",
            persist_state="session",
        )
    with by:
        kpi = watched.get(_kpi_field(draft, number, watched)) if watched or known else None
        if not watched:
            _no_kpi()
    with away:
        take_away()
    if kpi:
        _threshold_fields(draft, number, kpi, watched)
    notices.problem_of(FORM, f"promise-{number}")
    _preview(draft, number, kpi)


def _no_kpi() -> None:
    """Where KPIs are set up, as there is none to choose; what is typed here is kept meanwhile."""
    st.caption("No KPI is set up yet, so nothing can say whether it is kept. What you typed here stays.")
    if visit.may(Permission.EDIT_KPIS):
        st.page_link(
            menu.KPI_SETUP, label="Set up KPIs", icon=":material/tune:", query_params={visit.PLAN_KEY: visit.plan_id()}
        )


def _kpi_field(draft: Draft, number: int, watched: Mapping[str, Kpi]) -> str:
    known = draft.promise(number)
    began = known.kpi if known else ""
    offered = ["", *(key for key, kpi in watched.items() if kpi.retired_on is None or key == began)]
    if began and began not in offered:
        offered.append(began)
    names = {"": "No KPI yet"} | {key: kpi.name for key, kpi in watched.items()}
    chosen: str = st.selectbox(
        "The KPI that says whether it is kept",
        offered,
        index=offered.index(began),
        format_func=lambda key: names.get(key, "A KPI that is gone"),
        key=draft.key("kpi", number),
        persist_state="session",
    )
    return chosen


def _threshold_fields(draft: Draft, number: int, kpi: Kpi, watched: Mapping[str, Kpi]) -> None:
    known = draft.promise(number)
    side, threshold, least = st.columns([3, 3, 3])
    with side:
        st.selectbox(
            "It has to be",
            list(Sense),
            index=list(Sense).index(known.sense) if known else 0,
            format_func=lambda sense: Sense(sense).value.capitalize(),
            key=draft.key("sense", number),
            persist_state="session",
        )
    with threshold:
        st.text_input(
            label(f"Threshold, in {kpi.unit}" if kpi.unit else "Threshold"),
            _threshold_shown(known, watched),
            key=draft.key("threshold", number),
            persist_state="session",
        )
    with least:
        st.text_input(
            "From so many cases on",
            str(known.minimum_n) if known and known.minimum_n else "",
            key=draft.key("least", number),
            placeholder=f"{kpi.minimum_n:,} (as the KPI)" if kpi.minimum_n else "Any number",
            persist_state="session",
        )


def _threshold_shown(known: Promise | None, watched: Mapping[str, Kpi]) -> str:
    """What the field begins with."""
    if known is None or known.threshold is None:
        return ""
    return typed_threshold(watched.get(known.kpi), known.threshold)


def _preview(draft: Draft, number: int, kpi: Kpi | None) -> None:
    """Whether the promise would hold today, as far as it is typed."""
    tile = tiles().get(kpi.id) if kpi else None
    try:
        promise = promise_of(draft, number)
    except BadInput as error:
        if kpi and not draft.value("threshold", "", number).strip():
            st.caption(f"Now: {_now(tile)}. Type what the promise needs.")
        elif not notices.has_problem(FORM) and "text" not in error.problems:
            st.caption(f":orange[:material/edit: {plain(str(error))}]")
        return
    if promise:
        check = check_promise(promise, tile)
        st.caption(f"{words.readiness_mark(check.readiness)} {plain(check.why)}")


def tiles() -> Mapping[KpiId, Tile]:
    """The tiles of today by the ids of their KPIs."""
    return kpis.of_kpis("tiles by id", lambda _: {tile.kpi.id: tile for tile in kpis.card().tiles})


def _now(tile: Tile | None) -> str:
    if tile is None:
        return "it is not watched any more"
    reading = tile.reading
    if reading is None or reading.value is None:
        return plain(tile.standing.why.rstrip("."))
    interval = interval_words(tile.kpi, reading)
    return plain(f"{value_words(tile.kpi, reading.value)}{f' ({interval})' if interval else ''}")
