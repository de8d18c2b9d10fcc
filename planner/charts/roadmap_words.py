"""What the roadmap says in words: the hover text of a bar and the sentence for those who cannot see it."""

from collections.abc import Callable, Mapping
from functools import cache

from planner.charts.canvas import percent, safe, shorten
from planner.charts.days import day_number, long_date
from planner.charts.palette import status_words
from planner.charts.roadmap_view import Group, Placed, Rows
from planner.plan.plan import Phase
from planner.shared.calendar import WorkCalendar
from planner.shared.in_words import listed
from planner.tasks.task import Kind, Status, Task, TaskId

_NAMED = 4


class Words:
    """Writes hover texts; dates that many tasks share are put into words once."""

    def __init__(self, calendar: WorkCalendar, names: Mapping[TaskId, str]) -> None:
        self._names = names
        self._date: Callable[[int], str] = cache(lambda day: long_date(calendar.date_of(day)))
        self._short: Callable[[str, int], str] = cache(lambda text, length: safe(shorten(text, length)))

    def hover(self, placed: Placed) -> str:
        """Everything about a task on a few lines."""
        task = placed.task
        lines = [
            f"<b>{safe(shorten(task.name, 90))}</b>",
            self.when(placed),
            f"{status_words(task.status)}{_percent(task)}",
            f"Owner: {self._short(task.owner, 60)}" if task.owner else "No owner yet",
        ]
        if task.blocked_reason:
            lines.append(f"Because: {safe(shorten(task.blocked_reason, 80))}")
        lines += self._standing(placed)
        return "<br>".join(lines)

    def when(self, placed: Placed) -> str:
        """The dates with weekday, the day numbers and the working days."""
        task = placed.task
        if task.is_point:
            return f"{task.kind.value.capitalize()} on {self._date(placed.start)} · day {day_number(placed.start)}"
        days = f"day {day_number(placed.start)} to {day_number(placed.finish)}"
        worked = "" if task.kind is Kind.RECURRING else f" · {counted(task.duration, 'working day')}"
        return f"{self._date(placed.start)} to {self._date(placed.finish)} · {days}{worked}"

    def occurrence(self, task: Task, day: int, is_ticked: bool, is_past: bool) -> str:
        """One occurrence of recurring work."""
        state = "✓ Done" if is_ticked else ("Not ticked" if is_past else "To come")
        name = safe(shorten(task.name, 90))
        return f"<b>{name}</b><br>{self._date(day)} · day {day_number(day)}<br>{state}"

    def group(self, group: Group) -> str:
        """A phase's summary row."""
        tasks = group.members
        done = f"{sum(task.is_done for task in tasks)} of {counted(len(tasks), 'task')} done"
        days = f"{self._date(group.start)} to {self._date(group.finish)}"
        return f"<b>{safe(group.phase.name)}</b><br>{days}<br>{done}, {percent(group.done)} of the work"

    def band(self, phase: Phase) -> str:
        """A phase's band: the days it is meant for."""
        days = f"day {day_number(phase.start_day)} to {day_number(phase.end_day)}"
        dates = f"{self._date(phase.start_day)} to {self._date(phase.end_day)}"
        return f"<b>{safe(phase.name)}</b><br>{dates} · {days}"

    def _standing(self, placed: Placed) -> list[str]:
        lines = [f"Late by {counted(placed.days_late, 'day')}"] if placed.days_late else []
        if placed.dates is not None and placed.task.is_open and placed.task.kind is not Kind.RECURRING:
            lines.append(slack(placed.dates.total_float))
        if placed.task.links:
            lines.append(f"Waits for: {self._predecessors(placed.task)}")
        if placed.is_out_of_window:
            phase = placed.phase
            days = f"day {day_number(phase.start_day)} to {day_number(phase.end_day)}"
            lines.append(f"▲ Outside its phase, {safe(phase.name)}, {days}")
        if placed.agreed is not None and placed.task.kind is not Kind.RECURRING:
            lines.append(f"Agreed finish: {self._date(placed.agreed.finish_day)}{_slip(placed.slip)}")
        if placed.task.is_private:
            lines.append("Private")
        return lines

    def _predecessors(self, task: Task) -> str:
        names = [self._names.get(link.predecessor, "a task not shown") for link in task.links]
        named = "; ".join(self._short(name, 45) for name in names[:_NAMED])
        more = len(names) - _NAMED
        return f"{named} and {more} more" if more > 0 else named


