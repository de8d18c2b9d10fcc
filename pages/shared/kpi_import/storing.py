"""Storing: the button, the import itself, and what is said afterwards."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from pages.shared import menu, notices, visit
from pages.shared.kpi_import.held import Held
from pages.shared.kpi_import.outcome import Outcome
from pages.shared.kpi_import.preview import fates_words, left_out_words
from pages.shared.text import count, plain
from pages.shared.upload import let_go
from planner.actions import entries as entry_actions
from planner.actions.entries import Typed
from planner.actions.kpis import OpenKpis
from planner.exchange.kpi_preview import Fate
from planner.plan.plan import PlanId
from planner.shared.errors import BadInput

FORM = "kpi_import"
FIELD = "kpi_file"
_DONE = "kpi_import_done"
_ASKED = "kpi_import_asked"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be stored, and what becomes of all the entries of the file."""

    plan: PlanId
    typed: Sequence[Typed]
    source: str
    fates: Counter[Fate]


@dataclass(frozen=True, slots=True)
class Done:
    """An import that went well, told as long as nothing else changes in the plan."""

    plan: PlanId
    revision: int
    words: str


def button(opened: OpenKpis, held: Held, outcome: Outcome) -> Sequence[Typed]:
    """The button, or why there is nothing to import; and what it imports."""
    entries = outcome.to_store
    if not entries:
        _nothing_to_do(held, outcome)
        return ()
    typed = [Typed(entry.kpi, entry.team, entry.period, entry.counts, entry.note) for entry in entries]
    _summary(outcome)
    st.button(
        _label(outcome),
        key="kpi_import_now",
        type="primary",
        icon=":material/upload:",
        on_click=_ask,
        args=(Job(opened.plan.id, typed, held.upload.name, outcome.fates),),
    )
    return typed


def _label(outcome: Outcome) -> str:
    """ "Import 26 entries", "Replace 26 and add 26 entries", "Import the good rows: 3 entries"."""
    new, replaced = outcome.fates[Fate.NEW], outcome.fates[Fate.CHANGES]
    number = count(new or replaced, "entry", "entries")
    is_part = bool(outcome.counted.problem_count)
    if not replaced:
        return f"Import the good rows: {number}" if is_part else f"Import {number}"
    said = f"replace {replaced:,} and add {number}" if new else f"replace {number}"
    return f"Import the good rows: {said}" if is_part else said.capitalize()


def _summary(outcome: Outcome) -> None:
    """That numbers are replaced, and how many of them somebody typed, where any are."""
    replaced, typed = outcome.fates[Fate.CHANGES], sum(one.replaces_typed for one in outcome.previews)
    if not replaced:
        return
    what = "1 stored number is" if replaced == 1 else f"{replaced:,} stored numbers are"
    by_hand = f", {typed:,} of them typed by hand" if typed else ""
    added = outcome.fates[Fate.NEW]
    new = f"; {added:,} {'is' if added == 1 else 'are'} new" if added else ""
    st.markdown(
        f":orange[:material/published_with_changes: {what} replaced{by_hand}]{new}. The table lists them first."
    )


def carry_out(offered: Sequence[Typed]) -> None:
    """The import that was asked for, under the button: thousands of entries take seconds, and that is shown.

    Nothing else than what is offered now: a click may come while the file is still being counted anew.
    """
    job: Job | None = st.session_state.pop(_ASKED, None)
    if job is None:
        return
    if job.typed != offered:
        notices.refuse(FORM, BadInput("What is counted has changed meanwhile. Look at it, then import."))
        return
    with st.spinner(f"Storing {count(len(job.typed), 'entry', 'entries')} …"):
        _store(job)
    st.rerun()


def done(opened: OpenKpis, *, is_over: bool) -> None:
    """What the last import did, and where its numbers are now; quiet once another file is chosen."""
    if is_over:
        st.session_state.pop(_DONE, None)
    last: Done | None = st.session_state.get(_DONE)
    if last is None or (last.plan, last.revision) != (opened.plan.id, opened.plan.revision):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="kpi_import_done_box"):
        st.markdown(f":green[:material/check_circle:] {plain(last.words)}", width="content")
        st.page_link(menu.SCORECARD, label="See the scorecard", icon=":material/speed:", width="content")


def _ask(job: Job) -> None:
    st.session_state[_ASKED] = job


def _store(job: Job) -> None:
    saved = notices.attempt(FORM, entry_actions.import_entries, job.plan, job.typed, visit.now(), job.source)
    if saved is None:
        return
    let_go(FIELD)
    if saved.change is None:
        notices.say("All of this was stored already; nothing was changed.")
        return
    notices.say(f"{saved.change.summary}.", job.plan, saved.change.id)
    words = f"From “{job.source}”: {fates_words(job.fates)}."
    st.session_state[_DONE] = Done(job.plan, saved.change.revision, words)


def _nothing_to_do(held: Held, outcome: Outcome) -> None:
    left_out = left_out_words(held, outcome)
    has_problems = bool(outcome.counted.problem_count)
    if outcome.fates[Fate.SAME] and not left_out and not has_problems:
        st.success("All of this is stored already; there is nothing to do.", icon=":material/check_circle:")
    elif outcome.fates[Fate.SAME]:
        also = f" Left out: {plain(left_out)}." if left_out else " The other rows cannot be used, as said above."
        st.info(f"What can be used is stored already: {count(outcome.fates[Fate.SAME], 'number')}.{also}")
    elif left_out:
        st.info(f"Nothing of this file can be stored. Left out: {plain(left_out)}.")
    elif has_problems:
        st.info("Nothing of this file can be stored: correct the rows above and upload it again.")
    else:
        st.info("No row of this file gives a number for these KPIs.")
