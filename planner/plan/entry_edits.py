"""Entries in the record of changes: their fields side by side, a name to know them by, and back again."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from planner.kpis.counts import NUMBERS
from planner.kpis.entry import Entry
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.period import Cadence
from planner.kpis.period_words import period_words
from planner.plan.change import Edit, Entity, Fields
from planner.shared.in_words import day_and_month

COUNTED = (*NUMBERS, "tally", "is_nothing")
"""The fields that say what was counted."""


def entry_edit(kpi: Kpi, old: Entry | None, new: Entry | None) -> Edit:
    """The edit that leads from one entry to the other; at least one of them is there."""
    was, becomes = old and fields_of(old), new and fields_of(new)
    if was and becomes:
        differing = [name for name in was | becomes if was.get(name) != becomes.get(name)]
        was, becomes = ({name: side.get(name) for name in differing} for side in (was, becomes))
    known = next(entry for entry in (new, old) if entry)
    name = entry_name(kpi, known.team, known.period, known.entered_at.year)
    return Edit(entity=Entity.ENTRY, id=entry_id(known.key), name=name, before=was, after=becomes)


def entry_id(key: tuple[KpiId, str, str]) -> str:
    """The id under which an entry stands in the record."""
    return "/".join(key)


def entry_key(of: str) -> tuple[KpiId, str, str]:
    """The KPI, the team and the first day of the period that an id in the record stands for."""
    kpi, _, rest = of.partition("/")
    team, _, day = rest.rpartition("/")  # a team's name may have a slash of its own
    return KpiId(kpi), team, day


def entry_name(kpi: Kpi, team: str, day: date, year_now: int) -> str:
    """What the record calls it: “NPS · Shop · week of 2 March”, with the year where it is not the one of now."""
    period = kpi.period_of(day)
    if kpi.cadence is Cadence.WEEKLY:
        year = "" if period.start.year == year_now else f" {period.start.year}"
        when = f"week of {day_and_month(period.start)}{year}"
    else:
        when = period_words(period, kpi.cadence, period.start).removeprefix("the ")
    return " · ".join(part for part in (kpi.name, team, when) if part)


def fields_of(entry: Entry) -> Fields:
    """The entry as plain JSON without nesting; what it does not say is left out."""
    fields: Fields = {
        "kpi": entry.kpi,
        "team": entry.team,
        "period": entry.period.isoformat(),
        **entry.counts.said,
        "version": entry.version,
        "entered_by": entry.entered_by,
        "entered_at": entry.entered_at.isoformat(),
    }
    may_miss = {
        "tally": [list(row) for row in entry.counts.tally],
        "is_nothing": entry.counts.is_nothing,
        "note": entry.note,
        "source": entry.source,
    }
    return fields | {name: value for name, value in may_miss.items() if value}


def entry_from(fields: Mapping[str, Any]) -> Entry:
    """The entry that such fields stand for."""
    told = {name: value for name, value in fields.items() if value is not None}
    counts = {name: told.pop(name) for name in COUNTED if name in told}
    return Entry.model_validate(told | {"counts": counts})


def fields_before(edit: Edit, after: Fields | None) -> Fields | None:
    """The fields of an entry before an edit, given those after it."""
    return edit.before if edit.before is None or edit.is_removal else (after or {}) | edit.before


def fields_after(edit: Edit, before: Fields | None) -> Fields | None:
    """The fields of an entry after an edit, given those before it."""
    return fields_before(edit.reversed(), before)


def counts_changed(edit: Edit) -> bool:
    """Whether an edit of an entry changed what was counted, and not just its note."""
    return any(name in COUNTED for name in (edit.after or {}))
