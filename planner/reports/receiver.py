"""To whom a mail goes: whoever is meant by a name, and the CEO, if the register knows just one."""

import re
from collections.abc import Sequence

from planner.stakeholders.stakeholder import Stakeholder, StakeholderKind

_TITLES = frozenset({"ceo", "chief executive", "chief executive officer", "managing director", "boss"})
_BETWEEN = re.compile(r"[,;/&()–—]|\band\b|\s-\s")


def chief_of(stakeholders: Sequence[Stakeholder]) -> Stakeholder | None:
    """The one person whose role says that they lead the company; None if there is none, or more than one."""
    found = [one for one in stakeholders if one.kind is StakeholderKind.PERSON and _leads(one.role)]
    return found[0] if len(found) == 1 else None


def address_for(to: str, stakeholders: Sequence[Stakeholder]) -> str:
    """The e-mail address of whoever is meant: an address itself, the one person of that name, or “CEO”."""
    if "@" in to:
        return to.strip()
    wanted = " ".join(to.split()).casefold()
    named = [one for one in stakeholders if one.name.casefold() == wanted]
    if len(named) == 1:
        return named[0].email
    chief = chief_of(stakeholders) if wanted in _TITLES else None
    return chief.email if chief else ""


def _leads(role: str) -> bool:
    return any(" ".join(part.split()).casefold() in _TITLES for part in _BETWEEN.split(role))
