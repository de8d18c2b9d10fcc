"""Confirmation links in the database: of each only the hash of its token."""

from sqlalchemy import func, insert, select, update

from planner.access.link import ConfirmationLink
from planner.plan.plan import PlanId
from planner.storage.database import Db
from planner.storage.rows import row_of, value_of
from planner.storage.tables import confirmation_links

_C = confirmation_links.c


def plan_of(db: Db, token_hash: str) -> PlanId | None:
    """The plan that a link belongs to; None if there is no such link."""
    found = db.execute(select(_C.plan_id).where(_C.hash == token_hash)).scalar()
    return None if found is None else PlanId(found)


def load(db: Db, plan: PlanId, token_hash: str) -> ConfirmationLink | None:
    """One link; None if there is none."""
    row = db.execute(select(confirmation_links).where(_C.plan_id == plan, _C.hash == token_hash)).one_or_none()
    return None if row is None else value_of(ConfirmationLink, row)


def of_campaign(db: Db, plan: PlanId, campaign: str) -> list[ConfirmationLink]:
    """All links of a campaign, the newest first."""
    its = select(confirmation_links).where(_C.plan_id == plan, _C.campaign == campaign)
    return [value_of(ConfirmationLink, row) for row in db.execute(its.order_by(_C.made_at.desc(), _C.hash))]


def add(db: Db, plan: PlanId, link: ConfirmationLink) -> None:
    """Keep a new link."""
    db.execute(insert(confirmation_links), row_of(confirmation_links, link, plan_id=plan))


def save(db: Db, plan: PlanId, link: ConfirmationLink) -> None:
    """Keep what became of a link."""
    its = (_C.plan_id == plan, _C.hash == link.hash)
    db.execute(update(confirmation_links).where(*its).values(row_of(confirmation_links, link)))


def count(db: Db, plan: PlanId) -> int:
    """How many links a plan has."""
    return db.execute(select(func.count()).where(_C.plan_id == plan)).scalar_one()
