"""Themes: what the interviews have in common, who says it in which words, and who sees it otherwise."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.shared.errors import BadInput
from planner.shared.value import one_line
from planner.stakeholders.interview import Coding, Interview
from planner.stakeholders.stakeholder import StakeholderId


@dataclass(frozen=True, slots=True)
class Voice:
    """What one stakeholder said on a theme, and whether it speaks against it."""

    stakeholder: StakeholderId
    question: str
    quote: str
    is_against: bool


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme over all interviews, with every voice on it."""

    name: str
    voices: tuple[Voice, ...]

    @property
    def in_favour(self) -> int:
        """How many people name it."""
        return len({voice.stakeholder for voice in self.voices if not voice.is_against})

    @property
    def against(self) -> int:
        """How many people see it otherwise."""
        return len({voice.stakeholder for voice in self.voices if voice.is_against})

    @property
    def people(self) -> int:
        """How many people said something on it; whoever said both counts once."""
        return len({voice.stakeholder for voice in self.voices})

    @property
    def is_contested(self) -> bool:
        """Whether somebody names it and somebody sees it otherwise."""
        return self.in_favour > 0 and self.against > 0


def themes(interviews: Iterable[Interview]) -> list[Theme]:
    """The themes of all interviews: those of the most people first, then those that most of them name.

    Names that differ in capitals only are one theme, written as most often. Its voices are in the order of the
    interviews' days, those against it last.
    """
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    voices: dict[str, list[Voice]] = defaultdict(list)
    for interview in sorted(interviews, key=lambda one: (one.on, one.id)):
        for coding in interview.codings:
            key = coding.theme.casefold()
            spellings[key][coding.theme] += 1
            voices[key].append(Voice(interview.stakeholder, coding.question, coding.quote, coding.is_against))
    found = [Theme(_written(spellings[key]), _against_last(said)) for key, said in voices.items()]
    return sorted(found, key=lambda theme: (-theme.people, -theme.in_favour, theme.name.casefold()))


def renamed_theme(interviews: Iterable[Interview], before: str, after: str) -> list[Interview]:
    """The interviews that name a theme, with another name for it; merged where the other name stands already.

    Where both stand at one answer one coding is left, with both quotes; it speaks against the theme only if both did.
    Returns those that changed. `BadInput` for an empty name.
    """
    name = one_line(after)
    if not name:
        raise BadInput("Type a name for the theme; this one is empty.", {"after": "type a name"})
    return [
        renamed
        for interview in interviews
        if (renamed := interview.but(codings=_renamed(interview.codings, before.casefold(), name))) != interview
    ]


def _renamed(codings: Iterable[Coding], before: str, after: str) -> tuple[Coding, ...]:
    kept: dict[tuple[str, str], Coding] = {}
    for coding in codings:
        now = coding.but(theme=after) if coding.theme.casefold() in (before, after.casefold()) else coding
        place = now.theme.casefold(), now.question
        kept[place] = _both(kept[place], now) if place in kept else now
    return tuple(kept.values())


def _both(one: Coding, other: Coding) -> Coding:
    quotes = dict.fromkeys(quote for quote in (one.quote, other.quote) if quote)
    return one.but(quote="\n".join(quotes), is_against=one.is_against and other.is_against)


def _written(spellings: Counter[str]) -> str:
    return min(spellings, key=lambda name: (-spellings[name], name))


def _against_last(voices: Sequence[Voice]) -> tuple[Voice, ...]:
    return tuple(sorted(voices, key=lambda voice: voice.is_against))
