"""What the app answers after an action: done, with an undo, or why not, beside the field it is about."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from time import monotonic
from typing import Concatenate, ParamSpec, TypeVar

import streamlit as st
from streamlit.runtime.scriptrunner import StopException

from pages.shared import double_click, menu, only_here, visit
from pages.shared.text import plain
from planner.access.visitor import Visitor
from planner.actions import history
from planner.actions import undo as undo_actions
from planner.actions.workspace import Workspace
from planner.plan.change import ChangeId
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput, PlannerError

_SECONDS_SHOWN = 90
_ANSWER = "answer"
_PROBLEMS = "problems"
_PAGE, _PLAN = "page_of_notices", "plan_of_notices"
_UNDO = "undo"

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True)
class Answer:
    """What was done, and the change that an undo would take back; how often another page was turned to since."""

    text: str
    shown_until: float
    plan: PlanId | None = None
    change: ChangeId | None = None
    turned: int = 0


def attempt(
    form: str, action: Callable[Concatenate[Workspace, Visitor, P], T], *args: P.args, **kwargs: P.kwargs
) -> T | None:
    """Carry out an action for this visitor; None, with the reason kept for `form`, when it is refused.

    To be called in a callback, so that the form is drawn again with the reason and with what was typed. The second
    click of two does nothing.
    """
    click = double_click.asked(action, args, kwargs)
    if double_click.is_second(click):
        return None
    forget(form)
    forget(_UNDO)
    try:
        result = action(visit.workspace(), visit.visitor(), *args, **kwargs)
    except PlannerError as error:
        refuse(form, error)
        return None
    double_click.is_done(click)
    return result


def refuse(form: str, error: PlannerError) -> None:
    """Keep why something was refused, to be shown with the form."""
    _problems()[form] = error


def forget(form: str) -> None:
    """Drop the reason kept for a form, when it is opened anew."""
    _problems().pop(form, None)


def has_problem(form: str) -> bool:
    """Whether the last attempt with this form was refused."""
    return form in _problems()


def problem_of(form: str, field: str) -> None:
    """The reason about one field, right under it."""
    error = _problems().get(form)
    if isinstance(error, BadInput) and field in error.problems:
        st.markdown(f":red[:material/error: {plain(error.problems[field])}]")


def problems_of(form: str, fields: tuple[str, ...] = ()) -> None:
    """The reason why the form was refused, unless it stands beside one of the `fields` already."""
    error = _problems().get(form)
    if error is None:
        return
    is_beside_field = isinstance(error, BadInput) and error.problems and set(error.problems) <= set(fields)
    beside = "Nothing was changed. Please correct what is said in red under the fields."
    text = beside if is_beside_field else str(error)
    st.error(plain(text), icon=":material/error:")


@contextmanager
def explained(page: str) -> Iterator[None]:
    """Whatever the page inside cannot do stands in words where the page breaks off.

    Reasons kept for forms are dropped when another page or plan is turned to: its fields are drawn anew.
    """
    plan = st.session_state.get(visit.PLAN_KEY)
    if st.session_state.get(_PLAN) != plan:
        st.session_state[_PLAN] = plan
        _problems().clear()
    if st.session_state.get(_PAGE) != page:
        st.session_state[_PAGE] = page
        _problems().clear()
        only_here.forget()
        _carry_on(page)
    try:
        yield
    except PlannerError as error:
        st.error(plain(str(error)), icon=":material/error:")
    except StopException:  # the page ends where it says so
        double_click.page_is_drawn()
        raise
    double_click.page_is_drawn()


def say(text: str, plan: PlanId | None = None, change: ChangeId | None = None) -> None:
    """Tell what was done, with an undo where there is a change to take back."""
    forget(_UNDO)
    st.session_state[_ANSWER] = Answer(text, monotonic() + _SECONDS_SHOWN, plan, change)


def say_changed(text: str, saved: Plan) -> None:
    """Tell what was changed in a plan's settings, with an undo of the change that led to the plan as saved."""
    latest = history.history(visit.workspace(), visit.visitor(), saved.id, most=10)
    made = (entry.change for entry in latest if entry.change.revision == saved.revision)
    say(text, saved.id, next((change.id for change in made if change.is_undoable), None))


def show_answer() -> None:
    """The last answer, with its undo, for a minute and a half."""
    answer = _answer()
    problems_of(_UNDO)
    if answer is None or monotonic() > answer.shown_until:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="answer"):
        st.markdown(f":green[:material/check_circle:] {plain(answer.text)}", width="content")
        if answer.plan and answer.change:
            st.button("Undo", key="undo", icon=":material/undo:", type="tertiary", on_click=_undo, args=(answer,))
        st.button("Dismiss", key="dismiss", icon=":material/close:", type="tertiary", on_click=quiet)


def _carry_on(page: str) -> None:
    """Show the last answer on the page after the one where it was given too, but no further, nor on an empty form."""
    if answer := _answer():
        st.session_state[_ANSWER] = replace(answer, turned=answer.turned + 1)
        if answer.turned or page in menu.START_TITLES:
            quiet()


def quiet() -> None:
    """Take the last answer away, when it has nothing to do with what is opened next."""
    st.session_state.pop(_ANSWER, None)


def _undo(answer: Answer) -> None:
    assert answer.plan is not None and answer.change is not None  # noqa: S101 - the button is drawn only then
    if _answer() == answer:
        quiet()  # refused or not, what it said is no longer to be taken back
    if undone := attempt(_UNDO, undo_actions.undo, answer.plan, answer.change, visit.now()):
        say(undone.summary)


def _answer() -> Answer | None:
    answer: Answer | None = st.session_state.get(_ANSWER)
    return answer


def _problems() -> dict[str, PlannerError]:
    kept: dict[str, PlannerError] = st.session_state.setdefault(_PROBLEMS, {})
    return kept
