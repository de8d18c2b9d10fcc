"""The mapping: which column of the file means what, shown with an example of each, to be changed."""

import streamlit as st

from pages.shared.file_columns import label, left_out, such_as
from planner.exchange.raw_table import RawTable
from planner.exchange.task_columns import ColumnMapping, Field, guess

_MAPPING = "import_mapping"
_ALWAYS = (
    *(Field.NAME, Field.PHASE, Field.OWNER, Field.START, Field.FINISH, Field.DURATION),
    *(Field.PREDECESSORS, Field.STATUS),
)
_WITHOUT = {
    Field.NAME: ":red[:material/error: Choose the column with the names.]",
    Field.NUMBER: "counted on",
    Field.PHASE: "from the start",
    Field.KIND: "a task",
    Field.OWNER: "nobody yet",
    Field.START: "when its phase starts",
    Field.FINISH: "from start and duration",
    Field.DURATION: "from start and finish",
    Field.PREDECESSORS: "no links",
    Field.STATUS: "not started",
}


def mapping_of(table: RawTable, digest: str) -> ColumnMapping:
    """What the columns mean: as recognised, and as it was changed since the file was uploaded."""
    of = (digest, table.file_name, table.sheet)
    if st.session_state.get(_MAPPING, (None,))[0] != of:
        st.session_state[_MAPPING] = (of, guess(table))
    mapping: ColumnMapping = st.session_state[_MAPPING][1]
    return mapping


def show(table: RawTable, mapping: ColumnMapping) -> None:
    """A field for each meaning: those that matter most and those found, or all there are."""
    found = len(mapping.headers)
    title = f"Columns · {found} read, {len(mapping.ignored(table))} left out"
    with st.expander(title, expanded=not mapping.is_our_own, icon=":material/view_column:", key="import_columns"):
        grid = st.container()
        is_all = st.toggle(f"Show all {len(Field)} fields", key="import_all_fields")
        with grid:
            others = (field for field in Field if field not in _ALWAYS and (is_all or field in mapping.headers))
            _fields(table, mapping, [*_ALWAYS, *others])
        left_out(mapping.ignored(table))


def _fields(table: RawTable, mapping: ColumnMapping, fields: list[Field]) -> None:
    headers = list(dict.fromkeys(table.headers))
    with st.grid(4, min_column_width=150):
        for field in fields:
            _field(table, mapping, field, headers)


def _field(table: RawTable, mapping: ColumnMapping, field: Field, headers: list[str]) -> None:
    key = f"import_{field.name}"
    header = mapping.header(field)
    st.session_state[key] = header  # two fields may not share a column, so a choice may empty another field
    with st.container(gap="xxsmall"):
        st.selectbox(
            label(field), headers, index=None, key=key, placeholder="Not in the file", on_change=_take, args=(field,)
        )
        st.caption(such_as(table, header) if header else _without(field))


def _take(field: Field) -> None:
    of, mapping = st.session_state[_MAPPING]
    st.session_state[_MAPPING] = (of, mapping.with_header(field, st.session_state[f"import_{field.name}"]))


def _without(field: Field) -> str:
    return _WITHOUT.get(field, "stays empty")
