"""The rows of past periods: what stands in their cells, and what was typed over them as entries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pandas as pd

from pages.shared.numbers.fields import TALLY, can_choose
from pages.shared.numbers.stored import Stored, entry_of, sheet_of
from pages.shared.numbers.words import certainty_words, period_name
from planner.actions.entries import Typed
from planner.actions.kpis import OpenKpis
from planner.kpis.checks import doubt, must_fit
from planner.kpis.counts import NOTHING, Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.period import Period, previous_period
from planner.kpis.pooled import reading_of
from planner.kpis.typed import counts_from, part_label, typed_from
from planner.kpis.value_words import value_words
from planner.shared.errors import BadInput

PERIOD, STATE, NONE_CAME, NOTE, SURE, WHO = "period", "state", "none_came", "note", "sure", "who"
READ_ONLY = (PERIOD, STATE, SURE, WHO)
LABELS = {
    PERIOD: "Period",
    STATE: "Value",
    NONE_CAME: "Nothing came in",
    NOTE: "Why it moved",
    SURE: "Interval and n",
    WHO: "Entered by",
}
Cells = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """One period and its entry as it stood when the row was laid out."""

    period: Period
    stored: Stored | None


@dataclass
class Read:
    """What was typed, as entries: those that are ready, those that a question stands on, those to be removed.

    The question, or the name of the period to be emptied, comes with each. A row that cannot be used is a sentence
    that names it.
    """

    ready: list[Typed] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    doubtful: dict[str, Typed] = field(default_factory=dict)
    removals: dict[str, Typed] = field(default_factory=dict)


def rows_of(opened: OpenKpis, kpi: Kpi, team: str, number: int) -> list[Row]:
    """So many periods up to the one of today, the latest first."""
    period = kpi.period_of(opened.today)
    rows = []
    for _ in range(number):
        rows.append(Row(period, entry_of(opened, kpi.id, team, period.start)))
        period = previous_period(period, kpi.cadence, kpi.week_starts)
    return rows


def part_columns(kpi: Kpi) -> tuple[str, ...]:
    """The parts that may be typed, in their order."""
    return kpi.parts if kpi.kind is not Kind.MEAN or can_choose(kpi) else (TALLY,)


def label_of_column(kpi: Kpi, name: str) -> str:
    """What the column is called."""
    return LABELS.get(name) or part_label(kpi, name)


def cells_of(kpi: Kpi, stored: Stored | None) -> dict[str, Any]:
    """The cells that may be typed into, as they stand there."""
    texts = typed_from(kpi, stored.counts) if stored and not stored.counts.is_nothing else {}
    parts = {part: texts.get(part, "") for part in part_columns(kpi)}
    return parts | {
        NONE_CAME: bool(stored and stored.counts.is_nothing),
        NOTE: stored.note if stored else "",
    }


def frame(opened: OpenKpis, kpi: Kpi, rows: Sequence[Row], carried: Mapping[date, Cells]) -> pd.DataFrame:
    """The table to type into, with what is carried laid over what is stored."""
    cells = [
        cells_of(kpi, row.stored)
        | {
            PERIOD: period_name(kpi, row.period, opened.today),
            STATE: _state(opened, kpi, row),
            SURE: certainty_words(kpi, reading_of(kpi, row.stored.counts)) if row.stored else "",
            WHO: row.stored.who if row.stored else "",
        }
        | dict(carried.get(row.period.start, {}))
        for row in rows
    ]
    names = (PERIOD, *part_columns(kpi), STATE, NOTE, NONE_CAME, SURE, WHO)
    columns = {
        name: pd.Series([one.get(name) for one in cells], dtype="boolean" if name == NONE_CAME else "str")
        for name in names
    }
    return pd.DataFrame(columns, index=pd.RangeIndex(len(rows)))


def read(opened: OpenKpis, kpi: Kpi, team: str, changed: Sequence[tuple[Row, Cells]]) -> Read:
    """All rows that were typed into."""
    found = Read()
    for row, cells in changed:
        name = period_name(kpi, row.period, opened.today)
        try:
            counts = _counts(kpi, cells_of(kpi, row.stored) | dict(cells))
        except BadInput as error:
            found.problems.append(f"{name}, {_what_is_wrong(kpi, error)}")
            continue
        if counts is None and row.stored is None:
            found.problems.append(
                f"{name}: there is a note but no number. Type the numbers, or tick “Nothing came in”."
            )
            continue
        note = str((cells_of(kpi, row.stored) | dict(cells))[NOTE] or "")
        typed = _typed(kpi, team, row, counts, note)
        if counts is None:
            found.removals[name] = typed
        elif question := _question(opened, kpi, team, row, counts):
            found.doubtful[f"{name}: {question}"] = typed
        else:
            found.ready.append(typed)
    return found


def _what_is_wrong(kpi: Kpi, error: BadInput) -> str:
    """ "Promoters (9-10): “many” is not a number; …", all parts of the row in one line."""
    parts = {part: part_label(kpi, part) for part in kpi.parts}
    said = error.problems or {"": str(error)}
    return " ".join(f"{parts[part]}: {text}" if part in parts else text for part, text in said.items())


def _counts(kpi: Kpi, cells: Cells) -> Counts | None:
    texts = {part: str(cells.get(part) or "") for part in part_columns(kpi)}
    is_empty = not any(text.strip() for text in texts.values())
    if cells[NONE_CAME]:
        if not is_empty:
            raise BadInput("“Nothing came in” is ticked, but there are numbers; clear one of them.")
        return NOTHING
    if is_empty:
        return None
    counts = counts_from(kpi, texts)
    must_fit(kpi, counts)
    return counts


def _typed(kpi: Kpi, team: str, row: Row, counts: Counts | None, note: str) -> Typed:
    version = row.stored.version if row.stored else 0
    return Typed(kpi.id, team, row.period.start, counts, note, version)


def _question(opened: OpenKpis, kpi: Kpi, team: str, row: Row, counts: Counts) -> str:
    if row.stored and row.stored.counts == counts:
        return ""
    return doubt(kpi, counts, sheet_of(opened, kpi.id), team, row.period.start)


def _state(opened: OpenKpis, kpi: Kpi, row: Row) -> str:
    if row.stored:
        value = reading_of(kpi, row.stored.counts).value
        return "nothing came in" if value is None else value_words(kpi, value)
    if row.period.end < kpi.since:
        return ""
    if kpi.opens_on(row.period) > opened.today:
        return "not due yet"
    return "⚠ missing" if kpi.due_on(row.period) < opened.today else "due"
