"""The story behind the sample company's communication: who promised, agreed, told and advertised what, and when."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import Field

from planner.communication.agreement import Topic
from planner.communication.campaign import Sense
from planner.communication.commitment import Side
from planner.shared.value import Line, Name, Text, Value

_FILE = Path(__file__).with_name("story.yaml")


class Again(Value):
    """On a day another due day was agreed on."""

    day: int
    due: int
    reason: Line


class Owed(Value):
    """A commitment, and the day on which it was kept or broken; `task` is its id in the template."""

    name: Name
    side: Side = Side.MINE
    whom: Name
    made: int
    due: int
    again: Again | None = None
    kept: int | None = None
    broken: int | None = None
    task: str = ""
    note: Text = ""
    is_private: bool = False


class Said(Value):
    """The words agreed on, on a day."""

    day: int
    text: Text
    why: Line = ""


class Settled(Value):
    """Something agreed on with the CEO."""

    topic: Topic
    name: Name
    wordings: tuple[Said, ...]
    review: int | None = None
    met: int | None = None
    is_private: bool = True


class Report(Value):
    """What became of the nth day a message was due on, from 0; `skipped` is the day on which it was left out."""

    nth: int
    late: int = 0
    skipped: int | None = None
    reached: int | None = None
    heard: Text = ""


class Told(Value):
    """A message of the plan; `on_friday` lets it begin on the Friday of its first day's week."""

    name: Name
    audience: Name
    size: int
    text: Text = ""
    channel: Line
    owner: Line
    feedback: Line
    on_friday: bool = False
    is_weekly_note: bool = False
    first: int
    every: int | None = None
    until: int | None = None
    sent: tuple[Report, ...] = ()


class Note(Value):
    """The weekly note of the week that holds a day, sent on its Friday."""

    day: int
    done: Line
    next: Line
    slipping: Line
    need: Line
    heard: Line


class Pledge(Value):
    """A promise of a campaign; `kpi` is the key of its KPI in the catalogue."""

    text: Name
    kpi: str
    sense: Sense = Sense.AT_LEAST
    threshold: float | None = None
    minimum_n: int = 0


class Department(Value):
    """A department, and the days on which it was told, confirmed or objected."""

    name: Name
    person: Line
    briefed: int | None = None
    confirmed: int | None = None
    objected: int | None = None
    objection: Line = ""


class Held(Value):
    """On a day a campaign was held back."""

    day: int
    why: Line


class Advertised(Value):
    """A campaign, entered on a day; on `changed` its promises became `promises_then`."""

    name: Name
    owner: Line
    added: int
    start: int
    end: int
    channels: tuple[Name, ...]
    message: Text
    promises: tuple[Pledge, ...]
    changed: int | None = None
    promises_then: tuple[Pledge, ...] = ()
    departments: tuple[Department, ...] = ()
    held: Held | None = None


class CommunicationStory(Value):
    """The whole story, as `story.yaml` tells it."""

    commitments: tuple[Owed, ...]
    agreements: tuple[Settled, ...]
    plan_written: int
    messages: tuple[Told, ...]
    notes: tuple[Note, ...]
    campaigns: tuple[Advertised, ...] = Field(min_length=1)


@cache
def communication_story() -> CommunicationStory:
    """The story, read once."""
    return CommunicationStory.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
