"""The story behind the people of the sample company: who they are, where they stand, what was said to whom."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import Field

from planner.shared.value import Line, Name, Text, Value
from planner.stakeholders.contact import Mood
from planner.stakeholders.interview import Coding
from planner.stakeholders.stakeholder import Engagement, StakeholderKind

_FILE = Path(__file__).with_name("story.yaml")


class Seen(Value):
    """Where somebody stood from a day on; what is not said stayed as it was."""

    day: int
    influence: int | None = None
    interest: int | None = None
    engagement: Engagement | None = None

    @property
    def said(self) -> dict[str, object]:
        """What was seen on that day."""
        known = {"influence": self.influence, "interest": self.interest, "engagement": self.engagement}
        return {field: value for field, value in known.items() if value is not None}


class Said(Value):
    """What came of a talk."""

    said: Text
    mood: Mood | None = None
    next_step: Line = ""
    next_day: int | None = None


class Person(Value):
    """Somebody in the register since a `day`, or since it was begun; without a name that of the role in the plan."""

    key: str
    kind: StakeholderKind = StakeholderKind.PERSON
    name: Line = ""
    role: Line = ""
    unit: Line = ""
    email: Line = ""
    owner: str = ""
    day: int | None = None
    rhythm_days: int | None = None
    first_contact_by: int | None = None
    members: tuple[str, ...] = ()
    influences: tuple[str, ...] = ()
    desired: Engagement | None = None
    wants: Text = ""
    needs: Text = ""
    private_note: Text = ""
    seen: tuple[Seen, ...] = ()
    tour: Said | None = None


class Talk(Said):
    """A contact that was held outside the tour; without `by` by the leader."""

    whom: str = Field(alias="with")
    day: int
    hour: int
    minutes: int = 30
    channel: Line = "Meeting"
    by: str = ""


class Booked(Value):
    """A contact that was booked on the day `told`: one to come, or one that everybody forgot."""

    whom: str = Field(alias="with")
    day: int
    hour: int
    told: int
    by: str
    minutes: int = 30
    channel: Line = "Meeting"
    is_missed: bool = False


class Asked(Value):
    """An interview; without a day on that of the tour, without `by` by the leader."""

    whom: str = Field(alias="with")
    day: int | None = None
    by: str = ""
    answers: dict[str, Text]
    themes: tuple[Coding, ...]


class Begun(Value):
    """On which day who did something."""

    day: int
    by: str


class TourAsked(Begun):
    """When the listening tour was booked, for which days, and how many contacts a day."""

    first: int
    last: int
    per_day: int


class PeopleStory(Value):
    """The whole story, as `story.yaml` tells it."""

    added: Begun
    booked: TourAsked
    domain: Name
    people: tuple[Person, ...]
    contacts: tuple[Talk, ...]
    bookings: tuple[Booked, ...]
    interviews: tuple[Asked, ...]


@cache
def people_story() -> PeopleStory:
    """The story, read once."""
    return PeopleStory.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
