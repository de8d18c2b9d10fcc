"""Somebody in a file who is in the register already: what the file changes, and what stays."""

from collections.abc import Mapping, Sequence
from datetime import date

from planner.stakeholders.merging import JOINED, joined_text
from planner.stakeholders.stakeholder import Placement, Stakeholder

_REPLACED = ("role", "unit", "email", "phone", "owner", "channel", "rhythm_days", "first_contact_by", "desired")


def updated(stored: Stakeholder, found: Stakeholder) -> Stakeholder:
    """The stakeholder with all that the file says of them; what it does not say stays.

    Facts are replaced, texts joined, members and influence on others added, placements kept by their days: importing
    the same file twice changes nothing the second time. The name stays as it is in the register.
    """
    replaced = {name: getattr(found, name) for name in _REPLACED if _says_more(getattr(found, name), stored, name)}
    joined = {name: joined_text(getattr(stored, name), getattr(found, name)) for name in JOINED}
    members = _added(stored.members, found.members, stored)
    return stored.but(
        **replaced,
        **joined,
        members=members,
        kind=found.kind if members and not stored.members else stored.kind,
        influences=_added(stored.influences, found.influences, stored),
        placements=_placements(stored, found),
    )


def differences(stored: Stakeholder, after: Stakeholder) -> list[str]:
    """The names of the fields that an update changes, in their order."""
    return [name for name in type(stored).model_fields if getattr(stored, name) != getattr(after, name)]


def _says_more(given: object, stored: Stakeholder, name: str) -> bool:
    """Whether the file says something, and something else than in other letters what is stored."""
    known = getattr(stored, name)
    is_same = isinstance(given, str) and isinstance(known, str) and given.casefold() == known.casefold()
    return given not in ("", None) and not is_same


def _added(stored: tuple[str, ...], found: tuple[str, ...], of: Stakeholder) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in (*stored, *found) if one != of.id))


def _placements(stored: Stakeholder, found: Stakeholder) -> tuple[Placement, ...]:
    """Every day that either knows; of a day that both know, what the file says and else what was stored."""
    known = stored.placements
    for placement in found.placements:
        seen = {name: value for name, value in _seen(placement).items() if value is not None}
        if seen and not _holds(known, placement.on, seen):
            known = _with(known, placement.on, seen)
    return known


def _with(known: Sequence[Placement], on: date, seen: Mapping[str, object]) -> tuple[Placement, ...]:
    """What was seen on a day among what is known; later days take only what nobody had seen until then."""
    before = [placement for placement in known if placement.on <= on]
    now = (before[-1] if before else Placement(on=on)).but(on=on, **seen)
    earlier = [placement for placement in before if placement.on < on]
    return (*earlier, now, *(_filled(placement, seen) for placement in known if placement.on > on))


def _filled(placement: Placement, seen: Mapping[str, object]) -> Placement:
    return placement.but(**{name: value for name, value in seen.items() if getattr(placement, name) is None})


def _holds(known: Sequence[Placement], on: date, seen: Mapping[str, object]) -> bool:
    """Whether this is what is known of them on that day already."""
    before = [placement for placement in known if placement.on <= on]
    return bool(before) and all(getattr(before[-1], name) == value for name, value in seen.items())


def _seen(placement: Placement) -> dict[str, object]:
    return {"influence": placement.influence, "interest": placement.interest, "engagement": placement.engagement}
