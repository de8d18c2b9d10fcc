"""Duplicates: who may stand in the register twice, and why it looks so."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from planner.stakeholders.stakeholder import Stakeholder

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": None, "'": None})
_WORDS = re.compile(r"[^\W_]+")
_TITLES = frozenset({"dr", "prof", "mr", "mrs", "ms", "ir", "drs", "mba", "phd", "msc"})
_SHORTEST_TO_MISTYPE = 8
_MOST_ALIKE = 50
"""A list with more names of one pattern is numbered rather than mistyped."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two that may be one and the same, the one that stands first in the list, and why it looks so."""

    one: Stakeholder
    other: Stakeholder
    why: str


def likely_duplicates(stakeholders: Iterable[Stakeholder]) -> list[Likeness]:
    """Who may stand in the register twice, in the order of the register; each pair once, with its strongest reason.

    The same e-mail address; the same name whatever its capitals, accents, titles and the order of its words; the same
    surname and initial within a unit; or names one slip of the keyboard apart. Of several that are all the same, each
    is held against the first. Whoever differs in e-mail address and unit is somebody else of the same name; a
    different e-mail address alone rules out the last two reasons.
    """
    people = list(stakeholders)
    place = {one.id: at for at, one in enumerate(people)}
    found: dict[tuple[str, str], Likeness] = {}
    for one, other, why in _pairs(people):
        first, second = sorted((one, other), key=lambda known: place[known.id])
        found.setdefault((first.id, second.id), Likeness(first, second, why))
    return sorted(found.values(), key=lambda like: (place[like.one.id], place[like.other.id]))


def name_key(name: str) -> str:
    """A name by which to find it again: plain small letters, no titles, its words in the order of the alphabet."""
    return " ".join(sorted(_words(name)))


def _pairs(people: Sequence[Stakeholder]) -> Iterator[tuple[Stakeholder, Stakeholder, str]]:
    for one, other in _same(people, lambda known: known.email.casefold()):
        yield one, other, "The same e-mail address."
    for one, other in _same(people, lambda known: name_key(known.name)):
        if not (_differ(one.email, other.email) and _differ(one.unit, other.unit)):
            yield one, other, "The same name."
    for one, other in _same_initial(people):
        yield one, other, "The same initial and surname in the same unit."
    for one, other in _mistyped(people):
        yield one, other, "Names that are one slip apart."


def _same(
    people: Iterable[Stakeholder], key: Callable[[Stakeholder], Hashable]
) -> Iterator[tuple[Stakeholder, Stakeholder]]:
    first: dict[Hashable, Stakeholder] = {}
    for one in people:
        if known := key(one):
            before = first.setdefault(known, one)
            if before is not one:
                yield before, one


def _same_initial(people: Iterable[Stakeholder]) -> Iterator[tuple[Stakeholder, Stakeholder]]:
    whole: dict[Hashable, list[Stakeholder]] = defaultdict(list)
    short: list[tuple[Hashable, Stakeholder]] = []
    for one in people:
        words = _words(one.name)
        if len(words) > 1 and one.unit:
            key = (words[0][0], words[-1], one.unit.casefold(), one.kind)
            if len(words[0]) == 1:
                short.append((key, one))
            else:
                whole[key].append(one)
    for shared, one in short:
        yield from ((one, other) for other in whole[shared][:_MOST_ALIKE] if not _differ(one.email, other.email))


def _mistyped(people: Iterable[Stakeholder]) -> Iterator[tuple[Stakeholder, Stakeholder]]:
    """Names of which one letter left out of each gives the same word are at most one slip apart, or two."""
    alike: dict[Hashable, dict[str, Stakeholder]] = defaultdict(dict)
    for one in people:
        name = " ".join(_words(one.name))
        if len(name) >= _SHORTEST_TO_MISTYPE:
            numbering = _numbering(name)
            for shorter in {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}:
                alike[shorter, numbering, one.kind].setdefault(name, one)
    for those in alike.values():
        if 1 < len(those) <= _MOST_ALIKE:
            for (name, one), (other_name, other) in combinations(those.items(), 2):
                if _is_one_slip(name, other_name) and not _differ(one.email, other.email):
                    yield one, other


def _is_one_slip(one: str, other: str) -> bool:
    """Whether a letter too many, one wrong letter or two swapped ones make the difference."""
    if len(one) > len(other):
        one, other = other, one
    at = next((place for place, letter in enumerate(one) if letter != other[place]), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    is_swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return is_swapped or one[at + 1 :] == other[at + 1 :]


def _numbering(name: str) -> tuple[str, ...]:
    """What tells “Team A 1” from “Team B 2”: its numbers and single letters."""
    return tuple(word for word in name.split() if len(word) == 1 or not word.isalpha())


def _words(name: str) -> list[str]:
    """The words of a name in plain small letters, given name first."""
    surname, comma, given = name.partition(",")
    ordered = f"{given} {surname}" if comma else name
    plain = unicodedata.normalize("NFKD", ordered.casefold().translate(_LETTERS))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    words = _WORDS.findall(letters)
    return [word for word in words if word not in _TITLES] or words


def _differ(one: str, other: str) -> bool:
    return bool(one and other) and one.casefold() != other.casefold()
