"""The import itself: the button, what is said afterwards, and the ways on from there."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.shared import menu, notices, visit
from pages.shared.files import import_columns, import_file, import_help, import_preview
from pages.shared.files.import_view import ImportView, import_view
from pages.shared.text import count
from pages.shared.upload import let_go, uploaded
from planner.access.visitor import Permission
from planner.actions import files
from planner.actions.plans import OpenPlan
from planner.exchange.raw_table import MOST_BYTES, MOST_ROWS
from planner.plan.plan import PlanId
from planner.tasks.task import Task

FORM = "import"
_DONE = "import_done"
_ASKED = "import_asked"
_FIELD = "import_file"
_MEGABYTES = MOST_BYTES // 1024**2
_LABEL = f"Drop a CSV or XLSX file here, at most {_MEGABYTES} MB and {MOST_ROWS:,} rows"


@dataclass(frozen=True, slots=True)
class Done:
    """An import that went well: how many tasks came into which plan, and its revision since."""

    plan: PlanId
    revision: int
    tasks: int


def show(opened: OpenPlan) -> None:
    """From the file to the button, for those who may change tasks."""
    if not visit.may(Permission.EDIT_TASKS):
        st.info("Your role in this plan is to look on: tasks can be exported, but not imported.")
        return
    st.markdown("Importing only adds tasks. No task of the plan is changed, and one undo takes all of them out again.")
    asked = st.session_state.pop(_ASKED, None)
    _ways_on(opened)
    upload = uploaded(_FIELD, _LABEL, _MEGABYTES)
    import_help.show(opened)
    if upload and (table := import_file.table_in(upload)):
        mapping = import_columns.mapping_of(table, upload.digest)
        import_file.recognised(table, mapping)
        import_columns.show(table, mapping)
        view = import_view(opened, upload, table, mapping, day_first=import_preview.day_first_of(upload))
        import_preview.ask_day_first(view, upload)
        import_preview.problems(view, upload)
        import_preview.show(opened, view)
        import_preview.twice(view)
        _button(opened, view, upload.name)
        if asked:
            _carry_out(*asked)
    notices.problems_of(FORM)


def _button(opened: OpenPlan, view: ImportView, source: str) -> None:
    if not view.preview.is_usable:
        return
    if view.has_private and not visit.may(Permission.VIEW_PRIVATE):
        st.error("The file holds private tasks or notes, which only the owner may bring in; leave those columns out.")
        return
    tasks = view.preview.drafts
    st.button(
        f"Import {count(len(tasks), 'task')}",
        key="import_now",
        type="primary",
        icon=":material/upload:",
        on_click=_ask,
        args=(opened.plan.id, tasks, source),
    )


def _ask(plan: PlanId, tasks: Sequence[Task], source: str) -> None:
    st.session_state[_ASKED] = (plan, tasks, source)


def _carry_out(plan: PlanId, tasks: Sequence[Task], source: str) -> None:
    """The import, under the button rather than in its callback: thousands of tasks take seconds, and that is shown."""
    with st.spinner(f"Importing {count(len(tasks), 'task')} …"):
        _import(plan, tasks, source)
    st.rerun()


def _import(plan: PlanId, tasks: Sequence[Task], source: str) -> None:
    saved = notices.attempt(FORM, files.import_tasks, plan, tasks, visit.now(), source)
    if saved and saved.change:
        notices.say(f"{saved.change.summary}.", plan, saved.change.id)
        st.session_state[_DONE] = Done(plan, saved.change.revision, len(saved.tasks))
        let_go(_FIELD)


def _ways_on(opened: OpenPlan) -> None:
    """Where the tasks are now, until anything else changes in the plan."""
    done: Done | None = st.session_state.get(_DONE)
    if done is None or (done.plan, done.revision) != (opened.plan.id, opened.plan.revision):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="import_done_box"):
        st.markdown(f"**{count(done.tasks, 'new task')}** in the plan. See them on", width="content")
        st.page_link(menu.ROADMAP, label="Roadmap", icon=":material/view_timeline:", width="content")
        st.page_link(menu.TASKS, label="Tasks", icon=":material/checklist:", width="content")