def slack(total_float: int) -> str:
    """Total float as a person would say it."""
    if total_float > 0:
        return f"Slack: {counted(total_float, 'working day')}"
    if total_float == 0:
        return "Critical: no slack"
    return f"Critical: {counted(-total_float, 'working day')} too late"


def counted(number: int, noun: str) -> str:
    """A number with its noun in the right form: 1 working day, 3 working days."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def label(task: Task, length: int) -> str:
    """A task's name as its row shows it: cut, safe, with a sign when done, blocked or dropped."""
    name = safe(shorten(task.name, length))
    match task.status:
        case Status.DONE:
            return f"✓ {name}"
        case Status.BLOCKED:
            return f"⊘ {name}"
        case Status.DROPPED:
            return f"✕ {name}"
        case _:
            return name


def band_label(phase: Phase, today_day: int, length: int, muted: str) -> str:
    """A phase's band: its name and the days it is meant for, and whether it is live."""
    now = " · now" if phase.holds(today_day) else ""
    days = f"day {day_number(phase.start_day)} to {day_number(phase.end_day)}{now}"
    return f'<b>{safe(shorten(phase.name, max(16, length - 20)))}</b>  <span style="color:{muted}">{days}</span>'


def group_label(group: Group, length: int) -> str:
    """A phase's summary row: open or closed, its name, how many tasks, how much of the whole phase is done."""
    sign = "▸" if group.is_collapsed else "▾"
    name = safe(shorten(group.phase.name, length - 10))
    whole, shown = len(group.members), len(group.tasks)
    told = counted(whole, "task") if shown == whole else f"{shown} of {counted(whole, 'task')} shown"
    return f"<b>{sign} {name}</b>  {told}, {percent(group.done)}"


def remark(placed: Placed, show_critical: bool, show_baseline: bool) -> str:
    """The few words at the end of a bar; empty for a task of which there is nothing to say."""
    said = []
    if placed.task.kind is Kind.GATE and not placed.task.name.casefold().startswith("gate"):
        said.append("Gate")
    if placed.task.status in (Status.BLOCKED, Status.DROPPED):
        said.append(placed.task.status.value)
    if placed.days_late:
        said.append("late")
    if show_critical and placed.is_critical:
        said.append("critical")
    if show_baseline and placed.slip:
        said.append(f"{'+' if placed.slip > 0 else '−'}{abs(placed.slip)} d")
    return " · ".join(said)


def sentence(drawn: Rows, today_day: int, length: int) -> str:
    """The roadmap in one sentence, for a screen reader."""
    tasks = [placed for group in drawn.groups for placed in group.tasks]
    if not tasks:
        return f"Roadmap of {counted(len(drawn.bands), 'phase')}; no tasks to show."
    gates = [p for p in tasks if p.task.kind is Kind.GATE]
    critical = sum(p.is_critical for p in tasks)
    parts = [
        f"Roadmap on day {day_number(today_day)} of {length}: {counted(len(tasks), 'task')}"
        f" in {counted(len(drawn.groups), 'phase')}",
        f"{sum(p.task.is_done for p in tasks)} done",
        f"{sum(p.task.status is Status.BLOCKED for p in tasks)} blocked",
        f"{critical} critical",
    ]
    if late := sum(p.days_late > 0 for p in tasks):
        parts.append(f"{late} late")
    if gates:
        named = listed(f"“{shorten(p.task.name, 60)}” on day {day_number(p.start)}" for p in gates[:3])
        parts.append(f"gates {named}")
    return ", ".join(parts) + "."


def _percent(task: Task) -> str:
    return f", {task.percent} %" if 0 < task.percent < 100 else ""


def _slip(days: int) -> str:
    if days == 0:
        return ""
    return f", now {counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
