"""The set-up of one KPI, beside the list or alone on a phone: everything that can be changed about it."""

import streamlit as st

from pages.shared import menu, notices, unsaved, visit
from pages.shared.dates import long_date
from pages.shared.draft import Draft
from pages.shared.kpi import about
from pages.shared.kpi.view import view_of
from pages.shared.kpi_setup import address, aim, delete_dialog, fields, figure, general, saving, teams, wording, words
from pages.shared.kpi_setup.drafts import DRAFTS
from pages.shared.kpi_setup.typed import FIELDS
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions.kpis import OpenKpis
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi

_GENERAL, _AIM, _TEAMS, _FIGURE, _WORDS = "General", "Aim", "Teams", "Figure", "Words"
_UP, _DOWN, _STOP, _BACK, _DELETE = "Move up", "Move down", "Stop watching", "Watch again", "Delete"


def show(opened: OpenKpis, kpi: Kpi) -> None:
    """What is stored and, for those who may, the fields to change it."""
    may_edit = visit.may(Permission.EDIT_KPIS)
    with st.container(border=True, gap="xsmall", key="kpi_panel"):
        _head(kpi, may_edit=may_edit)
        if may_edit and kpi.retired_on is None:
            _parts(opened, kpi)
        else:
            _to_read(kpi)


def _head(kpi: Kpi, *, may_edit: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.subheader(plain(kpi.name), anchor=False, width="stretch")
        if may_edit:
            ways = [_BACK, _DELETE] if kpi.retired_on else [_UP, _DOWN, _STOP, _DELETE]
            st.menu_button("More", ways, key="kpi_more", type="tertiary", on_click=_more, args=(kpi,))
        st.button("Close", key="close_kpi", icon=":material/close:", type="tertiary", on_click=_close)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(plain(f"{kpi.kind.label} · {words.due_words(kpi)}"), width="content")
        st.page_link(
            menu.KPI,
            label="See its numbers",
            icon=":material/monitoring:",
            query_params={visit.PLAN_KEY: visit.plan_id(), "kpi": kpi.id},
        )


def _parts(opened: OpenKpis, kpi: Kpi) -> None:
    draft = DRAFTS.of(kpi)
    unsaved.changed_by_others(DRAFTS, draft, kpi, fields.FORM, "this KPI")
    names = [_GENERAL, _AIM, _TEAMS, _FIGURE, _WORDS]
    if kpi.kind is Kind.FORMULA:
        names.remove(_TEAMS)
    tabs = dict(zip(names, st.tabs(names, key="kpi_setup_tabs", on_change="rerun"), strict=True))
    for name, tab in tabs.items():
        if tab.open:
            with tab:
                _part(name, opened, kpi, draft)


def _part(name: str, opened: OpenKpis, kpi: Kpi, draft: Draft[Kpi]) -> None:
    match name:
        case "General":
            general.show(opened, draft)
        case "Aim":
            aim.show(kpi, draft)
        case "Teams":
            teams.show(opened, kpi)
            return
        case "Figure":
            figure.show(opened, draft)
        case _:
            wording.show(draft)
    notices.problems_of(fields.FORM, FIELDS)
    unsaved.save_bar(DRAFTS, draft, saving.save, fields.FORM)


def _to_read(kpi: Kpi) -> None:
    if kpi.retired_on:
        st.markdown(f"Not watched since {plain(long_date(kpi.retired_on))}. Its numbers stay.")
    st.markdown(f"**Owner**  \n{plain(words.who_words(kpi))}")
    st.markdown(f"**Where it shall go**  \n{plain(words.aim_words(kpi))}")
    about.show(view_of(kpi))
    notices.problems_of(fields.FORM)


def _more(kpi: Kpi) -> None:
    match st.session_state.get("kpi_more"):
        case "Move up":
            saving.move(kpi, -1)
        case "Move down":
            saving.move(kpi, 1)
        case "Stop watching":
            saving.retire(kpi)
        case "Watch again":
            saving.bring_back(kpi)
        case "Delete":
            delete_dialog.ask(kpi)


def _close() -> None:
    notices.forget(fields.FORM)
    address.close()
