"""How stakeholders look on every chart: a letter, a word and a colour for each engagement."""

from collections.abc import Sequence

from planner.charts.canvas import safe, shorten
from planner.charts.palette import Colours
from planner.stakeholders.stakeholder import Engagement, Stakeholder

UNKNOWN = "not known"
"""The word for an engagement that nobody has judged yet."""


def letter(engagement: Engagement | None) -> str:
    """The first letter of its word; a question mark where it is not known."""
    return engagement.value[0].upper() if engagement else "?"


def word(engagement: Engagement | None) -> str:
    """ "supportive", "not known"."""
    return engagement.value if engagement else UNKNOWN


def fill(engagement: Engagement | None, ink: Colours) -> str:
    """Its colour; never without its letter or word beside it."""
    match engagement:
        case Engagement.RESISTANT:
            return ink.bad
        case Engagement.NEUTRAL:
            return ink.warning
        case Engagement.SUPPORTIVE:
            return ink.phases[1]
        case Engagement.LEADING:
            return ink.accent
        case _:
            return ink.muted


def gap(now: Engagement | None, wanted: Engagement | None) -> int:
    """How many steps lie between where somebody stands and where they are wanted; 0 where either is not known."""
    return wanted.step - now.step if now and wanted else 0


def way(stakeholder: Stakeholder) -> str:
    """Where they stand and are wanted: "neutral → supportive"; one word if that is the same."""
    now, wanted = stakeholder.engagement, stakeholder.desired
    if wanted is None or wanted is now:
        return word(now)
    return f"{word(now)} → {word(wanted)}"


def by_name(stakeholders: Sequence[Stakeholder]) -> list[Stakeholder]:
    """In the order of their names, which never depends on anything else."""
    return sorted(stakeholders, key=lambda one: (one.name.casefold(), one.id))


def described(stakeholder: Stakeholder) -> str:
    """The first lines of a hover text: name, role and unit."""
    what = ", ".join(text for text in (stakeholder.role, stakeholder.unit) if text)
    return f"<b>{safe(shorten(stakeholder.name, 60))}</b>" + (f"<br>{safe(shorten(what, 80))}" if what else "")


def key_of(shown: Sequence[Engagement | None]) -> str:
    """The letters that are there, with their words: "R resistant · N neutral"."""
    known = [one for one in Engagement if one in shown]
    return " · ".join(f"{letter(one)} {word(one)}" for one in [*known, *([None] if None in shown else [])])
