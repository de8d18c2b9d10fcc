"""Whose promises they are: the leader reads of “I” and “you”, everybody else by name of the leader."""

from collections.abc import Mapping

from pages.shared import visit
from pages.shared.numbers.owing import my_names
from planner.communication.commitment import Side
from planner.plan.plan import Plan


def other_leader(plan: Plan) -> str:
    """The name of the plan's leader, or empty if it is the visitor."""
    return "" if plan.leader in my_names(visit.visitor(), plan) else plan.leader


def sides(leader: str) -> Mapping[Side, str]:
    """What the two sides are called, for the leader (empty) or for somebody else."""
    mine, theirs = (f"{leader} promised", f"Promised to {leader}") if leader else ("I promised", "Promised to me")
    return {Side.MINE: mine, Side.THEIRS: theirs}


def owing(leader: str) -> Mapping[Side, str]:
    """Who owes, as a title."""
    mine, theirs = (f"{leader} owes", f"Owed to {leader}") if leader else ("You owe", "Owed to you")
    return {Side.MINE: mine, Side.THEIRS: theirs}
