"""What is exported reads back as it was."""

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.exchange.tasks_out import tasks_csv, tasks_xlsx
from planner.tasks.task import (
    ChecklistItem,
    Estimate,
    Kind,
    Link,
    LinkType,
    Participant,
    Raci,
    Recurrence,
    Status,
    Task,
)
from tests.builders import a_task
from tests.exchange.reading import PHASES, imported, the_plan

AWKWARD = [
    "=1+1",
    "+5 %",
    "-1",
    "- x",
    "@SUM(A1)",
    "'=1",
    "''-x",
    "'tis",
    '"quoted"',
    "a;b,c|d",
    "[x] a",
    "yes",
    "12FS",
]
AWKWARD += [
    "🎉 launch",
    "مرحبا",
    "שלום, עולם",
    "NA",
    "none",
    "-",
    "0.5",
    "2026-01-05",
    "_x0041_",
    "<b>&amp;</b>",
    "A (x)",
]
lines = st.one_of(st.sampled_from(AWKWARD), st.text(max_size=30))
names = lines.map(lambda text: f"{text}".strip()).filter(lambda text: any(c.isprintable() and c != " " for c in text))
paragraphs = st.one_of(lines, st.lists(lines, max_size=4).map("\n".join), st.sampled_from(["a\n\n=b", "x\ty", "a  b"]))
days = st.integers(-300, 500)
dates = st.dates(date(2025, 1, 1), date(2027, 12, 31))
halves = st.floats(0, 3650, allow_nan=False)


@st.composite
def tasks(draw, number: int, before: int) -> Task:
    kind = draw(st.sampled_from(Kind))
    status = draw(st.sampled_from(Status))
    start = draw(days)
    begun, finished = sorted([draw(dates), draw(dates)])
    linked = (
        draw(st.lists(st.tuples(st.integers(1, before), st.sampled_from(LinkType)), max_size=3, unique=True))
        if before
        else []
    )
    is_done, is_untouched = status is Status.DONE, status is Status.NOT_STARTED
    return Task.checked(
        id=f"t{number}",
        number=number,
        phase=draw(st.sampled_from(PHASES)).key,
        name=draw(names),
        kind=kind,
        start_day=start,
        duration=0 if kind in (Kind.MILESTONE, Kind.GATE) else draw(st.integers(1, 300)),
        estimate=draw(st.none() | st.lists(halves, min_size=3, max_size=3).map(sorted).map(three_points)),
        deadline_day=draw(st.none() | days),
        owner=draw(lines),
        participants=draw(st.lists(st.builds(Participant, name=names, raci=st.sampled_from(Raci)), max_size=3)),
        deliverable=draw(lines),
        description=draw(paragraphs),
        tool=draw(lines),
        checklist=draw(st.lists(st.builds(ChecklistItem, text=names, is_done=st.booleans()), max_size=3)),
        links=[Link(predecessor=f"t{at}", type=kind, lag=draw(st.integers(-20, 20))) for at, kind in linked],
        status=status,
        blocked_reason=draw(names) if status is Status.BLOCKED else draw(lines),
        percent=100 if is_done else 0 if is_untouched else draw(st.integers(0, 100)),
        actual_start=None if is_untouched else draw(st.none() | st.just(begun)),
        actual_finish=finished if is_done else None,
        recurrence=Recurrence(every_days=draw(st.integers(1, 366)), until_day=start + 30)
        if kind is Kind.RECURRING
        else None,
        ticked_days=draw(st.lists(days, max_size=4)),
        is_private=draw(st.booleans()),
        private_note=draw(paragraphs),
        freezes_baseline=draw(st.booleans()),
    )


def three_points(found: list[float]) -> Estimate:
    return Estimate(optimistic=found[0], likely=found[1], pessimistic=found[2])


@st.composite
def plans_of_tasks(draw) -> list[Task]:
    some = [draw(tasks(number, number - 1)) for number in range(1, draw(st.integers(1, 4)) + 1)]
    recurring = {task.id for task in some if task.kind is Kind.RECURRING}
    return [task.but(links=[k for k in task.links if k.predecessor not in recurring]) for task in some]


def comparable(some: list[Task]) -> list[Task]:
    """The same tasks under ids that tell nothing but their place."""
    place = {task.id: f"place {at}" for at, task in enumerate(some)}
    return [
        task.but(id=place[task.id], version=1, links=[k.but(predecessor=place[k.predecessor]) for k in task.links])
        for task in some
    ]


@given(plans_of_tasks())
@settings(max_examples=150, deadline=None)
@example([a_task(name, number=1, phase="act") for name in ["=cmd|' /C calc'!A0"]])
def test_a_csv_gives_back_the_same_tasks(some):
    back = imported(tasks_csv(the_plan(), some, None, with_private=True))
    assert comparable(back.drafts) == comparable(some)


@given(plans_of_tasks())
@settings(max_examples=60, deadline=None)
def test_an_xlsx_gives_back_the_same_tasks(some):
    back = imported(tasks_xlsx(the_plan(), some, None, with_private=True), "tasks.xlsx")
    assert comparable(back.drafts) == comparable(some)


@pytest.mark.parametrize("name", AWKWARD)
def test_a_name_comes_back_from_an_xlsx_as_it_was(name):
    some = [a_task("t1", phase="act", description=name).but(name=name)]
    back = imported(tasks_xlsx(the_plan(), some, None, with_private=True), "tasks.xlsx")
    assert [(task.name, task.description) for task in back.drafts] == [(name, name)]
