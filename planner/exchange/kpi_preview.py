"""A preview: what storing the entries of a file would do to those that are stored."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from planner.exchange.kpi_in.counted import CountedEntry
from planner.kpis.counts import Counts
from planner.kpis.counts_words import quantity
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.pooled import reading_of
from planner.kpis.sheet import EMPTY, Sheet


class Fate(StrEnum):
    """What becomes of an entry of the file."""

    NEW = "new"
    CHANGES = "changes"
    SAME = "as stored"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Preview:
    """An entry of the file beside what is stored now, and what becomes of it; `why` it is left out.

    `was_typed` says that what is stored came from somebody's hand, not from a file.
    """

    entry: CountedEntry
    stored: Counts | None
    fate: Fate
    why: str = ""
    was_typed: bool = False

    @property
    def is_stored(self) -> bool:
        """Whether importing stores anything for it."""
        return self.fate in (Fate.NEW, Fate.CHANGES)

    @property
    def replaces_typed(self) -> bool:
        """Whether importing takes the place of what somebody typed, such as a correction."""
        return self.was_typed and self.fate is Fate.CHANGES


@dataclass(frozen=True, slots=True)
class _Stored:
    """What is stored for a team and a period; no counts if nothing is."""

    counts: Counts | None = None
    note: str = ""
    was_typed: bool = False


_NOTHING_STORED = _Stored()


def previews(
    entries: Iterable[CountedEntry], kpis: Iterable[Kpi], sheets: Mapping[KpiId, Sheet], today: date
) -> list[Preview]:
    """What becomes of each entry.

    One whose period the file covers only in part is left out while that period is not over, and where more is
    stored than the file has.
    """
    known = {kpi.id: kpi for kpi in kpis}
    found = list(entries)
    stored = {kpi: _stored(sheets.get(kpi, EMPTY)) for kpi in {entry.kpi for entry in found}}
    return [
        _preview(known[entry.kpi], entry, stored[entry.kpi].get((entry.team, entry.period), _NOTHING_STORED), today)
        for entry in found
    ]


def _stored(sheet: Sheet) -> dict[tuple[str, date], _Stored]:
    return {
        (sheet.teams[at], sheet.periods[at]): _Stored(sheet.counts(at), sheet.notes[at], not sheet.sources[at])
        for at in range(len(sheet))
    }


def _preview(kpi: Kpi, entry: CountedEntry, stored: _Stored, today: date) -> Preview:
    fate, why = _fate(kpi, entry, stored, today)
    return Preview(entry, stored.counts, fate, why, stored.was_typed)


def _fate(kpi: Kpi, entry: CountedEntry, stored: _Stored, today: date) -> tuple[Fate, str]:
    if stored.counts == entry.counts and entry.note in ("", stored.note):
        return Fate.SAME, ""
    if entry.is_partial and (why := _why_left_out(kpi, entry, stored.counts, today)):
        return Fate.LEFT_OUT, why
    return (Fate.NEW if stored.counts is None else Fate.CHANGES), ""


def _why_left_out(kpi: Kpi, entry: CountedEntry, stored: Counts | None, today: date) -> str:
    if kpi.period_of(entry.period).end >= today:
        return f"the {kpi.cadence.noun} is not over yet"
    if stored is None:
        return ""
    known, new = _size(kpi, stored), _size(kpi, entry.counts)
    if known <= new:
        return ""
    return f"the file covers this {kpi.cadence.noun} in part: {quantity(new)} of the {quantity(known)} that are stored"


def _size(kpi: Kpi, counts: Counts) -> float:
    """How much was counted: of how many cases a figure is, or the amount itself."""
    return reading_of(kpi, counts).n if counts.amount is None else counts.amount
