"""The two passes of the critical path method over a network: early dates, late dates, floats.

Links of all four types are read as "work may begin at", so both passes run over plain integers:
FS and SS hold back the start of the work; FF and SF hold back its end, which is the start of the
work plus its length. After J. E. Kelley, Critical-Path Planning and Scheduling (1961), and for links
with lags J. J. Moder, C. R. Phillips and E. W. Davis, Project Management with CPM, PERT and
Precedence Diagramming (1983).
"""

from dataclasses import dataclass

from planner.scheduling.network import Network, OtherLink
from planner.tasks.task import LinkType

_FROM_START = (LinkType.SS, LinkType.SF)
_TO_FINISH = (LinkType.FF, LinkType.SF)


@dataclass(frozen=True, slots=True)
class Early:
    """Where work begins and ends when everything is done as early as allowed, by position."""

    begin: list[int]
    finish: list[int]
    end: int
    """The index at which the last task ends."""


@dataclass(frozen=True, slots=True)
class Late:
    """The latest allowed finish, and the latest that delays no successor, by position."""

    finish: list[int]
    undisturbing_finish: list[int]


def forward(network: Network) -> Early:
    """Every task as early as its release and its links allow."""
    begin = network.releases.copy()
    finish = [0] * len(begin)
    after, others, work = network.after, network.others, network.work
    for i in network.order:
        earliest = begin[i]
        for p in after[i]:
            if finish[p] > earliest:
                earliest = finish[p]
        if others[i]:
            earliest = max(earliest, *(_begin_allowed_by(network, i, link, begin, finish) for link in others[i]))
        begin[i] = earliest
        finish[i] = earliest + work[i]
    end = max(map(finish.__getitem__, network.order), default=0)
    for i, last in network.recurring.items():
        allowed = [_begin_allowed_by(network, i, link, begin, finish) for link in others[i]]
        begin[i] = max([begin[i], *(finish[p] for p in after[i]), *allowed])
        finish[i] = max(begin[i], last)
    return Early(begin, finish, end)


def backward(network: Network, early: Early) -> Late:
    """Every task as late as the project's end, deadlines and successors allow."""
    begin, after, others, work = early.begin, network.after, network.others, network.work
    latest = [early.end] * len(begin)
    undisturbing = latest.copy()
    for i in network.deadlines:
        latest[i] = min(latest[i], _deadline(network, early, i))
    for i in reversed(network.order):
        latest_begin = latest[i] - work[i]
        early_begin = begin[i]
        for p in after[i]:
            if latest[p] > latest_begin:
                latest[p] = latest_begin
            if undisturbing[p] > early_begin:
                undisturbing[p] = early_begin
        for link in others[i]:
            p = link.predecessor
            latest[p] = min(latest[p], _finish_allowed_by(network, i, link, latest_begin, early.end))
            undisturbing[p] = min(undisturbing[p], _finish_allowed_by(network, i, link, early_begin, early.end))
    for i in network.recurring:
        latest[i] = undisturbing[i] = early.finish[i]
    return Late(latest, undisturbing)


def _begin_allowed_by(network: Network, i: int, link: OtherLink, begin: list[int], finish: list[int]) -> int:
    p = link.predecessor
    bound = network.begun.get(p, begin[p]) if link.type in _FROM_START else finish[p]
    return bound + link.lag - (network.work[i] if link.type in _TO_FINISH else 0)


def _finish_allowed_by(network: Network, i: int, link: OtherLink, begin: int, end: int) -> int:
    """The latest finish of the predecessor that lets task `i` begin its work at `begin`."""
    p = link.predecessor
    bound = begin - link.lag + (network.work[i] if link.type in _TO_FINISH else 0)
    if link.type not in _FROM_START:
        return bound
    return end if p in network.begun else bound + network.work[p]  # a start that has happened binds nothing


def _deadline(network: Network, early: Early, i: int) -> int:
    """A point held by its own day falls on the morning of it, any other at the end of a day."""
    is_on_own_day = i in network.points and early.finish[i] == network.releases[i]
    return network.point_deadlines[i] if is_on_own_day else network.deadlines[i]
