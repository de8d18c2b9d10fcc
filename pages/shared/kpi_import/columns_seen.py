"""The columns of the file as they were understood; of a personal one nothing but its name."""

import streamlit as st

from planner.exchange.kpis_in import Column, OpenedFile


def show(file: OpenedFile) -> None:
    """Folded away: header, question, examples, what they hold."""
    title = f"All {len(file.columns)} columns"
    with st.expander(title, icon=":material/view_column:", key="kpi_import_columns"):
        st.dataframe(
            [_row(column) for column in file.columns],
            hide_index=True,
            column_config={
                "Column": st.column_config.TextColumn(width=180),
                "Holds": st.column_config.TextColumn(width=190),
                "Such as": st.column_config.TextColumn(width=300),
                "Question": st.column_config.TextColumn(width=420),
            },
            key="kpi_import_columns_seen",
            alt="The columns of the file",
        )


def _row(column: Column) -> dict[str, str]:
    return {
        "Column": column.header,
        "Holds": _holds(column),
        "Such as": ", ".join(column.examples),
        "Question": "" if column.label == column.header else column.label,
    }


def _holds(column: Column) -> str:
    if column.is_personal:
        return "personal, not read"
    if column.is_date:
        return "dates"
    return column.guess.label if column.guess else ""
