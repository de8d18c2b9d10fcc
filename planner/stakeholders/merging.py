"""Merging: one stakeholder made of two entries for the same person or group."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from planner.shared.value import Value
from planner.stakeholders.stakeholder import Placement, Stakeholder, StakeholderId, StakeholderKind

_EITHER = ("name", "role", "unit", "email", "phone", "owner", "channel", "rhythm_days", "first_contact_by", "desired")
JOINED = ("wants", "needs", "private_note")
"""The texts of which two entries may both say something."""
_SEEN = ("influence", "interest", "engagement")

V = TypeVar("V", bound=Value)


def to_choose(keep: Stakeholder, drop: Stakeholder) -> tuple[str, ...]:
    """The fields that hold one thing only and of which both entries say something different."""
    both = {field: (getattr(keep, field), getattr(drop, field)) for field in ("kind", *_EITHER)}
    return tuple(field for field, (one, other) in both.items() if one and other and one != other)


def merged(keep: Stakeholder, drop: Stakeholder, chosen: Mapping[str, str] | None = None) -> Stakeholder:
    """One entry of both, with the id and version of the one to keep.

    `chosen` tells of a field whether to take that of "keep" or of "drop". Without a choice a field is that of the one
    to keep unless it is empty there; texts that differ are joined; placements are laid together day by day; members
    and those influenced are those of both. Something with members is a group. `BadInput` if the texts grow too long.
    """
    sides = {field: drop if side == "drop" else keep for field, side in (chosen or {}).items()}
    fields: dict[str, Any] = {field: getattr(keep, field) or getattr(drop, field) for field in _EITHER}
    fields |= {field: joined_text(getattr(keep, field), getattr(drop, field)) for field in JOINED}
    fields["placements"] = _placements(keep, drop)
    fields["members"] = keep.members + drop.members
    fields["influences"] = keep.influences + drop.influences
    fields["kind"] = StakeholderKind.GROUP if fields["members"] else keep.kind
    fields |= {field: getattr(side, field) for field, side in sides.items()}
    for field in ("members", "influences"):
        fields[field] = _others(fields[field], keep.id, drop.id)
    return keep.but(**fields)


def moved_over(values: Iterable[V], keep: StakeholderId, drop: StakeholderId) -> list[V]:
    """These values, naming the stakeholder to keep wherever they named the other.

    Contacts, interviews and whatever else names one `stakeholder`; stakeholders with those they influence and their
    members, of whom nobody stands twice or for themselves.
    """
    return [_moved(value, keep, drop) for value in values]


def joined_text(one: str, other: str) -> str:
    """Both texts, a paragraph each; the longer one where it says what the other says."""
    if not one or not other or other in one:
        return one or other
    return other if one in other else f"{one}\n\n{other}"


def _moved(value: V, keep: StakeholderId, drop: StakeholderId) -> V:
    changes: dict[str, Any] = {}
    if getattr(value, "stakeholder", None) == drop:
        changes["stakeholder"] = keep
    for field in ("influences", "members"):
        named = getattr(value, field, ())
        if drop in named:
            replaced = [keep if one == drop else one for one in named]
            changes[field] = _others(replaced, getattr(value, "id", keep))
    return value.but(**changes) if changes else value


def _others(named: Iterable[StakeholderId], *themselves: str) -> tuple[StakeholderId, ...]:
    return tuple(one for one in dict.fromkeys(named) if one not in themselves)


def _placements(keep: Stakeholder, drop: Stakeholder) -> tuple[Placement, ...]:
    """Each change of either holds from its day on; on one day that of the entry to keep holds."""
    seen: dict[Any, dict[str, object]] = {}
    for stakeholder in (drop, keep):
        before: Placement | None = None
        for placement in stakeholder.placements:
            seen.setdefault(placement.on, {}).update(_changes(before, placement))
            before = placement
    placements: list[Placement] = []
    known: dict[str, object] = {}
    for day in sorted(seen):
        known |= seen[day]
        placements.append(Placement.checked(on=day, **known))
    return tuple(placements)


def _changes(before: Placement | None, now: Placement) -> dict[str, object]:
    said = {field: getattr(now, field) for field in _SEEN if getattr(now, field) is not None}
    return {field: value for field, value in said.items() if before is None or getattr(before, field) != value}
