"""The table in the file: its sheet, and what its columns mean, to be changed."""

from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from pages.shared import file_sheets, only_here
from pages.shared.file_columns import label, left_out, such_as
from pages.shared.upload import Upload
from planner.exchange.people_columns import JUDGED_FIELDS, PeopleColumns, guess_people
from planner.exchange.people_headers import PersonField
from planner.exchange.raw_table import RawTable
from planner.exchange.tables_in import read_table

_MAPPING = "people_import_mapping"
_ALWAYS = (
    *(PersonField.NAME, PersonField.ROLE, PersonField.UNIT, PersonField.EMAIL),
    *(PersonField.INFLUENCE, PersonField.INTEREST, PersonField.ENGAGEMENT, PersonField.OWNER),
)


@dataclass(frozen=True, slots=True)
class _Sheets:
    """The sheets of a file that were read while the page is open."""

    file_id: str
    tables: dict[str | None, RawTable] = field(default_factory=dict)


def chosen(upload: Upload) -> RawTable:
    """The table in the file, of the sheet that is chosen. `BadInput` in words if there is none."""
    return file_sheets.chosen(_read(upload), partial(_read, upload), _has_people, upload.named("people_import_sheet"))


def mapping_of(table: RawTable, upload: Upload) -> PeopleColumns:
    """What the columns mean: as recognised, and as it was changed since the file was uploaded."""
    of = (upload.file_id, table.sheet)
    if st.session_state.get(_MAPPING, (None,))[0] != of:
        st.session_state[_MAPPING] = (of, guess_people(table))
    mapping: PeopleColumns = st.session_state[_MAPPING][1]
    return mapping


def show_columns(table: RawTable, mapping: PeopleColumns, *, with_judged: bool) -> None:
    """A field for each meaning: those that matter most and those found, or all there are."""
    fields = [of for of in PersonField if with_judged or of not in JUDGED_FIELDS]
    read = [of for of in fields if of in mapping.headers]
    title = f"Columns · {len(read)} read, {len(mapping.ignored(table))} left out"
    halves = () if PersonField.NAME in mapping.headers else (PersonField.FIRST_NAME, PersonField.LAST_NAME)
    is_sure = mapping.is_our_own or mapping.has_names
    with st.expander(title, expanded=not is_sure, icon=":material/view_column:", key="people_import_columns"):
        grid = st.container()
        is_all = st.toggle(f"Show all {len(fields)} fields", key="people_import_all_fields")
        with grid, st.grid(4, min_column_width=150):
            for of in fields:
                if is_all or of in (*_ALWAYS, *halves, *read):
                    _field(table, mapping, of)
        left_out(mapping.ignored(table))


def _read(upload: Upload, sheet: str | None = None) -> RawTable:
    known = only_here.kept(_Sheets)
    if known is None or known.file_id != upload.file_id:
        known = _Sheets(upload.file_id)
        only_here.keep(known)
    if sheet not in known.tables:
        known.tables[sheet] = read_table(upload.content, upload.name, sheet, row="stakeholder")
    return known.tables[sheet]


def _field(table: RawTable, mapping: PeopleColumns, of: PersonField) -> None:
    key = f"people_import_{of.name}"
    header = mapping.header(of)
    st.session_state[key] = header  # two fields may not share a column, so a choice may empty another field
    with st.container(gap="xxsmall"):
        headers = list(dict.fromkeys(table.headers))
        st.selectbox(
            label(of), headers, index=None, key=key, placeholder="Not in the file", on_change=_take, args=(of,)
        )
        st.caption(such_as(table, header) if header else "stays as it is")


def _take(of: PersonField) -> None:
    which, mapping = st.session_state[_MAPPING]
    st.session_state[_MAPPING] = (which, mapping.with_header(of, st.session_state[f"people_import_{of.name}"]))


def _has_people(table: RawTable) -> bool:
    """Whether the column of the names is recognised."""
    return guess_people(table).has_names
