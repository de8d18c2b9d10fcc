"""A draft: what was typed about a KPI and not yet saved. It outlives tabs, refusals, looks at other pages
and changes by others.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from planner.kpis.kpi import Kpi, KpiId

_DRAFTS = "kpi_drafts"
_KEPT_APART = ("version", "position", "since", "retired_on", "targets", "limits", "teams")
"""What no field of a draft is about: it is changed by actions of its own, which leave the draft as it is."""


@dataclass
class Draft:
    """`origin` is the KPI whose values the fields began with, `onto` the one that a save replaces.

    They differ after somebody else, or the visitor in another tab, changed the KPI in between.
    """

    origin: Kpi
    onto: Kpi
    round: int = 0
    began_with: dict[str, Any] = field(default_factory=dict)
    is_saved: bool = False
    """Whether it was begun by a save just now."""

    def key(self, name: str) -> str:
        """The key of a field's widget. Another version or round of the KPI has fields of its own."""
        return f"setup-{name}-{self.origin.id}-{self.origin.version}-{self.round}"

    def field(self, name: str, value: Any) -> str:
        """The key of a field that begins with this value; to be called whenever it is drawn."""
        self.began_with[name] = value
        return self.key(name)

    def value(self, name: str, otherwise: Any = None) -> Any:
        """What stands in a field now; `otherwise` for one that was never drawn."""
        return st.session_state.get(self.key(name), self.began_with.get(name, otherwise))

    def typed(self) -> Mapping[str, Any]:
        """The fields in which something else stands than they began with."""
        return {name: self.value(name) for name, value in self.began_with.items() if self.value(name) != value}

    @property
    def is_dirty(self) -> bool:
        """Whether anything would be lost."""
        return bool(self.typed())


def draft_of(kpi: Kpi) -> Draft:
    """The draft of a KPI, begun anew from what is stored as long as nothing has been typed."""
    known = _drafts().get(kpi.id)
    if known is None or (known.onto != kpi and not known.is_dirty):
        known = _drafts()[kpi.id] = Draft(kpi, kpi, known.round + 1 if known else 0)
    elif known.onto.version != kpi.version and _is_same_for_fields(known.onto, kpi):
        known.onto = kpi
    return known


def renew(kpi: Kpi, *, is_saved: bool = False) -> None:
    """Begin the draft anew from this KPI, dropping what was typed; to be called in a callback."""
    known = _drafts().get(kpi.id)
    _drafts()[kpi.id] = Draft(kpi, kpi, known.round + 1 if known else 0, is_saved=is_saved)


def carry_over(kpi: Kpi) -> None:
    """Have the next save of what was typed replace this newer version of the KPI; to be called in a callback."""
    if known := _drafts().get(kpi.id):
        known.onto = kpi


def _is_same_for_fields(one: Kpi, other: Kpi) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in Kpi.model_fields if name not in _KEPT_APART)


def _drafts() -> dict[KpiId, Draft]:
    drafts: dict[KpiId, Draft] = st.session_state.setdefault(_DRAFTS, {})
    return drafts
