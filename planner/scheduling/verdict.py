"""The verdict: one sentence on where the plan stands, and the reason for it.

Rules in their order, the first that applies speaks: nothing planned, all done, not begun, a gate or
the end would slip, critical work is blocked, too much is overdue, the pace is too slow; else on track.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from planner.plan.baseline import Baseline
from planner.plan.plan import Plan
from planner.scheduling.agreed import Agreed, agreed_days
from planner.scheduling.attention import Item, overdue
from planner.scheduling.earned import performance
from planner.scheduling.gates import GateNeed, open_gates
from planner.scheduling.recurring import occurrences
from planner.scheduling.schedule import Schedule
from planner.scheduling.waiting import open_waits, root_of_delay
from planner.tasks.task import Kind, Status, Task, TaskId

Word = Literal["on track", "at risk", "off track", "not started", "finished"]

WEEK_LATE = 7  # beyond this a slip can hardly be made up before the next gate: off track
FEW_OVERDUE = 3  # one or two late tasks are everyday life
SHARE_OVERDUE = 0.25  # of the tasks due so far
SLOW_PACE = 0.8  # SPI(t) below which plans seldom recover without change
DAYS_OF_PACE = 10  # in its first two working weeks a pace says little


@dataclass(frozen=True, slots=True)
class Verdict:
    """A word for the colour, a sentence for the CEO, and the reason; names in it are plain text."""

    word: Word
    sentence: str
    reason: str


def verdict(
    plan: Plan, tasks: Sequence[Task], schedule: Schedule, baseline: Baseline | None, today_day: int
) -> Verdict:
    """Where the plan stands today; `schedule` is the one of the same tasks with today as its status day."""
    facts = _Facts(plan, tasks, schedule, baseline, today_day)
    found = next((answer for rule in _RULES if (answer := rule(facts))), None)
    return found or _on_track(facts)


class _Facts:
    """What the rules look at, worked out once."""

    def __init__(
        self, plan: Plan, tasks: Sequence[Task], schedule: Schedule, baseline: Baseline | None, today_day: int
    ) -> None:
        self.plan = plan
        self.tasks: Mapping[TaskId, Task] = {task.id: task for task in tasks if task.id in schedule}
        self.schedule = schedule
        self.baseline = baseline
        self.today_day = today_day
        self.agreed: Mapping[TaskId, Agreed] = agreed_days(plan, tasks, baseline)
        self.waits = open_waits(tasks, schedule)
        self.gates: Sequence[GateNeed] = open_gates(tasks, schedule, self.agreed, self.waits, today_day)
        self.overdue: Sequence[Item] = overdue(tasks, schedule, self.agreed, today_day)

    @cached_property
    def work(self) -> list[Task]:
        """Everything that ends some day, so without recurring tasks."""
        return [task for task in self.tasks.values() if task.kind is not Kind.RECURRING]

    @property
    def first_day(self) -> int:
        """The day on which the first task is to start."""
        return min(self.agreed[task].start_day for task in self.tasks)

    @property
    def last_day(self) -> int:
        """The agreed end of the plan."""
        return max((self.agreed[task.id].finish_day for task in self.work), default=self.plan.length)

    @property
    def has_begun(self) -> bool:
        return any(task.status is not Status.NOT_STARTED for task in self.tasks.values())

    @property
    def is_after_the_end(self) -> bool:
        return self.today_day > self.plan.length

    def count_due(self) -> int:
        """The tasks due before today, done or not."""
        return sum(self._is_due(task) for task in self.tasks.values())

    def _is_due(self, task: Task) -> bool:
        if task.recurrence:
            due = occurrences(task, self.schedule.calendar, self.schedule[task.id].start_day)
            return bool(due) and due[0] < self.today_day
        return self.agreed[task.id].finish_day < self.today_day

    def say(self, word: Word, what: str, reason: str) -> Verdict:
        """The sentence begins with the word, and says so when the plan's last day is over."""
        when = f" after day {self.plan.length}" if self.is_after_the_end and word != "finished" else ""
        return Verdict(word, f"{word.capitalize()}{when}: {what}", reason)


def _nothing_planned(facts: _Facts) -> Verdict | None:
    if facts.tasks:
        return None
    return Verdict("not started", "Nothing is planned yet.", "Add a task, or start from a template.")


def _finished(facts: _Facts) -> Verdict | None:
    if not facts.work or any(task.is_open for task in facts.work):
        return None
    last = max(facts.work, key=lambda task: facts.schedule[task.id].finish_day)
    day = facts.schedule[last.id].finish_day
    return facts.say("finished", f"{_all(len(facts.work), 'task')} done.", f"The last, “{last.name}”, on day {day}.")


def _not_begun(facts: _Facts) -> Verdict | None:
    if facts.has_begun or facts.today_day >= facts.first_day:
        return None
    begins = f"the plan begins in {_count(facts.first_day - facts.today_day, 'day')}, on day {facts.first_day}."
    trouble = _gate_slips(facts) or _end_slips(facts)
    reason = f"As it is planned, {trouble.sentence.partition(': ')[2]}" if trouble else _next_gate(facts)
    return facts.say("not started", begins, reason)


