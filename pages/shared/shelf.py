"""The shelf: what was read and worked out of the plans, kept as long as a plan stays as it is."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock

import streamlit as st

from planner.plan.plan import PlanId

MOST = 256
"""Results that are kept of all plans together: the opened plans and their parts, and what came of them for each view.
Those that nobody asked for the longest go first."""


def kept(plan: PlanId, revision: int, key: Hashable, compute: Callable[[], object]) -> object:
    """`compute()`, or what it gave last time for the same plan, revision and key.

    Nobody asks for an older revision again, so nothing of it is kept. The result is shared: it must never be changed.
    """
    return _shelf().kept(plan, revision, key, compute)


def forget() -> None:
    """Nothing is kept any longer, for any session: a person was erased."""
    _shelf.clear()


@dataclass(slots=True)
class _Shelf:
    """Results by plan and key, those that were asked for last at the end; and the revision of each plan."""

    revisions: dict[PlanId, int] = field(default_factory=dict)
    results: OrderedDict[tuple[PlanId, Hashable], object] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def kept(self, plan: PlanId, revision: int, key: Hashable, compute: Callable[[], object]) -> object:
        place = plan, key
        with self.lock:
            self._turn_to(plan, revision)
            if revision == self.revisions[plan] and place in self.results:
                self.results.move_to_end(place)
                return self.results[place]
        result = compute()
        with self.lock:
            if revision == self.revisions[plan]:
                self.results[place] = result
            while len(self.results) > MOST:
                self.results.popitem(last=False)
        return result

    def _turn_to(self, plan: PlanId, revision: int) -> None:
        if revision > self.revisions.setdefault(plan, 0):
            self.revisions[plan] = revision
            for place in [place for place in self.results if place[0] == plan]:
                del self.results[place]


@st.cache_resource(show_spinner=False)
def _shelf() -> _Shelf:
    return _Shelf()
