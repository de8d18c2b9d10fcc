"""The form that adds a change to a what-if, and two examples to start from."""

from datetime import date

import streamlit as st

from pages.shared import notices, screen
from pages.shared.day_field import day_field, must_be_in_our_time
from pages.shared.task.facts import slack, when
from pages.shared.text import plain
from pages.shared.what_if import changes
from pages.shared.what_if.view import WhatIfView, what_if_view
from planner.actions.plans import OpenPlan
from planner.charts.canvas import shorten
from planner.charts.palette import icon
from planner.scheduling.load import load
from planner.scheduling.week import week_of
from planner.scheduling.what_if import Away, Change, Lengthen, Move, try_out
from planner.shared.errors import BadInput
from planner.tasks.task import Kind, Status, Task, TaskId

FORM = "what_if"
FIELDS = ("task", "days", "owner", "range", "date")
KIND, TASK, BY, DAYS, LONGER, OWNER = (
    f"what_if_{field}" for field in ("kind", "task", "by", "days", "longer", "owner")
)
MOVE, LENGTHEN, AWAY = "Move", "Make longer", "Somebody out"
_BY_DAYS, _TO_DATE = "by days", "to a date"
_MOST_DAYS = 1000


def show(opened: OpenPlan, view: WhatIfView) -> None:
    """What to change: a task's dates, its length, or an owner's absence."""
    st.segmented_control(
        "What changes?",
        [MOVE, LENGTHEN, AWAY],
        default=MOVE,
        required=True,
        key=KIND,
        persist_state="session",
        label_visibility="collapsed",
        width="stretch",
    )
    kind = st.session_state[KIND]
    if kind == AWAY:
        _absence(opened)
    else:
        _task(opened, view)
        (_new_length if kind == LENGTHEN else _new_dates)(opened, view)
    st.button("Try it", key="what_if_add", icon=":material/add:", type="primary", on_click=_add, args=(opened,))
    notices.problems_of(FORM, FIELDS)


def starters(opened: OpenPlan) -> None:
    """Two examples, each one click away."""
    examples = _examples(opened)
    if not examples:
        return
    st.subheader("Or start with an example", anchor=False)
    for key, (text, change) in examples.items():
        st.button(
            plain(text),
            key=f"what_if_start_{key}",
            icon=":material/arrow_forward:",
            on_click=changes.add,
            args=(opened.plan.id, changes.encoded(change, opened.tasks)),
        )
    st.caption(
        "The answer says which gates would slip and which hold, what shifts, and what becomes critical. "
        "Changes add up: the second is tried on top of the first."
    )


def next_week(opened: OpenPlan) -> tuple[int, int]:
    """The first and the last working day of next week, or of the plan's first week if that is yet to come."""
    calendar, earliest = opened.schedule.calendar, opened.plan.earliest_day
    week = week_of(opened.status_day + 7, calendar) if _runs_next_week(opened) else range(earliest, earliest + 7)
    worked = [day for day in week if calendar.is_working(day) and day >= earliest] or list(week)
    return worked[0], worked[-1]


def _runs_next_week(opened: OpenPlan) -> bool:
    return week_of(opened.status_day + 7, opened.schedule.calendar)[-1] >= opened.plan.earliest_day


def _task(opened: OpenPlan, view: WhatIfView) -> None:
    tasks = {task.id: task for task in _choices(opened)}
    if st.session_state.get(TASK) not in tasks:
        st.session_state.pop(TASK, None)
    st.selectbox(
        "Task",
        list(tasks),
        index=None,
        key=TASK,
        format_func=lambda task: f"{icon(tasks[task].status)} #{tasks[task].number} {tasks[task].name}",
        placeholder="Choose or search a task",
        persist_state="session",
    )
    notices.problem_of(FORM, "task")
    chosen = st.session_state.get(TASK)
    if chosen and (dates_now := view.trial.schedule.get(chosen)):
        said = f" · {slack(dates_now.total_float)}" if tasks[chosen].is_open and not tasks[chosen].recurrence else ""
        st.caption(f"{when(tasks[chosen], dates_now).replace('*', '')}{said}")


def _choices(opened: OpenPlan) -> list[Task]:
    """Open tasks by date, then the finished ones, which are refused in words."""
    dated = [task for task in opened.tasks if task.status is not Status.DROPPED and task.id in opened.schedule]
    return sorted(dated, key=lambda task: (not task.is_open, opened.schedule[task.id].start_day, task.number))


def _new_dates(opened: OpenPlan, view: WhatIfView) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="what_if_new_dates"):
        st.segmented_control(
            "Move it", [_BY_DAYS, _TO_DATE], default=_BY_DAYS, required=True, key=BY, persist_state="session"
        )
        if st.session_state[BY] == _TO_DATE:
            day_field(
                "Start",
                opened.today,
                key=_date_key(opened, "date"),
                width=170,
                persist_state="session",
            )
        else:
            _number("Calendar days", DAYS)
    notices.problem_of(FORM, "days")
    notices.problem_of(FORM, "date")
    if st.session_state[BY] == _TO_DATE and (day := st.session_state.get(_date_key(opened, "date"))):
        st.caption(f"That is day {opened.schedule.calendar.day_of(day)} of the plan.")
    else:
        st.caption("A number below 0 is earlier.")


def _new_length(opened: OpenPlan, view: WhatIfView) -> None:
    _number("Working days more", LONGER)
    notices.problem_of(FORM, "days")
    st.caption("A number below 0 makes it shorter.")


