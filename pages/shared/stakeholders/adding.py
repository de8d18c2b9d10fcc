"""Adding people: one by name, or several at once, a name on each line; everything else can wait."""

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from pages.shared import notices, visit
from pages.shared.contacts.whose import my_name
from pages.shared.dialog import Dialog
from pages.shared.people import open_people
from pages.shared.stakeholders import placing, saving, starting
from pages.shared.text import count, plain
from planner.access.visitor import Permission
from planner.actions.people import OpenPeople
from planner.shared.errors import WHOLE, BadInput, PlannerError
from planner.stakeholders.duplicates import name_key
from planner.stakeholders.stakeholder import Stakeholder, StakeholderKind

FORM = "stakeholder_add"
ONE, SEVERAL = "One", "Several"
_HOW, _NAME, _ROLE, _UNIT, _KIND, _NAMES = (
    "add_how", "add_name", "add_role", "add_unit", "add_kind", "add_names",
)  # fmt: skip
_STANDING = ("influence", "interest", "engagement")
_OF = "add_to_plan"
_MOST_NAMED = 5

How = Literal["One", "Several"]


@dataclass(frozen=True)
class Asked:
    """The dialog that is open."""

    how: str = ONE


_DIALOG = Dialog("Add stakeholders", Asked, FORM)


def button() -> None:
    """The button that opens the dialog, for those who may add people."""
    if visit.may(Permission.EDIT_PEOPLE):
        st.button("Add", key="add_stakeholder", icon=":material/person_add:", type="primary", on_click=ask)


def ask(how: str = ONE) -> None:
    """Open the dialog; what was typed before in this plan and not added still stands there.

    To be called in a callback.
    """
    if st.session_state.get(_OF) != visit.plan_id():
        _empty_one()
        st.session_state[_NAMES] = ""
    st.session_state[_OF], st.session_state[_HOW] = visit.plan_id(), how
    _DIALOG.ask(Asked(how))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def named(text: str) -> list[tuple[str, str, str]]:
    """Name, role and unit of each line; they are set apart by tabs or semicolons, as a spreadsheet copies them."""
    lines = (line.strip() for line in text.splitlines())
    found = []
    for line in lines:
        if line:
            name, role, unit, *_ = [*(part.strip() for part in line.replace("\t", ";").split(";")), "", ""]
            found.append((name, role, unit))
    return found


def _draw(_: Asked) -> None:
    st.segmented_control(
        "How many", [ONE, SEVERAL], required=True, key=_HOW, label_visibility="collapsed", width="stretch"
    )
    if st.session_state.get(_HOW) == SEVERAL:
        _several()
    else:
        _one()
    st.button(
        "Choose from the usual list",
        key="add_starters",
        icon=":material/checklist:",
        type="tertiary",
        on_click=_choose_usual,
    )


def _choose_usual() -> None:
    _DIALOG.close()
    starting.ask()


def _one() -> None:
    st.text_input("Name", key=_NAME, persist_state="session")
    notices.problem_of(FORM, "name")
    _seen_before([st.session_state.get(_NAME) or ""])
    role, unit = st.columns(2)
    with role:
        st.text_input("Role", key=_ROLE, on_change="ignore", persist_state="session", placeholder="Can wait")
        notices.problem_of(FORM, "role")
    with unit:
        st.text_input(
            "Organisation or unit", key=_UNIT, on_change="ignore", persist_state="session", placeholder="Can wait"
        )
        notices.problem_of(FORM, "unit")
    st.toggle("It is a group, not one person", key=_KIND, persist_state="session")
    if open_people().sees_private:
        _standing()
    notices.problems_of(FORM, ("name", "role", "unit"))
    st.button("Add", key="add_one", type="primary", icon=":material/person_add:", on_click=_DIALOG.once(_add_one))


