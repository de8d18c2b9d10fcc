"""Days off of the company's own: listed as stretches, added or removed once what moves has been shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from pages.shared import dates, notices, visit
from pages.shared.day_field import day_field
from pages.shared.settings import gate_preview
from pages.shared.text import count, plain
from planner.actions import plans as plan_actions
from planner.actions.plans import OpenPlan
from planner.plan.plan import DayOff, Plan
from planner.shared.errors import BadInput, PlannerError

FORM = "days_off"
_LONGEST = 366


@dataclass(frozen=True)
class Stretch:
    """Days off that follow each other under one name, both ends included."""

    first: date
    last: date
    name: str

    @property
    def label(self) -> str:
        """ "Mon, 21 Dec 2026 to Thu, 24 Dec 2026 (4 days)."""
        if self.first == self.last:
            return dates.long_date(self.first)
        days = (self.last - self.first).days + 1
        return f"{dates.long_date(self.first)} to {dates.long_date(self.last)} ({count(days, 'day')})"


@dataclass(frozen=True)
class Asked:
    """A change of the days off that waits for a yes: the plan as it would be, and the words around it."""

    plan: Plan
    question: str
    button: str
    done: str


def stretches(days: Sequence[DayOff]) -> list[Stretch]:
    """The days off in order, those of one name that follow each other put together."""
    found: list[Stretch] = []
    for off in sorted(days, key=lambda off: (off.name, off.day)):
        if found and found[-1].name == off.name and off.day - found[-1].last <= timedelta(days=1):
            found[-1] = Stretch(found[-1].first, off.day, off.name)
        else:
            found.append(Stretch(off.day, off.day, off.name))
    return sorted(found, key=lambda stretch: stretch.first)


def show(opened: OpenPlan, *, is_editable: bool) -> None:
    """The list of days off and, for those who may, the line that adds to it."""
    plan = opened.plan
    st.subheader("Days off of your own", anchor=False)
    if not plan.days_off:
        st.caption("None. Add company holidays, or a week in which nobody works on the plan.")
    for number, stretch in enumerate(stretches(plan.days_off)):
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key=f"day_off_{number}"):
            st.markdown(f"**{plain(stretch.name)}** · {stretch.label}", width="content")
            if is_editable:
                st.button(
                    "Remove",
                    key=f"day_off_remove_{number}",
                    icon=":material/close:",
                    type="tertiary",
                    on_click=_ask_to_remove,
                    args=(plan, stretch),
                )
    if is_editable:
        _adding(plan)
        _asking(opened)
    notices.problems_of(FORM, ("day", "name"))


def _adding(plan: Plan) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", key="day_off_new"):
        day_field(
            "Day, or first and last day",
            (),
            key=_key(plan, "range"),
            on_change=_drop,
            args=(plan,),
            width=280,
        )
        st.text_input("Name", key=_key(plan, "name"), placeholder="Day off", width=240)
        st.button("Add", key="day_off_add", icon=":material/add:", on_click=_ask_to_add, args=(plan,))
    notices.problem_of(FORM, "day")
    notices.problem_of(FORM, "name")


def _asking(opened: OpenPlan) -> None:
    """What the days asked for would move, and the buttons that save or drop them."""
    plan = opened.plan
    asked: Asked | None = st.session_state.get(_key(plan, "asked"))
    if asked is None:
        return
    with st.container(border=True, gap="small", key="day_off_asked"):
        st.markdown(f"**{plain(asked.question)}**")
        try:
            gate_preview.show(gate_preview.gate_shifts(opened, asked.plan))
        except BadInput as error:
            st.error(plain(str(error)), icon=":material/error:")
            return
        with st.container(horizontal=True):
            st.button(asked.button, key="day_off_save", type="primary", on_click=_save, args=(plan, asked))
            st.button("Leave it as it is", key="day_off_keep", on_click=_drop, args=(plan,))


def _key(plan: Plan, field: str) -> str:
    return f"day_off_{field}_{plan.id}_{plan.version}"


def _with_new(plan: Plan) -> Plan:
    chosen = st.session_state.get(_key(plan, "range")) or ()
    if not chosen:
        raise BadInput("Choose a day first.", {"day": "Choose a day, or the first and the last day."})
    first, last = chosen[0], chosen[-1]
    if (last - first).days >= _LONGEST:
        raise BadInput("That is more than a year.", {"day": f"Choose at most {_LONGEST} days at once."})
    name = st.session_state.get(_key(plan, "name")) or "Day off"
    taken = {off.day for off in plan.days_off}
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    new = tuple(DayOff.checked(day=day, name=name) for day in days if day not in taken)
    if not new:
        raise BadInput("These days are off already.", {"day": "These days are off already."})
    return plan.but(days_off=tuple(sorted((*plan.days_off, *new), key=lambda off: off.day)))


def _ask_to_add(plan: Plan) -> None:
    try:
        changed = _with_new(plan)
    except PlannerError as error:
        _drop(plan)
        notices.refuse(FORM, error)
        return
    days = count(len(changed.days_off) - len(plan.days_off), "day")
    _ask(plan, Asked(changed, f"{days} off would be added.", "Add the days off", f"{days} off added."))


def _ask_to_remove(plan: Plan, stretch: Stretch) -> None:
    kept = tuple(
        off for off in plan.days_off if not (off.name == stretch.name and stretch.first <= off.day <= stretch.last)
    )
    question = f"“{stretch.name}”, {stretch.label}, would be worked again."
    _ask(plan, Asked(plan.but(days_off=kept), question, "Remove the days off", f"“{stretch.name}” is worked again."))


def _ask(plan: Plan, asked: Asked) -> None:
    notices.forget(FORM)
    st.session_state[_key(plan, "asked")] = asked


def _drop(plan: Plan) -> None:
    notices.forget(FORM)
    st.session_state.pop(_key(plan, "asked"), None)


def _save(plan: Plan, asked: Asked) -> None:
    if saved := notices.attempt(FORM, plan_actions.edit_plan, asked.plan, visit.now()):
        _drop(plan)
        notices.say_changed(asked.done, saved)
