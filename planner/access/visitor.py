"""Who is visiting, in which role, and what that role may do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from planner.shared.errors import NotAllowed


class Role(StrEnum):
    """A visitor's part in one plan."""

    OWNER = "owner"
    EDITOR = "editor"
    CONTRIBUTOR = "contributor"
    VIEWER = "viewer"


class Permission(StrEnum):
    """Something a visitor may or may not do, named as the refusal says it."""

    CREATE_PLANS = "start a plan"
    VIEW_PLAN = "look at this plan"
    VIEW_PRIVATE = "see private tasks and notes"
    UPDATE_OWN_TASKS = "report on their own tasks"
    COMMENT = "comment on tasks"
    EDIT_TASKS = "change tasks"
    FREEZE_BASELINE = "freeze a baseline"
    ENTER_OWN_KPIS = "enter numbers for their own KPIs"
    EDIT_KPIS = "set up KPIs or enter numbers for others"
    VIEW_PEOPLE = "look at stakeholders"
    LOG_OWN_CONTACTS = "log contacts with the stakeholders they look after"
    EDIT_PEOPLE = "change stakeholders or log contacts for others"
    ERASE_PEOPLE = "erase a person"
    KEEP_COMMITMENTS = "look at commitments, agreements and weekly notes"
    REPORT_OWN_MESSAGES = "report on their own messages"
    CONFIRM_CAMPAIGNS = "confirm campaigns for their own department"
    EDIT_COMMUNICATION = "change the communication plan and campaigns"
    EDIT_PLAN = "change the plan's settings"
    MANAGE_PLAN = "archive or delete this plan"


PERMISSIONS: Mapping[Role, frozenset[Permission]] = {
    Role.OWNER: frozenset(Permission) - {Permission.CREATE_PLANS},
    Role.EDITOR: frozenset(
        {
            Permission.VIEW_PLAN,
            Permission.UPDATE_OWN_TASKS,
            Permission.COMMENT,
            Permission.EDIT_TASKS,
            Permission.FREEZE_BASELINE,
            Permission.ENTER_OWN_KPIS,
            Permission.EDIT_KPIS,
            Permission.VIEW_PEOPLE,
            Permission.LOG_OWN_CONTACTS,
            Permission.EDIT_PEOPLE,
            Permission.KEEP_COMMITMENTS,
            Permission.REPORT_OWN_MESSAGES,
            Permission.CONFIRM_CAMPAIGNS,
            Permission.EDIT_COMMUNICATION,
            Permission.EDIT_PLAN,
        }
    ),
    Role.CONTRIBUTOR: frozenset(
        {
            Permission.VIEW_PLAN,
            Permission.UPDATE_OWN_TASKS,
            Permission.COMMENT,
            Permission.ENTER_OWN_KPIS,
            Permission.VIEW_PEOPLE,
            Permission.LOG_OWN_CONTACTS,
            Permission.REPORT_OWN_MESSAGES,
            Permission.CONFIRM_CAMPAIGNS,
        }
    ),
    Role.VIEWER: frozenset({Permission.VIEW_PLAN}),
}
"""What each role may do in a plan. Creating plans belongs to the workspace, not to a plan."""


@dataclass(frozen=True)
class Visitor:
    """The person at the screen: a name and a role in each plan; the local owner has every role."""

    name: str
    roles: Mapping[str, Role] = field(default_factory=dict)
    is_local_owner: bool = False

    def role_in(self, plan: str) -> Role | None:
        """The visitor's role in a plan; None for a stranger."""
        return Role.OWNER if self.is_local_owner else self.roles.get(plan)

    def may(self, permission: Permission, plan: str = "") -> bool:
        """Whether the visitor's role permits it."""
        if permission is Permission.CREATE_PLANS:
            return self.is_local_owner
        role = self.role_in(plan)
        return role is not None and permission in PERMISSIONS[role]

    def may_report_on(self, owner: str, plan: str) -> bool:
        """Whether the visitor may say how far a task of this owner is: it is theirs, or they may change all tasks."""
        is_own = bool(self.name) and owner == self.name
        return self.may(Permission.EDIT_TASKS, plan) or (is_own and self.may(Permission.UPDATE_OWN_TASKS, plan))

    def may_enter_for(self, person: str, plan: str) -> bool:
        """Whether the visitor may enter the numbers that a person owes: their own, or anybody's."""
        is_own = bool(self.name) and person == self.name
        return self.may(Permission.EDIT_KPIS, plan) or (is_own and self.may(Permission.ENTER_OWN_KPIS, plan))

    def must(self, permission: Permission, plan: str = "") -> None:
        """`NotAllowed`, in words, unless the visitor's role permits it."""
        if self.may(permission, plan):
            return
        role = self.role_in(plan)
        who = f"As {role} you" if role else "You"
        raise NotAllowed(f"{who} may not {permission}. Ask the plan's owner.")


LOCAL_OWNER = Visitor(name="You", is_local_owner=True)
"""The one person at a machine of their own, where no sign-in is needed."""

STRANGER = Visitor(name="")
"""Somebody we know nothing about; may do nothing."""
