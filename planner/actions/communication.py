"""Communication: what is told, promised, agreed and advertised, as one visitor may see it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import load_plan
from planner.actions.workspace import Workspace
from planner.communication.agreement import Agreement
from planner.communication.campaign import Campaign
from planner.communication.commitment import Commitment
from planner.communication.message import Message
from planner.communication.weekly_note import WeeklyNote
from planner.plan.plan import Plan, PlanId
from planner.storage import tasks as stored_tasks
from planner.storage import values
from planner.storage.database import Db


@dataclass(frozen=True, slots=True)
class OpenCommunication:
    """The communication of a plan as one visitor may see it on one day, each in the order of its days.

    `commitments`, `agreements` and `notes` are empty for those who may not see them, and those that are private are
    left out for all but the owner. A commitment names its task only where the visitor may open it.
    """

    plan: Plan
    messages: Sequence[Message]
    notes: Sequence[WeeklyNote]
    campaigns: Sequence[Campaign]
    commitments: Sequence[Commitment]
    agreements: Sequence[Agreement]
    today: date


def open_communication(workspace: Workspace, visitor: Visitor, plan_id: PlanId, today: date) -> OpenCommunication:
    """What the visitor may see of a plan's communication."""
    with workspace.reading() as db:
        plan = load_plan(db, visitor, plan_id)
        is_told = visitor.may(Permission.KEEP_COMMITMENTS, plan_id)
        return OpenCommunication(
            plan=plan,
            messages=values.of_plan(db, plan_id, Message),
            notes=values.of_plan(db, plan_id, WeeklyNote) if is_told else [],
            campaigns=values.of_plan(db, plan_id, Campaign),
            commitments=_commitments(db, visitor, plan_id) if is_told else [],
            agreements=_agreements(db, visitor, plan_id) if is_told else [],
            today=today,
        )


def shown_commitments(db: Db, visitor: Visitor, plan_id: PlanId, commitments: Sequence[Commitment]) -> list[Commitment]:
    """Those of the commitments that the visitor may see; one names its task only where they may open it."""
    seen = [known for known in commitments if not known.is_private or visitor.may(Permission.VIEW_PRIVATE, plan_id)]
    tasks = seen_tasks(db, visitor, plan_id, {known.task for known in seen if known.task}) | {""}
    return [known if known.task in tasks else known.but(task="") for known in seen]


def seen_tasks(db: Db, visitor: Visitor, plan_id: PlanId, tasks: Collection[str]) -> set[str]:
    """Those of the tasks that are there and that the visitor may open."""
    return stored_tasks.kept(db, plan_id, tasks, with_private=visitor.may(Permission.VIEW_PRIVATE, plan_id))


def _commitments(db: Db, visitor: Visitor, plan_id: PlanId) -> list[Commitment]:
    return shown_commitments(db, visitor, plan_id, values.of_plan(db, plan_id, Commitment))


def _agreements(db: Db, visitor: Visitor, plan_id: PlanId) -> list[Agreement]:
    may = visitor.may(Permission.VIEW_PRIVATE, plan_id)
    return [known for known in values.of_plan(db, plan_id, Agreement) if may or not known.is_private]
