"""Starters: who usually matters to a new leader of customer experience, to begin a register with."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import yaml

from planner.shared.value import Line, Name, Text, Value
from planner.stakeholders.duplicates import name_key
from planner.stakeholders.stakeholder import Level, Stakeholder, StakeholderId, StakeholderKind

_FILE = Path(__file__).with_name("starters.yaml")

CEO = "ceo"
"""The key of the one who comes first."""


class Starter(Value):
    """One of the usual stakeholders: what they are called until their name is known, and why they matter.

    Influence and interest are a first guess; `first` are those to begin with.
    """

    key: str
    name: Name
    kind: StakeholderKind = StakeholderKind.PERSON
    role: Line = ""
    unit: Line = ""
    why: Text
    influence: Level
    interest: Level
    first: bool = False


@cache
def starters() -> Sequence[Starter]:
    """All of them, those at the top of the company first."""
    return tuple(Starter.checked(**row) for row in yaml.safe_load(_FILE.read_text(encoding="utf-8")))


def missing(known: Iterable[Stakeholder]) -> Sequence[Starter]:
    """Those whom the register does not hold yet, neither by name nor by role."""
    there = {name_key(said) for one in known for said in (one.name, one.role) if said}
    return [one for one in starters() if not {name_key(one.name), name_key(one.role or one.name)} & there]


def begun(starter: Starter, name: str, owner: str, placed_on: date | None) -> Stakeholder:
    """The starter as a stakeholder, under the name given or else its own; placed by the first guess if a day is given.

    `BadInput` for a name that cannot be.
    """
    one = Stakeholder.checked(
        id=StakeholderId(f"new-{starter.key}"),
        name=name.strip() or starter.name,
        kind=starter.kind,
        role=starter.role,
        unit=starter.unit,
        owner=owner,
    )
    return one.placed(placed_on, influence=starter.influence, interest=starter.interest) if placed_on else one
