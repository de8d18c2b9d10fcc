"""Groups: the rows of a KPI by team and period."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from planner.exchange.kpi_in.cells import Marks, Texts, Whole
from planner.kpis.kpi import Kpi

NO_TEAM = -1


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of one team in one period; `period` is its first day."""

    team: str
    period: date
    rows: Whole


def starts_of(kpi: Kpi, days: Whole) -> Whole:
    """The first day of the KPI's period that holds each day, as ordinals."""
    different, places = np.unique(days, return_inverse=True)
    starts = [kpi.period_of(date.fromordinal(int(day))).start.toordinal() for day in different]
    found: Whole = np.array(starts, np.int64)[places]
    return found


def teams_of(kpi: Kpi, column: Texts) -> Whole:
    """For each row the position of its team among the KPI's; `NO_TEAM` for another one."""
    known = {" ".join(name.split()).casefold(): at for at, name in enumerate(kpi.team_names)}
    places = [known.get(" ".join(text.split()).casefold(), NO_TEAM) for text in column.texts]
    found: Whole = np.array(places, np.int64)[column.codes]
    return found


def groups(team: str, rows: Whole, starts: Whole) -> Iterator[Group]:
    """The rows of a team by period, in that order; `starts` are the first days of these rows' periods."""
    order = np.argsort(starts, kind="stable")
    found, firsts = np.unique(starts[order], return_index=True)
    for start, chosen in zip(found, np.split(order, firsts[1:]), strict=False):
        yield Group(team, date.fromordinal(int(start)), rows[chosen])


def marked(rows: Whole, length: int) -> Marks:
    """The rows as marks over all."""
    marks = np.zeros(length, np.bool_)
    marks[rows] = True
    return marks
