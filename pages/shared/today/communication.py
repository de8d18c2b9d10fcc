"""Communication on Today: which campaign to hold back, who objects to one, what is owed, what is to be sent."""

from collections.abc import Sequence
from datetime import timedelta

import streamlit as st

from pages.shared import empty, kpis, menu, screen, visit
from pages.shared.campaigns import address
from pages.shared.commitments import whose
from pages.shared.commitments.words import by_or_to
from pages.shared.communication import of_communication, open_communication
from pages.shared.dates import week_date
from pages.shared.numbers.owing import my_names
from pages.shared.text import count, plain
from planner.access.visitor import Permission
from planner.actions.communication import OpenCommunication
from planner.actions.plans import OpenPlan
from planner.communication.campaign import Briefing, Campaign
from planner.communication.commitment import Commitment, Side
from planner.communication.departments import open_objections
from planner.communication.occurrences import Occurrence, SendingState, due_messages
from planner.communication.promise_guard import CampaignCheck, Readiness, to_hold_back
from planner.communication.states import State, state_of
from planner.scheduling.week import week_of

_MOST = 3


def hold_back() -> None:
    """The campaigns that run or start soon with a promise that the numbers do not support, and who objects to one."""
    checks = of_communication("to hold back", _held_against_today)
    objections = of_communication("objections", _objections)
    if not checks and not objections:
        return
    waiting = [check for check in checks if check.must_wait][:_MOST]
    with st.container(border=True, gap="xsmall", key="today_campaigns"):
        for check in waiting:
            _campaign(check)
        for campaign, briefing in objections[:_MOST]:
            _objection(campaign, briefing)
        rest = [check for check in checks if check not in waiting]
        more = len(objections) - _MOST
        also = f"{count(more, 'more objection')}" if more > 0 else ""
        if others := "; ".join(filter(None, (also, _rest(rest)))):
            st.page_link(menu.CAMPAIGNS, label=others)


def owed(opened: OpenPlan) -> None:
    """The commitments that are late or due today: mine, and those that others have made."""
    if not visit.may(Permission.KEEP_COMMITMENTS):
        return
    found = of_communication("commitments to keep", _to_keep)
    if not found:
        return
    with st.container(border=True, gap="xsmall", key="today_commitments"):
        for side, title in whose.owing(whose.other_leader(opened.plan)).items():
            its = [one for one in found if one.side is side]
            if its:
                lines = [f":material/handshake: **{plain(title)}** · {len(its)}"]
                st.markdown("  \n".join([*lines, *(_commitment(opened, one) for one in its[:_MOST])]))
        more = sum(max(0, sum(one.side is side for one in found) - _MOST) for side in Side)
        label = f"{count(more, 'more commitment')} to keep" if more else "Open the commitments"
        st.page_link(menu.COMMITMENTS, label=label)


def to_send(opened: OpenPlan) -> None:
    """The visitor's messages that are due today or were missed, and on the last working day of the week the note."""
    if not open_communication().messages and visit.may(Permission.EDIT_COMMUNICATION):
        said = ":material/campaign: **Communication** · Nobody is told anything by plan yet."
        empty.line(said, menu.COMMUNICATION, "Plan the messages")
    is_note_due = visit.may(Permission.EDIT_COMMUNICATION) and is_weekly_note_due(opened, open_communication())
    due = [one for one in of_communication("messages to send", _messages) if _is_mine(opened, one)]
    messages = [one for one in due if not (is_note_due and one.message.is_weekly_note)]
    if not messages and not is_note_due:
        return
    with st.container(border=True, gap="xsmall", key="today_messages"):
        if messages:
            more = len(messages) - _MOST
            label = f"{count(more, 'more message')} to send" if more > 0 else "Open the plan"
            empty.line("  \n".join(map(_message, messages[:_MOST])), menu.COMMUNICATION, label)
        if is_note_due:
            empty.line(":material/mail: This week’s note to the CEO is not sent yet.", menu.WEEKLY_NOTE, "Write it")


