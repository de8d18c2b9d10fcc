"""One row of an import: its cells by field, what is wrong with them, and what had to be supplied."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from planner.exchange.cell_dates import DateOrder, date_or_day
from planner.exchange.field_cells import CellProblem, FieldCells
from planner.exchange.raw_table import RawRow
from planner.exchange.task_columns import ColumnMapping, Field
from planner.plan.plan import Plan
from planner.shared.calendar import WorkCalendar
from planner.shared.errors import BadInput
from planner.tasks.task import DAYS


class Remark(StrEnum):
    """What was supplied or changed on the way in, said of so many tasks."""

    PHASE_FROM_START = "phase taken from the start day"
    NO_START = "no start given; set to the beginning of the phase, or to day 0"
    ONE_DAY = "no duration given; set to one working day"
    ROUNDED = "duration converted to whole working days, rounded up"
    POINT = "milestone or gate, so its duration was set to 0"
    BECAME_MILESTONE = "takes no time, so it became a milestone"
    UNKNOWN_KIND = "kind unknown here; came in as a plain task"
    FINISHED_WHEN = "done, but no date given; set to the planned finish, or today if that is still to come"
    DONE_IS_ALL = "done, so it stands at 100 %"
    HAS_BEGUN = "not started by its status, but begun by its percentage or actual start; set in progress"
    NOT_FINISHED = "not done, so the date it was finished was left out"
    NO_REASON = "blocked, but no reason given; say in the plan what it waits for"
    MORE_OWNERS = "several owners; the first owns it, the others take part"
    NEW_NUMBER = "number already taken; got the next free one"
    FROM_SUMMARY = "links from or to a summary row, spread to the tasks under it"
    OTHER_PLAN_TASK = "waits for a task that is already in the plan"


@dataclass(frozen=True, slots=True)
class Reading:
    """What all rows of a file share. `columns` are positions of a field's columns."""

    plan: Plan
    calendar: WorkCalendar
    mapping: ColumnMapping
    columns: Mapping[Field, Sequence[int]]
    order: DateOrder
    are_fractions: bool
    today: date

    @property
    def is_our_own(self) -> bool:
        """Whether we wrote the file ourselves, so nothing in it needs to be guessed."""
        return self.mapping.is_our_own

    @property
    def days_per_week(self) -> int:
        """Working days in a week of the plan."""
        return len(self.plan.week.working_weekdays)


@dataclass(slots=True)
class Row(FieldCells[Field]):
    """One row while it is read; problems and remarks gather in it."""

    reading: Reading
    raw: RawRow
    place: int
    """The row's place under the headers, the first being 1."""
    problems: list[CellProblem] = field(default_factory=list)
    remarks: Counter[Remark] = field(default_factory=Counter)

    def has(self, of: Field) -> bool:
        """Whether a column is read for the field."""
        return bool(self.reading.columns.get(of))

    def day(self, of: Field) -> int | None:
        """The number of the day in the cell, written as a date or as that number."""
        return self.read(of, self._day)

    def date(self, of: Field) -> date | None:
        """The date in the cell, which may also be written as a day number."""
        day = self.day(of)
        return None if day is None else self.reading.calendar.date_of(day)

    def remark(self, what: Remark) -> None:
        """Keeps that something was supplied or changed."""
        self.remarks[what] = 1

    def _day(self, text: str) -> int:
        found = date_or_day(text, self.reading.order)
        day = self.reading.calendar.day_of(found) if isinstance(found, date) else found
        if day not in DAYS:
            raise BadInput("This is years away from the plan's first day; check the date.")
        return day
