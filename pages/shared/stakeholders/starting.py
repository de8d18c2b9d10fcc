"""The usual stakeholders to choose from: tick, type names over roles, add all of them at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.shared import menu, notices, screen, typed_table
from pages.shared.contacts.whose import my_name
from pages.shared.dialog import Dialog
from pages.shared.people import open_people
from pages.shared.stakeholders import saving
from pages.shared.stakeholders.words import level_words
from pages.shared.text import count
from pages.shared.typed_table import TypedTable
from planner.actions.people import OpenPeople
from planner.shared.errors import BadInput, PlannerError
from planner.stakeholders.stakeholder import Stakeholder
from planner.stakeholders.starters import CEO, Starter, begun, missing, starters

FORM = "stakeholder_starters"
TICK, NAME, WHY, GUESS, UNIT = "Add", "Name", "Why they matter", "Influence / interest", "Unit"
_GUESSED = "starters_guessed"


@dataclass(frozen=True)
class Asked:
    """The list that is open."""

    table: TypedTable


_DIALOG = Dialog("Who usually matters", Asked, FORM, width="large")


def ask() -> None:
    """Open the list, with what was ticked and typed before and not added; to be called in a callback."""
    opened = open_people()
    _DIALOG.ask(Asked(typed_table.begin(FORM, _rows(opened))))


def show() -> None:
    """The list, if it is open."""
    _DIALOG.show(_draw)


def nobody_yet() -> None:
    """The empty register: the way to a map of people, and all the ways to begin."""
    with st.container(border=True, key="nobody_yet"):
        st.markdown("**Nobody is in the register yet.** In three steps you know whom to talk to, and when:")
        place = "place them by influence and interest" if open_people().sees_private else "say who looks after them"
        st.markdown(f"1. List the people who matter.\n2. Then {place}.\n3. Book the listening tour.")
        with st.container(horizontal=True, gap="small", vertical_alignment="center"):
            st.button("Choose from the usual list", key="starters", icon=":material/checklist:", type="primary",
                      on_click=ask)  # fmt: skip
            st.button("Add the CEO", key="starter_ceo", icon=":material/person_add:", on_click=add_ceo)
        notices.problems_of(FORM)
        st.page_link(menu.PEOPLE_FILES, label="Import stakeholders from a spreadsheet or an address book")


def add_ceo() -> None:
    """The CEO alone, opened to have the name typed in; to be called in a callback."""
    first = next(one for one in starters() if one.key == CEO)
    saving.add(FORM, [_new(open_people(), first, first.name, is_guessed=True)])


def chosen(table: TypedTable) -> Mapping[str, str]:
    """The names of those to add, by the starter's key: the ticked, and those for whom a name was typed."""
    cells = typed_table.typed(table)
    found = {}
    for key, stored in table.stored.items():
        mine = cells.get(key, {})
        if mine.get(TICK, stored[TICK] or NAME in mine):
            found[key] = str(mine.get(NAME) or stored[NAME])
    return found


def _rows(opened: OpenPeople) -> Mapping[str, Mapping[str, Any]]:
    is_new = not opened.stakeholders
    return {
        one.key: {
            TICK: is_new and one.first,
            NAME: one.name,
            WHY: one.why,
            UNIT: one.unit,
            GUESS: f"{level_words(one.influence)} / {level_words(one.interest)}",
        }
        for one in missing(opened.stakeholders)
    }


def _draw(asked: Asked) -> None:
    opened, table = open_people(), asked.table
    if not table.stored:
        st.markdown("All of the usual people are in the register.")
        return
    st.caption("Tick those you have. Type names over the roles: the role is kept beside the name.")
    column = st.column_config
    columns = {
        TICK: column.CheckboxColumn(width=60),
        NAME: column.TextColumn(width=150 if screen.is_narrow() else 190),
        WHY: column.TextColumn(width=370),
        UNIT: column.TextColumn(width=120),
        GUESS: column.TextColumn(width=170, help="A first guess from 1 to 5; look at it again on the map."),
    }
    shown = [TICK, NAME, WHY, *([] if screen.is_narrow() else [UNIT]), *([GUESS] if opened.sees_private else [])]
    typed_table.show(table, columns, (WHY, UNIT, GUESS), shown, "The usual stakeholders, to be ticked and named")
    if opened.sees_private:
        st.toggle("Place them by this first guess of influence and interest", value=True, key=_GUESSED)
    number = len(chosen(table))
    notices.problems_of(FORM)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(f"Add {count(number, 'stakeholder')}" if number else "Add", key="starters_add", type="primary",
                  icon=":material/group_add:", disabled=not number, on_click=_add, args=(table,))  # fmt: skip
        if typed_table.typed(table):
            st.button("Discard what was typed", key="starters_discard", type="tertiary", on_click=_discard,
                      args=(table,))  # fmt: skip


def _discard(table: TypedTable) -> None:
    typed_table.forget(table)
    ask()


def _add(table: TypedTable) -> None:
    opened, names = open_people(), chosen(table)
    is_guessed = bool(st.session_state.get(_GUESSED, True))
    try:
        people = [_new(opened, one, names[one.key], is_guessed=is_guessed) for one in starters() if one.key in names]
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    if saving.add(FORM, people):
        typed_table.forget(table)
        _DIALOG.close()


def _new(opened: OpenPeople, starter: Starter, name: str, *, is_guessed: bool) -> Stakeholder:
    day = opened.today if is_guessed and opened.sees_private else None
    try:
        return begun(starter, name, my_name(opened), day)
    except BadInput as error:
        told = error.problems.get("name", str(error))
        raise BadInput(f"{starter.name}, named “{name[:60]}”: {told}") from error
