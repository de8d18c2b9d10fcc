"""Changes of people and communication in words: what was done to them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from planner.plan.change import Edit, Entity


def phrase(edit: Edit) -> str:
    """What was done, as “Logged a contact with “Ada””; empty for what is told as it is of anything else."""
    name = f"“{_short(edit.name)}”"
    match edit.entity:
        case Entity.CONTACT:
            return _of_contact(name, edit)
        case Entity.INTERVIEW:
            return f"{verb(edit)} {'an' if edit.is_addition else 'the'} interview with {name}"
        case Entity.LINK:
            return _of_link(name, edit)
        case Entity.NOTE:
            return f"{verb(edit)} the {edit.name[:1].lower()}{edit.name[1:]}"
    told = _TELLING.get(edit.entity) if edit.before and edit.after else None
    return told(name, edit.before or {}, edit.after or {}) if told else ""


def verb(edit: Edit) -> str:
    """What was done to it, the first word; empty for what is told as it is of anything else."""
    match edit.entity:
        case Entity.CONTACT if edit.is_addition:
            return "Logged" if (edit.after or {}).get("is_held") else "Booked"
        case Entity.INTERVIEW if edit.is_addition:
            return "Noted"
        case Entity.LINK:
            return "Made" if edit.is_addition else "Revoked"
        case Entity.NOTE if (edit.after or {}).get("sent_at"):
            return "Sent"
        case Entity.NOTE if edit.is_addition:
            return "Wrote"
        case Entity.CONTACT | Entity.INTERVIEW | Entity.NOTE:
            return "Deleted" if edit.is_removal else "Changed"
    return ""


def _of_contact(name: str, edit: Edit) -> str:
    now = edit.after or {}
    if edit.is_addition or edit.is_removal:
        return f"{verb(edit)} a contact with {name}"
    if now.get("is_held"):
        return f"Logged the contact with {name}"
    return f"Moved the contact with {name} to {now['on']}" if "on" in now else f"Changed the contact with {name}"


def _of_link(name: str, edit: Edit) -> str:
    told = edit.after or edit.before or {}
    link = f"link for {_short(told['department'])} to confirm {name}"
    return f"Made a {link}, open until {told['expires_at'][:10]}" if edit.is_addition else f"Revoked the {link}"


def _of_stakeholder(name: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    if now.keys() - {"version"} != {"placements"}:
        return ""
    before, after = ((side["placements"] or [{}])[-1].get("engagement") for side in (was, now))
    return f"Set {name} from {before} to {after}" if before and after and before != after else f"Placed {name}"


def _of_commitment(name: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    if "outcome" in now:
        return {"kept": f"Kept {name}", "broken": f"Noted that {name} was broken"}.get(
            now["outcome"], f"Reopened {name}"
        )
    return f"Agreed on another day for {name}" if len(_list(now, "renegotiations")) else ""


def _of_agreement(name: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    if len(_list(now, "wordings")) > len(_list(was, "wordings")):
        return f"Agreed anew on {name}"
    if now.get("met_on"):
        return f"Called {name} reached"
    return f"Gave up {name}" if now.get("dropped_on") else ""


def _of_message(name: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    new = _new(was, now, "sendings")
    if not new:
        return f"Took back a sending of {name}" if "sendings" in now else ""
    return f"Left out {name} once" if new[0]["is_skipped"] else f"Sent {name}"


def _of_campaign(name: str, was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    if "is_cancelled" in now:
        return f"{'Cancelled' if now['is_cancelled'] else 'Took up'} {name}{' again' * (not now['is_cancelled'])}"
    if "held_why" in now:
        return f"Held back {name}" if now["held_why"] else f"Let {name} go ahead"
    if now.keys() - {"version"} != {"briefings"}:
        return ""
    before = {one["department"]: one for one in was["briefings"]}
    new = [one for one in now["briefings"] if before.get(one["department"]) != one]
    return _of_departments(name, before, new) if new else ""


def _of_departments(name: str, before: Mapping[str, Any], new: Sequence[Mapping[str, Any]]) -> str:
    departments = _short(", ".join(one["department"] for one in new))
    for field, done in (("confirmed_on", "Confirmed {} for {}"), ("objection", "Objected to {} for {}")):
        if all(one[field] for one in new):
            return done.format(name, departments)
    is_told = all(one["briefed_on"] != before.get(one["department"], {}).get("briefed_on") for one in new)
    return f"Told {departments} of {name}" if is_told else ""


_TELLING: Mapping[Entity, Callable[[str, Mapping[str, Any], Mapping[str, Any]], str]] = {
    Entity.STAKEHOLDER: _of_stakeholder,
    Entity.COMMITMENT: _of_commitment,
    Entity.AGREEMENT: _of_agreement,
    Entity.MESSAGE: _of_message,
    Entity.CAMPAIGN: _of_campaign,
}


def _list(side: Mapping[str, Any], field: str) -> list[Any]:
    return side.get(field) or []


def _new(was: Mapping[str, Any], now: Mapping[str, Any], field: str) -> list[Any]:
    return [one for one in _list(now, field) if one not in _list(was, field)]


def _short(text: str) -> str:
    return text if len(text) <= 80 else f"{text[:79]}…"
