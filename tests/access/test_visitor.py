"""Who may do what: every permission for every role, against a table written out by hand."""

import pytest

from planner.access.visitor import LOCAL_OWNER, PERMISSIONS, STRANGER, Permission, Role, Visitor
from planner.shared.errors import NotAllowed

MAY = {  # permission: owner, editor, contributor, viewer
    "start a plan": (False, False, False, False),
    "look at this plan": (True, True, True, True),
    "see private tasks and notes": (True, False, False, False),
    "report on their own tasks": (True, True, True, False),
    "comment on tasks": (True, True, True, False),
    "change tasks": (True, True, False, False),
    "freeze a baseline": (True, True, False, False),
    "enter numbers for their own KPIs": (True, True, True, False),
    "set up KPIs or enter numbers for others": (True, True, False, False),
    "look at stakeholders": (True, True, True, False),
    "log contacts with the stakeholders they look after": (True, True, True, False),
    "change stakeholders or log contacts for others": (True, True, False, False),
    "erase a person": (True, False, False, False),
    "look at commitments, agreements and weekly notes": (True, True, False, False),
    "report on their own messages": (True, True, True, False),
    "confirm campaigns for their own department": (True, True, True, False),
    "change the communication plan and campaigns": (True, True, False, False),
    "change the plan's settings": (True, True, False, False),
    "archive or delete this plan": (True, False, False, False),
}
ROLES = ("owner", "editor", "contributor", "viewer")
CASES = [
    (Permission(words), Role(role), may) for words, row in MAY.items() for role, may in zip(ROLES, row, strict=True)
]


@pytest.mark.parametrize(("permission", "role", "may"), CASES)
def test_a_role_permits_exactly_what_the_table_says(permission, role, may):
    assert Visitor("Ada", {"plan-1": role}).may(permission, "plan-1") is may


@pytest.mark.parametrize(("permission", "role", "may"), CASES)
def test_what_is_not_permitted_is_refused_in_words(permission, role, may):
    visitor = Visitor("Ada", {"plan-1": role})
    if may:
        visitor.must(permission, "plan-1")
        return
    with pytest.raises(NotAllowed, match=f"As {role} you may not {permission}. Ask the plan's owner."):
        visitor.must(permission, "plan-1")


def test_the_table_covers_every_permission_and_every_role():
    assert {Permission(words) for words in MAY} == set(Permission)
    assert {Role(role) for role in ROLES} == set(Role) == set(PERMISSIONS)


@pytest.mark.parametrize("permission", Permission)
def test_the_local_owner_may_do_everything_in_any_plan(permission):
    assert LOCAL_OWNER.may(permission, "any plan")


@pytest.mark.parametrize("permission", Permission)
def test_a_stranger_may_do_nothing(permission):
    assert not STRANGER.may(permission, "plan-1")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_a_role_in_one_plan_permits_nothing_in_another(permission, role):
    assert not Visitor("Ada", {"plan-1": role}).may(permission, "plan-2")


@pytest.mark.parametrize("permission", Permission)
def test_a_permission_asked_without_a_plan_is_not_given_to_a_member(permission):
    assert not Visitor("Ada", {"plan-1": Role.OWNER}).may(permission)


def test_a_stranger_is_refused_without_naming_a_role():
    with pytest.raises(NotAllowed, match=r"^You may not look at this plan"):
        STRANGER.must(Permission.VIEW_PLAN, "plan-1")


@pytest.mark.parametrize(
    ("role", "own", "others"),
    [("owner", True, True), ("editor", True, True), ("contributor", True, False), ("viewer", False, False)],
)
def test_a_role_permits_entering_ones_own_numbers_or_those_of_others(role, own, others):
    visitor = Visitor("Ada", {"plan-1": role})
    assert (visitor.may_enter_for("Ada", "plan-1"), visitor.may_enter_for("Ben", "plan-1")) == (own, others)


def test_numbers_that_nobody_owes_belong_to_nobody_without_a_name():
    assert not Visitor("", {"plan-1": Role.CONTRIBUTOR}).may_enter_for("", "plan-1")


def test_a_visitor_has_a_role_per_plan():
    visitor = Visitor("Ada", {"plan-1": Role.OWNER, "plan-2": Role.VIEWER})
    assert (visitor.role_in("plan-1"), visitor.role_in("plan-2"), visitor.role_in("plan-3")) == (
        "owner",
        "viewer",
        None,
    )
