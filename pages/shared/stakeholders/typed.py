"""What was typed about somebody, as the stakeholder that a save would store."""

from collections.abc import Mapping
from typing import Any

from pages.shared.draft import Draft
from planner.shared.errors import BadInput
from planner.stakeholders.stakeholder import Stakeholder, StakeholderKind

FIELDS = (
    "name", "kind", "role", "unit", "email", "phone", "owner", "channel", "rhythm_days", "first_contact_by",
    "members", "wants", "needs", "influences", "private_note",
)  # fmt: skip
"""The fields of the details."""

STANDING = ("influence", "interest", "engagement", "desired", "on")
"""The fields of where somebody stands."""

_EMPTY: Mapping[str, Any] = {"rhythm_days": None, "first_contact_by": None}


def details(draft: Draft[Stakeholder]) -> Stakeholder:
    """The stakeholder with the details as typed; `BadInput`, by field, for what cannot be."""
    fields = {name: _filled(name, value) for name, value in draft.typed().items() if name in FIELDS}
    kind = StakeholderKind(fields.get("kind", draft.onto.kind))
    if kind is StakeholderKind.PERSON and fields.get("kind"):
        fields["members"] = ()
    return draft.onto.but(**fields)


def standing(draft: Draft[Stakeholder]) -> Stakeholder:
    """The stakeholder placed on the day chosen, as far as something was chosen; `BadInput` without a day."""
    typed = draft.typed()
    seen = {name: typed[name] for name in ("influence", "interest", "engagement") if name in typed}
    changed = draft.onto.but(desired=typed["desired"]) if "desired" in typed else draft.onto
    if not seen:
        return changed
    day = draft.value("on")
    if day is None:
        said = "Choose the day since which this holds."
        raise BadInput(said, {"on": said})
    return changed.placed(day, **seen)


def _filled(name: str, value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return _EMPTY.get(name, "") if value is None else value
