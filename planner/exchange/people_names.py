"""Stakeholders called by their names in a cell: who belongs to a group, who influences whom."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

_NUMBERED = re.compile(r"(?P<name>.+) \[(?P<number>[^\[\]]+)\]")


@dataclass(frozen=True, slots=True)
class Called:
    """Whom names stand for: those of the file first, then those of the plan; None where two have the same name."""

    numbers: Mapping[str, StakeholderId]
    names: Mapping[str, StakeholderId | None]

    def whom(self, text: str) -> StakeholderId | None:
        """Whom a name stands for, with the number of their row where two have it; None if nobody, or several."""
        if (found := self.names.get(_plain(text))) is not None:
            return found
        numbered = _NUMBERED.fullmatch(text.strip())
        return self.numbers.get(numbered["number"]) if numbered else None

    def all_in(self, cell: str) -> dict[str, StakeholderId | None]:
        """Whom each name in a cell stands for: a line each, or parted by semicolons on one line."""
        text = cell.strip()
        is_one = "\n" not in text and self.whom(text) is not None
        parts = [text] if is_one else text.splitlines() if "\n" in text else text.split(";")
        return {name: self.whom(name) for part in parts if (name := part.strip())}


def called(people: Sequence[Stakeholder], numbers: Mapping[str, StakeholderId], known: Iterable[Stakeholder]) -> Called:
    """The names of the people in a file, and of those known already."""
    names: dict[str, StakeholderId | None] = {}
    for group in (list(known), people):
        times = Counter(_plain(one.name) for one in group)
        names |= {_plain(one.name): one.id if times[_plain(one.name)] == 1 else None for one in group}
    return Called(numbers, names)


def labels_of(people: Sequence[Stakeholder]) -> dict[StakeholderId, str]:
    """What each of the people in a file is called in its cells: by name, or with the number of their row as well."""
    times = Counter(_plain(one.name) for one in people)
    numbered = enumerate(people, 1)
    return {one.id: one.name if times[_plain(one.name)] == 1 else f"{one.name} [{at}]" for at, one in numbered}


def names_out(wanted: Iterable[StakeholderId], labels: Mapping[StakeholderId, str]) -> str:
    """Those of the stakeholders that are in the file, a line each."""
    return "\n".join(labels[one] for one in wanted if one in labels)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
