"""KPIs in: the ways to open a file of answers, tickets, reviews, orders or entries, and to count it.

`open_file` recognises the file and proposes what to count; `count` counts it per KPI, team and period.
Nothing is stored here, and nothing personal leaves the file.
"""

from planner.exchange.kpi_in.counted import MOST_PROBLEMS, Counted, CountedEntry, RowProblem
from planner.exchange.kpi_in.counting import count
from planner.exchange.kpi_in.file_in import MOST_BYTES, MOST_ROWS
from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.opened import LOOK_BACK_DAYS, Column, OpenedFile, Plain, Use
from planner.exchange.kpi_in.opening import open_file
from planner.exchange.kpi_in.period_parts import lacking_part, parts_chosen
from planner.exchange.kpi_in.plain_table import guessed_team, kpi_called
from planner.exchange.kpi_in.problem_groups import ProblemGroup, grouped, rows_words

__all__ = [
    "LOOK_BACK_DAYS",
    "MOST_BYTES",
    "MOST_PROBLEMS",
    "MOST_ROWS",
    "Column",
    "Counted",
    "CountedEntry",
    "Measure",
    "OpenedFile",
    "Plain",
    "ProblemGroup",
    "RowProblem",
    "Use",
    "count",
    "grouped",
    "guessed_team",
    "kpi_called",
    "lacking_part",
    "open_file",
    "parts_chosen",
    "rows_words",
]
