"""The words that registers of stakeholders use for levels, engagement, quadrants and rhythms, in our own."""

import math
import re
from collections.abc import Mapping

from planner.exchange.cell_values import is_blank
from planner.exchange.people_headers import plain_header
from planner.shared.errors import BadInput
from planner.stakeholders.stakeholder import LEVELS, Engagement, StakeholderKind

_NUMBER = re.compile(
    r"(?P<number>\d{1,2}(?:[.,]\d+)?)(?:\s*(?:/|of|out of)\s*(?P<top>5|10))?(?![.,]?\d|%|\s*(?:/|of|out of)\s*\d)"
)
_RHYTHM = re.compile(r"(?:every\s+)?(?P<count>\d{1,3})?\s*(?P<unit>d|days?|w|wks?|weeks?|m|months?)")
_FIVE, _TEN = 5, 10
_LEVEL_OF = {word: level for level, word in enumerate(LEVELS, 1)} | {
    **dict.fromkeys(("none", "no", "minimal", "lowest", "vl", "very weak"), 1),
    **dict.fromkeys(("l", "minor", "weak", "small", "little"), 2),
    **dict.fromkeys(("m", "med", "moderate", "mid", "middle", "average", "some"), 3),
    **dict.fromkeys(("h", "major", "strong", "large", "significant"), 4),
    **dict.fromkeys(("gering", "niedrig", "laag", "klein", "faible", "bajo", "baja"), 2),
    **dict.fromkeys(("mittel", "gemiddeld", "middel", "moyen", "moyenne", "medio", "media"), 3),
    **dict.fromkeys(("hoch", "gross", "hoog", "groot", "eleve", "elevee", "fort", "alto", "alta"), 4),
    **dict.fromkeys(("sehr gering", "sehr niedrig", "zeer laag", "tres faible", "muy bajo", "muy baja"), 1),
    **dict.fromkeys(("sehr hoch", "zeer hoog", "tres eleve", "tres elevee", "tres fort", "muy alto", "muy alta"), 5),
    **dict.fromkeys(("vh", "critical", "highest", "extreme", "decisive", "very strong"), 5),
}
_ENGAGEMENTS: Mapping[Engagement, tuple[str, ...]] = {
    Engagement.UNAWARE: ("unaware", "not aware", "uninformed", "u"),
    Engagement.RESISTANT: (
        *("resistant", "resisting", "resistor", "resister", "opponent", "opposed", "opposing", "blocker", "critic"),
        *(
            "negative",
            "against",
            "hostile",
            "ablehnend",
            "negativ",
            "negatief",
            "negatif",
            "negativo",
            "opposant",
            "detractor",
            "sceptic",
            "skeptic",
            "sceptical",
            "skeptical",
            "r",
        ),
    ),
    Engagement.NEUTRAL: (
        "neutral",
        "neutraal",
        "neutre",
        "indifferent",
        "undecided",
        "ambivalent",
        "passive",
        "fence sitter",
        "n",
    ),
    Engagement.SUPPORTIVE: (
        *("supportive", "supporter", "supporting", "support", "positive", "in favour", "in favor", "for", "ally"),
        *("friendly", "advocate", "unterstutzend", "positiv", "positief", "positif", "favorable", "positivo", "s"),
    ),
    Engagement.LEADING: ("leading", "leader", "lead", "champion", "sponsor", "driver", "driving", "l"),
}
_ENGAGEMENT_OF = {word: engagement for engagement, words in _ENGAGEMENTS.items() for word in words}
_HIGH, _LOW = 4, 2
_QUADRANT_OF = {
    **dict.fromkeys(("manage closely", "key player", "key players", "collaborate", "partner"), (_HIGH, _HIGH)),
    **dict.fromkeys(("keep satisfied", "satisfy", "meet their needs", "context setter"), (_HIGH, _LOW)),
    **dict.fromkeys(("keep informed", "inform", "show consideration", "subject", "subjects"), (_LOW, _HIGH)),
    **dict.fromkeys(("monitor", "minimal effort", "least important", "crowd"), (_LOW, _LOW)),
}
_RHYTHM_OF = {
    **dict.fromkeys(("daily", "every day"), 1),
    **dict.fromkeys(("weekly", "every week", "once a week"), 7),
    **dict.fromkeys(("biweekly", "bi weekly", "fortnightly", "every other week", "twice a month"), 14),
    **dict.fromkeys(("monthly", "every month", "once a month"), 30),
    **dict.fromkeys(("every other month", "bimonthly", "bi monthly"), 60),
    **dict.fromkeys(("quarterly", "every quarter", "once a quarter"), 90),
    **dict.fromkeys(("yearly", "annually", "once a year"), 365),
}
_GROUPS = frozenset({"group", "team", "organisation", "organization", "department", "committee", "board", "g"})
_PERSONS = frozenset({"person", "individual", "contact", "people", "p", ""})


def number_of(text: str) -> float | None:
    """The bare number in a cell, whose scale the cell does not tell; None for words, and for "8/10"."""
    found = _NUMBER.match(text.strip())
    return _as_float(found["number"]) if found and not found["top"] and plain_header(text) not in _LEVEL_OF else None


def level_of(text: str, top: int = _FIVE) -> int:
    """A level from 1 to 5: in words, or as a number of a scale up to `top`. `BadInput` for anything else."""
    if (word := plain_header(text)) in _LEVEL_OF:
        return _LEVEL_OF[word]
    found = _NUMBER.match(text.strip())
    number, top = (_as_float(found["number"]), int(found["top"] or top)) if found else (0.0, top)
    if not 1 <= number <= top:
        raise BadInput(f"This is no level; write 1 to {_FIVE}, 1 to {_TEN}, or {', '.join(LEVELS)}.")
    return math.ceil(number * _FIVE / top) if top == _TEN else math.floor(number + 0.5)


def engagement_of(text: str) -> Engagement:
    """Where somebody stands, by any of its usual words; `BadInput` for another."""
    found = _ENGAGEMENT_OF.get(plain_header(text))
    if found is None:
        raise BadInput(f"This is not known here; write {', '.join(Engagement)}.")
    return found


def quadrant_levels_of(text: str) -> tuple[int, int]:
    """Influence and interest of a quadrant: high is 4, low is 2. `BadInput` if there is no such quadrant."""
    found = _QUADRANT_OF.get(plain_header(text))
    if found is None:
        raise BadInput("This is no quadrant; write manage closely, keep satisfied, keep informed or monitor.")
    return found


def rhythm_of(text: str) -> int:
    """Days between two contacts: 14, "2 weeks", "monthly"; `BadInput` for anything else."""
    plain = plain_header(text)
    if plain in _RHYTHM_OF:
        return _RHYTHM_OF[plain]
    if plain.isdecimal():
        return int(plain)
    found = _RHYTHM.fullmatch(plain)
    if found is None:
        raise BadInput("This is no rhythm; write the days between two contacts, such as 14, or weekly or monthly.")
    return int(found["count"] or 1) * {"d": 1, "w": 7, "m": 30}[found["unit"][0]]


def kind_of(text: str) -> StakeholderKind:
    """A person, or a group under any of its usual names; `BadInput` for another word."""
    plain = plain_header(text)
    if plain in _GROUPS:
        return StakeholderKind.GROUP
    if plain in _PERSONS or is_blank(text):
        return StakeholderKind.PERSON
    raise BadInput("This is neither of the two kinds; write person or group.")


def _as_float(digits: str) -> float:
    return float(digits.replace(",", "."))
