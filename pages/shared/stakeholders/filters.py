"""Filters: which stakeholders the page shows; the address bar keeps them, so a view can be sent as a link."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

import streamlit as st

from pages.shared.stakeholders import address, words
from pages.shared.stakeholders.known import Known
from pages.shared.text import plain
from planner.actions.people import OpenPeople
from planner.stakeholders.quadrant import Quadrant
from planner.stakeholders.stakeholder import Engagement, Stakeholder, StakeholderId, StakeholderKind

NOBODY = "Nobody yet"
QUADRANT, STAND, OWNER, UNIT, CONTACT, KIND, TEXT = KEYS = (
    "quadrant", "stand", "keeper", "unit", "contact_state", "person_kind", "find_person",
)  # fmt: skip
"""The keys of the widgets, which are the names in the address bar."""

CELL = "cell"
"""The name in the address bar for a cell of the map: interest and influence, as in "4-5"."""

_NOT_KNOWN = "Not known"
_A_CELL = re.compile("[1-5]-[1-5]")


class ContactState(StrEnum):
    """How the contact with somebody is."""

    OVERDUE = "Overdue"
    THIS_WEEK = "Due this week"
    BOOKED = "Booked"
    NEVER = "Never met"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a stakeholder must be like to be shown; empty means that anything will do."""

    quadrants: tuple[str, ...] = ()
    stands: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    contact: str = ""
    kind: str = ""
    text: str = ""
    cell: str = ""

    @property
    def count(self) -> int:
        """How many of them leave somebody out."""
        return sum(
            map(
                bool,
                (
                    *(self.quadrants, self.stands, self.owners, self.units),
                    *(self.contact, self.kind, self.text, self.cell),
                ),
            )
        )

    def lets(self, one: Stakeholder, facts: Known) -> bool:
        """Whether the stakeholder is shown."""
        return (
            (not self.quadrants or words.quadrant_words(facts.quadrants.get(one.id)) in self.quadrants)
            and (not self.stands or _stand(one.engagement) in self.stands)
            and (not self.owners or (one.owner or NOBODY) in self.owners)
            and (not self.units or one.unit in self.units)
            and (not self.kind or one.kind == self.kind)
            and (not self.contact or _is_in(ContactState(self.contact), one.id, facts))
            and (not self.text or _mentions(one, self.text))
            and (not self.cell or f"{one.interest}-{one.influence}" == self.cell)
        )


def show(opened: OpenPeople) -> Filters:
    """The search field and the button that opens the other filters; to stand in a horizontal container."""
    active = _set_in_the_popover()
    with st.popover(f"Filter · {active}" if active else "Filter", icon=":material/filter_list:", key="people_filters"):
        if opened.sees_private:
            _judged()
        st.multiselect("Owner", owners(opened.stakeholders), key=OWNER, bind="query-params", placeholder="Everybody")
        st.multiselect("Unit", _units(opened), key=UNIT, bind="query-params", placeholder="All units")
        st.pills("Contact", [state.value for state in ContactState], key=CONTACT, bind="query-params", wrap=True)
        st.pills("Kind", [kind.value for kind in StakeholderKind], key=KIND, bind="query-params",
                 format_func=str.capitalize)  # fmt: skip
        st.button("Clear", key="clear_people", icon=":material/filter_list_off:", on_click=clear, disabled=not active)
    st.text_input(
        "Search",
        key=TEXT,
        bind="query-params",
        type="search",
        placeholder="Search people",
        label_visibility="collapsed",
        width=150,
    )
    if cell := _cell(sees_private=opened.sees_private):
        interest, influence = map(int, cell.split("-"))
        said = f"Influence {words.level_words(influence)}, interest {words.level_words(interest)}"
        st.button(said, key="leave_cell", icon=":material/close:", on_click=_leave_cell, help="Show the others again")
    if _set_in_the_popover() != active:  # the address is read only once the widgets stand
        st.rerun()
    return chosen(sees_private=opened.sees_private)