def _standing() -> None:
    """Where they stand, as far as it is known already; for the leader."""
    asked = {
        "influence": ("Influence", placing.LEVEL_WORDS),
        "interest": ("Interest", placing.LEVEL_WORDS),
        "engagement": ("Stands now", placing.ENGAGEMENT_WORDS),
    }
    for at, (name, (title, words)) in zip(st.columns(3), asked.items(), strict=True):
        with at:
            st.selectbox(
                title, list(words), index=None, key=f"add_{name}", placeholder="Can wait", persist_state="session"
            )
            notices.problem_of(FORM, name)


def _stand_typed(opened: OpenPeople) -> dict[str, object]:
    if not opened.sees_private:
        return {}
    said = {name: st.session_state.get(f"add_{name}") for name in _STANDING}
    return {name: placing.meant(text) for name, text in said.items() if text}


def _several() -> None:
    st.text_area(
        "Names, one a line",
        key=_NAMES,
        height=220,
        placeholder="Joris de Wit\nAnna Bakker; Head of Service; Customer service",
        persist_state="session",
    )
    st.caption("After a semicolon or a tab: role, then unit.")
    found = named(st.session_state.get(_NAMES) or "")
    _seen_before([name for name, *_ in found])
    notices.problems_of(FORM)
    label = f"Add {count(len(found), 'stakeholder')}" if found else "Add"
    st.button(
        label, key="add_several", type="primary", icon=":material/group_add:", on_click=_DIALOG.once(_add_several)
    )


def _seen_before(names: list[str]) -> None:
    """Who stands in the register already under such a name; adding a second one of that name stays possible."""
    known = {name_key(one.name): one.name for one in open_people().stakeholders}
    twice = [known[name_key(name)] for name in names if name.strip() and name_key(name) in known]
    if twice:
        shown = ", ".join(f"“{name}”" for name in twice[:_MOST_NAMED])
        more = f" and {len(twice) - _MOST_NAMED} more" if len(twice) > _MOST_NAMED else ""
        st.caption(f":orange[:material/group: In the register already:] {plain(shown + more)}")


def _add_one() -> None:
    state = st.session_state
    kind = StakeholderKind.GROUP if state.get(_KIND) else StakeholderKind.PERSON
    rows = [(state.get(_NAME) or "", state.get(_ROLE) or "", state.get(_UNIT) or "")]
    if _add(rows, kind, **_stand_typed(open_people())):
        _empty_one()


def _empty_one() -> None:
    state = st.session_state
    for key in (_NAME, _ROLE, _UNIT):
        state[key] = ""
    for name in _STANDING:
        state[f"add_{name}"] = None
    state[_KIND] = False


def _add_several() -> None:
    rows = named(st.session_state.get(_NAMES) or "")
    if not rows:
        notices.refuse(FORM, BadInput("Type or paste at least one name."))
    elif _add(rows, StakeholderKind.PERSON):
        st.session_state[_NAMES] = ""


def _add(rows: list[tuple[str, str, str]], kind: StakeholderKind, **seen: object) -> bool:
    opened = open_people()
    try:
        people = [_new(opened, at, row, kind, is_alone=len(rows) == 1) for at, row in enumerate(rows, start=1)]
        people = [one.placed(opened.today, **seen) for one in people] if seen else people
    except PlannerError as error:
        notices.refuse(FORM, saving.by_field(error))
        return False
    if saving.add(FORM, people):
        _DIALOG.close()
        return True
    return False


def _new(
    opened: OpenPeople, at: int, row: tuple[str, str, str], kind: StakeholderKind, *, is_alone: bool
) -> Stakeholder:
    name, role, unit = row
    try:
        return Stakeholder.checked(id=f"new-{at}", name=name, role=role, unit=unit, kind=kind, owner=my_name(opened))
    except BadInput as error:
        if is_alone:
            raise
        told = next((text for field, text in error.problems.items() if field != WHOLE), str(error))
        raise BadInput(f"Line {at}, “{name[:60]}”: {told}") from error
