"""A KPI that the catalogue does not know: its kind first, then its name, its figure and which way is better."""

import streamlit as st

from pages.shared import notices, visit
from pages.shared.draft import Draft
from pages.shared.kpi_setup import address, aim, fields, figure, general, saving, words
from pages.shared.kpi_setup.drafts import DRAFTS
from pages.shared.kpi_setup.typed import FIELDS, by_field, kpi_as_typed
from pages.shared.text import plain
from planner.actions import kpis as kpi_actions
from planner.actions.kpis import OpenKpis
from planner.kpis.catalogue import kpi_of_own
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.period import first_weekday
from planner.plan.plan import Plan
from planner.shared.errors import PlannerError

_KIND = "own_kind"
_NAMES = {
    Kind.NPS: "NPS after a repair",
    Kind.PROPORTION: "Calls answered within 20 seconds",
    Kind.MEAN: "Stars that guests gave",
    Kind.RATE: "Returns per 1,000 orders",
    Kind.AMOUNT: "Vouchers paid out",
    Kind.DURATION: "Time until the engineer is there",
    Kind.FORMULA: "Cost of a complaint",
}


def show(opened: OpenKpis) -> None:
    """The kinds with an example each, and beside them the fields of the one that is chosen."""
    kinds, typed = st.columns([5, 6], gap="large")
    with kinds:
        kind = _kind()
    with typed:
        _fields(opened, kind)


def _fields(opened: OpenKpis, kind: Kind) -> None:
    draft = DRAFTS.of(_blank(opened.plan, kind))
    fields.line(draft, "name", "Name", "", placeholder=_NAMES[kind])
    fields.person(draft, "owner", "Owner", opened.plan.leader)
    general.rhythm(opened, draft)
    figure.show(opened, draft)
    aim.direction(draft)
    fields.paragraph(draft, "definition", "Definition: what exactly is counted", "")
    notices.problems_of(fields.FORM, FIELDS)
    st.button("Add the KPI", key="own_add", type="primary", icon=":material/add:", on_click=_add, args=(opened, draft))


def _kind() -> Kind:
    st.radio(
        "What is counted",
        list(Kind),
        format_func=lambda kind: Kind(kind).label,
        captions=[plain(f"{about} Example: {example}") for about, example in words.ABOUT.values()],
        key=_KIND,
        on_change=notices.forget,
        args=(fields.FORM,),
        persist_state="session",
    )
    return Kind(st.session_state.get(_KIND) or Kind.NPS)


def _blank(plan: Plan, kind: Kind) -> Kpi:
    """A KPI that is not one yet: it has no name, and a formula none that could be worked out.

    Its id names the plan, so that what is typed stays with the plan it was typed for.
    """
    starts = first_weekday(plan.week)
    usual = kpi_of_own(
        KpiId(f"own-{kind}-{plan.id}"), "own", kind, visit.today(), starts, owner=plan.leader, formula="0"
    )
    return usual.model_copy(update={"name": "", "formula": ""})


def _add(opened: OpenKpis, draft: Draft[Kpi]) -> None:
    try:
        kpi = kpi_as_typed(draft)
    except PlannerError as error:
        notices.refuse(fields.FORM, by_field(error))
        return
    saved = notices.attempt(fields.FORM, kpi_actions.add_kpis, opened.plan.id, [kpi], visit.now())
    if saved:
        DRAFTS.renew(draft.onto)
        address.select(saved.kpi.id)
        saving.told(saved, f"“{saved.kpi.name}” is watched from now on")
