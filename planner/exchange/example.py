"""An example of a file to import: a few tasks in the phases and on the days of the plan at hand."""

from planner.exchange.csv_out import csv_bytes
from planner.plan.plan import Plan

_HEADERS = (
    *("Id", "Task", "Phase", "Kind", "Start", "Duration", "Predecessors"),
    *("Owner", "Participants", "Status", "Deliverable"),
)
_DAYS_TO_ANSWER = 14


def example_csv(plan: Plan) -> bytes:
    """Four linked tasks in the plan's last phase, as CSV in UTF-8 with a byte-order mark."""
    return csv_bytes(_HEADERS, _rows(plan))


def _rows(plan: Plan) -> list[tuple[object, ...]]:
    phase = max(plan.phases, key=lambda phase: phase.end_day)
    first, later = (plan.calendar().date_of(phase.start_day + days) for days in (0, _DAYS_TO_ANSWER))
    return [
        ("A1", "Ask ten customers who left", phase.name, "task", first, 5, "", "Ada", "Ben", "", "Ten protocols"),
        ("A2", "Write up what they said", phase.name, "task", first, 3, "A1FS+1d", "Ben", "", "", "Summary on a page"),
        ("A3", "Answer every one of them", phase.name, "task", later, 2, "A1; A2SS+1d", "Ada", "", "", ""),
        ("A4", "Agree what changes", phase.name, "gate", later, 0, "A2; A3", "Ada", "Cleo; Ben", "", "Decision"),
    ]
