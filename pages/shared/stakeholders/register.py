"""The register: everybody in a table, those to manage closely first; a click on a row opens them."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import pandas as pd
import streamlit as st

from pages.shared.dates import column_format
from pages.shared.people import of_people
from pages.shared.stakeholders import address, words
from pages.shared.stakeholders.filters import Filters
from pages.shared.stakeholders.known import Known, known
from planner.actions.people import OpenPeople
from planner.stakeholders.cadence import ContactDue
from planner.stakeholders.quadrant import Quadrant
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId, StakeholderKind

T = TypeVar("T")

_ROW, _MOST_PIXELS = 35, 680
_LETTER = 6.4  # pixels, with its share of the column's rim
_NAME, _ROLE, _UNIT = 26, 24, 16  # letters that have room
_PRIVATE = ("Quadrant", "Engagement")
_SHORT = ("Name", "Contact")  # the others stand with the person, a tap away
_BESIDE = ("Name", "Quadrant", "Engagement", "Contact", "Role", "Owner")
_ORDER = {quadrant: at for at, quadrant in enumerate(Quadrant)}


def show(opened: OpenPeople, people: Sequence[Stakeholder], wanted: Filters, *, narrow: bool, beside: bool) -> None:
    """A row for each of these people; `beside` a panel it has fewer columns, on a phone fewer still."""
    rows = in_order(people, known())
    table = of_people("register", partial(_frame, people=rows), wanted, st.context.locale)
    columns = _SHORT if narrow else _BESIDE if beside else list(table.columns)
    key = f"stakeholder_table_{address.table_round()}"
    st.dataframe(
        table,
        key=key,
        hide_index=True,
        height=min(_MOST_PIXELS, _ROW * (len(rows) + 1) + 3),
        column_order=[name for name in columns if name in table.columns],
        column_config=_config(narrow=narrow),
        on_select=partial(_chosen, key, [one.id for one in rows]),
        selection_mode=["single-row", "single-cell"],
        placeholder="",
        alt="Everybody with role, unit, quadrant, engagement, owner, last and next contact",
    )
    if not beside:
        st.caption("Click a name, or tick the box at the left end of a row, to open somebody.")


def in_order(people: Sequence[Stakeholder], facts: Known) -> list[Stakeholder]:
    """Those to manage closely first, then by quadrant; within one by name."""
    return sorted(people, key=lambda one: (_place(facts.quadrants.get(one.id)), one.name.casefold(), one.id))


def _place(quadrant: Quadrant | None) -> int:
    return _ORDER[quadrant] if quadrant else len(_ORDER)


def _frame(opened: OpenPeople, people: Sequence[Stakeholder]) -> pd.DataFrame:
    facts = known()
    frame = pd.DataFrame([_row(one, facts) for one in people])
    return frame if opened.sees_private else frame.drop(columns=list(_PRIVATE))


def _row(one: Stakeholder, facts: Known) -> dict[str, object]:
    due = facts.due[one.id]
    return {
        "Name": _cut(f"{one.name} (group)" if one.kind is StakeholderKind.GROUP else one.name, _NAME),
        "Role": _cut(one.role, _ROLE),
        "Unit": _cut(one.unit, _UNIT),
        "Quadrant": words.quadrant_words(facts.quadrants[one.id]),
        "Engagement": words.stand_words(one),
        "Contact": _contact(due),
        "Last contact": pd.Timestamp(due.last.on) if due.last else pd.NaT,
        "Owner": one.owner or "Nobody yet",
        "Next due": pd.Timestamp(due.due_on) if due.due_on else pd.NaT,
    }


def _cut(text: str, longest: int) -> str:
    """A text that the column has room for: the table itself would cut it within a letter, and say nothing."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _contact(due: ContactDue) -> str:
    said = words.contact_words(due)
    return f"⚠ {said}" if due.is_overdue else said[:1].upper() + said[1:]


def _config(*, narrow: bool) -> dict[str, Any]:
    column = st.column_config
    date_format = column_format()
    return {
        "Name": column.TextColumn(width=round(_LETTER * _NAME)),
        "Role": column.TextColumn(width=round(_LETTER * _ROLE)),
        "Unit": column.TextColumn(width=round(_LETTER * _UNIT)),
        "Quadrant": column.TextColumn(width=115, help="By influence and interest; high is 4 or 5."),
        "Engagement": column.TextColumn(width=155, help="Where they stand → where you want them."),
        "Contact": column.TextColumn(width=125),
        "Last contact": column.DateColumn(width=105, format=date_format),
        "Next due": column.DateColumn(width=105, format=date_format),
        "Owner": column.TextColumn(width=100),
    }


def picked(selection: Mapping[str, Any], ids: Sequence[T]) -> T | None:
    """Whose row was ticked, or in whose row a cell was clicked; None for none."""
    rows = [*selection.get("rows", []), *(cell[0] for cell in selection.get("cells", []))]
    return ids[rows[-1]] if rows and rows[-1] < len(ids) else None


def _chosen(key: str, ids: Sequence[StakeholderId]) -> None:
    """Open whose row or cell was clicked; a second click lets them go."""
    event = st.session_state.get(key) or {}
    if person := picked(event.get("selection", {}), ids):
        address.select(person)
    else:
        st.query_params.pop(address.PERSON, None)
