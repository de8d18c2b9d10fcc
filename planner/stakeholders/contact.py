"""Contacts with stakeholders: those that were held, with what was said, and those that are booked."""

from datetime import time
from enum import StrEnum
from typing import NewType

from pydantic import Field

from planner.shared.value import Line, PlanDate, Text, Value
from planner.stakeholders.stakeholder import StakeholderId

ContactId = NewType("ContactId", str)

CHANNELS = ("Meeting", "Call", "Video call", "E-mail", "Message", "Lunch", "Site visit", "Event")
"""Channels that are offered; any other can be typed."""


class Mood(StrEnum):
    """How the talk felt; the leader's alone."""

    WARM = "warm"
    OPEN = "open"
    RESERVED = "reserved"
    TENSE = "tense"
    HOSTILE = "hostile"


class Contact(Value):
    """One contact with one stakeholder. Until it `is_held` it is booked.

    `by` is who meets them. `at` is the hour on the clocks of `zone` (an IANA name); without it the contact takes
    some time of the day. `next_on` is the day agreed on for the next one.
    """

    id: ContactId
    version: int = Field(default=1, ge=1)
    stakeholder: StakeholderId
    on: PlanDate
    at: time | None = None
    minutes: int = Field(default=30, ge=5, le=600)
    zone: Line = ""
    channel: Line = "Meeting"
    by: Line = ""
    is_held: bool = True
    is_tour: bool = False
    said: Text = ""
    mood: Mood | None = None
    next_step: Line = ""
    next_on: PlanDate | None = None
