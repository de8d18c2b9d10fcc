"""What an import changes about somebody, in words."""

from collections.abc import Iterable, Mapping

from pages.shared import visit
from pages.shared.text import count
from planner.access.visitor import Permission
from planner.actions.people import OpenPeople
from planner.exchange.people_matches import Match
from planner.shared.errors import words
from planner.stakeholders.stakeholder import LEVELS, Placement, Stakeholder

NOT_YOURS = "None of the stakeholders are yours to see: you see those you look after."
_LABELS = {"email": "E-mail", "rhythm_days": "Contact every", "desired": "Engagement wanted", "kind": "Kind"}
_TEXTS = ("wants", "needs", "private_note")
_LISTS = ("members", "influences")
_LONGEST = 60


def answer(opened: OpenPeople) -> str:
    """How many are in the register, as far as they are the visitor's to see, and what can be done with them here."""
    may_all = visit.may(Permission.EDIT_PEOPLE)
    known = count(len(opened.stakeholders), "stakeholder")
    if may_all:
        return f"{known} in the register. Bring more in, or take them out."
    return f"{known} you look after. Take them out as a file." if opened.stakeholders else NOT_YOURS


def change_words(match: Match, names: Mapping[str, str]) -> list[str]:
    """ "Role: CFO becomes CEO", a line for each field that changes; `names` are everybody's by their ids."""
    stored, after = match.stored, match.after
    if stored is None:
        return []
    return [line for field in match.changes for line in _of_field(stored, after, field, names)]


def _of_field(stored: Stakeholder, after: Stakeholder, field: str, names: Mapping[str, str]) -> Iterable[str]:
    name = _LABELS.get(field, words(field))
    was, becomes = getattr(stored, field), getattr(after, field)
    if field == "placements":
        yield from _placed(stored, after)
    elif field in _LISTS:
        yield f"{name}: {', '.join(names.get(one, '?') for one in becomes if one not in was)} added"
    elif field in _TEXTS and was:
        yield f"{name}: “{_short(becomes.removeprefix(was).strip())}” added"
    else:
        yield f"{name}: {_value(was)} becomes {_value(becomes)}" if was else f"{name}: {_value(becomes)}"


def _placed(stored: Stakeholder, after: Stakeholder) -> Iterable[str]:
    was, becomes = stored.placement, after.placement
    if was == becomes or becomes is None:
        yield "Earlier placements"
        return
    for field in ("influence", "interest", "engagement"):
        before, now = (_seen(side, field) for side in (was, becomes))
        if before != now:
            yield f"{words(field)}: {before or 'unknown'} becomes {now or 'unknown'}"


def _seen(placement: Placement | None, field: str) -> str:
    value = getattr(placement, field, None)
    return level_words(value) if isinstance(value, int) else str(value or "")


def level_words(level: int | None) -> str:
    """ "high"; empty if it is not known."""
    return LEVELS[level - 1] if level else ""


def _value(value: object) -> str:
    return f"{value} days" if isinstance(value, int) else f"“{_short(str(value))}”"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
