"""Stakeholders in: a table and what its columns mean become stakeholders, and a list of what is wrong with which cell.

Row by row: what can be read may come in while the rest is listed with what to do about it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from planner.exchange.cell_dates import DateOrder, date_order, first_in_doubt
from planner.exchange.field_cells import CellProblem
from planner.exchange.people_columns import JUDGED_FIELDS, PeopleColumns
from planner.exchange.people_found import FoundPeople, FoundPerson
from planner.exchange.people_headers import PersonField
from planner.exchange.people_names import Called, called
from planner.exchange.people_row import PeopleReading, PersonRow, stakeholder_in
from planner.exchange.people_scale import TEN, Scale, scale_of
from planner.exchange.raw_table import RawTable
from planner.shared.errors import BadInput
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId, StakeholderKind

_DATES = (PersonField.FIRST_CONTACT, PersonField.PLACED_ON)
_LEVELS = (PersonField.INFLUENCE, PersonField.INTEREST)
_NAMELESS = (
    "No column with names was found. Choose the column with the name under “Columns”, or the two with the first and "
    "the last name."
)
_LINKS = {PersonField.MEMBERS: "members", PersonField.INFLUENCES: "influences"}


def preview_people(
    table: RawTable,
    mapping: PeopleColumns,
    *,
    today: date,
    known: Sequence[Stakeholder],
    new_id: Callable[[], StakeholderId],
    with_judged: bool,
    day_first: bool | None = None,
    tops: Mapping[PersonField, int] | None = None,
) -> FoundPeople:
    """The stakeholders in a table. Names of members and of whom they influence are looked up among them and `known`.

    Without `with_judged` what is the leader's alone is not read. `day_first` says how to read dates such as
    03/04/2026 when nothing in the file tells; `tops` says which columns of levels go to 5, and which to 10.
    """
    read = mapping if with_judged else mapping.without(JUDGED_FIELDS)
    if not read.has_names:
        return FoundPeople((), (CellProblem(0, "", "", _NAMELESS),), ignored_columns=read.ignored(table))
    rows, scales, general = _rows(table, read, today, day_first, tops or {})
    found = [FoundPerson(row.raw.number, one) for row in rows if (one := stakeholder_in(row, new_id()))]
    linked, strangers = _linked(rows, found, known)
    if not rows:
        general = [CellProblem(0, "", "", "There is no row with a stakeholder under the headers.")]
    return FoundPeople(
        people=tuple(linked),
        problems=(*general, *(problem for row in rows for problem in row.problems)),
        notes=(*_notes(rows, mapping, scales, with_judged=with_judged), *strangers),
        ignored_columns=read.ignored(table),
        asks_day_first=bool(rows) and rows[0].reading.order.is_asked,
        scales={} if mapping.is_our_own else scales,
    )


def _rows(
    table: RawTable,
    mapping: PeopleColumns,
    today: date,
    day_first: bool | None,
    tops: Mapping[PersonField, int],
) -> tuple[list[PersonRow], Mapping[PersonField, Scale], list[CellProblem]]:
    columns = {field: table.columns(header) for field, header in mapping.headers.items()}
    order, problems = _date_order(table, columns, mapping, day_first)
    lenient = PeopleReading(mapping, columns, order, dict.fromkeys(_LEVELS, TEN), today)
    scales = _scales(_people_rows(table, lenient), tops)
    reading = replace(lenient, tops={field: scale.top for field, scale in scales.items()})
    return _people_rows(table, reading), scales, problems


def _people_rows(table: RawTable, reading: PeopleReading) -> list[PersonRow]:
    return [PersonRow(reading, raw) for raw in table.rows if raw.cells != table.headers]


def _scales(rows: Sequence[PersonRow], tops: Mapping[PersonField, int]) -> Mapping[PersonField, Scale]:
    """The scale of each column of levels, by the rows that come in on the widest of them."""
    mapping = rows[0].reading.mapping if rows else PeopleColumns({})
    levels = [field for field in _LEVELS if mapping.header(field)]
    coming = {row.raw.number for row in rows if stakeholder_in(row, StakeholderId("?"))} if levels else set()
    return {
        field: scale_of(
            mapping.headers[field],
            [row.text(field) for row in rows if row.raw.number in coming],
            [row.text(field) for row in rows if row.raw.number not in coming],
            tops.get(field),
        )
        for field in levels
    }


def _cells(table: RawTable, columns: Mapping[PersonField, Sequence[int]], field: PersonField) -> list[str]:
    return [row.cells[at] for at in columns.get(field, ()) for row in table.rows]


def _date_order(
    table: RawTable, columns: Mapping[PersonField, Sequence[int]], mapping: PeopleColumns, day_first: bool | None
) -> tuple[DateOrder, list[CellProblem]]:
    cells = [cell for field in _DATES for cell in _cells(table, columns, field)]
    try:
        order, message = date_order(cells, day_first), "Is the day or the month first? Choose it above the preview."
    except BadInput as error:
        order, message = DateOrder(day_first=False), str(error)
    else:
        if not order.is_asked:
            return order, []
    doubtful = first_in_doubt(cells) or next(iter(cells), "")
    field, row = next(
        ((field, row.number) for field in _DATES for row in table.rows for at in columns.get(field, ())
         if row.cells[at] == doubtful),
        (_DATES[0], table.header_row),
    )  # fmt: skip
    return order, [CellProblem(row, mapping.header(field) or "", doubtful, message)]


def _linked(
    rows: Sequence[PersonRow], found: Sequence[FoundPerson], known: Sequence[Stakeholder]
) -> tuple[list[FoundPerson], list[str]]:
    """The people with their members and those they influence, and a note for each name that is nobody's."""
    of_row = {row.raw.number: row for row in rows}
    numbers = {of_row[one.row].text(PersonField.NUMBER): one.stakeholder.id for one in found}
    names = called([one.stakeholder for one in found], numbers, known)
    strangers: list[str] = []
    linked = [_with_links(one, of_row[one.row], names, strangers) for one in found]
    return linked, strangers


