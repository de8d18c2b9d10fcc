"""The commitments in lists: late, due this week, later, closed; with what can be done about each."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import notices, visit
from pages.shared.commitments import form, new_day, whose, words
from pages.shared.task.link import task_link
from pages.shared.text import as_typed, count, plain
from planner.actions import commitments as commitment_actions
from planner.actions.communication import OpenCommunication
from planner.communication import states
from planner.communication.commitment import Commitment, Outcome, Side
from planner.communication.states import State, state_of
from planner.shared.errors import PlannerError
from planner.tasks.task import TaskId

FORM = "commitments"
PARAMETER = "commitment"
"""The name in the address bar."""

_MOST = 12
_BROKEN, _EDIT, _DELETE, _REOPEN = "Broken", "Edit", "Delete", "Open again"


def side_chosen() -> Side | None:
    """Whose commitments are shown; None for both."""
    names = whose.sides(whose.other_leader(visit.plan().plan))
    chosen = st.segmented_control(
        "Whose", list(names.values()), key="commitments_side", bind="query-params", label_visibility="collapsed"
    )
    return next((side for side, name in names.items() if name == chosen), None)


def show(told: OpenCommunication, side: Side | None) -> None:
    """All lists that hold something."""
    if not told.commitments:
        _teach(whose.other_leader(told.plan))
        return
    notices.problems_of(FORM)
    if one := _asked_for(told):
        _alone(told, one)
        return
    shown = [one for one in told.commitments if side in (None, one.side)]
    by_state = {state: [one for one in shown if state_of(one, told.today) is state] for state in State}
    soon = [one for one in shown if words.is_due_within_a_week(one, told.today)]
    later = [one for one in by_state[State.OPEN] if one not in soon]
    _listed(told, "Late", by_state[State.LATE])
    _listed(told, "Due within a week", soon)
    _listed(told, "Later", later)
    if not (soon or later or by_state[State.LATE]):
        st.markdown(":green[:material/check_circle:] Nothing is open.")
    closed = [one for state in (State.KEPT, State.KEPT_LATE, State.BROKEN) for one in by_state[state]]
    if closed:
        fold = st.expander(f"Closed · {len(closed)}", key="commitments_closed", on_change="rerun")
        if fold.open:
            with fold:
                _rows(told, sorted(closed, key=lambda one: str(one.closed_on), reverse=True), "closed")


def _asked_for(told: OpenCommunication) -> Commitment | None:
    """The one whose id the address holds, as entries in calendars do."""
    asked = st.query_params.get(PARAMETER)
    return next((one for one in told.commitments if one.id == asked), None)


def _alone(told: OpenCommunication, commitment: Commitment) -> None:
    with st.container(border=True, key="commitment_asked_for"):
        _row(told, commitment)
    label = f"Show all {count(len(told.commitments), 'commitment')}"
    st.button(label, key="commitments_whole", type="tertiary", on_click=_forget_asked)


def _forget_asked() -> None:
    st.query_params.pop(PARAMETER, None)


def _teach(leader: str) -> None:
    promise, whom = (f"{plain(leader)} promises", plain(leader)) if leader else ("you promise", "you")
    with st.container(border=True, key="commitments_empty"):
        st.markdown(
            f"Write down every answer {promise}, to whom and by when, and what others promise {whom}. "
            "Today reminds you of both, and the share that was kept is the first thing people judge a new leader by."
        )


def _listed(told: OpenCommunication, title: str, found: Sequence[Commitment]) -> None:
    if found:
        st.markdown(f"**{title}** · {len(found)}")
        with st.container(border=True, key=f"commitments-{title.lower().replace(' ', '-')}"):
            _rows(told, found, title)


def _rows(told: OpenCommunication, found: Sequence[Commitment], of: str) -> None:
    is_whole = st.session_state.get(f"commitments_all-{of}", False) or len(found) <= _MOST
    for commitment in found if is_whole else found[:_MOST]:
        _row(told, commitment)
    if not is_whole:
        st.button(
            f"Show {count(len(found) - _MOST, 'more commitment')}",
            key=f"commitments_more-{of}",
            type="tertiary",
            on_click=_show_all,
            args=(of,),
        )


def _row(told: OpenCommunication, commitment: Commitment) -> None:
    with st.container(
        horizontal=True,
        vertical_alignment="center",
        horizontal_alignment="distribute",
        key=f"commitment-{commitment.id}",
    ):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"**{plain(commitment.name)}**")
            st.caption(words.line(commitment, told.today))
            if commitment.note:
                st.caption(as_typed(commitment.note))
            _task(commitment)
        with st.container(horizontal=True, width="content", gap="xsmall"):
            _buttons(commitment)


def _task(commitment: Commitment) -> None:
    opened = visit.plan()
    task = next((task for task in opened.tasks if task.id == commitment.task), None)
    if task:
        with st.container(horizontal=True, gap="xsmall", vertical_alignment="center"):
            st.caption("Task:", width="content")
            task_link(opened, TaskId(commitment.task), task.name, is_done=task.is_done)


def _buttons(commitment: Commitment) -> None:
    key, is_open = commitment.id, commitment.outcome is Outcome.OPEN
    if is_open:
        st.button("Kept", key=f"kept-{key}", icon=":material/check:", on_click=_close, args=(commitment, True))
        st.button("New day", key=f"moved-{key}", icon=":material/event:", on_click=new_day.ask, args=(commitment,))
    ways = [_BROKEN, _EDIT, _DELETE] if is_open else [_REOPEN, _EDIT, _DELETE]
    st.menu_button("More", ways, key=f"more-{key}", type="tertiary", on_click=_more, args=(commitment,))


def _more(commitment: Commitment) -> None:
    match st.session_state.get(f"more-{commitment.id}"):
        case "Broken":
            _close(commitment, False)
        case "Edit":
            form.ask(commitment)
        case "Delete":
            _delete(commitment)
        case "Open again":
            _save(states.reopened(commitment), f"“{commitment.name}” is open again")


def _close(commitment: Commitment, is_kept: bool) -> None:
    today = visit.today()
    try:
        closed = states.kept(commitment, today) if is_kept else states.broken(commitment, today)
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    state = state_of(closed, today)
    _save(closed, f"“{commitment.name}” is {state.value}")


def _save(commitment: Commitment, said: str) -> None:
    saved = notices.attempt(FORM, commitment_actions.save_commitment, visit.plan_id(), commitment, visit.now())
    if saved:
        notices.say(f"{said}.", visit.plan_id(), saved.change.id if saved.change else None)


def _delete(commitment: Commitment) -> None:
    gone = notices.attempt(FORM, commitment_actions.delete_commitment, visit.plan_id(), commitment.id, visit.now())
    if gone:
        change = gone.change.id if gone.change else None
        notices.say(f"“{commitment.name}” is no longer on the list.", visit.plan_id(), change)


def _show_all(of: str) -> None:
    st.session_state[f"commitments_all-{of}"] = True
