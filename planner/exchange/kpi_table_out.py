"""KPI tables out: entries and scorecard as rows, the same in every kind of file."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from planner.kpis.counts import NUMBERS
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.scorecard import Scorecard
from planner.kpis.sheet import EMPTY, Sheet
from planner.kpis.tile import Tile
from planner.kpis.typed import NOTHING_TYPED
from planner.kpis.typed_tally import typed_tally
from planner.kpis.value_words import interval_name

Cell = str | float | date | None
Row = tuple[Cell, ...]

ENTRY_HEADERS = (
    *("kpi", "period", "team", *NUMBERS, "tally", "note"),
    *("kind", "scale", "entered_by", "entered_at", "source", "version"),
)
"""The long table: what an import and `kpi stats` read first, then what is worth knowing."""

SCORECARD_HEADERS = (
    *("KPI", "Status", "Value", "Unit", "Low", "High", "Interval", "n", "Period", "Counts"),
    *("Expected by now", "Target", "By day", "Change", "Signals", "Numbers", "Owner", "Why"),
)


def entry_rows(kpis: Sequence[Kpi], sheets: Mapping[KpiId, Sheet]) -> list[Row]:
    """All entries, KPI by KPI, from the earliest period on; figures as they were entered."""
    return [row for kpi in kpis for row in _entries(kpi, sheets.get(kpi.id, EMPTY))]


def scorecard_rows(card: Scorecard) -> list[Row]:
    """A row for each KPI, what needs attention first; no value where the scorecard shows none."""
    return [_tile(tile) for tile in card.by_urgency]


def _entries(kpi: Kpi, sheet: Sheet) -> Iterator[Row]:
    numbers = [_column(kpi, sheet, name) for name in NUMBERS]
    tallies = [
        NOTHING_TYPED if nothing and kpi.parts[0] == "tally" else typed_tally(tally)
        for tally, nothing in zip(sheet.tallies, sheet.nothing, strict=True)
    ]
    entered_at = [moment.isoformat(timespec="seconds") for moment in sheet.entered_at]
    said = (sheet.periods, sheet.teams, *numbers, tallies, sheet.notes)
    for cells in zip(*said, sheet.entered_by, entered_at, sheet.sources, sheet.versions, strict=True):
        counted, known = cells[: len(said)], cells[len(said) :]
        yield (kpi.name, *counted, kpi.kind.value, kpi.scale, *known)


def _column(kpi: Kpi, sheet: Sheet, name: str) -> list[Cell]:
    """One part of all entries. The first part says where there was nothing to count."""
    column = sheet.numbers.get(name)
    told: list[Cell] = [None] * len(sheet)
    if column is not None:
        told = [None if number != number else number for number in column.tolist()]  # NaN is not itself
    if kpi.parts[:1] == (name,):
        told = [NOTHING_TYPED if nothing else cell for cell, nothing in zip(told, sheet.nothing, strict=True)]
    return told


def _tile(tile: Tile) -> Row:
    kpi, reading, standing = tile.kpi, tile.reading, tile.standing
    figures: Row = (None, kpi.unit, *[None] * 4)
    if reading:
        figures = (reading.value, kpi.unit, reading.low, reading.high, interval_name(reading), reading.n)
    return (
        *(kpi.name, standing.status.value, *figures),
        *(tile.period.start if tile.period else None, tile.counts),
        *(standing.expected, standing.target, standing.by_day, tile.change),
        "; ".join(live.words for live in tile.live),
        *(tile.freshness.value, kpi.owner, standing.why),
    )
