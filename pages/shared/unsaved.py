"""What a form says of a draft: that it is not saved, who changed the value meanwhile, and the ways to go on."""

from collections.abc import Callable, Iterable
from typing import TypeVar

import streamlit as st

from pages.shared import drafts, notices, visit
from pages.shared.draft import Draft, Drafts, Versioned
from pages.shared.text import plain
from planner.actions import history as history_actions
from planner.actions.history import Entry
from planner.tasks.task import Task, TaskId

V = TypeVar("V", bound=Versioned)


def as_stored(about: V, known: Iterable[V]) -> V:
    """What a dialog is about, as it is stored now; as it was then where it is gone, or not stored yet."""
    return next((one for one in known if one.id == about.id), about)


def left_before(kind: Drafts[V], draft: Draft[V], *, is_left: bool) -> None:
    """That what stands here was typed before the dialog was opened this time, if it was and is not discarded since."""
    if not (is_left and draft.is_dirty):
        return
    said = drafts.said(kind.form) if kind.reads is not None and draft.place in drafts.found(kind.form) else ""
    st.caption(f":orange[:material/edit_note: {plain(said or 'Typed before, not saved yet')}.]")


def save_bar(
    kind: Drafts[V], draft: Draft[V], save: Callable[[Draft[V]], None], form: str, label: str = "Save"
) -> None:
    """Save, and where there is something to lose, discard. `form` is where reasons for a refusal are kept."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(label, key=f"save_{kind.form}", type="primary", on_click=save, args=(draft,))
        if draft.is_dirty:
            st.button(
                "Discard", key=f"discard_{kind.form}", type="tertiary", on_click=discard, args=(kind, draft.onto, form)
            )
            st.caption("Not saved yet")
        elif draft.is_saved:
            st.markdown(":green[:material/check: Saved]")


def changed_by_others(
    kind: Drafts[V], draft: Draft[V], stored: V, form: str, what: str = "this", about: str = ""
) -> None:
    """Who changed what while something was typed, and the choice between both.

    `about` is the id under which the history tells of it, if that is another one.
    """
    if draft.onto.version == stored.version:
        return
    latest = _latest(stored, about or stored.id)
    with st.container(border=True, key=f"{kind.form}_changed"):
        who = plain(latest.change.who) if latest else "Somebody"
        st.markdown(f":orange[:material/group:] **{who}** changed {what} while you were editing it.")
        if latest:
            st.caption(plain("; ".join(latest.lines) or latest.change.summary))
        with st.container(horizontal=True):
            about_both = (kind, draft, stored, form)
            st.button("Put mine on top", key=f"{kind.form}_mine", on_click=_put_on_top, args=about_both)
            st.button("Drop mine", key=f"{kind.form}_theirs", type="tertiary", on_click=_drop, args=about_both)


def discard(kind: Drafts[V], stored: V, form: str) -> None:
    """The fields as they are stored; a callback."""
    notices.forget(form)
    kind.renew(stored)


def _put_on_top(kind: Drafts[V], draft: Draft[V], stored: V, form: str) -> None:
    notices.forget(form)
    kind.put_on_top(draft, stored)


def _drop(kind: Drafts[V], draft: Draft[V], stored: V, form: str) -> None:
    notices.forget(form)
    kind.drop(draft, stored)


def _latest(stored: Versioned, about: str) -> Entry | None:
    """The latest change of it, among whatever else was changed in the plan; of a task in the words about it alone."""
    task = TaskId(about) if isinstance(stored, Task) else None
    found = history_actions.history(visit.workspace(), visit.visitor(), visit.plan_id(), task, 1 if task else 200)
    return next((entry for entry in found if task or any(edit.id == about for edit in entry.change.edits)), None)
