"""The mapping: which column of the file means what, shown with an example of each, to be changed."""

import streamlit as st

from pages.shared.text import count, plain
from planner.exchange.raw_table import RawTable
from planner.exchange.task_columns import ColumnMapping, Field, guess

_MAPPING = "import_mapping"
_ALWAYS = (
    *(Field.NAME, Field.PHASE, Field.OWNER, Field.START, Field.FINISH, Field.DURATION),
    *(Field.PREDECESSORS, Field.STATUS),
)
_LONGEST_EXAMPLE = 46
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
        if ignored := mapping.ignored(table):
            names = ", ".join(f"“{plain(header)}”" for header in ignored)
            st.caption(f"{count(len(ignored), 'column')} left out: {names}.")


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
        st.caption(_example(table, header) if header else _without(field))


def _take(field: Field) -> None:
    of, mapping = st.session_state[_MAPPING]
    st.session_state[_MAPPING] = (of, mapping.with_header(field, st.session_state[f"import_{field.name}"]))


def label(field: Field) -> str:
    """The field as a label: "Start (date or day)"."""
    return field.value[0].upper() + field.value[1:]


def _example(table: RawTable, header: str) -> str:
    cells = (" ".join(row.cells[at].split()) for at in table.columns(header) for row in table.rows)
    example = next((cell for cell in cells if cell), "")
    if not example:
        return "The column is empty."
    cut = example if len(example) <= _LONGEST_EXAMPLE else f"{example[:_LONGEST_EXAMPLE]}…"
    return f"such as {plain(cut)}"


def _without(field: Field) -> str:
    return _WITHOUT.get(field, "stays empty")
