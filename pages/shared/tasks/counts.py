"""The answer above the tasks: how many there are, and how many of them need somebody."""

from collections import Counter

from pages.shared.tasks import columns
from pages.shared.text import count
from planner.actions.plans import OpenPlan
from planner.tasks.task import Status


def answer(opened: OpenPlan) -> str:
    """ "72 tasks: 14 done, 5 in progress, 2 blocked; 4 overdue."."""
    if not opened.tasks:
        return "No tasks yet."
    known = Counter(task.status for task in opened.tasks)
    told = (Status.DONE, Status.IN_PROGRESS, Status.BLOCKED, Status.DROPPED)
    parts = [f"{known[status]} {status.value}" for status in told if known[status]]
    late = len(columns.facts(opened).days_late)
    how_far = ", ".join(parts) or "none started"
    return f"{count(len(opened.tasks), 'task')}: {how_far}; {f'{late} overdue' if late else 'none overdue'}."
