"""Numbers in the record of changes: many of them by KPI, and long tallies in short."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from planner.kpis.counts import Bin
from planner.kpis.tallies import Tallies
from planner.plan.change import Edit
from planner.plan.entry_edits import counts_changed

_FEW_VALUES = 7
"""Answers on a scale of so many stay told value by value."""


def number_lines(edits: Sequence[Edit]) -> list[str]:
    """Many entries of one change in a line for each KPI and team: “First response time: 26 weeks new”."""
    done: dict[str, Counter[str]] = {}
    nouns: dict[str, str] = {}
    for edit in edits:
        what, _, when = edit.name.rpartition(" · ")
        done.setdefault(what, Counter())[_done(edit)] += 1
        nouns[what] = _noun(when)
    return [f"{what}: {_counted_up(counts, nouns[what])}" for what, counts in done.items()]


def tally_words(rows: Sequence[Bin]) -> str:
    """A short tally value by value, a long one by how many cases it has and their median."""
    if len(rows) <= _FEW_VALUES:
        return ", ".join(map(_bin, rows)) or "nothing"
    tallies = Tallies.of([tuple(rows)], np.zeros(1, np.int64), 1)
    median = float(tallies.medians()[0].value[0])
    return f"{int(tallies.n[0]):,} cases, median {median:,.4g}"


def _done(edit: Edit) -> str:
    if edit.is_addition:
        return "new"
    if edit.is_removal:
        return "removed"
    return "corrected" if counts_changed(edit) else "with another note"


def _noun(when: str) -> str:
    return next((noun for noun in ("week", "quarter") if noun in when), "month")


def _counted_up(counts: Mapping[str, int], noun: str) -> str:
    """ "26 weeks new, 3 corrected"."""
    (first, number), *others = counts.items()
    told = [f"{number:,} {noun if number == 1 else noun + 's'} {first}"]
    return ", ".join([*told, *(f"{number:,} {what}" for what, number in others)])


def _bin(row: tuple[float, float, int]) -> str:
    low, high, count = row
    return f"{low:g}: {count:,}" if low == high else f"{low:g}-{high:g}: {count:,}"
