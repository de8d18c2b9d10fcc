"""The shelf: what was read and worked out of the plans, kept as long as a plan stays as it is."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock, RLock

import streamlit as st

from planner.plan.plan import PlanId

MOST = 256
"""Results that are kept of all plans together: the opened plans and their parts, and what came of them for each view.
Those that nobody asked for the longest go first."""


def kept(plan: PlanId, revision: int, key: Hashable, compute: Callable[[], object]) -> object:
    """`compute()`, or what it gave last time for the same plan, revision and key.

    Nobody asks for an older revision again, so nothing of it is kept. Those who ask at the same time have it worked out
    once. The result is shared: it must never be changed.
    """
    return _shelf().result(plan, revision, key).get(compute)


def forget() -> None:
    """Nothing is kept any longer, for any session: a person was erased."""
    _shelf.clear()


_NOTHING = object()


@dataclass(slots=True)
class _Result:
    """What the first who asks works out; those who ask meanwhile wait for it. What failed, the next works out anew.

    Each has a lock of its own, so a result may ask the shelf for others that it is made of.
    """

    value: object = _NOTHING
    lock: RLock = field(default_factory=RLock)

    def get(self, compute: Callable[[], object]) -> object:
        with self.lock:
            if self.value is _NOTHING:
                self.value = compute()
            return self.value


@dataclass(slots=True)
class _Shelf:
    """Results by plan and key, those that were asked for last at the end; and the revision of each plan."""

    revisions: dict[PlanId, int] = field(default_factory=dict)
    results: OrderedDict[tuple[PlanId, Hashable], _Result] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)

    def result(self, plan: PlanId, revision: int, key: Hashable) -> _Result:
        with self.lock:
            self._turn_to(plan, revision)
            if revision < self.revisions[plan]:
                return _Result()
            result = self.results.setdefault((plan, key), _Result())
            self.results.move_to_end((plan, key))
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
