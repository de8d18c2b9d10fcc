"""Paste a block: rows from a spreadsheet, looked at row by row before any of them is stored."""

import streamlit as st

from pages.shared import drafts, kpis, notices, visit
from pages.shared.numbers import block, refused
from pages.shared.numbers.block import Block
from pages.shared.numbers.owing import enterable, teams_to_enter
from pages.shared.numbers.past_rows import part_columns
from pages.shared.numbers.pasted import Looked, look
from pages.shared.text import count, plain
from planner.actions import entries as entry_actions
from planner.actions.entries import Typed
from planner.actions.kpis import OpenKpis
from planner.exchange.kpi_preview import Fate
from planner.kpis.kpi import WHOLE_COMPANY, Kpi, KpiId
from planner.kpis.typed import part_label
from planner.shared.errors import BadInput, PlannerError

FORM = "numbers_paste"
KEPT = "numbers-paste"
_TEXT, _KPI, _TEAM = "paste_text", "paste_kpi", "paste_team"
_REFUSED = "paste_refused"
"""Of the rows that an import has left in the box, why each was refused, until the text is edited."""
_SEVERAL = ""
_ROW, _MOST_PIXELS = 33, 480
_SOURCE = "pasted"
_EXAMPLE = "2026-02-23\t62\t31\t17"


def show() -> None:
    """The text, what would be stored, and the button that stores it."""
    opened = kpis.open_kpis()
    _restore(opened)
    kpi, team = _choice(opened)
    st.text_area(
        "Rows from a spreadsheet",
        key=_key(_TEXT),
        persist_state="session",
        height=180,
        placeholder=_EXAMPLE,
        on_change=_edited,
    )
    drafts.show_trouble(KEPT)
    if found := drafts.said(KEPT):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(plain(found), width="content")
            st.button("Discard", key="discard_pasted", type="tertiary", on_click=_empty)
    st.caption(plain(_help(kpi)))
    text = _text()
    notices.problems_of(FORM)
    if not text.strip():
        return
    if left := str(st.session_state.get(_key(_REFUSED)) or ""):
        refused.show_left(left)
        return
    pasted = _block(text, kpi, team)
    try:
        looked = look(opened, pasted)
    except PlannerError as error:
        st.error(plain(str(error)), icon=":material/error:")
        return
    _preview(text, pasted, looked)


def _choice(opened: OpenKpis) -> tuple[Kpi | None, str]:
    known = {kpi.id: kpi for kpi in enterable(opened) if teams_to_enter(opened, kpi)}
    with st.container(horizontal=True, gap="small"):
        st.selectbox(
            "The rows are of",
            [*known, _SEVERAL],
            format_func=lambda kpi: known[kpi].name if kpi in known else "Several KPIs, named in the table",
            key=_key(_KPI),
            persist_state="session",
            on_change=_keep,
            width=340,
        )
        kpi = known.get(st.session_state.get(_key(_KPI), next(iter(known), _SEVERAL)))
        if kpi is None:
            return None, WHOLE_COMPANY
        teams = teams_to_enter(opened, kpi)
        if teams == [WHOLE_COMPANY]:
            return kpi, WHOLE_COMPANY
        chosen = st.selectbox(
            "Team", teams, key=f"{_TEAM}-{kpi.id}", persist_state="session", width=220, on_change=_keep
        )
    return kpi, chosen if chosen in teams else teams[0]


def _edited() -> None:
    """What was refused is looked at again, as it may be mended."""
    st.session_state[_key(_REFUSED)] = ""
    _keep()


def _keep() -> None:
    """The text, and what it is of: without that it would be read as something else."""
    if not (text := _text()):
        drafts.forget(KEPT)
        return
    kpi = str(st.session_state.get(_key(_KPI)) or "")
    team = str(st.session_state.get(f"{_TEAM}-{kpi}") or "")
    left = str(st.session_state.get(_key(_REFUSED)) or "")
    drafts.keep(KEPT, {_TEXT: text, _KPI: kpi, _TEAM: team, _REFUSED: left})