def _with_links(found: FoundPerson, row: PersonRow, names: Called, strangers: list[str]) -> FoundPerson:
    stakeholder = found.stakeholder
    links: dict[str, object] = {}
    for field, name in _LINKS.items():
        wanted = names.all_in(row.text(field))
        strangers += [_stranger(found.row, text, field) for text, whom in wanted.items() if whom is None]
        links[name] = tuple(dict.fromkeys(who for who in wanted.values() if who and who != stakeholder.id))
    if links["members"]:
        links["kind"] = StakeholderKind.GROUP
    return FoundPerson(found.row, stakeholder.but(**links), found.mark)


def _stranger(row: int, name: str, field: PersonField) -> str:
    where = "the members" if field is PersonField.MEMBERS else "those influenced"
    return (
        f"Row {row}: “{name}” among {where} is nobody’s name in the file or the register, or several have it; left out."
    )


def _notes(
    rows: Sequence[PersonRow], mapping: PeopleColumns, scales: Mapping[PersonField, Scale], *, with_judged: bool
) -> Iterable[str]:
    hidden = [mapping.headers[field] for field in PersonField if field in JUDGED_FIELDS & mapping.headers.keys()]
    if hidden and not with_judged:
        named = ", ".join(f"“{header}”" for header in hidden)
        yield f"{named}: for the plan's owner alone, so not read."
    for scale in scales.values():
        if scale.top == TEN and scale.is_open:
            yield f"“{scale.header}” is read on a scale of 1 to {TEN}: {scale.reading(TEN)}."
    unnamed = sum(not row.name and bool(row.text(PersonField.EMAIL)) for row in rows)
    if unnamed:
        yield f"{unnamed} without a name: called by the e-mail address."
