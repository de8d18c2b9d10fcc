"""The changes of a what-if: kept for the session and in the address bar, so a what-if can be sent as a link."""

from collections.abc import Sequence

import streamlit as st

from pages.shared.dates import week_date
from pages.shared.text import count
from planner.actions.plans import OpenPlan
from planner.plan.plan import PlanId
from planner.scheduling.what_if import Away, Change, Lengthen, Move
from planner.tasks.task import DAYS, Task, TaskId

PARAMETER = "change"
_PLAN = "of"  # the plan whose tasks the numbers mean; an address may outlive the plan that was open
MOST = 40
_STORE = "what_if_changes"


def kept(plan: PlanId) -> tuple[str, ...]:
    """The changes tried on a plan, each as the text that stands in the address bar.

    The address goes first, so that a link and the browser's back button work, unless it is about another plan.
    """
    asked = tuple(st.query_params.get_all(PARAMETER))[:MOST]
    if asked and st.query_params.get(_PLAN, plan) == plan:
        _store()[plan] = asked
    _write(plan)
    return _store().get(plan, ())


def add(plan: PlanId, change: str) -> None:
    """One change more; to be called in a callback."""
    _keep(plan, (*_store().get(plan, ()), change))


def remove(plan: PlanId, position: int) -> None:
    """Without the change at this position; to be called in a callback."""
    changes = _store().get(plan, ())
    _keep(plan, changes[:position] + changes[position + 1 :])


def drop(plan: PlanId) -> None:
    """Without any change; to be called in a callback."""
    _keep(plan, ())


def encoded(change: Change, tasks: Sequence[Task]) -> str:
    """The change as a short text; tasks by their numbers."""
    numbers = {task.id: task.number for task in tasks}
    match change:
        case Move():
            return f"move:{numbers[change.task]}:{change.days}"
        case Lengthen():
            return f"longer:{numbers[change.task]}:{change.working_days}"
        case Away():
            return f"away:{change.from_day}:{change.to_day}:{change.owner}"


def decoded(text: str, tasks: Sequence[Task]) -> Change | None:
    """The change a text means; None if it means none, or a task that is not there for this visitor."""
    by_number = {task.number: task.id for task in tasks}
    try:
        match text.split(":", 3):
            case ["move", number, days]:
                return Move(by_number[int(number)], int(days))
            case ["longer", number, days]:
                return Lengthen(by_number[int(number)], int(days))
            case ["away", first, last, owner] if int(first) in DAYS and int(last) in DAYS:
                return Away(owner, int(first), int(last))
    except (KeyError, ValueError):
        return None
    return None


def label(change: Change, opened: OpenPlan) -> str:
    """The change as a person would say it: "“Interviews” starts 5 days later"."""
    match change:
        case Move(task, days):
            return f"“{_name(opened, task)}” starts {count(abs(days), 'day')} {'later' if days >= 0 else 'earlier'}"
        case Lengthen(task, days):
            more = "more" if days >= 0 else "fewer"
            return f"“{_name(opened, task)}” takes {count(abs(days), 'working day')} {more}"
        case Away(owner, first, last):
            date_of = opened.schedule.calendar.date_of
            return f"{owner or 'Nobody'} is out from {week_date(date_of(first))} to {week_date(date_of(last))}"


def may_be_told(change: Change, opened: OpenPlan) -> bool:
    """Whether everybody may read of it, as in the history once it is applied."""
    if isinstance(change, Away):
        return any(task.owner == change.owner and not task.is_private for task in opened.tasks)
    return not opened.task(change.task).is_private


def _name(opened: OpenPlan, task: TaskId) -> str:
    return opened.task(task).name


def _store() -> dict[PlanId, tuple[str, ...]]:
    store: dict[PlanId, tuple[str, ...]] = st.session_state.setdefault(_STORE, {})
    return store


def _keep(plan: PlanId, changes: tuple[str, ...]) -> None:
    _store()[plan] = changes
    _write(plan)


def _write(plan: PlanId) -> None:
    address = st.query_params
    changes = _store().get(plan, ())
    if not changes:
        address.pop(PARAMETER, None)
        address.pop(_PLAN, None)
    elif (tuple(address.get_all(PARAMETER)), address.get(_PLAN)) != (changes, plan):
        address[PARAMETER] = list(changes)
        address[_PLAN] = plan
