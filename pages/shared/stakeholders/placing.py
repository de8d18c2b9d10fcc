"""Placing many at once: a table of those who are not placed yet, saved as one change; for the leader alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.shared import notices, screen, typed_table, visit
from pages.shared.dialog import Dialog
from pages.shared.people import choices, open_people
from pages.shared.stakeholders import saving
from pages.shared.stakeholders.words import engagement_words, level_words
from pages.shared.text import count
from pages.shared.typed_table import TypedTable
from planner.actions import people as people_actions
from planner.actions.people import OpenPeople
from planner.charts.stakeholder_looks import by_name
from planner.shared.errors import WHOLE, BadInput, PlannerError
from planner.stakeholders.stakeholder import LEVELS, Engagement, Stakeholder

FORM = "stakeholder_places"
NAME, ROLE, INFLUENCE, INTEREST, NOW, WANTED = "Name", "Role", "Influence", "Interest", "Stands now", "Wanted"
LEVEL_WORDS = {level_words(level): level for level in range(1, len(LEVELS) + 1)}
"""The choices of a level with what they mean."""

ENGAGEMENT_WORDS = {engagement_words(one): one for one in Engagement}
"""The choices of an engagement with what they mean."""

_FIELDS: Mapping[str, tuple[str, Mapping[str, Any]]] = {
    INFLUENCE: ("influence", LEVEL_WORDS),
    INTEREST: ("interest", LEVEL_WORDS),
    NOW: ("engagement", ENGAGEMENT_WORDS),
    WANTED: ("desired", ENGAGEMENT_WORDS),
}


@dataclass(frozen=True)
class Asked:
    """The table that is open."""

    table: TypedTable


_DIALOG = Dialog("Place them in a table", Asked, FORM, width="large")


def unplaced(people: Sequence[Stakeholder]) -> list[Stakeholder]:
    """Those whose influence or interest nobody has said yet, by name."""
    return [one for one in by_name(people) if not (one.influence and one.interest)]


def button() -> None:
    """The button that opens the table."""
    st.button("Place them in a table", key="place_many", icon=":material/table_edit:", on_click=ask)


def ask() -> None:
    """Open the table, with what was typed before and not saved; to be called in a callback."""
    names = choices()
    rows = {one.id: _row(one, names[one.id]) for one in unplaced(open_people().stakeholders)}
    _DIALOG.ask(Asked(typed_table.begin(FORM, rows)))


def show() -> None:
    """The table, if it is open."""
    _DIALOG.show(_draw)


def placed(opened: OpenPeople, typed: Mapping[str, Mapping[str, Any]]) -> list[Stakeholder]:
    """Those for whom something was typed, placed as of today; `BadInput` names who cannot be placed so, and why.

    Whoever was deleted in the meantime is left out.
    """
    known = {one.id: one for one in opened.stakeholders}
    return [_placed(opened, known[one], cells) for one, cells in typed.items() if one in known]


def meant(said: str) -> Any:
    """The level or engagement that a choice of the fields above means."""
    return LEVEL_WORDS.get(said) or ENGAGEMENT_WORDS.get(said)


def _placed(opened: OpenPeople, one: Stakeholder, cells: Mapping[str, Any]) -> Stakeholder:
    seen = {_FIELDS[column][0]: _meant(one, column, said) for column, said in cells.items() if column in _FIELDS}
    wanted = {"desired": seen.pop("desired")} if "desired" in seen else {}
    try:
        changed = one.but(**wanted)
        return changed.placed(opened.today, **seen) if seen else changed
    except BadInput as error:
        told = next((text for field, text in error.problems.items() if field != WHOLE), str(error))
        raise BadInput(f"“{one.name[:60]}”: {told}") from error


def _meant(one: Stakeholder, column: str, said: Any) -> Any:
    choices_ = _FIELDS[column][1]
    if said and said not in choices_:
        raise BadInput(f"“{one.name[:60]}”, {column}: “{str(said)[:40]}” is no choice. Choose {', '.join(choices_)}.")
    return choices_[said] if said else None


def _row(one: Stakeholder, name: str) -> Mapping[str, Any]:
    return {
        NAME: name,
        ROLE: one.role,
        INFLUENCE: level_words(one.influence) if one.influence else None,
        INTEREST: level_words(one.interest) if one.interest else None,
        NOW: engagement_words(one.engagement) if one.engagement else None,
        WANTED: engagement_words(one.desired) if one.desired else None,
    }


def _draw(asked: Asked) -> None:
    table = asked.table
    if not table.stored:
        st.markdown("Everybody is placed.")
        return
    st.caption(":material/lock: Only you see this. It holds as of today; what stays empty is not known yet.")
    column = st.column_config
    levels, stands = list(LEVEL_WORDS), list(ENGAGEMENT_WORDS)
    columns = {
        NAME: column.TextColumn(width=120 if screen.is_narrow() else 170, pinned=True),
        ROLE: column.TextColumn(width=150),
        INFLUENCE: column.SelectboxColumn(width=105, options=levels),
        INTEREST: column.SelectboxColumn(width=105, options=levels),
        NOW: column.SelectboxColumn(width=115, options=stands),
        WANTED: column.SelectboxColumn(width=115, options=stands),
    }
    shown = [name for name in (NAME, INFLUENCE, INTEREST, NOW, WANTED, ROLE) if name != ROLE or not screen.is_narrow()]
    typed_table.show(table, columns, (NAME, ROLE), shown, "Those who are not placed yet, to be placed")
    number = len(typed_table.typed(table))
    notices.problems_of(FORM)
    with st.container(horizontal=True, vertical_alignment="center"):
        label = f"Save {count(number, 'placement')}" if number else "Save"
        st.button(label, key="places_save", type="primary", disabled=not number, on_click=_save, args=(table,))
        if number:
            st.button("Discard what was typed", key="places_discard", type="tertiary", on_click=_discard, args=(table,))


def _discard(table: TypedTable) -> None:
    typed_table.forget(table)
    ask()


def _save(table: TypedTable) -> None:
    try:
        changed = placed(open_people(), typed_table.typed(table))
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    plan, now = visit.plan_id(), visit.now()
    if saved := notices.attempt(FORM, people_actions.save_stakeholders, plan, changed, now):
        typed_table.forget(table)
        _DIALOG.close()
        saving.told(saved)
