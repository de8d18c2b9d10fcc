"""What is being typed about a campaign: it outlives refusals, a closed dialog and looks at other pages."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from pages.shared import visit
from planner.communication.campaign import Briefing, Campaign, Promise

_DRAFTS, _ROUND = "campaign_drafts", "campaign_rounds"


@dataclass(frozen=True)
class Draft:
    """`origin` is the campaign whose values the fields began with, `onto` the one that a save replaces.

    Both are None for a new one; they differ after somebody else saved it meanwhile. `promises` and `departments` are
    the numbers of the rows.
    """

    origin: Campaign | None
    onto: Campaign | None
    round: int
    promises: tuple[int, ...]
    departments: tuple[int, ...]
    next_row: int
    """A number that no row has had: one that was taken away never comes back with its text."""

    def key(self, field: str, row: int | None = None) -> str:
        """The key of a field's widget; every draft has fields of its own."""
        return f"campaign-{field}-{self.round}" + ("" if row is None else f"-{row}")

    def value(self, field: str, otherwise: Any, row: int | None = None) -> Any:
        """What stands in a field now, or what it began with while it was not drawn."""
        return st.session_state.get(self.key(field, row), otherwise)

    def promise(self, row: int) -> Promise | None:
        """The promise with which a row began; None for a row that was added."""
        known = self.origin.promises if self.origin else ()
        return known[row] if row < len(known) else None

    def briefing(self, row: int) -> Briefing | None:
        """The department with which a row began; None for a row that was added."""
        known = self.origin.briefings if self.origin else ()
        return known[row] if row < len(known) else None


def draft_of(campaign: Campaign | None, is_typed: Callable[[Draft], bool]) -> Draft:
    """What was typed about a campaign and not saved, or else a draft begun from it.

    One in which nothing is typed gives way to what was saved meanwhile.
    """
    known = _drafts().get(_name(campaign))
    return known if known and (known.onto == campaign or is_typed(known)) else begun(campaign)


def begun(campaign: Campaign | None) -> Draft:
    """A draft begun anew from what is stored, dropping what was typed; to be called in a callback."""
    rounds = st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    promises = range(len(campaign.promises) if campaign else 1)
    departments = range(len(campaign.briefings) if campaign else 1)
    after = max(len(promises), len(departments))
    return kept(Draft(campaign, campaign, rounds, tuple(promises), tuple(departments), after))


def kept(draft: Draft) -> Draft:
    """Keep a draft until it is saved or dropped."""
    _drafts()[_name(draft.origin)] = draft
    return draft


def dropped(draft: Draft) -> None:
    """Let go of a draft, when it was saved."""
    _drafts().pop(_name(draft.origin), None)


def with_row(draft: Draft, of: str) -> Draft:
    """The draft with one more row of `promises` or `departments`."""
    rows: tuple[int, ...] = getattr(draft, of)
    return kept(replace(draft, **{of: (*rows, draft.next_row)}, next_row=draft.next_row + 1))


def without_row(draft: Draft, of: str, row: int) -> Draft:
    """The draft without a row."""
    return kept(replace(draft, **{of: tuple(one for one in getattr(draft, of) if one != row)}))


def onto(draft: Draft, stored: Campaign) -> Draft:
    """The draft, to replace what somebody else saved meanwhile."""
    return kept(replace(draft, onto=stored))


def _name(campaign: Campaign | None) -> str:
    return campaign.id if campaign else ""


def _drafts() -> dict[str, Draft]:
    """Those of the open plan: a campaign that was begun to be added belongs to it, too."""
    found: dict[str, Draft] = st.session_state.setdefault(_DRAFTS, {}).setdefault(visit.plan_id(), {})
    return found
