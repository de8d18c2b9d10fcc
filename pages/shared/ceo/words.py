"""Agreements in words: the answer of the page, what each topic asks, one line about each agreement."""

from collections.abc import Mapping, Sequence
from datetime import date

from pages.shared.dates import long_date, week_date
from pages.shared.text import count, plain
from planner.communication.agreement import Agreement, Topic

ASKS: Mapping[Topic, str] = {
    Topic.SITUATION: "How does the CEO see the state of customer experience, and where do you differ?",
    Topic.GOALS_3: "What must be visible after three months?",
    Topic.GOALS_6: "What must the numbers show after six months?",
    Topic.GOALS_12: "What will have changed for customers after a year, and what is it worth?",
    Topic.EXPECTATIONS: "What counts as success, and what would be a reason to part?",
    Topic.STYLE: "How often do you talk, about what, and what does the CEO want to decide?",
    Topic.RESOURCES: "Which people, budget and decisions are yours, and from when?",
    Topic.DEVELOPMENT: "What do you want to be better at, and how does the CEO help?",
}


def answer(agreements: Sequence[Agreement], today: date, *, sees_private: bool = True) -> str:
    """ "7 of 8 topics are agreed, 2 with changes; not talked about yet: resources."; to whoever may not see the private
    ones only how many are open to them.
    """
    if not sees_private:
        return _open_to_them(agreements, today)
    topics = {one.topic for one in agreements if one.dropped_on is None}
    changed = sum(len(one.wordings) > 1 for one in agreements)
    missing = [topic.value for topic in Topic if topic not in topics]
    said = f"{len(topics)} of {len(Topic)} topics are agreed" + (f", {changed} with changes" if changed else "")
    open_topics = f"; not talked about yet: {_few(missing)}" if missing else ""
    return f"{said}{open_topics}.{_review(agreements, today)}"


def is_due(agreement: Agreement, today: date) -> bool:
    """Whether the day on which it was to be looked at again has come."""
    is_closed = agreement.met_on or agreement.dropped_on
    return bool(agreement.review_on and not is_closed and agreement.review_on <= today)


def line(agreement: Agreement, today: date) -> str:
    """When it was agreed, what became of it, when it is looked at again."""
    parts = [f"agreed {plain(long_date(agreement.now.on))}"]
    if agreement.met_on:
        parts.insert(0, f":green[:material/check_circle: reached {plain(week_date(agreement.met_on))}]")
    elif agreement.dropped_on:
        parts.insert(0, f":gray[:material/block: given up {plain(week_date(agreement.dropped_on))}]")
    elif agreement.review_on:
        again = f"look at it again {plain(week_date(agreement.review_on))}"
        is_now = is_due(agreement, today)
        parts.append(f":orange[:material/event: {again}]" if is_now else again)
    if agreement.is_private:
        parts.append(":material/lock: only you see it")
    return " · ".join(parts)


def _open_to_them(agreements: Sequence[Agreement], today: date) -> str:
    number = len(agreements)
    told = f"{count(number, 'agreement')} {'is' if number == 1 else 'are'} open to you."
    return told + _review(agreements, today)


def _review(agreements: Sequence[Agreement], today: date) -> str:
    due = sum(is_due(one, today) for one in agreements)
    return f" {count(due, 'agreement')} to look at again." if due else ""


def _few(names: Sequence[str]) -> str:
    shown = ", ".join(names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
