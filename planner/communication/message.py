"""Messages of the communication plan: to whom, what, through which channel, how often, by whom, and what came back."""

from typing import NewType, Self

from pydantic import Field, model_validator

from planner.shared.value import Line, Name, PlanDate, Text, Value

MessageId = NewType("MessageId", str)


class Sending(Value):
    """What became of a message that was due on a day: sent, or left out on purpose; whom it reached, what came back."""

    due_on: PlanDate
    sent_on: PlanDate | None = None
    is_skipped: bool = False
    reached: int | None = Field(default=None, ge=0, le=100_000_000)
    heard: Text = ""
    by: Line = ""

    @model_validator(mode="after")
    def _one_of_both(self) -> Self:
        if (self.sent_on is None) != self.is_skipped:
            raise ValueError("say when it was sent, or that it was left out")
        return self


class Message(Value):
    """One line of the communication plan. It is due on `first_on` and, with a rhythm, every so many days `until` a day.

    `audience_size` is how many people there are to reach; `feedback` is how the audience answers. One that
    `is_weekly_note` counts as sent when the note of its week is.
    """

    id: MessageId
    version: int = Field(default=1, ge=1)
    name: Name
    audience: Name
    audience_size: int | None = Field(default=None, ge=1, le=100_000_000)
    text: Text = ""
    channel: Line = ""
    owner: Line = ""
    feedback: Line = ""
    first_on: PlanDate
    every_days: int | None = Field(default=None, ge=1, le=366)
    until: PlanDate | None = None
    is_weekly_note: bool = False
    sendings: tuple[Sending, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        if self.until and self.until < self.first_on:
            raise ValueError("it ends before it is first due: choose a later last day")
        days = [sending.due_on for sending in self.sendings]
        if days != sorted(set(days)):
            raise ValueError("the sendings must be in the order of their days, one for each")
        return self