def _number(label: str, key: str) -> None:
    st.number_input(
        label, -_MOST_DAYS, _MOST_DAYS, value=5, step=1, key=key, width=170, persist_state="session", format="%d"
    )


def _absence(opened: OpenPlan) -> None:
    owners = sorted({task.owner for task in opened.tasks if task.owner and task.is_open}, key=str.casefold)
    if st.session_state.get(OWNER) not in owners:
        st.session_state.pop(OWNER, None)
    st.selectbox("Who is out?", owners, index=None, key=OWNER, placeholder="Choose an owner", persist_state="session")
    notices.problem_of(FORM, "owner")
    date_of = opened.schedule.calendar.date_of
    first, last = next_week(opened)
    day_field(
        "First and last day out",
        (date_of(first), date_of(last)),
        key=_date_key(opened, "range"),
        persist_state="session",
    )
    notices.problem_of(FORM, "range")
    st.caption("Their tasks wait or take longer; recurring work goes on without them.")


def _date_key(opened: OpenPlan, field: str) -> str:
    """Each plan has its own: the dates that make sense in one make none in another."""
    return f"what_if_{field}_{opened.plan.id}"


def _add(opened: OpenPlan) -> None:
    notices.forget(FORM)
    plan, texts = opened.plan.id, changes.kept(opened.plan.id)
    try:
        view = what_if_view(opened, texts)
        change = _typed(opened, view)
        _must_be_possible(opened, view, change)
    except BadInput as error:
        notices.refuse(FORM, error)
        return
    changes.add(plan, changes.encoded(change, opened.tasks))


def _typed(opened: OpenPlan, view: WhatIfView) -> Change:
    state = st.session_state
    if state[KIND] == AWAY:
        return _typed_absence(opened)
    task = state.get(TASK)
    if not task:
        raise BadInput("No task is chosen.", {"task": "Choose the task to change."})
    if state[KIND] == LENGTHEN:
        return Lengthen(TaskId(task), _not_zero(state.get(LONGER)))
    if state[BY] == _TO_DATE:
        return Move(TaskId(task), _days_to(opened, view, opened.task(task), state.get(_date_key(opened, "date"))))
    return Move(TaskId(task), _not_zero(state.get(DAYS)))


def _typed_absence(opened: OpenPlan) -> Away:
    owner, days = st.session_state.get(OWNER), st.session_state.get(_date_key(opened, "range")) or ()
    if not owner:
        raise BadInput("Nobody is chosen.", {"owner": "Choose who is out."})
    if not days:
        raise BadInput("No days are chosen.", {"range": "Choose the first and the last day out."})
    must_be_in_our_time("range", days)
    day_of = opened.schedule.calendar.day_of
    return Away(owner, day_of(days[0]), day_of(days[-1]))


def _not_zero(days: int | None) -> int:
    if not days:
        raise BadInput("0 days change nothing.", {"days": "Type how many days; 0 changes nothing."})
    return int(days)


def _days_to(opened: OpenPlan, view: WhatIfView, task: Task, start: date | None) -> int:
    if start is None:
        raise BadInput("No date is chosen.", {"date": "Choose the day on which it would start."})
    must_be_in_our_time("date", [start])
    now = view.trial.schedule.get(task.id)
    begin = task.start_day if task.recurrence or now is None else now.start_day
    if not (days := opened.schedule.calendar.day_of(start) - begin):
        raise BadInput("It starts on that day anyway.", {"date": "It starts on that day anyway; choose another."})
    return days


def _must_be_possible(opened: OpenPlan, view: WhatIfView, change: Change) -> None:
    if len(view.changes) >= changes.MOST:
        raise BadInput(f"A what-if holds {changes.MOST} changes; apply these or remove some.")
    made = [known for at, known in view.changes.items() if at not in view.refused]
    try:
        try_out(opened.plan, opened.all_tasks, [*made, change], opened.status_day)
    except BadInput as error:
        raise BadInput(str(error), {_field_of(opened, change): str(error)}) from error


def _field_of(opened: OpenPlan, change: Change) -> str:
    if isinstance(change, Away):
        return "range"
    task = opened.task(change.task)
    is_about_length = isinstance(change, Lengthen) and task.is_open and task.kind is Kind.TASK
    return "days" if is_about_length else "task"


def _examples(opened: OpenPlan) -> dict[str, tuple[str, Change]]:
    examples: dict[str, tuple[str, Change]] = {}
    if owner := _busiest_next_week(opened):
        week = "next week" if _runs_next_week(opened) else "in the first week"
        examples["away"] = f"What if {owner} is out {week}?", Away(owner, *next_week(opened))
    if task := _longest_critical(opened):
        name = shorten(task.name, 22 if screen.is_narrow() else 70)  # a button's text does not wrap
        examples["longer"] = f"What if “{name}” takes 5 days more?", Lengthen(task.id, 5)
    return examples


def _busiest_next_week(opened: OpenPlan) -> str:
    ahead = load(opened.plan, opened.tasks, opened.schedule, next_week(opened)[0], 1)
    busy = [(days[0], owner) for owner, days in zip(ahead.owners, ahead.days, strict=True) if owner and days[0]]
    return max(busy, default=(0, ""), key=lambda pair: pair[0])[1]


def _longest_critical(opened: OpenPlan) -> Task | None:
    critical = set(opened.schedule.critical_path())
    tasks = [task for task in opened.tasks if task.id in critical and task.is_open and task.kind is Kind.TASK]
    return max(tasks, default=None, key=lambda task: task.duration)
