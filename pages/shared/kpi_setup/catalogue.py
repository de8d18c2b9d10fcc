"""The catalogue on the screen: every KPI that experts agree on, to be read, ticked and added."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.shared import notices, visit
from pages.shared.kpi_setup import adding, address, words
from pages.shared.text import count, plain
from planner.access.visitor import Permission
from planner.actions.kpis import OpenKpis
from planner.kpis.catalogue import Definition, Group, catalogue
from planner.kpis.kpi import Kpi
from planner.shared.in_words import listed

_FIND, _GROUPS, _CURRENCY = "catalogue_find", "catalogue_group", "catalogue_currency"
_LEFT = "catalogue_left"
"""Set when something was done that the rest of the page shows."""


@st.fragment
def show(opened: OpenKpis) -> None:
    """Search and groups, the KPIs, and what to do with those that are ticked; a tick draws nothing else anew."""
    if st.session_state.pop(_LEFT, False):
        st.rerun()
    may_edit = visit.may(Permission.EDIT_KPIS)
    _bar()
    has = adding.held(opened)
    shown = [one for one in catalogue() if _is_shown(one)]
    if not shown:
        _nothing_left()
    for group in Group:
        if inside := [one for one in shown if one.group is group]:
            _group(group, inside, has, may_edit=may_edit)
    if may_edit:
        _to_add(opened)


def starter(opened: OpenKpis) -> None:
    """The empty state: six KPIs to begin with in one click, or the way to the others."""
    with st.container(border=True, key="kpi_starter"):
        st.markdown("**This plan watches no KPIs.**")
        names = [one.name for one in adding.wanted(adding.STARTER, opened).asked]
        if not visit.may(Permission.EDIT_KPIS):
            st.caption("The plan’s owner and its editors choose them.")
            return
        if names:
            st.markdown(f"To begin with, what most companies can count from the first week on: {plain(listed(names))}.")
        with st.container(horizontal=True):
            if names:
                st.button(
                    f"Add these {len(names)}",
                    key="kpi_starter_add",
                    type="primary",
                    icon=":material/playlist_add:",
                    on_click=_add_starter,
                    args=(opened,),
                )
            st.button(
                "Choose from the catalogue", key="kpi_to_catalogue", on_click=address.turn_to, args=(address.CATALOGUE,)
            )
            st.button("Define an own KPI", key="kpi_to_own", on_click=address.turn_to, args=(address.OWN,))
        notices.problems_of(adding.FORM)


def _bar() -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="catalogue_bar"):
        st.text_input(
            "Search",
            key=_FIND,
            bind="query-params",
            type="search",
            placeholder="Search the catalogue",
            label_visibility="collapsed",
            width=240,
        )
        st.pills(
            "Groups",
            list(Group),
            selection_mode="multi",
            format_func=lambda group: Group(group).label,
            key=_GROUPS,
            bind="query-params",
            label_visibility="collapsed",
            wrap=True,
        )


def _is_shown(one: Definition) -> bool:
    groups = st.session_state.get(_GROUPS) or ()
    text = (st.session_state.get(_FIND) or "").strip().casefold()
    where = (one.name, one.key, one.definition, one.unit, one.kind.label, one.group.label)
    return (not groups or one.group in groups) and (not text or any(text in words_.casefold() for words_ in where))


def _nothing_left() -> None:
    with st.container(border=True, key="nothing_left"):
        st.markdown(f"None of the {len(catalogue())} KPIs of the catalogue is like that.")
        with st.container(horizontal=True):
            st.button("Show all", key="catalogue_all", icon=":material/filter_list_off:", on_click=_clear)
            st.button("Define an own KPI", key="catalogue_own", on_click=_turn_to_own)


def _clear() -> None:
    st.session_state[_FIND], st.session_state[_GROUPS] = "", []


def _group(group: Group, inside: Sequence[Definition], has: Mapping[str, Kpi], *, may_edit: bool) -> None:
    st.subheader(group.label, anchor=False)
    with st.grid(2, min_column_width=330, key=f"catalogue_{group}"):
        for one in inside:
            with st.container(border=True, gap="xsmall", key=f"definition_{one.key}"):
                _definition(one, has.get(one.key), may_edit=may_edit)


def _definition(one: Definition, held: Kpi | None, *, may_edit: bool) -> None:
    if held:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f"**{plain(one.name)}**", width="content")
            is_retired = held.retired_on is not None
            st.badge("No longer watched" if is_retired else "In this plan", color="gray" if is_retired else "green")
            st.button("Open", key=f"open_held_{one.key}", type="tertiary", on_click=_open, args=(held,))
    elif may_edit:
        st.checkbox(f"**{plain(one.name)}**", key=_tick(one), persist_state="page")
    else:
        st.markdown(f"**{plain(one.name)}**")
    facts, formula = plain(_facts(one)), plain(words.formula_words(one))
    st.markdown(f":small[:gray[{facts}]]\n\n{plain(one.definition)}  \n:gray[:material/function: {formula}]")
    fold = st.expander("Pitfalls, how it is added up, sources", key=f"more_{one.key}", on_change="rerun")
    if fold.open:
        fold.markdown(_more(one))


def _facts(one: Definition) -> str:
    """ "Share of a whole · % · weekly · from 30 cases · higher is better"."""
    unit = "your currency" if one.is_money else one.unit
    least = f"from {one.minimum_n} cases" if one.minimum_n else ""
    return " · ".join(part for part in (one.kind.label, unit, one.cadence, least, _better(one)) if part)


def _better(one: Definition) -> str:
    if one.band_low is None and one.band_high is None:
        return {"higher": "higher is better", "lower": "lower is better"}.get(one.direction, "neither way is better")
    ends = (one.band_low, one.band_high)
    if None not in ends:
        return f"best from {ends[0]:g} to {ends[1]:g}"
    return f"best above {ends[0]:g}" if ends[0] is not None else f"best below {ends[1]:g}"


def _more(one: Definition) -> str:
    said = {
        "What is entered": "; ".join(one.labels.values()),
        "Pitfalls": one.pitfalls,
        "How it is added up": one.aggregation,
        "How sure it is": one.interval,
        "What it tells": one.leads,
    }
    told = [f"**{title}**  \n{plain(text)}" for title, text in said.items() if text]
    return "\n\n".join([*told, "**Sources**", "\n".join(f"- {plain(source)}" for source in one.sources)])


def _to_add(opened: OpenKpis) -> None:
    """What to do with those that are ticked, in sight at the lower edge."""
    ticked = [one.key for one in catalogue() if st.session_state.get(_tick(one))]
    found = adding.wanted(ticked, opened)
    with st.container(key="catalogue_to_do", gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            number = len(found.all)
            st.button(
                f"Add {count(number, 'KPI')}" if number else "Add KPIs",
                key="catalogue_add",
                type="primary",
                icon=":material/playlist_add:",
                disabled=not number,
                on_click=_add_ticked,
                args=(opened, ticked),
            )
            if found.has_money:
                st.text_input(
                    "Currency",
                    adding.currency_of(opened.plan),
                    key=_CURRENCY,
                    width=90,
                )
            st.caption(plain(_what_comes(found, opened)), width="stretch")
        notices.problems_of(adding.FORM)


def _what_comes(found: adding.Wanted, opened: OpenKpis) -> str:
    if not found.asked:
        return "Tick what the plan shall watch."
    inputs = f"With {found.input_words}. " if found.inputs else ""
    return f"{inputs}Owner: {opened.plan.leader}; all of it can be changed afterwards."


def _add_ticked(opened: OpenKpis, keys: Sequence[str]) -> None:
    if adding.add(opened, keys, (st.session_state.get(_CURRENCY) or "").strip()):
        for one in catalogue():
            st.session_state.pop(_tick(one), None)
        address.turn_to(address.WATCHED)
        st.session_state[_LEFT] = True


def _open(kpi: Kpi) -> None:
    address.select(kpi.id)
    st.session_state[_LEFT] = True


def _turn_to_own() -> None:
    address.turn_to(address.OWN)
    st.session_state[_LEFT] = True


def _add_starter(opened: OpenKpis) -> None:
    adding.add(opened, adding.STARTER)


def _tick(one: Definition) -> str:
    return f"tick_{one.key}"
