"""A stakeholder as cells: the columns of our own export, which the import reads back without loss."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.exchange.people_columns import COLUMNS_OF_OUR_OWN, JUDGED_FIELDS
from planner.exchange.people_headers import PersonField
from planner.exchange.people_names import labels_of, names_out
from planner.exchange.people_placements import placements_out
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class PeopleColumn:
    """A header and the cell of each stakeholder."""

    header: str
    cells: Sequence[Cell]


def people_columns(stakeholders: Sequence[Stakeholder], *, with_judged: bool) -> list[PeopleColumn]:
    """The stakeholders as columns; without the judged ones nothing that is the leader's alone."""
    labels = labels_of(stakeholders)
    rows = [_row(number, one, labels) for number, one in enumerate(stakeholders, 1)]
    shown = {f: header for f, header in COLUMNS_OF_OUR_OWN.items() if with_judged or f not in JUDGED_FIELDS}
    return [PeopleColumn(header, [row[field] for row in rows]) for field, header in shown.items()]


def _row(number: int, one: Stakeholder, labels: Mapping[StakeholderId, str]) -> dict[PersonField, Cell]:
    return {
        PersonField.NUMBER: number,
        PersonField.NAME: one.name,
        PersonField.KIND: one.kind.value,
        PersonField.ROLE: one.role,
        PersonField.UNIT: one.unit,
        PersonField.EMAIL: one.email,
        PersonField.PHONE: one.phone,
        PersonField.OWNER: one.owner,
        PersonField.CHANNEL: one.channel,
        PersonField.RHYTHM: one.rhythm_days,
        PersonField.FIRST_CONTACT: one.first_contact_by,
        PersonField.MEMBERS: names_out(one.members, labels),
        PersonField.INFLUENCES: names_out(one.influences, labels),
        **_judged(one),
    }


def _judged(one: Stakeholder) -> dict[PersonField, Cell]:
    return {
        PersonField.INFLUENCE: one.influence,
        PersonField.INTEREST: one.interest,
        PersonField.ENGAGEMENT: one.engagement.value if one.engagement else None,
        PersonField.DESIRED: one.desired.value if one.desired else None,
        PersonField.PLACEMENTS: placements_out(one.placements),
        PersonField.WANTS: one.wants,
        PersonField.NEEDS: one.needs,
        PersonField.PRIVATE_NOTE: one.private_note,
    }
