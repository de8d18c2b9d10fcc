"""The people of a file against the register: who is new, who is known already and why one thinks so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from planner.exchange.people_found import FoundPerson
from planner.exchange.people_update import differences, updated
from planner.shared.errors import BadInput
from planner.stakeholders.duplicates import name_key
from planner.stakeholders.merging import merged
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

_Ids = Mapping[StakeholderId, StakeholderId | None]
"""Who somebody in the file is in the register; None if they do not come in."""
_TELLING = ("email", "phone", "unit", "role")


class Fate(StrEnum):
    """What becomes of somebody in a file."""

    ADD = "add"
    UPDATE = "update"
    LEAVE_OUT = "leave out"


@dataclass(frozen=True)
class Match:
    """Somebody in a file and who they seem to be in the register; None if they are new.

    `why` tells what speaks for it. `same_as` is the earlier row of the file that is the same person, else 0.
    `tied` is whom the file describes, with members and those influenced as the register knows them. `problem` is what
    keeps them out of the register, such as texts that are too long together.
    """

    found: FoundPerson
    tied: Stakeholder
    stored: Stakeholder | None = None
    why: str = ""
    same_as: int = 0
    problem: str = ""

    @cached_property
    def after(self) -> Stakeholder:
        """The stakeholder as they would be stored."""
        if self.stored is None:
            return self.tied
        return self.stored if self.problem else updated(self.stored, self.tied)

    @cached_property
    def changes(self) -> list[str]:
        """The fields that an update changes; empty for somebody new."""
        return differences(self.stored, self.after) if self.stored else []

    @property
    def fate(self) -> Fate:
        """What becomes of them unless the user decides otherwise."""
        if self.same_as or (self.stored and not self.changes):
            return Fate.LEAVE_OUT
        return Fate.UPDATE if self.stored else Fate.ADD

    @property
    def possible(self) -> tuple[Fate, ...]:
        """What the user may choose from."""
        return tuple(Fate) if self.stored and not self.problem else (Fate.ADD, Fate.LEAVE_OUT)


def matches(people: Sequence[FoundPerson], known: Sequence[Stakeholder]) -> list[Match]:
    """Each of the people with who they are in the register: by their card, their e-mail, or else their name.

    Names count whatever their case, accents and order, unless e-mail, unit or role tell two people of one name apart.
    """
    register = _Register.of(known)
    found = _without_repeats([_match(one, register) for one in people])
    ids = _ids((match, Fate.LEAVE_OUT if match.stored or match.same_as else Fate.ADD) for match in found)
    return [_that_can_be_kept(replace(match, tied=_relinked(match.tied, ids))) for match in found]


def chosen(matched: Iterable[Match], fates: Mapping[int, Fate]) -> tuple[list[Stakeholder], list[Stakeholder]]:
    """Those to add and those to update, by what was chosen for their rows, or else by their own fate.

    Members and those influenced become whom they are in the register; who stays out is in nobody's list.
    """
    decided = [(match, fates.get(match.found.row, match.fate)) for match in matched]
    ids = _ids(decided)
    new = [_relinked(match.found.stakeholder, ids) for match, fate in decided if fate is Fate.ADD]
    stored = {match.stored.id: match.stored for match, _ in decided if match.stored}
    known: dict[StakeholderId, Stakeholder] = {}
    for match, fate in decided:
        if fate is Fate.UPDATE and match.stored:
            before = known.get(match.stored.id, match.stored)
            known[before.id] = updated(before, _relinked(match.found.stakeholder, ids))
    return new, [after for key, after in known.items() if after != stored[key]]


@dataclass(frozen=True, slots=True)
class _Register:
    by_id: Mapping[str, Stakeholder]
    by_email: Mapping[str, Sequence[Stakeholder]]
    by_name: Mapping[str, Sequence[Stakeholder]]

    @classmethod
    def of(cls, known: Sequence[Stakeholder]) -> "_Register":
        by_email: dict[str, list[Stakeholder]] = {}
        by_name: dict[str, list[Stakeholder]] = {}
        for one in known:
            by_email.setdefault(_plain(one.email), []).append(one)
            by_name.setdefault(name_key(one.name), []).append(one)
        return cls({one.id: one for one in known}, by_email, by_name)


def _match(found: FoundPerson, register: _Register) -> Match:
    one = found.stakeholder
    if card := register.by_id.get(found.mark):
        return Match(found, one, card, "the same card")
    mailed = register.by_email.get(_plain(one.email), ()) if one.email else ()
    named = register.by_name.get(name_key(one.name), ())
    if len(both := [known for known in mailed if known in named] or list(mailed)) == 1:
        return Match(found, one, both[0], "the same e-mail")
    if len(alike := [known for known in named if not _differ(one, known, "email")]) == 1:
        return Match(found, one, alike[0], "the same name")
    if len(same := [known for known in alike if not _differ(one, known, "unit", "role")]) == 1:
        return Match(found, one, same[0], "the same name")
    return Match(found, one)


def _without_repeats(found: Sequence[Match]) -> list[Match]:
    """The matches; who stands above in the file already is told by that row, which takes in what this one adds."""
    above: dict[str, list[int]] = {}
    result: list[Match] = []
    for match in found:
        namesakes = above.setdefault(name_key(match.tied.name), [])
        at = next((at for at in namesakes if _are_one(result[at].tied, match.tied)), None)
        if at is None:
            namesakes.append(len(result))
            result.append(match)
        else:
            result[at], again = _told_twice(result[at], match)
            result.append(again)
    return result


def _are_one(one: Stakeholder, other: Stakeholder) -> bool:
    """Whether two of one name in a file are one person: by their e-mail, or else by all that both rows say."""
    mail = _plain(one.email)
    return bool(mail and mail == _plain(other.email)) or not _differ(one, other, *_TELLING)


def _told_twice(one: Match, again: Match) -> tuple[Match, Match]:
    """The match of the row above with what the row below adds, and that of the row below, which has done its part."""
    below = replace(again, stored=None, same_as=one.found.row, why=f"the same as row {one.found.row}")
    try:
        whole = merged(one.tied, again.tied)
    except BadInput as error:
        return one, _left_out(below, error)
    return replace(one, found=replace(one.found, stakeholder=whole), tied=whole), below


def _that_can_be_kept(match: Match) -> Match:
    try:
        match.after  # noqa: B018 - worked out here once, as long as something can be done about it
    except BadInput as error:
        return _left_out(match, error)
    return match


def _left_out(match: Match, error: BadInput) -> Match:
    return replace(match, problem=str(error), why=f"{match.why}; with what is known already: {error}")


def _differ(one: Stakeholder, other: Stakeholder, *names: str) -> bool:
    """Whether both say something of one of these fields, and not the same."""
    sides = [(_plain(getattr(one, name)), _plain(getattr(other, name))) for name in names]
    return any(mine and theirs and mine != theirs for mine, theirs in sides)


def _ids(decided: Iterable[tuple[Match, Fate]]) -> _Ids:
    """Who everybody in the file is in the register, once this is done."""
    of_row: dict[int, StakeholderId | None] = {}
    ids: dict[StakeholderId, StakeholderId | None] = {}
    for match, fate in decided:
        known = match.stored.id if match.stored else of_row.get(match.same_as)
        own = match.found.stakeholder.id
        ids[own] = of_row[match.found.row] = own if fate is Fate.ADD else known
    return ids


def _relinked(one: Stakeholder, ids: _Ids) -> Stakeholder:
    def tied(others: Iterable[StakeholderId]) -> tuple[StakeholderId, ...]:
        found = (ids.get(other, other) for other in others)
        return tuple(dict.fromkeys(other for other in found if other and other != one.id))

    return one.but(members=tied(one.members), influences=tied(one.influences))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
