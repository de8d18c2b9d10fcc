"""Tallies: the cases of many periods, known exactly or by bucket, added up and put in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Self

import numpy as np
from numpy.typing import NDArray

from planner.kpis.counts import Bin
from planner.kpis.intervals import Floats, Interval, median_ranks

Ints = NDArray[np.int64]


def summed(owner: Ints, amounts: NDArray[np.float64] | NDArray[np.bool_], length: int) -> Floats:
    """The amounts added up by their owner; owners without any have 0."""
    return np.bincount(owner, amounts, length).astype(np.float64, copy=False)


@dataclass(frozen=True, slots=True)
class Tallies:
    """The bins of `length` tallies in columns: which tally a bin is of, from where to where, how many cases.

    Bins are ordered by tally, then by where they lie, and no tally has the same bin twice.
    """

    length: int
    owner: Ints
    low: Floats
    high: Floats
    cases: Floats

    @classmethod
    def of(cls, tallies: Sequence[tuple[Bin, ...]], group: Ints, length: int) -> Self:
        """The tallies added up by group; `group` says which of the `length` sums each of them goes to."""
        if not any(tallies):
            return cls(length, np.zeros(0, np.int64), np.zeros(0), np.zeros(0), np.zeros(0))
        sizes = np.fromiter(map(len, tallies), np.int64, len(tallies))
        flat = chain.from_iterable(chain.from_iterable(tallies))
        bins = np.fromiter(flat, np.float64, 3 * int(sizes.sum())).reshape(-1, 3)
        return cls._added(length, np.repeat(group, sizes), bins[:, 0], bins[:, 1], bins[:, 2])

    @classmethod
    def _added(cls, length: int, owner: Ints, low: Floats, high: Floats, cases: Floats) -> Self:
        order = np.lexsort((high, low, owner))
        owner, low, high, cases = owner[order], low[order], high[order], cases[order]
        is_new = np.r_[True, (np.diff(owner) != 0) | (np.diff(low) != 0) | (np.diff(high) != 0)]
        first = np.flatnonzero(is_new)
        return cls(length, owner[first], low[first], high[first], np.add.reduceat(cases, first))

    @property
    def n(self) -> Floats:
        """How many cases each tally has."""
        return summed(self.owner, self.cases, self.length)

    @property
    def middle(self) -> Floats:
        """The middle of each bin, which stands for its cases in a mean."""
        return self.low + (self.high - self.low) / 2

    def moments(self) -> tuple[Floats, Floats, Floats]:
        """Of each tally: how many cases, their mean, and the sum of squared distances from it."""
        n = self.n
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = summed(self.owner, self.cases * self.middle, self.length) / n
        squares = summed(self.owner, self.cases * (self.middle - mean[self.owner]) ** 2, self.length)
        return n, mean, squares

    def at_least(self, value: float) -> Floats:
        """How many cases of each tally are so high, or higher."""
        return summed(self.owner, self.cases * (self.middle >= value), self.length)

    def at_most(self, value: float) -> Floats:
        """How many cases of each tally are so low, or lower."""
        return summed(self.owner, self.cases * (self.middle <= value), self.length)

    def medians(self) -> tuple[Interval, Floats]:
        """Of each tally the median with its order-statistic interval, and what nine in ten cases do not exceed."""
        n, apart = self.n, self._apart()
        lower, upper = median_ranks(n)
        median = (apart._at(np.floor((n + 1) / 2)) + apart._at(np.ceil((n + 1) / 2))) / 2
        return Interval(median, apart._at(lower), apart._at(upper)), apart._at(np.ceil(9 * n / 10))

    def without(self, owners: NDArray[np.bool_]) -> Self:
        """The same with these tallies emptied."""
        kept = ~owners[self.owner]
        return type(self)(self.length, self.owner[kept], self.low[kept], self.high[kept], self.cases[kept])

    def bins(self, owner: int) -> tuple[Bin, ...]:
        """One tally as an entry keeps it."""
        if not len(self.owner):
            return ()
        mine = slice(*np.searchsorted(self.owner, [owner, owner + 1]).tolist())
        cases = np.rint(self.cases[mine]).astype(int)
        return tuple(zip(self.low[mine].tolist(), self.high[mine].tolist(), cases.tolist(), strict=True))

    def _at(self, rank: Floats) -> Floats:
        """The case of each tally at a rank, from 1; the cases of a bucket are spread evenly over it."""
        if not len(self.owner):
            return np.full(self.length, np.nan)
        n, upto = self.n, np.cumsum(self.cases)
        wanted = np.cumsum(n) - n + rank - 0.5
        told = (n > 0) & ~np.isnan(rank)
        place = np.minimum(np.searchsorted(upto, np.where(told, wanted, 0)), len(upto) - 1)
        share = (wanted - (upto - self.cases)[place]) / self.cases[place]
        return np.where(told, self.low[place] + (self.high - self.low)[place] * share, np.nan)

    def _apart(self) -> Self:
        """The same cases in bins that do not overlap: a bucket is cut where another bin begins or ends."""
        next_to = self.owner[1:] == self.owner[:-1]
        overlaps = next_to & (self.high[:-1] > self.low[1:])
        if not overlaps.any():
            return self
        touched = np.unique(self.owner[1:][overlaps])
        pieces = [self._cut(int(owner)) for owner in touched]
        clean = ~np.isin(self.owner, touched)
        columns = zip((self.owner, self.low, self.high, self.cases), zip(*pieces, strict=True), strict=True)
        return self._added(self.length, *(np.concatenate([column[clean], *cut]) for column, cut in columns))

    def _cut(self, owner: int) -> tuple[Ints, Floats, Floats, Floats]:
        mine = slice(*np.searchsorted(self.owner, [owner, owner + 1]).tolist())
        low, high, cases = self.low[mine], self.high[mine], self.cases[mine]
        edges = np.unique(np.r_[low, high])
        first, last = np.searchsorted(edges, low), np.searchsorted(edges, high)
        pieces = np.maximum(last - first, 1)
        bin_of = np.repeat(np.arange(len(low)), pieces)
        step = np.arange(len(bin_of)) - np.repeat(np.cumsum(pieces) - pieces, pieces) + first[bin_of]
        is_point = (low == high)[bin_of]
        lows, highs = edges[step], np.where(is_point, edges[step], edges[np.minimum(step + 1, len(edges) - 1)])
        share = np.where(is_point, 1, (highs - lows) / np.where(is_point, 1, (high - low)[bin_of]))
        return np.full(len(lows), owner), lows, highs, cases[bin_of] * share
