"""What a week brought, gathered from the plan's own data for the weekly note; nothing private is among it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from planner.communication.commitment import Commitment, Outcome, Side
from planner.communication.message import Message
from planner.communication.promise_guard import CampaignCheck
from planner.communication.say_do import say_do
from planner.communication.states import State, state_of
from planner.kpis.standing import Status as KpiStatus
from planner.kpis.tile import Tile
from planner.reports.note_numbers import moved_words, until_words
from planner.reports.weekly_note import WeekFacts
from planner.scheduling.attention import Item
from planner.scheduling.schedule import Schedule
from planner.scheduling.slips import Slip
from planner.scheduling.verdict import Verdict
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.stakeholders.themes import Theme, themes
from planner.tasks.task import Kind, Status, Task, TaskId

_WEEK = timedelta(days=6)
_NEXT_GATES = 2
_FEWEST_CHARACTERS = 20  # what is shorter only names the theme again
_WEEKS_HEARD = 4


def facts_of(
    tasks: Sequence[Task],
    schedule: Schedule,
    *,
    verdict: Verdict,
    slips: Sequence[Slip],
    overdue: Sequence[Item],
    tiles: Sequence[Tile],
    checks: Sequence[CampaignCheck],
    commitments: Sequence[Commitment],
    messages: Sequence[Message],
    contacts: Sequence[Contact],
    interviews: Sequence[Interview],
    week: date,
    today: date,
) -> WeekFacts:
    """The facts of the week that begins on `week`, as far as they are known `today`.

    Private tasks and private commitments are left out whoever writes the note, for it goes to the CEO; of talks only
    how many people were met and which themes were heard. Of the verdict only the sentence is told, as its reason may
    name a private task. Gates come before critical tasks, and these before all others.
    """
    shown = sorted(
        (task for task in tasks if not task.is_private), key=lambda task: (_rank(task, schedule), task.number)
    )
    rank = {task.id: _rank(task, schedule) for task in shown if task.kind is not Kind.RECURRING}
    public = [one for one in commitments if not one.is_private]
    mine, judged = [one for one in public if one.side is Side.MINE], say_do(public, Side.MINE, today)
    ends = week + _WEEK
    talks = [one for one in interviews if week <= one.on <= ends]
    heard, weeks, people = _heard(interviews, week, ends)
    return WeekFacts(
        done=[task.name for task in shown if task.actual_finish and week <= task.actual_finish <= ends],
        kept=[(one.name, one.whom) for one in mine if _is_kept_in(one, week, ends)],
        say_do=f"{judged.kept} of {judged.due} promises kept in time" if judged.due else "",
        due_until=ends + timedelta(days=7),
        due_next=_due(shown, schedule, ends + timedelta(days=1), ends + timedelta(days=7)),
        gates=_gates(shown, schedule, ends),
        verdict=verdict.sentence,
        slips=_first_ranked(((slip.task, slip.name, slip.days) for slip in slips), rank),
        overdue=_first_ranked(((item.task, item.name, item.days_late) for item in overdue), rank),
        owed_late=[(one.name, one.whom) for one in mine if state_of(one, today) is State.LATE],
        blocked=[(task.name, task.blocked_reason) for task in shown if task.status is Status.BLOCKED],
        off=[moved_words(tile) for tile in tiles if tile.standing.status is KpiStatus.OFF],
        hold_back=[(check.campaign.name, until_words(check, tiles)) for check in checks if check.must_wait],
        owed_to_me=_owed_to_me(public, today),
        people_met=_people_met(contacts, talks, week, ends),
        talks=people,
        themes=[(theme.name, theme.in_favour) for theme in heard],
        quote=_quote(heard),
        heard_in_weeks=weeks,
        feedback=_feedback(messages, week, ends),
    )


def _is_kept_in(one: Commitment, first: date, last: date) -> bool:
    return one.outcome is Outcome.KEPT and one.closed_on is not None and first <= one.closed_on <= last


def _rank(task: Task, schedule: Schedule) -> int:
    """Gates first, then what cannot slip, then the rest."""
    dates = schedule.get(task.id)
    return 0 if task.kind is Kind.GATE else 1 if dates and dates.is_critical else 2


def _first_ranked(found: Iterable[tuple[TaskId, str, int]], rank: Mapping[TaskId, int]) -> list[tuple[str, int]]:
    """Names with their days: by rank, and the most days first; what is not shown or comes back is left out."""
    shown = sorted((rank[task], -days, name) for task, name, days in found if task in rank)
    return [(name, -days) for _, days, name in shown]


def _due(tasks: Iterable[Task], schedule: Schedule, first: date, last: date) -> list[str]:
    """Open work that the schedule ends in these days; gates are told apart, and what comes back is everyday."""
    ends = [
        (_rank(task, schedule), dates.finish, task.number, task.name)
        for task in tasks
        if task.is_open and task.kind not in (Kind.GATE, Kind.RECURRING) and (dates := schedule.get(task.id))
    ]
    return [name for _, finish, _, name in sorted(ends) if first <= finish <= last]


def _gates(tasks: Iterable[Task], schedule: Schedule, after: date) -> list[tuple[str, date]]:
    gates = [
        (dates.finish, task.number, task.name)
        for task in tasks
        if task.is_open and task.kind is Kind.GATE and (dates := schedule.get(task.id))
    ]
    return [(name, finish) for finish, _, name in sorted(gates) if finish > after][:_NEXT_GATES]


def _owed_to_me(commitments: Iterable[Commitment], today: date) -> list[tuple[str, str, date]]:
    late = [one for one in commitments if one.side is Side.THEIRS and state_of(one, today) is State.LATE]
    return [(one.whom, one.name, one.due_on) for one in sorted(late, key=lambda one: one.due_on)]


def _heard(interviews: Sequence[Interview], first: date, last: date) -> tuple[list[Theme], int, int]:
    """What people named in the talks of the week, of how many weeks that is, and with how many people they were.

    Where no two named the same in that week, it is the last four weeks.
    """
    found: tuple[list[Theme], int, int] = [], 1, 0
    for weeks in (1, _WEEKS_HEARD):
        begins = first - timedelta(days=7 * (weeks - 1))
        talks = [one for one in interviews if begins <= one.on <= last]
        named = sorted((one for one in themes(talks) if one.in_favour), key=lambda one: -one.in_favour)
        people = len({one.stakeholder for one in talks})
        if named and named[0].in_favour > 1:
            return named, weeks, people
        if named and not found[0]:
            found = named, weeks, people
    return found


def _quote(heard: Sequence[Theme]) -> str:
    """The shortest words in which the first theme was named that say more than its name; without who said them."""
    quotes = [voice.quote for theme in heard[:1] for voice in theme.voices if voice.quote and not voice.is_against]
    telling = [quote for quote in quotes if len(quote) >= _FEWEST_CHARACTERS]
    return min(telling, key=len) if telling else max(quotes, key=len, default="")


def _people_met(contacts: Iterable[Contact], talks: Iterable[Interview], first: date, last: date) -> int:
    met = {one.stakeholder for one in contacts if one.is_held and first <= one.on <= last}
    return len(met | {one.stakeholder for one in talks})


def _feedback(messages: Iterable[Message], first: date, last: date) -> list[tuple[str, str]]:
    heard = [
        (sending.sent_on, message.name, sending.heard)
        for message in messages
        for sending in message.sendings
        if sending.heard and sending.sent_on and first <= sending.sent_on <= last
    ]
    return [(name, words) for _, name, words in sorted(heard)]
