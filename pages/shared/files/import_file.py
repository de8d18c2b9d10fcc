"""The uploaded file: read once, and what was recognised in it."""

from functools import partial

import streamlit as st

from pages.shared import file_sheets
from pages.shared.text import count, plain
from pages.shared.upload import Upload
from planner.exchange.raw_table import RawTable
from planner.exchange.tables_in import read_table
from planner.exchange.task_columns import ColumnMapping, Field, guess
from planner.shared.errors import BadInput

_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
_ENCODINGS = {"utf-8-sig": "UTF-8", "mac_roman": "Mac Roman"}


def table_in(upload: Upload) -> RawTable | None:
    """The table in the file, of the sheet that is chosen; in its place, the reason why there is none."""
    try:
        return file_sheets.chosen(_read(upload, None), partial(_read, upload), _has_tasks, upload.named("import_sheet"))
    except BadInput as error:
        st.error(f"{plain(str(error))} Nothing was changed.", icon=":material/error:")
        return None


def _read(upload: Upload, sheet: str | None) -> RawTable:
    return _read_once(upload.digest, upload.name, sheet, upload.content)


@st.cache_resource(max_entries=16, show_spinner="Reading the file …")
def _read_once(digest: str, name: str, sheet: str | None, _content: bytes) -> RawTable:
    return read_table(_content, name, sheet)


def _has_tasks(table: RawTable) -> bool:
    """Whether the column of the tasks' names is recognised."""
    return guess(table).header(Field.NAME) is not None


def recognised(table: RawTable, mapping: ColumnMapping) -> None:
    """What sort of file this is, in a line."""
    if mapping.is_our_own:
        what = "An export of **CX100**"
    elif mapping.tool:
        what = f"Looks like an export from **{mapping.tool}**"
    else:
        what = "A table from no tool that is known here"
    check = "" if mapping.tool else " Check what its columns mean."
    st.markdown(f":material/table_view: {what}: {', '.join(_facts(table))}.{check}")


def _facts(table: RawTable) -> list[str]:
    rows = count(len(table.rows), "row") + (f" under row {table.header_row}" if table.header_row > 1 else "")
    if table.sheet:
        return [rows, f"sheet “{plain(table.sheet)}”"]
    encoding = table.encoding
    named = _ENCODINGS.get(encoding) or encoding.replace("cp125", "Windows-125").replace("_", "-")
    return [
        rows,
        f"parted by {_DELIMITERS.get(table.delimiter, 'nothing')}",
        named if named[0].isupper() else named.upper(),
    ]