def _restore(opened: OpenKpis) -> None:
    """What an earlier session has left, if this one has nothing yet."""
    left = drafts.kept(KEPT)
    if _key(_TEXT) in st.session_state or not left:
        return
    st.session_state[_key(_TEXT)] = left[_TEXT]
    st.session_state[_key(_REFUSED)] = left.get(_REFUSED, "")
    known = {kpi.id: teams_to_enter(opened, kpi) for kpi in enterable(opened)}
    kpi, team = left.get(_KPI, _SEVERAL), left.get(_TEAM, WHOLE_COMPANY)
    if kpi == _SEVERAL or known.get(KpiId(kpi)):
        st.session_state[_key(_KPI)] = kpi
    if team and team in known.get(KpiId(kpi), ()):
        st.session_state[f"{_TEAM}-{kpi}"] = team


def _empty() -> None:
    st.session_state[_key(_TEXT)] = st.session_state[_key(_REFUSED)] = ""
    drafts.forget(KEPT)


def _help(kpi: Kpi | None) -> str:
    if kpi is None:
        return (
            "The first row says what the columns are: kpi, period, and the numbers of its kind; "
            "or the period and a column for each KPI."
        )
    parts = ", ".join(part_label(kpi, part) for part in part_columns(kpi))
    return f"One row for each {kpi.cadence.noun}: its first day, then {parts}. A row of headings is not needed."


def _block(text: str, kpi: Kpi | None, team: str) -> Block:
    return block.of_several(text) if kpi is None else block.of_one_kpi(text, kpi, team)


def _preview(text: str, pasted: Block, looked: Looked) -> None:
    bad = refused.lines_of(looked.problems)
    new, changed, same = (looked.fates[fate] for fate in (Fate.NEW, Fate.CHANGES, Fate.SAME))
    said = f"{new} new, {changed} changed, {same} as stored already, {count(len(bad), 'row')} refused"
    st.markdown(f"**{plain(said)}**")
    if looked.previews:
        st.dataframe(
            looked.table,
            key="paste_preview",
            hide_index=True,
            height=min(_MOST_PIXELS, _ROW * (len(looked.previews) + 1) + 3),
            alt="What would be stored, period by period",
        )
    refused.show(looked.problems)
    for remark in looked.remarks:
        st.caption(plain(remark))
    if number := len(looked.to_store):
        which = "good row" if looked.problems else "row"
        label = f"Import the {which}" if number == 1 else f"Import the {number} {which}s"
        st.button(
            label,
            key="import_pasted",
            type="primary",
            icon=":material/save:",
            on_click=_import,
            args=(text, pasted, looked),
        )
    elif looked.previews and not looked.problems:
        st.caption("All of this is stored already; there is nothing to do.")


def _import(text: str, pasted: Block, looked: Looked) -> None:
    if _text() != text:  # typed on, and clicked before the rows below could follow
        notices.refuse(FORM, BadInput("The rows were changed meanwhile. Look at what would be stored, then import."))
        return
    typed = [Typed(entry.kpi, entry.team, entry.period, entry.counts, entry.note) for entry in looked.to_store]
    plan = visit.plan_id()
    saved = notices.attempt(FORM, entry_actions.import_entries, plan, typed, visit.now(), source=_SOURCE)
    if saved is None:
        return
    every = frozenset(range(pasted.first, len(pasted.lines) + 1))
    gone = every - refused.lines_of(looked.problems) if looked.are_all_told else frozenset[int]()
    st.session_state[_key(_TEXT)] = pasted.without(gone) if looked.problems else ""
    st.session_state[_key(_REFUSED)] = refused.left_by(looked.problems, pasted, gone)
    _keep()
    if saved.change:
        notices.say(f"{saved.change.summary}.", plan, saved.change.id)
    else:
        notices.say("All of this was stored already.")


def _text() -> str:
    return str(st.session_state.get(_key(_TEXT)) or "")


def _key(name: str) -> str:
    """The key of a widget: what is pasted for one plan has no business in another."""
    return f"{name}-{visit.plan_id()}"
