"""What happened to a KPI: each event with the figures before and after it, and whether they really differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.shared import kpis, notices, visit
from pages.shared.dates import long_date, short_date
from pages.shared.kpi import drawn, event_form
from pages.shared.kpi.view import KpiView, ground_of
from pages.shared.task.link import task_link
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions import events as event_actions
from planner.actions.kpis import OpenKpis
from planner.actions.plans import OpenPlan
from planner.charts.kpi_ground import Numbered
from planner.charts.kpi_rows import Row, rows, rows_alt
from planner.kpis.counts_words import quantity
from planner.kpis.difference import BeforeAfter, before_and_after
from planner.kpis.event import Event
from planner.kpis.kpi import Kpi
from planner.kpis.period_words import counted
from planner.kpis.value_words import change_words
from planner.tasks.task import TaskId

FORM = "kpi_event_delete"


@dataclass(frozen=True, slots=True)
class Effect:
    """An event with what was counted before and after it."""

    one: Numbered
    found: BeforeAfter


def legend(view: KpiView) -> None:
    """The numbers on the chart with their names, in one line each."""
    if view.events:
        st.caption("  \n".join(f"**{one.number}** {plain(_named(one.event))}" for one in view.events))


def show(opened: OpenPlan, view: KpiView) -> None:
    """Adding an event; a chart of the effects of all; every event, the latest first, in words."""
    effects = kpis.of_kpis("kpi effects", partial(_effects, view=view), view.kpi.id)
    may_edit = visit.may(Permission.EDIT_KPIS)
    if not effects:
        st.markdown(
            "Nothing is noted for this KPI yet. A quick win going live, a price change, a campaign, an outage: "
            "noted with its day, it stands on the charts, and the figures before and after it are compared."
        )
    if may_edit:
        st.button("Add an event", key="kpi_event_add", icon=":material/add:", on_click=event_form.ask, args=(view.kpi,))
    _compared(view, effects)
    for effect in reversed(effects):
        _event(opened, view, effect, may_edit=may_edit)
    notices.problems_of(FORM)
    if effects:
        st.caption(
            "Up to four periods before against four after, added up, without the one that holds the event. What else "
            "happened in that time counts too: a difference is no proof that the event made it."
        )


def _compared(view: KpiView, effects: Sequence[Effect]) -> None:
    shown = [row for effect in reversed(effects) if (row := _row(view.kpi, effect))]
    if not shown:
        return
    ground, alt = ground_of(view), rows_alt(shown)
    draw = partial(rows, shown=shown, held_against=0.0, against_words="no difference", are_changes=True)
    drawn.chart("kpi_effects", ground, draw, f"Difference after each event: {alt}")


def _row(kpi: Kpi, effect: Effect) -> Row | None:
    difference = effect.found.difference
    if difference.value is None:
        return None
    name = f"{effect.one.number}. {effect.one.event.name}"
    return Row(name, difference, change_words(kpi, difference.value), is_clear=effect.found.is_real)


def _event(opened: OpenPlan, view: KpiView, effect: Effect, *, may_edit: bool) -> None:
    event = effect.one.event
    with st.container(border=True, gap="xsmall", key=f"kpi_event-{event.id}"):
        st.markdown(f"**{effect.one.number}. {plain(event.name)}**")
        st.caption(f"{plain(long_date(event.on))} · {event.kind.value}{'' if event.kpis else ' · all KPIs'}")
        st.markdown(_marked(effect.found))
        if effect.found.difference.value is not None:
            st.caption(plain(_basis(view.kpi, effect.found)))
        if event.note:
            st.caption(plain(event.note))
        task = next((task for task in opened.tasks if task.id == event.task), None)
        if task:
            with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
                st.caption("The task behind it:", width="content")
                task_link(opened, TaskId(event.task), task.name)
                if task.is_done:
                    st.markdown(":green[:material/check_circle: done]", width="content")
        if may_edit:
            _change(view.kpi, event)


def _change(kpi: Kpi, event: Event) -> None:
    with st.container(horizontal=True, gap="small"):
        st.button(
            "Edit",
            key=f"kpi_event_edit-{event.id}",
            icon=":material/edit:",
            type="tertiary",
            on_click=event_form.ask,
            args=(kpi, event),
        )
        st.button(
            ":red[Delete]",
            key=f"kpi_event_delete-{event.id}",
            icon=":material/delete:",
            type="tertiary",
            on_click=_delete,
            args=(event,),
        )


def _marked(found: BeforeAfter) -> str:
    """The words, with a colour and an icon where the difference is real."""
    said = plain(found.words)
    if not found.is_real:
        return said
    colour = {True: "green", False: "red", None: "blue"}[found.is_better]
    icon = "trending_up" if (found.difference.value or 0) > 0 else "trending_down"
    return f":{colour}[:material/{icon}: {said}]"


def _basis(kpi: Kpi, found: BeforeAfter) -> str:
    """ "4 weeks before (n 480) against 4 weeks after (n 512)"."""
    before = f"{counted(kpi.cadence, len(found.before_periods))} before (n {quantity(found.before.n)})"
    after = f"{counted(kpi.cadence, len(found.after_periods))} after (n {quantity(found.after.n)})"
    return f"{before} against {after}"


def _named(event: Event) -> str:
    return f"{event.name}, {short_date(event.on)}"


def _effects(_opened: OpenKpis, *, view: KpiView) -> list[Effect]:
    return [Effect(one, before_and_after(view.series, one.event)) for one in view.events]


def _delete(event: Event) -> None:
    gone = notices.attempt(FORM, event_actions.delete_event, visit.plan_id(), event.id, visit.now())
    if gone:
        change = gone.change.id if gone.change else None
        notices.say(f"“{event.name}” is no longer an event.", visit.plan_id(), change)
