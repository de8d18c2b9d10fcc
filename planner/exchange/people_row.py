"""One row of a register: its cells by field, and the stakeholder in it or what is wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from planner.exchange.cell_dates import DateOrder, date_in
from planner.exchange.field_cells import CellProblem, FieldCells
from planner.exchange.people_columns import PeopleColumns
from planner.exchange.people_headers import PersonField
from planner.exchange.people_placements import placements_in
from planner.exchange.people_words import engagement_of, kind_of, level_of, quadrant_levels_of, rhythm_of
from planner.exchange.raw_table import RawRow
from planner.shared.errors import BadInput, sentence
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

T = TypeVar("T")
_TEXTS = (
    *(PersonField.ROLE, PersonField.UNIT, PersonField.EMAIL, PersonField.PHONE, PersonField.OWNER),
    *(PersonField.CHANNEL, PersonField.WANTS, PersonField.NEEDS, PersonField.PRIVATE_NOTE),
)


@dataclass(frozen=True, slots=True)
class PeopleReading:
    """What all rows of a file share. `columns` are positions of a field's columns, `tops` the tops of its scales."""

    mapping: PeopleColumns
    columns: Mapping[PersonField, Sequence[int]]
    order: DateOrder
    tops: Mapping[PersonField, int]
    today: date


@dataclass(slots=True)
class PersonRow(FieldCells[PersonField]):
    """One row while it is read; problems gather in it."""

    reading: PeopleReading
    raw: RawRow
    problems: list[CellProblem] = field(default_factory=list)

    @property
    def name(self) -> str:
        """How they are called: the whole name, or the first and last one."""
        parts = (self.text(PersonField.FIRST_NAME), self.text(PersonField.LAST_NAME))
        return self.text(PersonField.NAME) or " ".join(filter(None, parts))


def stakeholder_in(row: PersonRow, new_id: StakeholderId) -> Stakeholder | None:
    """The stakeholder of a row, without members and influence on others; None if a cell is wrong."""
    fields = {"id": new_id, "name": row.name or row.text(PersonField.EMAIL), **_texts(row), **_keeping_in_touch(row)}
    fields["kind"] = row.read(PersonField.KIND, kind_of) or kind_of("")
    fields["placements"] = _placements(row)
    fields["desired"] = row.read(PersonField.DESIRED, engagement_of)
    if not fields["name"]:
        row.wrong(PersonField.NAME, "There is no name; type one.")
    try:
        stakeholder = None if row.problems else Stakeholder.checked(**fields)
    except BadInput as error:
        for name, message in error.problems.items():
            row.wrong(_FIELD_OF.get(name.split(".")[0], PersonField.NAME), sentence(message))
        return None
    return stakeholder


def _texts(row: PersonRow) -> dict[str, str]:
    return {_NAME_OF[field]: row.text(field) for field in _TEXTS}


def _keeping_in_touch(row: PersonRow) -> dict[str, Any]:
    return {
        "rhythm_days": row.read(PersonField.RHYTHM, rhythm_of),
        "first_contact_by": row.read(PersonField.FIRST_CONTACT, lambda text: date_in(text, row.reading.order)),
    }


def _placements(row: PersonRow) -> tuple[object, ...]:
    """All that the file says of where they stood; without a history, where they stand on one day."""
    if row.text(PersonField.PLACEMENTS):
        return row.read(PersonField.PLACEMENTS, placements_in) or ()
    on = row.read(PersonField.PLACED_ON, lambda text: date_in(text, row.reading.order)) or row.reading.today
    seen = _seen(row)
    return ({"on": on, **seen},) if any(value is not None for value in seen.values()) else ()


def _seen(row: PersonRow) -> dict[str, object]:
    quadrant = row.read(PersonField.QUADRANT, quadrant_levels_of) or (None, None)
    tops = row.reading.tops
    levels = [
        row.read(of, lambda text, of=of: level_of(text, tops.get(of, 5)))  # type: ignore[misc]
        for of in (PersonField.INFLUENCE, PersonField.INTEREST)
    ]
    influence, interest = (level or of_quadrant for level, of_quadrant in zip(levels, quadrant, strict=True))
    return {
        "influence": influence,
        "interest": interest,
        "engagement": row.read(PersonField.ENGAGEMENT, engagement_of),
    }


_NAME_OF = {
    PersonField.ROLE: "role",
    PersonField.UNIT: "unit",
    PersonField.EMAIL: "email",
    PersonField.PHONE: "phone",
    PersonField.OWNER: "owner",
    PersonField.CHANNEL: "channel",
    PersonField.WANTS: "wants",
    PersonField.NEEDS: "needs",
    PersonField.PRIVATE_NOTE: "private_note",
}
_FIELD_OF = {name: field for field, name in _NAME_OF.items()} | {
    "rhythm_days": PersonField.RHYTHM,
    "first_contact_by": PersonField.FIRST_CONTACT,
    "placements": PersonField.PLACEMENTS,
}
