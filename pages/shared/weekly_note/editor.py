"""The note while it is written: five lines, drafted, to be edited, kept as they are typed."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from pages.shared import drafts, notices, visit
from pages.shared.text import plain
from pages.shared.weekly_note import facts, send
from planner.actions import notes as note_actions
from planner.actions.plans import OpenPlan
from planner.communication.weekly_note import LINES, WeeklyNote
from planner.reports.note_text import NAMES

FORM = "weekly_note"
_ASKS = {
    "done": "What the CEO could tell others",
    "next": "What will be visible by this time next week",
    "slipping": "What slips, before it is asked",
    "need": "A decision, a person, a door opened",
    "heard": "What customers and people said, in their words",
}


def show(opened: OpenPlan, note: WeeklyNote | None, week: date) -> None:
    """The five lines and what can be done with them."""
    proposed = facts.draft_of(opened, week)
    texts = {line: _shown(note, week, line, proposed[line]) for line in LINES}
    if note is None and not drafts.kept(_form(week)):
        st.caption(
            ":material/auto_awesome: Drafted from the plan, the KPIs, the talks and the promises. Make it yours."
        )
    elif said := drafts.said(_form(week)):
        st.caption(f":orange[:material/edit: {plain(said)}]")
    for line in LINES:
        _line(line, week, texts[line], proposed[line])
    notices.problems_of(FORM)
    drafts.show_trouble(_form(week))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            "Send …",
            key="note_send",
            type="primary",
            icon=":material/send:",
            on_click=send.ask,
            args=(note, week, texts),
        )
        st.button("Save for later", key="note_save", on_click=_save, args=(note, week))
        st.button(
            "Draft all lines again", key="note_again", type="tertiary", on_click=_draft_again, args=(week, proposed)
        )


def _line(line: str, week: date, text: str, proposed: str) -> None:
    key = _key(week, line)
    st.session_state.setdefault(key, text)
    st.text_area(
        NAMES[line],
        key=key,
        max_chars=500,
        height="content",
        placeholder=_ASKS[line],
        on_change=_keep,
        args=(week, line),
    )
    notices.problem_of(FORM, line)
    if st.session_state[key].strip() != proposed and proposed:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.caption(f"The plan now says: {plain(proposed)}", width="stretch")
            st.button("Use it", key=f"use-{line}", type="tertiary", on_click=_use, args=(week, line, proposed))


def _shown(note: WeeklyNote | None, week: date, line: str, proposed: str) -> str:
    typed = drafts.kept(_form(week)).get(line)
    return typed or (getattr(note, line) if note else proposed)


def typed(week: date) -> dict[str, str]:
    """The five lines as they stand in the fields."""
    return {line: st.session_state.get(_key(week, line), "") for line in LINES}


def forget(week: date) -> None:
    """Keep what was typed no longer: it is saved."""
    drafts.forget(_form(week))


def _keep(week: date, line: str) -> None:
    drafts.keep(_form(week), {line: st.session_state[_key(week, line)]})


def _use(week: date, line: str, proposed: str) -> None:
    st.session_state[_key(week, line)] = proposed
    _keep(week, line)


def _draft_again(week: date, proposed: Mapping[str, str]) -> None:
    for line, text in proposed.items():
        _use(week, line, text)


def _save(note: WeeklyNote | None, week: date) -> None:
    version = note.version if note else None
    saved = notices.attempt(FORM, note_actions.save_note, visit.plan_id(), week, typed(week), version, visit.now())
    if saved:
        forget(week)
        notices.say("The note is kept, and not sent yet.", visit.plan_id(), saved.change.id if saved.change else None)


def _form(week: date) -> str:
    return f"note-{week.isoformat()}"


def _key(week: date, line: str) -> str:
    return f"note_{week.isoformat()}_{line}"
