"""The rhythm: how often the people of each quadrant are met at the least, and how many contacts a week that makes."""

from collections import Counter

import streamlit as st

from pages.shared import notices, visit
from pages.shared.people import of_people
from pages.shared.settings import basis
from pages.shared.text import count
from planner.access.visitor import Permission
from planner.actions import plans as plan_actions
from planner.actions.people import OpenPeople
from planner.plan.plan import Plan
from planner.shared.errors import PlannerError
from planner.stakeholders.cadence import rhythm_of
from planner.stakeholders.quadrant import Quadrant, quadrant_of
from planner.stakeholders.rhythm import Rhythms

FORM = "rhythms"
_QUADRANTS = {
    "manage_closely": (Quadrant.MANAGE_CLOSELY, "much influence, much interest"),
    "keep_satisfied": (Quadrant.KEEP_SATISFIED, "much influence, little interest"),
    "keep_informed": (Quadrant.KEEP_INFORMED, "little influence, much interest"),
    "monitor": (Quadrant.MONITOR, "little influence, little interest"),
    "unplaced": (None, "influence or interest not known yet"),
}


def show(opened: OpenPeople) -> None:
    """The days between two contacts, by quadrant; fields for those who may change them."""
    may_edit = visit.may(Permission.EDIT_PLAN) and opened.plan.archived_at is None
    plan = basis.of(FORM, visit.plan().plan)
    st.markdown(
        "How many days may lie between two contacts, by where somebody stands on the map. "
        "A rhythm of their own, set on their page, comes before it."
    )
    with st.form("rhythm_form", border=False, width=560):
        for field in _QUADRANTS:
            _field(opened, plan, field, may_edit=may_edit)
        if may_edit:
            st.form_submit_button("Save", key="rhythm_save", type="primary", on_click=_save, args=(plan,))
    notices.problems_of(FORM)
    basis.offer_current(FORM, plan, visit.plan().plan)
    st.caption(_load(opened))


def _field(opened: OpenPeople, plan: Plan, field: str, *, may_edit: bool) -> None:
    quadrant, about = _QUADRANTS[field]
    name = quadrant.value.capitalize() if quadrant else "Not placed yet"
    many = ""
    if opened.sees_private:
        there = of_people("people by quadrant", _by_quadrant)[quadrant]
        many = f" · {count(there, 'stakeholder')}"
    st.number_input(
        f"{name}: {about}{many}",
        1,
        366,
        getattr(plan.rhythms, field),
        key=_key(plan, field),
        disabled=not may_edit,
        help="Days between two contacts",
    )


def _load(opened: OpenPeople) -> str:
    """ "As it is, that makes about 14 contacts a week."""
    weekly = of_people("contacts a week", _weekly)
    if not opened.stakeholders:
        return ""
    about = "fewer than one contact" if weekly < 1 else f"about {count(round(weekly), 'contact')}"
    return f"With {count(len(opened.stakeholders), 'stakeholder')} as they stand, that makes {about} a week."


def _weekly(opened: OpenPeople) -> float:
    return sum(7 / rhythm_of(known, opened.plan.rhythms) for known in opened.stakeholders)


def _by_quadrant(opened: OpenPeople) -> Counter[Quadrant | None]:
    return Counter(quadrant_of(known) for known in opened.stakeholders)


def _key(plan: Plan, field: str) -> str:
    return f"rhythm_{field}_{plan.id}_{plan.version}"


def _save(plan: Plan) -> None:
    try:
        rhythms = Rhythms.checked(**{field: st.session_state[_key(plan, field)] for field in _QUADRANTS})
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    if saved := notices.attempt(FORM, plan_actions.edit_plan, plan.but(rhythms=rhythms), visit.now()):
        notices.say_changed("The rhythm is saved, and every next contact with it.", saved)
