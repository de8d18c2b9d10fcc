"""Plans as a list of cards: where each stands, and what can be done with it."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

import streamlit as st

from pages.shared import dates, header, menu, notices, visit
from pages.shared.derived import derived
from pages.shared.plans import dialogs, kpi_line
from pages.shared.text import count, plain
from planner.access.visitor import Permission
from planner.actions import plan_life
from planner.actions.plans import OpenPlan
from planner.plan.plan import Plan
from planner.scheduling.agreed import agreed_days
from planner.scheduling.gates import GateNeed, open_gates
from planner.scheduling.waiting import open_waits

FORM = "plans"
_RENAME, _DUPLICATE, _ARCHIVE, _DELETE = "rename", "duplicate", "archive", "delete"
_WORDS: Mapping[str, str] = {
    _RENAME: ":material/edit: Rename",
    _DUPLICATE: ":material/content_copy: Duplicate",
    _ARCHIVE: ":material/inventory_2: Archive",
    _DELETE: ":red[:material/delete: Delete]",
}


def in_use(plan: Plan) -> None:
    """A plan that is worked with: its day, its progress, its next gate."""
    opened = visit.any_plan(plan.id)
    with st.container(border=True, key=f"plan_{plan.id}"):
        about, ways = st.columns([5, 2], gap="medium")
        with about.container(gap="small"):
            _name(plan)
            st.progress(min(1.0, opened.progress), text=plain(f"{header.where_we_are(opened)} · {_done(opened)}"))
            st.caption(plain(f"First day {dates.long_date(plan.first_day)}. {next_gate(opened)}"))
            if kpis := kpi_line.kpi_line(opened):
                st.caption(plain(kpis))
        with ways.container(horizontal=True, horizontal_alignment="right"):
            st.button("Open", key=f"open_{plan.id}", icon=":material/arrow_forward:", on_click=_open, args=(plan,))
            _more(plan)


def _name(plan: Plan) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        who = ", ".join(part for part in (plan.leader, plan.role) if part)
        st.markdown(f"**{plain(plan.company)}** · {plain(who)}", width="content")
        if plan.is_sample:
            st.badge("Sample", icon=":material/visibility:", color="gray")
        if st.session_state.get(visit.PLAN_KEY) == plan.id:
            st.badge("Open now", icon=":material/check:", color="primary")


def put_away(plan: Plan) -> None:
    """An archived plan: nothing changes in it before it is back in use."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"archived_{plan.id}"):
        st.markdown(plain(plan.title), width="content")
        if plan.archived_at:
            st.caption(f"archived {dates.long_date(plan.archived_at.date())}", width="content")
        st.space("stretch")
        if visit.visitor().may(Permission.MANAGE_PLAN, plan.id):
            st.button(
                "Unarchive", key=f"unarchive_{plan.id}", icon=":material/unarchive:", on_click=_unarchive, args=(plan,)
            )
            st.button(
                ":red[Delete]",
                key=f"delete_{plan.id}",
                icon=":material/delete:",
                on_click=dialogs.ask_to_delete,
                args=(plan,),
            )


def deleted(plan: Plan) -> None:
    """A deleted plan: how long it can still be restored."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"deleted_{plan.id}"):
        st.markdown(plain(plan.title), width="content")
        st.caption(f"{count(days_left(plan), 'day')} left", width="content")
        st.space("stretch")
        st.button(
            "Restore",
            key=f"restore_{plan.id}",
            icon=":material/restore_from_trash:",
            on_click=_restore,
            args=(plan,),
        )


def days_left(plan: Plan) -> int:
    """Whole days for which a deleted plan can still be restored."""
    if plan.deleted_at is None:
        return plan_life.DAYS_TO_RESTORE
    gone = visit.now() - plan.deleted_at
    return max(0, -((gone - timedelta(days=plan_life.DAYS_TO_RESTORE)) // timedelta(days=1)))


def next_gate(opened: OpenPlan) -> str:
    """ "Next gate: Strategy approved, Fri, 13 Feb, in 9 days, expected Tue, 17 Feb."; counted to its target."""
    # Found once for all; put into words for each visitor, who writes dates in their own way.
    gate = derived("next gate", opened, _next_gate)
    if gate is None:
        return "No gate ahead."
    expected = f", expected {dates.week_date(gate.forecast)}" if gate.slip_days else ""
    name = gate.name.removeprefix("Gate: ")
    return f"Next gate: {name}, {dates.week_date(gate.target)}, {_in_days(gate.days_left)}{expected}."


def _next_gate(opened: OpenPlan) -> GateNeed | None:
    seen = {task.id for task in opened.tasks}
    agreed = agreed_days(opened.plan, opened.all_tasks, opened.all_baseline)
    waits = open_waits(opened.all_tasks, opened.schedule)
    gates = open_gates(opened.all_tasks, opened.schedule, agreed, waits, opened.status_day)
    return next((gate for gate in gates if gate.task in seen), None)


def _in_days(days: int) -> str:
    if days < 0:
        return f"{count(-days, 'day')} ago"
    return f"in {count(days, 'day')}" if days else "today"


def _done(opened: OpenPlan) -> str:
    return f"{opened.progress:.0%} done"


def _more(plan: Plan) -> None:
    if choices := _permitted(plan):
        st.menu_button(
            "More",
            choices,
            format_func=lambda choice: _WORDS.get(choice, choice),
            key=f"more_{plan.id}",
            on_click=_chosen,
            args=(plan,),
        )


def _permitted(plan: Plan) -> Sequence[str]:
    visitor = visit.visitor()
    needed = {
        _RENAME: visitor.may(Permission.EDIT_PLAN, plan.id),
        _DUPLICATE: visitor.may(Permission.CREATE_PLANS) and visitor.may(Permission.VIEW_PRIVATE, plan.id),
        _ARCHIVE: visitor.may(Permission.MANAGE_PLAN, plan.id),
        _DELETE: visitor.may(Permission.MANAGE_PLAN, plan.id),
    }
    return [choice for choice, may in needed.items() if may]


def _chosen(plan: Plan) -> None:
    match st.session_state.get(f"more_{plan.id}"):
        case "rename":
            dialogs.ask_to_rename(plan)
        case "duplicate":
            if copy := notices.attempt(FORM, plan_life.duplicate_plan, plan.id, visit.now()):
                notices.say(f"“{copy.company}” is a plan of its own now.")
        case "archive":
            if notices.attempt(FORM, plan_life.archive_plan, plan.id, visit.now()):
                notices.say(f"“{plan.title}” is archived. It is kept as it is, below.")
        case "delete":
            dialogs.ask_to_delete(plan)


def _open(plan: Plan) -> None:
    notices.quiet()
    visit.switch_to(plan.id)
    menu.go_to(menu.TODAY)


def _unarchive(plan: Plan) -> None:
    if notices.attempt(FORM, plan_life.unarchive_plan, plan.id, visit.now()):
        notices.say(f"“{plan.title}” is back in use.")


def _restore(plan: Plan) -> None:
    if notices.attempt(FORM, plan_life.restore_plan, plan.id, visit.now()):
        notices.say(f"“{plan.title}” is back, with everything that was in it.")
