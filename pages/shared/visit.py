"""The visit: who is at the screen, which day it is for them, and which plan they have open."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import local
from typing import Final, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import streamlit as st

from pages.shared import shelf
from planner.access.local import is_local_visit
from planner.access.visitor import LOCAL_OWNER, STRANGER, Permission, Visitor
from planner.actions import plan_life
from planner.actions import plans as plan_actions
from planner.actions.plans import OpenPlan
from planner.actions.workspace import Workspace
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import PlannerError
from planner.shared.settings import Settings, read_settings

_SET_BY_PROXIES = (
    *("Forwarded", "Via", "X-Real-Ip"),
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server"),
)

PLAN_KEY = "plan"
"""The plan switcher's widget, and the name of the address bar's parameter."""


_THREAD: Final = local()
"""What is known of the page that a thread draws, as long as it draws one; for the browser's clicks nothing is."""


@dataclass(slots=True)
class _Drawn:
    """A page that is drawn: who looks at it, the revisions of the plans that it asked for, and what it got of them."""

    visitor: Visitor | None = None
    revisions: dict[PlanId, int] = field(default_factory=dict)
    results: dict[tuple[PlanId, int, Hashable], object] = field(default_factory=dict)


@st.cache_resource(show_spinner=False)
def settings() -> Settings:
    """What the operator chose, read once."""
    return read_settings()


@st.cache_resource(show_spinner="Opening the database …")
def workspace() -> Workspace:
    """The one workspace of this process, migrated, and rid of what was deleted long ago."""
    opened = Workspace.open(settings().database_url)
    plan_life.purge_deleted(opened, now())
    return opened


def is_welcome() -> bool:
    """Whether this visitor may see anything at all."""
    return visitor() is not STRANGER


def visitor() -> Visitor:
    """The owner at a loopback address; a stranger anywhere else, as no sign-in is configured."""
    drawn = _drawn()
    if drawn is None:
        return _visitor()
    drawn.visitor = drawn.visitor or _visitor()
    return drawn.visitor


def _visitor() -> Visitor:
    headers, url = st.context.headers, st.context.url or ""
    host, origin = (headers.get("Host", ""), headers.get("Origin", "")) if headers else (urlsplit(url).netloc, url)
    is_forwarded = any(name in headers for name in _SET_BY_PROXIES)
    return LOCAL_OWNER if is_local_visit(host, origin, st.context.ip_address, is_forwarded=is_forwarded) else STRANGER


def may(permission: Permission) -> bool:
    """Whether this visitor may do something with the open plan."""
    return visitor().may(permission, plan_id())


def today() -> date:
    """The date where the visitor is, unless the settings freeze it."""
    if frozen := settings().today:
        return frozen
    try:
        return datetime.now(ZoneInfo(st.context.timezone or "UTC")).date()
    except (KeyError, ValueError):  # a zone this machine has no data for
        return settings().current_day()


def now() -> datetime:
    """This moment, in UTC."""
    return settings().current_moment()


def plans(*, archived: bool = False, deleted: bool = False) -> list[Plan]:
    """The plans in use that this visitor may open, newest first; or the archived, or the deleted ones."""
    return plan_actions.list_plans(workspace(), visitor(), archived=archived, deleted=deleted)


def trouble() -> PlannerError | None:
    """Why no plan can be shown at all: settings or a database that cannot be used."""
    try:
        plans()
    except PlannerError as error:
        return error
    return None


def plan_id() -> PlanId:
    """The plan the switcher shows."""
    return PlanId(st.session_state[PLAN_KEY])


def plan() -> OpenPlan:
    """The open plan as this visitor may see it, with its schedule for today."""
    return any_plan(plan_id())


def any_plan(plan_id: PlanId) -> OpenPlan:
    """A plan, whether it is the open one or not, as this visitor may see it."""
    key = ("plan", visitor().name, str(visitor().role_in(plan_id)), today())
    opened = kept(
        plan_id, revision(plan_id), key, lambda: plan_actions.open_plan(workspace(), visitor(), plan_id, today())
    )
    return cast(OpenPlan, opened)


def revision(plan_id: PlanId) -> int:
    """Which state of a plan is looked at: the newest, or while a page is drawn the one it began with."""
    drawn = _drawn()
    if drawn is None:
        return plan_actions.revision(workspace(), visitor(), plan_id)
    if plan_id not in drawn.revisions:
        drawn.revisions[plan_id] = plan_actions.revision(workspace(), visitor(), plan_id)
    return drawn.revisions[plan_id]


def kept(plan_id: PlanId, revision: int, key: Hashable, compute: Callable[[], object]) -> object:
    """`compute()`, or what it gave last time: as long as a page is drawn what it has got already, else what the shelf
    keeps, which turns to the newest revision when anybody asks for that."""
    drawn = _drawn()
    if drawn is None:
        return shelf.kept(plan_id, revision, key, compute)
    place = plan_id, revision, key
    if place not in drawn.results:
        drawn.results[place] = shelf.kept(plan_id, revision, key, compute)
    return drawn.results[place]


@contextmanager
def one_state() -> Iterator[None]:
    """While a page is drawn, what it has read of a plan stays as it was read, whoever changes the plan meanwhile."""
    _THREAD.drawn = _Drawn()
    try:
        yield
    finally:
        _THREAD.drawn = None


def _drawn() -> "_Drawn | None":
    drawn: _Drawn | None = getattr(_THREAD, "drawn", None)
    return drawn


def switch_to(plan_id: PlanId) -> None:
    """Make the switcher show another plan; to be called before the sidebar is drawn or in a callback."""
    if st.session_state.get(PLAN_KEY) != plan_id:
        st.session_state[PLAN_KEY] = plan_id
    keep_in_address()


def keep_in_address() -> None:
    """Name the open plan in the address bar."""
    if st.query_params.get(PLAN_KEY) != plan_id():
        st.query_params[PLAN_KEY] = plan_id()