def _gate_slips(facts: _Facts) -> Verdict | None:
    slipping = [gate for gate in facts.gates if gate.slip_days > 0]
    if not slipping:
        return None
    worst = max(slipping, key=lambda gate: gate.slip_days)
    days = _count(worst.slip_days, "day")
    gate = f"the day-{worst.target_day} gate"
    what = f"{gate} would slip by {days}." if worst.days_left >= 0 else f"{gate} has passed its day and is {days} late."
    others = f" {_count(len(slipping) - 1, 'other gate')} would slip too." if len(slipping) > 1 else ""
    return facts.say(_how_bad(worst.slip_days), what, _why_late(facts, worst.task) + others)


def _end_slips(facts: _Facts) -> Verdict | None:
    open_work = [task for task in facts.work if task.is_open]
    if not open_work:
        return None
    last = max(open_work, key=lambda task: facts.schedule[task.id].finish_day)
    end_day = facts.schedule[last.id].finish_day
    slip = end_day - facts.last_day
    if slip <= 0:
        return None
    what = f"the plan would end {_count(slip, 'day')} late, on day {end_day}."
    return facts.say(_how_bad(slip), what, _why_late(facts, last.id))


def _critical_work_blocked(facts: _Facts) -> Verdict | None:
    blocked = [
        task for task in facts.tasks.values() if task.status is Status.BLOCKED and facts.schedule[task.id].is_critical
    ]
    if not blocked:
        return None
    what = f"{_count(len(blocked), 'critical task')} {'is' if len(blocked) == 1 else 'are'} blocked."
    return facts.say("at risk", what, f"“{blocked[0].name}” is blocked: {_clause(blocked[0].blocked_reason)}.")


def _too_much_overdue(facts: _Facts) -> Verdict | None:
    late, due = len(facts.overdue), facts.count_due()
    is_much = late >= FEW_OVERDUE and late >= SHARE_OVERDUE * due
    if not late or not (is_much or facts.is_after_the_end):
        return None
    return facts.say("at risk", f"{late} of the {_count(due, 'task')} due so far {_are(late)} overdue.", _worst(facts))


def _too_slow(facts: _Facts) -> Verdict | None:
    if facts.baseline is None:
        return None
    pace = performance(facts.plan, facts.tasks.values(), facts.baseline, facts.today_day)
    if pace.spi_t is None or pace.actual_time < DAYS_OF_PACE or pace.spi_t >= SLOW_PACE:
        return None
    what = f"{pace.earned:.0%} of the work is done, {pace.planned:.0%} was agreed by now.".replace("%", " %")
    behind = _count(round(pace.actual_time - pace.earned_schedule), "working day")
    return facts.say("at risk", what, f"The plan is {behind} behind its own pace.")


def _on_track(facts: _Facts) -> Verdict:
    hold = f"{_all(len(facts.gates), 'gate', 'holds', 'hold')}" if facts.gates else "the plan would end in time"
    late = len(facts.overdue)
    if late:
        return facts.say("on track", f"{hold}, though {_count(late, 'task')} {_are(late)} overdue.", _worst(facts))
    return facts.say("on track", f"{hold}.", _next_gate(facts))


_RULES: Sequence[Callable[[_Facts], Verdict | None]] = (
    _nothing_planned,
    _finished,
    _not_begun,
    _gate_slips,
    _end_slips,
    _critical_work_blocked,
    _too_much_overdue,
    _too_slow,
)


def _why_late(facts: _Facts, late: TaskId) -> str:
    """The root of the delay: the first blocked or overdue task on the way to it, or where the way begins."""
    days_late = {item.task: item.days_late for item in facts.overdue}
    chain = root_of_delay(late, facts.tasks, facts.waits, facts.schedule)
    troubled = [t for t in chain if t in days_late or facts.tasks[t].status is Status.BLOCKED]
    if not chain:
        return _why_late_alone(facts.tasks[late], facts)
    root = facts.tasks[(troubled or chain)[-1]]
    if root.status is Status.BLOCKED:
        return f"“{root.name}” is blocked ({_clause(root.blocked_reason)}) and holds it up."
    if root.id in days_late:
        return f"“{root.name}” is {_count(days_late[root.id], 'day')} late and holds it up."
    return f"“{root.name}” would end on day {facts.schedule[root.id].finish_day} and holds it up."


def _why_late_alone(task: Task, facts: _Facts) -> str:
    if task.status is Status.BLOCKED:
        return f"“{task.name}” is blocked: {_clause(task.blocked_reason)}."
    if task.start_day > facts.agreed[task.id].finish_day:
        return f"“{task.name}” is not to start before day {task.start_day}."
    if task.is_point:
        return f"Nothing else holds up “{task.name}”: it is only to be passed."
    return f"“{task.name}” would end on day {facts.schedule[task.id].finish_day}."


def _worst(facts: _Facts) -> str:
    worst = facts.overdue[0]
    return f"“{worst.name}” is {_count(worst.days_late, 'day')} late."


def _next_gate(facts: _Facts) -> str:
    if not facts.gates:
        return "Nothing is overdue."
    gate = facts.gates[0]
    when = f"in {_count(gate.days_left, 'day')}" if gate.days_left else "today"
    return f"The next gate, “{gate.name}”, is {when}."


def _how_bad(slip_days: int) -> Word:
    return "off track" if slip_days > WEEK_LATE else "at risk"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _all(number: int, noun: str, one: str = "is", many: str = "are") -> str:
    if number == 1:
        return f"the only {noun} {one}"
    return f"{'both' if number == 2 else f'all {number}'} {noun}s {many}"


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _clause(reason: str) -> str:
    return reason.rstrip(".!? ")
