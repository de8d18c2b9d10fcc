"""What the sample company told to whom: its communication plan, what was sent of it, and the weekly notes."""

from collections.abc import Iterator
from datetime import timedelta

from planner.communication.message import Message, MessageId
from planner.communication.occurrences import sent, skipped
from planner.communication.sample.company import CommunicationStep, Company
from planner.communication.sample.story import CommunicationStory, Note, Report, Told
from planner.communication.weekly_note import NoteId, WeeklyNote

_LEADER, _CEO = "CMO", "CEO"
_SENT_AT = 16


def message_steps(company: Company, story: CommunicationStory) -> Iterator[CommunicationStep]:
    """The plan as it was written, with what had been sent by then, and each later sending."""
    messages = [_message(company, told) for told in story.messages]
    yield CommunicationStep(
        company.at(story.plan_written, 14),
        company.person(_LEADER),
        f"Wrote the communication plan of {len(messages)} messages",
        messages=tuple(messages),
    )
    for number, (told, planned) in enumerate(zip(story.messages, messages, strict=True)):
        known, written = planned, company.on(story.plan_written)
        for report in told.sent:
            known = _reported(company, known, report)
            last = known.sendings[-1]
            day = company.on(last.sent_on or (report.skipped or 0))
            yield CommunicationStep(company.at(max(day, written), 17, number), planned.owner, messages=(known,))


def note_steps(company: Company, notes: tuple[Note, ...]) -> Iterator[CommunicationStep]:
    """Each weekly note as it was sent."""
    for note in notes:
        sent_at = company.at(company.friday(note.day), _SENT_AT)
        lines = note.model_dump(exclude={"day"})
        known = WeeklyNote(
            id=NoteId(company.new_id()),
            week=company.friday(note.day) - timedelta(days=4),
            sent_at=sent_at,
            sent_by=company.person(_LEADER),
            sent_to=company.person(_CEO),
            **lines,
        )
        yield CommunicationStep(sent_at, company.person(_LEADER), notes=(known,))


def _message(company: Company, told: Told) -> Message:
    return Message(
        id=MessageId(company.new_id()),
        name=told.name,
        audience=told.audience,
        audience_size=told.size,
        text=told.text,
        channel=told.channel,
        owner=company.person(told.owner),
        feedback=told.feedback,
        first_on=company.friday(told.first) if told.on_friday else company.working_day(told.first),
        every_days=told.every,
        until=None if told.until is None else company.day(told.until),
        is_weekly_note=told.is_weekly_note,
    )


def _reported(company: Company, message: Message, report: Report) -> Message:
    due = message.first_on + timedelta(days=report.nth * (message.every_days or 0))
    if report.skipped is not None:
        return skipped(message, due, report.heard, message.owner)
    sent_on = company.on(due + timedelta(days=report.late))
    return sent(message, due, sent_on, report.reached, report.heard, message.owner)
