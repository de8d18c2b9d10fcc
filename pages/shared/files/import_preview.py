"""The preview: what would come in, what is wrong with which cell, and the question only the user can answer."""

import streamlit as st

from pages.shared import dates, file_dates, file_problems
from pages.shared.files.import_view import ImportView
from pages.shared.text import count, plain
from pages.shared.upload import Upload
from planner.actions.plans import OpenPlan
from planner.tasks.task import Kind

_MOST_NAMES = 3
_MOST_NOTES_OPEN = 4
_MOST_IN_WORDS = 6


def day_first_of(upload: Upload) -> bool | None:
    """How the user said dates such as 03/04/2026 are to be read; None if that was not said."""
    chosen = st.session_state.get(_key(upload))
    return None if chosen is None else bool(chosen)


def ask_day_first(view: ImportView, upload: Upload) -> None:
    """The question which of the two the day is, where the file does not tell."""
    if view.preview.asks_day_first or day_first_of(upload) is not None:
        file_dates.ask_day_first(_key(upload))


def show(opened: OpenPlan, view: ImportView) -> None:
    """Counts, the tasks as a table, and what had to be supplied."""
    if not view.preview.readable or (view.preview.asks_day_first and not view.preview.is_usable):
        return
    st.markdown(_summary(view) if view.preview.is_usable else f"What could be read so far: {_summary(view)}")
    st.dataframe(
        view.table,
        hide_index=True,
        column_config={
            "#": st.column_config.NumberColumn(width=50),
            "Task": st.column_config.TextColumn(width=260),
            "Phase": st.column_config.TextColumn(width="small"),
            "Owner": st.column_config.TextColumn(width="small"),
            "Start": st.column_config.DateColumn(format=dates.input_format(), width=100),
            "Finish": st.column_config.DateColumn(format=dates.input_format(), width=100),
            "Duration": st.column_config.NumberColumn("Days", width=60, help="Working days."),
            "Waits for": st.column_config.TextColumn(width="small"),
        },
        key="import_preview",
        alt="The tasks that would come in",
    )
    st.caption("Dates are those the plan would give them: links, days off and today are taken into account.")
    _notes(view)


def _summary(view: ImportView) -> str:
    tasks = view.preview.readable
    points = sum(task.is_point for task in tasks)
    recurring = sum(task.kind is Kind.RECURRING for task in tasks)
    links = sum(len(task.links) for task in tasks)
    owners = len({task.owner for task in tasks} - {""})
    parts = [
        f"**{count(len(tasks), 'task')}**",
        count(points, "of them a milestone or gate", "of them milestones or gates") if points else "",
        f"{recurring} recurring" if recurring else "",
        count(links, "link") if links else "",
        count(owners, "owner") if owners else "",
        f"{dates.long_date(view.first)} to {dates.long_date(view.last)}" if view.first and view.last else "",
    ]
    return " · ".join(part for part in parts if part)


def _notes(view: ImportView) -> None:
    if notes := view.preview.notes:
        with st.expander(
            f"{count(len(notes), 'thing')} to know",
            expanded=len(notes) <= _MOST_NOTES_OPEN,
            icon=":material/info:",
            key="import_notes",
        ):
            st.markdown("\n".join(f"- {plain(note)}" for note in notes))


def problems(view: ImportView, upload: Upload) -> None:
    """Every wrong cell, where it stands in the file and what to do about it; also as a file."""
    found = view.preview.problems
    if not found or (len(found) == 1 and view.preview.asks_day_first):
        return
    if len(found) == 1 and not found[0].column:
        st.error(plain(found[0].message), icon=":material/error:")
        return
    needs = count(len(found), "cell needs", "cells need")
    st.error(
        f"{needs} a correction, so nothing can come in yet: it is all or nothing. "
        "Correct the file and upload it again, or change what its columns mean.",
        icon=":material/error:",
    )
    file_problems.in_words(found[:_MOST_IN_WORDS])
    if len(found) > _MOST_IN_WORDS:
        with st.expander(f"All {len(found)}", key="import_all_problems"):
            file_problems.table(found, "import_problems", "Cells that need a correction")
    file_problems.download(upload, found, "import_problems_file")


def twice(view: ImportView) -> None:
    """A warning where the plan has tasks of the same names: the file may have been imported before."""
    if not view.twice:
        return
    names = ", ".join(f"“{plain(name)}”" for name in view.twice[:_MOST_NAMES])
    more = f" and {count(len(view.twice) - _MOST_NAMES, 'more', 'more')}" if len(view.twice) > _MOST_NAMES else ""
    has = count(len(view.twice), "task has a name", "tasks have names")
    st.warning(
        f"{has} that the plan has already: {names}{more}. Importing adds them a second time and changes no task.",
        icon=":material/content_copy:",
    )


def _key(upload: Upload) -> str:
    return upload.named("import_day_first")
