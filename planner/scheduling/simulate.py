"""Simulation: the schedule's two passes over many runs at once, task by task.

The rules are those of passes.py, on working-day indexes that need not be whole. All days are multiples
of 1/1024, so sums are exact, and a chain is critical exactly when its slack is zero.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from planner.scheduling.network import Network, OtherLink
from planner.scheduling.sampling import Days, draw
from planner.tasks.task import LinkType

Work = float | Days
"""Working days still to do: a number, or a table of equally likely ones."""

_CELLS = 10_000_000  # tasks x runs held at a time: 40 MB for each of three arrays however large the plan
_EXACT_IN_SINGLE = 16_000  # days up to which single precision holds every 1024th
_FROM_START = (LinkType.SS, LinkType.SF)
_TO_FINISH = (LinkType.FF, LinkType.SF)


@dataclass(frozen=True, slots=True)
class Runs:
    """What is kept of all runs.

    `finish` has the end of each run, `watched` a row per watched task, `critical` how many runs each
    position was critical in (no later than the latest that keeps the run's end; deadlines apart),
    `correlation` a row per position and a column per watched task: that of the work drawn with the finish.
    """

    finish: Days
    watched: Days
    critical: NDArray[np.int64]
    correlation: Days


class _Follower(NamedTuple):
    follower: int
    type: LinkType
    lag: int


@dataclass(frozen=True, slots=True)
class _Block:
    """Some of the runs: per position the work, the finish and the latest begin in each of them."""

    work: list[Work]
    drawn: Days
    finish: list[Days]
    latest_begin: list[Days]


def simulate(
    network: Network, work: Sequence[Work], watched: Sequence[int], runs: int, rng: np.random.Generator
) -> Runs:
    """The network run `runs` times, with the work of each position drawn from its table or certain."""
    tables = {i: days for i, days in enumerate(work) if isinstance(days, np.ndarray)}
    precision = np.float32 if _longest(network, work) < _EXACT_IN_SINGLE else np.float64
    tables = {i: table.astype(precision, copy=False) for i, table in tables.items()}
    height = min(runs, max(1, _CELLS // max(1, len(network))))
    space = [np.empty((rows, height), precision) for rows in (len(tables), len(network), len(network))]
    followers, last = _followers(network), _last(network)
    end, ends = np.zeros(runs), np.zeros((len(watched), runs))
    critical = np.zeros(len(network), np.int64)
    products = np.zeros((len(tables), len(watched) + 1))
    for first in range(0, runs, height):
        part = slice(first, min(first + height, runs))
        block = _block(work, tables, space, part.stop - part.start, rng)
        end[part] = _forward(network, block, last)
        for row, i in enumerate(watched):
            ends[row, part] = block.finish[i]
        products += _products(block.drawn, ends[:, part] - ends[:, :1])
        _count_critical(network, block, followers, end[part].astype(precision), critical)
    return Runs(end, ends, critical, _correlation(tables, len(network), products, ends))


def _block(
    work: Sequence[Work], tables: dict[int, Days], space: list[Days], runs: int, rng: np.random.Generator
) -> _Block:
    drawn, finish, latest_begin = (rows[:, :runs] for rows in space)
    days = list(work)
    for row, (i, table) in zip(drawn, tables.items(), strict=True):
        days[i] = draw(table, rng, out=row)
    return _Block(days, drawn, list(finish), list(latest_begin))


def _forward(network: Network, block: _Block, last: Sequence[int]) -> Days | float:
    finish, work, releases = block.finish, block.work, network.releases
    for i in network.order:
        bounds: list[Days | float] = [finish[p] for p in network.after[i]]
        bounds += [_begin_allowed_by(network, block, i, link) for link in network.others[i]]
        _extreme(np.maximum, releases[i], bounds, finish[i])
        finish[i] += work[i]
    return reduce(np.maximum, [finish[i] for i in last]) if last else 0.0


def _count_critical(
    network: Network, block: _Block, followers: list[list[_Follower]], end: Days, critical: NDArray[np.int64]
) -> None:
    for i in reversed(network.order):
        if i in network.done:
            continue
        bounds = [_finish_allowed_by(block, i, link) for link in followers[i]]
        latest = _extreme(np.minimum, end, bounds, block.latest_begin[i])
        critical[i] += np.count_nonzero(latest <= block.finish[i])
        latest -= block.work[i]


def _extreme(of: np.ufunc, limit: Days | float, bounds: Sequence[Days | float], out: Days) -> Days:
    """The largest or smallest of the limit and all bounds, run by run."""
    if not bounds:
        out[:] = limit
    for bound in bounds:
        of(limit, bound, out=out)
        limit = out
    return out


def _begin_allowed_by(network: Network, block: _Block, i: int, link: OtherLink) -> Days | float:
    p = link.predecessor
    if link.type not in _FROM_START:
        bound: Days | float = block.finish[p]
    elif p in network.begun:
        bound = network.begun[p]
    else:
        bound = block.finish[p] - block.work[p]
    return bound + link.lag - (block.work[i] if link.type in _TO_FINISH else 0)


def _finish_allowed_by(block: _Block, i: int, link: _Follower) -> Days:
    """The latest finish that keeps the follower's latest begin."""
    bound = block.latest_begin[link.follower]
    if link.type in _TO_FINISH:
        bound = bound + block.work[link.follower]
    if link.type in _FROM_START:
        bound = bound + block.work[i]
    return bound - link.lag if link.lag else bound


def _followers(network: Network) -> list[list[_Follower]]:
    """The links seen from the predecessor; a start that has happened binds nothing any more."""
    followers: list[list[_Follower]] = [[] for _ in network.ids]
    for i in network.order:
        for p in network.after[i]:
            followers[p].append(_Follower(i, LinkType.FS, 0))
        for p, kind, lag in network.others[i]:
            if not (kind in _FROM_START and p in network.begun):
                followers[p].append(_Follower(i, kind, lag))
    return followers


def _last(network: Network) -> list[int]:
    """The positions one of which ends last: no task begins only after their finish."""
    waited_for = {p for i in network.order for p in network.after[i]}
    return [i for i in network.order if i not in waited_for]


def _longest(network: Network, work: Sequence[Work]) -> float:
    """No index in any run is larger."""
    lags = sum(abs(link.lag) for links in network.others for link in links)
    return max(network.releases, default=0) + lags + sum(float(np.max(days)) for days in work)


def _products(drawn: Days, ends: Days) -> Days:
    """The sum over the runs of work x finish, and in the last column of the work alone."""
    ones = np.ones((1, ends.shape[1]))
    return (drawn @ np.concatenate((ends, ones)).astype(drawn.dtype).T).astype(float)


def _correlation(tables: dict[int, Days], positions: int, products: Days, ends: Days) -> Days:
    """Pearson's correlation of drawn work with the watched finishes; 0 where nothing varies."""
    runs, count = ends.shape[1], ends.shape[0]
    found = np.zeros((positions, count))
    if not tables or not count:
        return found
    means = products / runs
    covariance = means[:, :count] - means[:, count:] * (ends - ends[:, :1]).mean(axis=1)
    spread = np.outer([table.std(dtype=float) for table in tables.values()], ends.std(axis=1))
    shares = np.divide(covariance, spread, out=np.zeros_like(spread), where=spread > 0)
    found[list(tables)] = shares.clip(-1, 1)
    return found
