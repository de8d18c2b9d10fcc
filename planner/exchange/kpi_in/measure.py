"""Measures: the ways in which the rows of a file can be counted for a KPI."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi


class Measure(StrEnum):
    """What is made of one column, or of two."""

    NPS_0_10 = "nps_0_10"
    CSAT_1_5 = "csat_1_5"
    CES_1_7 = "ces_1_7"
    STARS_1_5 = "stars_1_5"
    GOOD_BAD = "good_bad"
    MINUTES = "minutes"
    HOURS = "hours"
    """A number of hours, or hh:mm:ss."""
    SPAN = "span"
    ON_TIME = "on_time"
    ANSWERED = "answered"
    ONE_TOUCH = "one_touch"
    REPEAT = "repeat"
    CUSTOMERS = "customers"
    AMOUNT = "amount"
    ROWS = "rows"
    AVERAGE = "average"
    ENTRIES = "entries"
    """A plain table: the counts themselves, by the name of the KPI."""
    PERIOD_ROWS = "period_rows"
    """A row for each period: the counts themselves, each part of an entry from a column that is chosen for it."""

    @property
    def about(self) -> "About":
        """What it needs, how the screen says it, and which kinds of KPI it can feed."""
        return _ABOUT[self]

    @property
    def label(self) -> str:
        """The measure as the screen writes it."""
        return _ABOUT[self].label

    @property
    def columns(self) -> tuple[str, ...]:
        """What each of its columns holds, in order; empty when it counts rows."""
        return _ABOUT[self].columns

    def feeds(self, kpi: Kpi) -> bool:
        """Whether its counts are what the KPI's entries are made of."""
        fits = kpi.kind in _ABOUT[self].kinds
        return fits and (kpi.kind is not Kind.AMOUNT or kpi.parts == ("amount",) or self in _AS_THEY_STAND)


@dataclass(frozen=True, slots=True)
class About:
    """A measure in words: its name, what is counted, its columns, and the kinds it can feed."""

    label: str
    what: str
    columns: tuple[str, ...]
    kinds: frozenset[Kind]


def _about(label: str, what: str, columns: tuple[str, ...], *kinds: Kind) -> About:
    return About(label, what, columns, frozenset(kinds))


_DURATIONS = (Kind.DURATION, Kind.MEAN)
_ENTERED = tuple(kind for kind in Kind if kind is not Kind.FORMULA)
_AS_THEY_STAND = (Measure.ENTRIES, Measure.PERIOD_ROWS)

_ABOUT: Mapping[Measure, About] = {
    Measure.NPS_0_10: _about(
        "Answers 0 to 10",
        "promoters (9, 10), passives (7, 8) and detractors (0 to 6)",
        ("answer",),
        Kind.NPS,
        Kind.MEAN,
    ),
    Measure.CSAT_1_5: _about(
        "Answers 1 to 5", "answers 4 and 5 out of all answers", ("answer",), Kind.PROPORTION, Kind.MEAN
    ),
    Measure.CES_1_7: _about(
        "Answers 1 to 7", "how often each answer was given", ("answer",), Kind.MEAN, Kind.PROPORTION
    ),
    Measure.STARS_1_5: _about(
        "Stars 1 to 5", "how often each number of stars was given", ("stars",), Kind.MEAN, Kind.PROPORTION
    ),
    Measure.GOOD_BAD: _about(
        "Good or bad, yes or no", "the good answers out of all answers", ("answer",), Kind.PROPORTION
    ),
    Measure.MINUTES: _about("Durations in minutes", "how long the cases took", ("minutes",), *_DURATIONS),
    Measure.HOURS: _about("Durations in hours or hh:mm:ss", "how long the cases took", ("hours",), *_DURATIONS),
    Measure.SPAN: _about("From one moment to another", "how long the cases took", ("from", "to"), *_DURATIONS),
    Measure.ON_TIME: _about(
        "Done by the promised date", "what was done in time out of what was due", ("promised", "done"), Kind.PROPORTION
    ),
    Measure.ANSWERED: _about(
        "Answered in time",
        "what was answered within so many days out of what came in",
        ("received", "answered"),
        Kind.PROPORTION,
    ),
    Measure.ONE_TOUCH: _about(
        "Solved at the first contact", "cases with one contact at most out of all", ("contacts",), Kind.PROPORTION
    ),
    Measure.REPEAT: _about(
        "Customers who came back",
        "customers with two orders or more out of customers with any, looking back from the period's end",
        ("customer", "order date"),
        Kind.PROPORTION,
    ),
    Measure.CUSTOMERS: _about("Active customers", "different customers in the period", ("customer",), Kind.AMOUNT),
    Measure.AMOUNT: _about("Sum of amounts", "the amounts added up", ("amount",), Kind.AMOUNT),
    Measure.ROWS: _about("Number of rows", "the rows, or the orders where they have a number", (), Kind.AMOUNT),
    Measure.AVERAGE: _about("Average of a number", "mean, number and spread of the values", ("number",), Kind.MEAN),
    Measure.ENTRIES: _about("KPI entries", "the counts as they stand in the table", (), *_ENTERED),
    Measure.PERIOD_ROWS: _about(
        "Each row is a period", "the numbers as they stand in the row of each period", (), *_ENTERED
    ),
}
