"""Privacy of people in the record: who may read which edits of stakeholders, contacts, talks and commitments."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from planner.plan.change import Change, Edit, Entity, Fields
from planner.stakeholders.privacy import JUDGED
from planner.tasks.task import TaskId

SAID = frozenset({"said", "next_step", "next_on"})
"""What of a contact is for whoever met the stakeholder, and for those who see everything."""

_MOOD = "mood"
_KEPT = (Entity.COMMITMENT, Entity.AGREEMENT, Entity.NOTE)


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may not see everything, and what they may read of the record.

    `tasks` and `hidden` are the private tasks and the other private values, which do not exist for them.
    `people` are the stakeholders and contacts they may know of; None stands for all of them. Whoever may see no
    people at all has no `name` here, for it opens what is their own.
    """

    name: str = ""
    tasks: Collection[TaskId] = ()
    hidden: Collection[str] = ()
    people: Collection[str] | None = ()
    keeps_commitments: bool = False
    makes_links: bool = False


def seen_people_edit(edit: Edit, change: Change, reader: Reader) -> Edit | None:
    """An edit of a change as the reader may see it; None where they may not know of it.

    It is the very same edit where nothing was kept from them.
    """
    if edit.id in reader.hidden or not _is_known(edit, change, reader):
        return None
    match edit.entity:
        case Entity.STAKEHOLDER:
            return without_fields(edit, JUDGED)
        case Entity.CONTACT:
            return without_fields(edit, {_MOOD} if _is_own(edit, change, reader) else SAID | {_MOOD})
    return edit


def holds_hidden(edit: Edit) -> bool:
    """Whether an edit holds something that is not for everybody who may edit people."""
    if edit.entity is Entity.INTERVIEW:
        return True
    kept = {Entity.STAKEHOLDER: JUDGED, Entity.CONTACT: SAID | {_MOOD}}.get(edit.entity, frozenset())
    return any(side[field] for side in _sides(edit) for field in kept if field in side)


def without_fields(edit: Edit, kept: Collection[str]) -> Edit | None:
    """The edit without some fields; None if nothing but its version is left of a change."""
    if not any(side.get(field) for side in _sides(edit) for field in kept):
        return edit
    before, after = _without(edit.before, kept), _without(edit.after, kept)
    if before is not None and after is not None and after.keys() <= {"version"}:
        return None
    return edit.but(before=before, after=after)


def _is_known(edit: Edit, change: Change, reader: Reader) -> bool:
    match edit.entity:
        case Entity.STAKEHOLDER:
            return reader.people is None or edit.id in reader.people or _was_theirs(edit, reader)
        case Entity.CONTACT:
            return reader.people is None or _is_with(edit, reader.people)
        case Entity.INTERVIEW:
            return _is_own(edit, change, reader)
        case Entity.LINK:
            return reader.makes_links
    return edit.entity not in _KEPT or reader.keeps_commitments


def _is_with(edit: Edit, people: Collection[str]) -> bool:
    told = _values(edit, "stakeholder")
    return all(one in people for one in told) if told else edit.id in people


def _was_theirs(edit: Edit, reader: Reader) -> bool:
    return bool(reader.name) and _values(edit, "owner") == {reader.name}


def _is_own(edit: Edit, change: Change, reader: Reader) -> bool:
    """Whether the reader made the change and it is about what they noted: only that they have seen for certain."""
    return bool(reader.name) and change.who == reader.name and _values(edit, "by") <= {reader.name}


def _values(edit: Edit, field: str) -> set[Any]:
    return {side[field] for side in _sides(edit) if field in side}


def _sides(edit: Edit) -> list[Fields]:
    return [side for side in (edit.before, edit.after) if side is not None]


def _without(fields: Fields | None, kept: Collection[str]) -> Fields | None:
    return None if fields is None else {name: value for name, value in fields.items() if name not in kept}
