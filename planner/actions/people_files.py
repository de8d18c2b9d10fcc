"""People files: the register as a spreadsheet or an address book, and what was read from one into the register."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from enum import StrEnum

from planner.access.visitor import Permission, Visitor
from planner.actions.people import OpenPeople, SavedPeople, open_people, save_stakeholders
from planner.actions.workspace import Workspace, new_id
from planner.exchange.people_columns import PeopleColumns
from planner.exchange.people_found import FoundPeople
from planner.exchange.people_headers import PersonField
from planner.exchange.people_in import preview_people
from planner.exchange.people_out import people_csv, people_xlsx
from planner.exchange.raw_table import RawTable
from planner.exchange.vcards_in import read_vcards
from planner.exchange.vcards_out import vcards
from planner.plan.plan import PlanId
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId


class PeopleFile(StrEnum):
    """What an export may be written as; the value is the ending of the file's name."""

    XLSX = "xlsx"
    CSV = "csv"
    VCARD = "vcf"


def people_in_table(
    opened: OpenPeople,
    table: RawTable,
    mapping: PeopleColumns,
    *,
    day_first: bool | None = None,
    tops: Mapping[PersonField, int] | None = None,
) -> FoundPeople:
    """Who stands in a table, as this visitor may bring them in: what is the owner's alone is read for the owner."""
    return preview_people(
        table,
        mapping,
        today=opened.today,
        known=opened.stakeholders,
        new_id=_new_id,
        with_judged=opened.sees_private,
        day_first=day_first,
        tops=tops,
    )


def people_on_cards(opened: OpenPeople, content: bytes, file_name: str) -> FoundPeople:
    """Who stands in an address book, as this visitor may bring them in. `BadInput` if it holds no card."""
    return read_vcards(content, file_name, _new_id, with_notes=opened.sees_private)


def import_people(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    new: Sequence[Stakeholder],
    known: Sequence[Stakeholder],
    now: datetime,
    source: str,
    *,
    owner: str = "",
) -> SavedPeople:
    """Those who are new and those who are known, as an import leaves them: all or none, in one change to undo.

    Whoever is new and of whom the file does not say who looks after them is given to the `owner`.
    """
    added = [one if one.owner else one.but(owner=owner) for one in new]
    return save_stakeholders(workspace, visitor, plan_id, known, now, added=added, source=f"“{source}”")


def export_people(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    today: date,
    kind: PeopleFile,
    *,
    with_judged: bool = False,
) -> bytes:
    """The stakeholders whom the visitor may see, as a file.

    What is the owner's alone is in it only for the owner, only if they want it, and never on cards.
    """
    opened = open_people(workspace, visitor, plan_id, today)
    if kind is PeopleFile.VCARD:
        return vcards(opened.stakeholders)
    write = people_xlsx if kind is PeopleFile.XLSX else people_csv
    return write(opened.stakeholders, with_judged=with_judged and visitor.may(Permission.VIEW_PRIVATE, plan_id))


def _new_id() -> StakeholderId:
    return StakeholderId(new_id())
