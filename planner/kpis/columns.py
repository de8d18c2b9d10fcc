"""Columns of counts: the entries of many periods side by side, added up stretch by stretch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from planner.kpis.counts import NOTHING, NUMBERS, PARTS, Bin, Counts
from planner.kpis.intervals import Floats
from planner.kpis.kind import Kind
from planner.kpis.tallies import Ints, Tallies, summed

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Columns:
    """Counts of one kind, added up; a number is NaN where no entry gave it.

    `is_nothing` says of which rows every entry said that there was nothing to count.
    """

    kind: Kind
    numbers: Mapping[str, Floats]
    tallies: Tallies
    entries: Floats
    """How many entries each row was added up from, without those that had nothing to count."""
    is_nothing: Flags

    @classmethod
    def added(
        cls,
        kind: Kind,
        numbers: Mapping[str, Floats],
        tallies: Sequence[tuple[Bin, ...]],
        nothing: Sequence[bool],
        group: Ints,
        length: int,
    ) -> Self:
        """Entries added up; `group` says to which of the `length` rows each entry goes."""
        empty = np.asarray(nothing, dtype=bool)
        counted = summed(group, ~empty, length)
        told = Tallies.of(tallies, group, length)
        sums = _Sums(numbers, group, length)
        added = sums.means(told) if kind is Kind.MEAN else sums.counts(kind)
        if kind is Kind.MEAN and "value" in added:
            told = told.without(~np.isnan(added["value"]))
        return cls(kind, added, told, counted, counted == 0)

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.entries)

    def number(self, name: str) -> Floats:
        """A part's column, NaN throughout if nobody gave it."""
        return self.numbers[name] if name in self.numbers else np.full(len(self), np.nan)

    def counts(self, at: int) -> Counts:
        """One row as counts."""
        if self.is_nothing[at]:
            return NOTHING
        numbers = {name: float(column[at]) for name, column in self.numbers.items()}
        return trusted({name: number for name, number in numbers.items() if number == number}, self.tallies.bins(at))


def trusted(numbers: Mapping[str, float], tally: tuple[Bin, ...]) -> Counts:
    """Counts whose parts come from checked ones, which checking again would only slow down."""
    counts = Counts.__new__(Counts)
    object.__setattr__(counts, "__dict__", {**_NO_PARTS, **numbers, "tally": tally})
    object.__setattr__(counts, "__pydantic_fields_set__", {*numbers, "tally"})
    object.__setattr__(counts, "__pydantic_extra__", None)
    object.__setattr__(counts, "__pydantic_private__", None)
    return counts


_NO_PARTS = dict(Counts())


def columns_of(kind: Kind, parts: Sequence[Counts], *, in_one: bool) -> Columns:
    """Counts as columns, each in a row of its own or all added up in one."""
    said = {name: [getattr(counts, name) for counts in parts] for name in PARTS[kind] if name in NUMBERS}
    numbers = {name: np.array(column, float) for name, column in said.items() if column.count(None) < len(parts)}
    group = np.zeros(len(parts), np.int64) if in_one else np.arange(len(parts))
    tallies, nothing = [counts.tally for counts in parts], [counts.is_nothing for counts in parts]
    return Columns.added(kind, numbers, tallies, nothing, group, 1 if in_one else len(parts))


@dataclass(frozen=True, slots=True)
class _Sums:
    """Entries, and the rows they are added up to."""

    numbers: Mapping[str, Floats]
    group: Ints
    length: int

    def counts(self, kind: Kind) -> dict[str, Floats]:
        """The sums of the parts of a kind, over the entries that are complete."""
        match kind:
            case Kind.NPS:
                names = ("promoters", "passives", "detractors")
                return self._sums(names, self._any(names))
            case Kind.PROPORTION | Kind.RATE:
                ratio = ("numerator", "denominator")
                return self._sums(ratio, self._all(ratio))
            case Kind.AMOUNT:
                return self._amounts()
            case _:
                return {}

    def means(self, tallies: Tallies) -> dict[str, Floats]:
        """Means combined exactly, by sums of squares; tallies that stand beside means are turned into means.

        A mean that does not say of how many cases counts as one case; its spread is then unknown.
        """
        if "value" not in self.numbers:
            return {}
        value, n, squares = self._given_means()
        has_mean = summed(self.group, ~np.isnan(value), self.length) > 0
        cases, mean, spread = tallies.moments()
        rows = np.arange(self.length)
        value, n, squares = np.r_[value, mean], np.r_[n, cases], np.r_[squares, spread]
        return self._combined(value, n, squares, np.r_[self.group, rows], has_mean)

    def _given_means(self) -> tuple[Floats, Floats, Floats]:
        value = self.numbers["value"]
        blank = np.full(len(value), np.nan)
        n, sd = self.numbers.get("n", blank), self.numbers.get("sd", blank)
        squares = np.where(n > 1, (n - 1) * sd**2, np.where(n == 1, 0, np.nan))
        return value, np.where(np.isnan(n), 1, n), squares

    def _combined(self, value: Floats, n: Floats, squares: Floats, row: Ints, wanted: Flags) -> dict[str, Floats]:
        used = ~np.isnan(value) & (n > 0)
        value, n, squares, row = value[used], n[used], squares[used], row[used]
        total = summed(row, n, self.length)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = summed(row, n * value, self.length) / total
            inside = summed(row, squares + n * (value - mean[row]) ** 2, self.length)
            sd = np.sqrt(inside / np.where(total > 1, total - 1, np.nan))
            n_said = np.where((total == 1) & np.isnan(inside), np.nan, total)
        columns = {"value": mean, "n": n_said, "sd": sd}
        return {name: np.where(wanted & (total > 0), column, np.nan) for name, column in columns.items()}

    def _amounts(self) -> dict[str, Floats]:
        has_amount = self._any(("amount",))
        if "per" not in self.numbers:
            return self._sums(("amount",), has_amount)
        has_base = has_amount & ~np.isnan(self.numbers["per"])
        row_has_base = summed(self.group, has_base, self.length) > 0
        sums = self._sums(("amount", "per"), np.where(row_has_base[self.group], has_base, has_amount))
        return sums | {"per": np.where(row_has_base, sums["per"], np.nan)}

    def _sums(self, names: Sequence[str], used: Flags) -> dict[str, Floats]:
        filled = summed(self.group, used, self.length) > 0
        return {name: np.where(filled, self._sum(name, used), np.nan) for name in names}

    def _sum(self, name: str, used: Flags) -> Floats:
        if name not in self.numbers:
            return np.zeros(self.length)
        column = self.numbers[name]
        return summed(self.group, np.where(used & ~np.isnan(column), column, 0), self.length)

    def _any(self, names: Sequence[str]) -> Flags:
        found = self._none
        for name in names:
            if name in self.numbers:
                found = found | ~np.isnan(self.numbers[name])
        return found

    def _all(self, names: Sequence[str]) -> Flags:
        found = ~self._none
        for name in names:
            found = found & (~np.isnan(self.numbers[name]) if name in self.numbers else self._none)
        return found

    @property
    def _none(self) -> Flags:
        return np.zeros(len(self.group), dtype=bool)
