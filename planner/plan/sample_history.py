"""How the sample came to stand where it stands: its story replayed on the working days of a calendar."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from planner.plan.sample_story import Event, Happened, Story
from planner.plan.template_file import shipped_template
from planner.shared.calendar import WorkCalendar
from planner.shared.past_days import PastDays, friday_of, moment
from planner.tasks.status import blocked, completed, dropped, started, ticked, with_percent
from planner.tasks.task import Estimate, Task, TaskId

_LONGEST = 80


@dataclass(frozen=True)
class SampleStep:
    """One thing somebody did: the tasks as they stand afterwards (versions raised), or a comment on `task`."""

    at: datetime
    who: str
    summary: str
    task: TaskId
    changed: tuple[Task, ...] = ()
    comment: str = ""


def _minute(task: Task) -> int:
    return task.number % 60  # tasks reported on in the same hour are told apart


def steps(story: Story, tasks: Mapping[str, Task], calendar: WorkCalendar) -> Iterator[SampleStep]:
    """Everything that happened, in order; `tasks` are those at the start, by their id in the template."""
    known = dict(tasks)
    days = _Days(story, tasks, calendar)
    for day, event in sorted(_events(story, days), key=lambda one: (one[0], one[1].hour, _minute(tasks[one[1].task]))):
        before = known[event.task]
        after = _after(before, event, day, calendar.date_of(day))
        if after != before:
            known[event.task] = after = after.but(version=before.version + 1)
        elif not event.comment:
            continue
        yield SampleStep(
            at=moment(calendar.date_of(day), event.hour, _minute(before)),
            who=_who(story, event, before),
            summary=_summary(before, after),
            task=before.id,
            changed=() if after == before else (after,),
            comment=event.comment,
        )


class _Days:
    """When things really happened: planned working days plus what they were late, never after yesterday."""

    def __init__(self, story: Story, tasks: Mapping[str, Task], calendar: WorkCalendar) -> None:
        self.story, self.tasks, self.calendar = story, tasks, calendar
        self.past = PastDays(calendar=calendar, today=calendar.date_of(story.today))

    def start(self, short_id: str) -> int:
        """The working day on which the task was started."""
        return self._day(short_id, self.story.happened[short_id].start or 0, 0)

    def finish(self, short_id: str) -> int:
        """The working day on which the task was finished."""
        happened = self.story.happened[short_id]
        if happened.with_task:
            return self.finish(happened.with_task)
        late = self._day(short_id, happened.finish or 0, max(self.tasks[short_id].duration - 1, 0))
        return max(late, self.start(short_id))

    def reported(self, day: int) -> int:
        """The working day on which something planned for this day was reported: the day itself or the last before."""
        return self.calendar.day_of(self.past.on(day))

    def occurrence(self, short_id: str, day: int) -> int:
        """The working day a recurring task's occurrence falls on."""
        day = friday_of(day, self.calendar) if short_id in self.story.on_friday else day
        return self.calendar.day_of(self.past.next_on(day))

    def _day(self, short_id: str, late: int, further: int) -> int:
        planned = self.calendar.index_at_start_of(self.tasks[short_id].start_day) + further
        return self.calendar.working_day(max(0, min(planned + late, self.past.last)))


def _events(story: Story, days: _Days) -> Iterator[tuple[int, Event]]:
    """Everything that happened, with the working day on which it did."""
    for short_id, happened in story.happened.items():
        yield from _own_events(short_id, happened, days)
    for event in story.events:
        day = days.reported(event.day)
        if event.task in story.happened:
            day = max(day, days.finish(event.task) if story.happened[event.task].with_task else days.start(event.task))
        yield day, event
    for short_id, occurrences in story.ticked.items():
        for occurrence in occurrences:
            day = days.occurrence(short_id, occurrence)
            yield day, Event(day=day, hour=17, task=short_id, is_ticked=True)


def _own_events(short_id: str, happened: Happened, days: _Days) -> Iterator[tuple[int, Event]]:
    if not happened.with_task:
        start = days.start(short_id)
        yield start, Event(day=start, hour=8, task=short_id, is_started=True)
    if happened.is_finished:
        finish = days.finish(short_id)
        yield finish, Event(day=finish, hour=16, task=short_id, percent=100)


def _after(task: Task, event: Event, day: int, when: date) -> Task:
    changes: dict[str, object] = {}
    if event.duration is not None:
        changes["duration"] = event.duration
    if event.estimate is not None:
        optimistic, likely, pessimistic = event.estimate
        changes["estimate"] = Estimate(optimistic=optimistic, likely=likely, pessimistic=pessimistic)
    task = task.but(**changes) if changes else task
    if event.is_started and not task.is_point:
        return started(task, when)
    if event.percent is not None:
        return _reached(task, event.percent, when)
    if event.blocked:
        return blocked(task, event.blocked)
    if event.dropped:
        return dropped(task)
    return ticked(task, day, is_done=True) if event.is_ticked else task


def _reached(task: Task, percent: int, when: date) -> Task:
    done = round(len(task.checklist) * percent / 100)
    items = tuple(item.but(is_done=number < done) for number, item in enumerate(task.checklist))
    task = task.but(checklist=items) if items != task.checklist else task
    return completed(task, when) if percent == 100 else with_percent(task, percent, when)


def _who(story: Story, event: Event, task: Task) -> str:
    if not event.by:
        return task.owner
    return story.leader if event.by == shipped_template(story.template).leader_role else story.people[event.by]


def _summary(before: Task, after: Task) -> str:
    name = f"“{before.name if len(before.name) <= _LONGEST else before.name[: _LONGEST - 1] + '…'}”"
    if before == after:
        return f"Commented on {name}"
    if before.status is not after.status:
        return f"Set {name} to {after.status}"
    if before.duration != after.duration:
        return f"Set the duration of {name} to {after.duration}"
    if before.ticked_days != after.ticked_days:
        return f"Ticked {name}"
    return f"Set {name} to {after.percent} %"
