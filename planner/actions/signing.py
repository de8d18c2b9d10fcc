"""Under which name something is kept for others to read."""

from planner.access.visitor import Visitor
from planner.plan.plan import Plan


def signature(visitor: Visitor, plan: Plan) -> str:
    """The visitor's name; the leader's for whoever owns the installation, who is “You” to nobody else."""
    return plan.leader if visitor.is_local_owner else visitor.name