def is_weekly_note_due(opened: OpenPlan, told: OpenCommunication) -> bool:
    """Whether the working week ends today, or has ended, and its note is not sent."""
    calendar = opened.schedule.calendar
    week = week_of(opened.status_day, calendar)
    worked = [day for day in week if calendar.is_working(day)]
    if opened.status_day < max(0, worked[-1] if worked else week[-1]):
        return False
    first = calendar.date_of(week[0])
    return not any(note.is_sent and first <= note.week < first + timedelta(days=7) for note in told.notes)


def _held_against_today(opened: OpenCommunication) -> Sequence[CampaignCheck]:
    return to_hold_back(opened.campaigns, {tile.kpi.id: tile for tile in kpis.card().tiles}, opened.today)


def _objections(opened: OpenCommunication) -> Sequence[tuple[Campaign, Briefing]]:
    return open_objections(opened.campaigns, opened.today)


def _objection(campaign: Campaign, briefing: Briefing) -> None:
    head = f":red[:material/feedback: **{plain(briefing.department)} objects to “{plain(campaign.name)}”**]"
    _line(f"{head}: {plain(briefing.objection)}", campaign)


def _line(text: str, campaign: Campaign) -> None:
    """A line about a campaign, with the way to it: beside it, or on a phone below."""
    is_narrow = screen.is_narrow()
    with st.container(horizontal=not is_narrow, wrap=is_narrow, vertical_alignment="center", gap="small"):
        st.markdown(text, width="stretch")
        st.page_link(
            menu.CAMPAIGNS,
            label="Open the campaign",
            query_params={visit.PLAN_KEY: visit.plan_id(), address.CAMPAIGN: campaign.id},
            width="content",
        )


def _campaign(check: CampaignCheck) -> None:
    campaign = check.campaign
    runs = "is running" if campaign.start <= visit.today() else f"starts on {week_date(campaign.start)}"
    head = f":red[:material/front_hand: **Hold back “{plain(campaign.name)}”**], which {plain(runs)}."
    _line(f"{head}  \n{plain(check.why)}", campaign)


def _rest(checks: Sequence[CampaignCheck]) -> str:
    """ "3 more campaigns to look at: 1 at risk, 2 unknown"."""
    counts = [(word, sum(check.readiness is word for check in checks)) for word in Readiness]
    said = [f"{number} {word.value}" for word, number in counts if number]
    return f"{count(len(checks), 'more campaign')} to look at: {', '.join(said)}" if said else ""


def _to_keep(opened: OpenCommunication) -> Sequence[Commitment]:
    states = (State.LATE, State.DUE)
    found = [one for one in opened.commitments if state_of(one, opened.today) in states]
    return sorted(found, key=lambda one: (one.due_on, one.name))


def _commitment(opened: OpenPlan, one: Commitment) -> str:
    days = (opened.today - one.due_on).days
    late = f":red[{count(days, 'day')} late]" if days else ":orange[due today]"
    return f"{plain(one.name)} :gray[{by_or_to(one)} {plain(one.whom)}] · {late}"


def _messages(opened: OpenCommunication) -> Sequence[Occurrence]:
    return [one for one in due_messages(opened.messages, opened.today, ahead=0) if one.is_to_do]


def _is_mine(opened: OpenPlan, one: Occurrence) -> bool:
    visitor = visit.visitor()
    may_report = visit.may(Permission.REPORT_OWN_MESSAGES)
    return may_report and one.message.owner in my_names(visitor, opened.plan)


def _message(one: Occurrence) -> str:
    day = week_date(one.due_on)
    state = f":red[missed on {plain(day)}]" if one.state is SendingState.MISSED else ":orange[due today]"
    name, audience = one.message.name, one.message.audience
    says_to_whom = any(f" to {article}{audience}".casefold() in name.casefold() for article in ("", "the "))
    to = "" if says_to_whom else f" :gray[to {plain(audience)}]"
    return f":material/campaign: {plain(name)}{to} · {state}"