def chosen(*, sees_private: bool) -> Filters:
    """The filters as they are set; what is the leader's alone filters for nobody else."""
    state = st.session_state
    contact, kind = state.get(CONTACT) or "", state.get(KIND) or ""
    return Filters(
        quadrants=tuple(state.get(QUADRANT) or ()) if sees_private else (),
        stands=tuple(state.get(STAND) or ()) if sees_private else (),
        owners=tuple(state.get(OWNER) or ()),
        units=tuple(state.get(UNIT) or ()),
        contact=contact if contact in list(ContactState) else "",
        kind=kind if kind in list(StakeholderKind) else "",
        text=(state.get(TEXT) or "").strip().casefold(),
        cell=_cell(sees_private=sees_private),
    )


def matching(people: Iterable[Stakeholder], wanted: Filters, facts: Known) -> tuple[Stakeholder, ...]:
    """The stakeholders that the filters let through, in their order."""
    return tuple(one for one in people if wanted.lets(one, facts))


def clear() -> None:
    """Show everybody again; to be called in a callback."""
    for key in (QUADRANT, STAND, OWNER, UNIT):
        st.session_state[key] = []
    st.session_state[CONTACT] = st.session_state[KIND] = None
    st.session_state[TEXT] = ""
    _leave_cell()


def show_cell(cell: str) -> None:
    """Show those of one cell of the map in the register; to be called in a callback."""
    st.query_params[CELL] = cell
    st.session_state[address.VIEW] = address.REGISTER


def nothing_left(people: Sequence[Stakeholder], wanted: Filters) -> None:
    """The empty state of a page whose filters leave nobody."""
    asked = f"mentions “{plain(wanted.text)}”" if wanted.count == 1 and wanted.text else "passes the filters"
    with st.container(border=True, key="nobody_left"):
        st.markdown(f"None of the {len(people)} stakeholders {asked}.")
        st.button("Show everybody", key="show_everybody", icon=":material/filter_list_off:", on_click=clear)


def owners(people: Iterable[Stakeholder]) -> Sequence[str]:
    """Who looks after stakeholders, by name; last, if there are such stakeholders, nobody."""
    names = {one.owner for one in people}
    return sorted(names - {""}, key=str.casefold) + ([NOBODY] if "" in names else [])


def _cell(*, sees_private: bool) -> str:
    """The cell of the map that is asked for, by those who may see the map."""
    asked = st.query_params.get(CELL, "")
    return asked if sees_private and _A_CELL.fullmatch(asked) else ""


def _leave_cell() -> None:
    st.query_params.pop(CELL, None)


def _judged() -> None:
    quadrants = [words.quadrant_words(quadrant) for quadrant in (*Quadrant, None)]
    st.pills("Quadrant", quadrants, selection_mode="multi", key=QUADRANT, bind="query-params", wrap=True)
    stands = [_stand(engagement) for engagement in (*Engagement, None)]
    st.pills("Engagement", stands, selection_mode="multi", key=STAND, bind="query-params", wrap=True)


def _set_in_the_popover() -> int:
    return sum(bool(st.session_state.get(key)) for key in KEYS if key != TEXT)


def _units(opened: OpenPeople) -> list[str]:
    return sorted({one.unit for one in opened.stakeholders if one.unit}, key=str.casefold)


def _stand(engagement: Engagement | None) -> str:
    return engagement.value.capitalize() if engagement else _NOT_KNOWN


def _is_in(state: ContactState, one: StakeholderId, facts: Known) -> bool:
    due = facts.due[one]
    match state:
        case ContactState.OVERDUE:
            return due.is_overdue
        case ContactState.THIS_WEEK:
            return due.is_due_this_week
        case ContactState.BOOKED:
            return due.booked is not None
        case _:
            return due.last is None


def _mentions(one: Stakeholder, text: str) -> bool:
    return any(text in said.casefold() for said in (one.name, one.role, one.unit, one.owner, one.email))
