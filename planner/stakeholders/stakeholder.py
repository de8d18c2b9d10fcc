"""A stakeholder: a person or group that matters to the plan, where they stand, and how to keep in touch."""

from datetime import date
from enum import StrEnum
from typing import Annotated, NewType, Self

from pydantic import Field, model_validator

from planner.shared.value import Line, Name, PlanDate, Text, Value

StakeholderId = NewType("StakeholderId", str)

LEVELS = ("very low", "low", "medium", "high", "very high")
"""The words for influence and interest, from 1 to 5."""

Level = Annotated[int, Field(ge=1, le=len(LEVELS))]
"""How much influence or interest, from 1 to 5."""


class StakeholderKind(StrEnum):
    """Whether it is one person or several."""

    PERSON = "person"
    GROUP = "group"


class Engagement(StrEnum):
    """Where somebody stands towards the plan; each is a step further than the one before."""

    UNAWARE = "unaware"
    RESISTANT = "resistant"
    NEUTRAL = "neutral"
    SUPPORTIVE = "supportive"
    LEADING = "leading"

    @property
    def step(self) -> int:
        """Its place in the order, from 0."""
        return list(Engagement).index(self)


class Placement(Value):
    """Where a stakeholder was seen to stand from a day on; what is not known yet is None."""

    on: PlanDate
    influence: Level | None = None
    interest: Level | None = None
    engagement: Engagement | None = None


class Stakeholder(Value):
    """One person or group. `placements` are in the order of their days, one a day; the last one holds now.

    `rhythm_days` is how often they are to be met at the least; without it, as often as their quadrant asks.
    `influences` are those whom they influence, `members` who belongs to a group. The fields named in
    `planner.stakeholders.privacy.JUDGED` are the leader's alone.
    """

    id: StakeholderId
    version: int = Field(default=1, ge=1)
    kind: StakeholderKind = StakeholderKind.PERSON
    name: Name
    role: Line = ""
    unit: Line = ""
    email: Line = ""
    phone: Line = ""
    owner: Line = ""
    channel: Line = ""
    rhythm_days: int | None = Field(default=None, ge=1, le=366)
    first_contact_by: PlanDate | None = None
    members: tuple[StakeholderId, ...] = ()
    placements: tuple[Placement, ...] = ()
    desired: Engagement | None = None
    wants: Text = ""
    needs: Text = ""
    influences: tuple[StakeholderId, ...] = ()
    private_note: Text = ""

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        days = [placement.on for placement in self.placements]
        if days != sorted(set(days)):
            raise ValueError("the placements must be in the order of their days, one a day")
        if self.id in self.influences:
            raise ValueError("nobody influences themselves: remove the stakeholder from those they influence")
        if self.id in self.members:
            raise ValueError("a group is no member of itself: remove it from its members")
        if self.members and self.kind is not StakeholderKind.GROUP:
            raise ValueError("only a group has members: make it a group, or remove them")
        return self

    @property
    def placement(self) -> Placement | None:
        """Where they stand now; None if nobody has placed them yet."""
        return self.placements[-1] if self.placements else None

    @property
    def influence(self) -> int | None:
        """How much influence they have, 1 to 5."""
        return self.placement.influence if self.placement else None

    @property
    def interest(self) -> int | None:
        """How much they care, 1 to 5."""
        return self.placement.interest if self.placement else None

    @property
    def engagement(self) -> Engagement | None:
        """Where they stand now."""
        return self.placement.engagement if self.placement else None

    def placed(self, on: date, **seen: object) -> Self:
        """The stakeholder as seen on a day: what is given replaces what held then and on all later days.

        `BadInput` for a level or an engagement that there is not.
        """
        before = [placement for placement in self.placements if placement.on < on]
        later = [placement for placement in self.placements if placement.on > on]
        same = next((placement for placement in self.placements if placement.on == on), None)
        base = same or (before[-1] if before else Placement(on=on))
        changed = base.but(**{"on": on, **seen})
        return self.but(placements=(*before, changed, *(placement.but(**seen) for placement in later)))
