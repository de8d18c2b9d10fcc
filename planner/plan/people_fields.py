"""Fields of people and communication in words, for the record of what became what."""

from collections.abc import Callable, Mapping
from typing import Any

from planner.stakeholders.stakeholder import LEVELS

_LABELS = {
    "rhythm_days": "Meet every",
    "on": "Day",
    "at": "Hour",
    "is_held": "Took place",
    "is_tour": "Part of the listening tour",
    "next_on": "Next contact on",
    "placements": "Stands",
    "desired": "Should stand",
    "rhythms": "Contact rhythms",
    "made_on": "Promised on",
    "due_on": "Due",
    "closed_on": "Closed on",
    "renegotiations": "New days agreed on",
    "wordings": "Agreed",
    "review_on": "To be reviewed on",
    "met_on": "Reached on",
    "dropped_on": "Given up on",
    "first_on": "First due",
    "every_days": "Every",
    "text": "What it says",
    "audience_size": "How many people",
    "need": "What I need",
    "held_why": "Held back because",
    "codings": "Themes",
    "briefings": "Departments",
}


_LISTED = ("briefings", "promises", "sendings")


def differing(field: str, was: Any, now: Any) -> tuple[Any, Any]:
    """Both sides of a field; of departments, promises, sendings and answers only those that are not in both."""
    if was is None or now is None:
        return was, now
    if field == "answers":
        return _other_than(was, now), _other_than(now, was)
    if field in _LISTED:
        return [one for one in was if one not in now], [one for one in now if one not in was]
    return was, now


def _other_than(answers: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, Any]:
    return {key: text for key, text in answers.items() if known.get(key) != text}


def label(field: str) -> str:
    """What a field is called on the screen; empty for one that is called as it is anywhere else."""
    return _LABELS.get(field, "")


def said(field: str, value: Any, names: Mapping[str, str]) -> str:
    """A field's value in words; empty for one that is said as it is anywhere else."""
    if field in ("stakeholder", "members", "influences"):
        those = [value] if isinstance(value, str) else value
        return ", ".join(names.get(one, "somebody deleted") for one in those)
    say = _SAYING.get(field)
    return say(value) if say else ""


def _placement(placement: Mapping[str, Any]) -> str:
    told = [f"{part} {LEVELS[placement[part] - 1]}" for part in ("influence", "interest") if placement.get(part)]
    return ", ".join([*told, *filter(None, [placement.get("engagement")])]) or "nothing known"


def _sending(sending: Mapping[str, Any]) -> str:
    if sending["is_skipped"]:
        return f"{sending['due_on']} left out"
    return f"{sending['due_on']} sent on {sending['sent_on']}"


def _briefing(briefing: Mapping[str, Any]) -> str:
    if briefing["objection"]:
        return f"{briefing['department']} objects: “{briefing['objection']}”"
    if briefing["confirmed_on"]:
        return f"{briefing['department']} confirmed on {briefing['confirmed_on']}"
    return (
        f"{briefing['department']} told on {briefing['briefed_on']}"
        if briefing["briefed_on"]
        else briefing["department"]
    )


def _promise(promise: Mapping[str, Any]) -> str:
    needs = f" ({promise['sense']} {promise['threshold']:g})" if promise.get("threshold") is not None else ""
    return f"“{promise['text']}”{needs}"


_SAYING: Mapping[str, Callable[[Any], str]] = {
    "placements": lambda placements: _placement(placements[-1]),
    "rhythms": lambda rhythms: f"{' / '.join(map(str, rhythms.values()))} days",
    "rhythm_days": lambda days: f"{days} days",
    "every_days": lambda days: f"{days} days",
    "at": lambda at: str(at)[:5],
    "answers": lambda answers: "; ".join(f"“{text}”" for text in answers.values() if text),
    "codings": lambda codings: ", ".join(dict.fromkeys(coding["theme"] for coding in codings)),
    "renegotiations": lambda those: ", ".join(f"{one['due_before']} to {one['due_on']}" for one in those),
    "wordings": lambda wordings: f"“{wordings[-1]['text']}”",
    "sendings": lambda sendings: _sending(sendings[-1]),
    "briefings": lambda briefings: ", ".join(map(_briefing, briefings)),
    "promises": lambda promises: ", ".join(map(_promise, promises)),
}
