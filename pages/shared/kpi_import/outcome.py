"""The outcome: what the file comes to as it is mapped, and what storing that would do; worked out once."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import pandas as pd

from pages.shared import visit
from pages.shared.kpi_import.held import Held, progress
from pages.shared.kpis import sheets_since
from pages.shared.numbers.owing import teams_to_enter
from planner.actions.kpis import OpenKpis
from planner.exchange.kpi_preview import Fate, Preview, previews
from planner.exchange.kpis_in import Counted, CountedEntry, OpenedFile, Use, count
from planner.kpis.kpi import KpiId
from planner.kpis.sheet import Sheet

T = TypeVar("T")
_NOT_YOURS = "not yours to enter"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was counted, and each entry of it beside what is stored; `tables` are those drawn of it so far."""

    counted: Counted
    previews: Sequence[Preview]
    sheets: Mapping[KpiId, Sheet]
    tables: dict[frozenset[Fate], pd.DataFrame] = field(default_factory=dict)

    @property
    def to_store(self) -> list[CountedEntry]:
        """The entries that importing would store."""
        return [preview.entry for preview in self.previews if preview.is_stored]

    @property
    def fates(self) -> Counter[Fate]:
        """How many entries become what."""
        return Counter(preview.fate for preview in self.previews)


def outcome(held: Held, opened: OpenKpis, file: OpenedFile, uses: Sequence[Use]) -> Outcome:
    """The file counted for these uses; `BadInput` as of `count`."""
    kpis = tuple((kpi.id, kpi.version) for kpi in opened.watched)
    choices = (tuple(uses), file.date_column, file.day, file.day_first, kpis, opened.today)
    counted = _once(held, "counted", choices, lambda: _counted(held, opened, file, uses))
    state = (choices, opened.plan.revision, visit.visitor().name, visit.visitor().role_in(opened.plan.id))
    return _once(held, "outcome", state, lambda: _outcome(opened, counted))


def _once(held: Held, what: str, of: object, compute: Callable[[], T]) -> T:
    """What was worked out last if it was of the same, kept with the file."""
    known = held.results.get(what)
    if known is None or known[0] != of:
        known = held.results[what] = (of, compute())
    result: T = known[1]  # type: ignore[assignment]
    return result


def _counted(held: Held, opened: OpenKpis, file: OpenedFile, uses: Sequence[Use]) -> Counted:
    with progress("Counting …", held.upload) as tell:
        return count(file, uses, opened.watched, opened.today, tell)


def _outcome(opened: OpenKpis, counted: Counted) -> Outcome:
    sheets = sheets_since(opened, min((entry.period for entry in counted.entries), default=opened.today))
    found = previews(counted.entries, opened.watched, sheets, opened.today)
    mine = {(kpi.id, team) for kpi in opened.watched for team in teams_to_enter(opened, kpi)}
    places = {kpi.id: kpi.position for kpi in opened.watched}
    checked = [one if (one.entry.kpi, one.entry.team) in mine else _left_to_others(one) for one in found]
    latest_first = sorted(checked, key=lambda one: one.entry.period, reverse=True)
    by_kpi = sorted(latest_first, key=lambda one: (places[one.entry.kpi], one.entry.team))
    replaced_first = sorted(by_kpi, key=lambda one: (not one.replaces_typed, one.fate is not Fate.CHANGES))
    return Outcome(counted, replaced_first, sheets)


def _left_to_others(preview: Preview) -> Preview:
    return preview if preview.fate is Fate.SAME else replace(preview, fate=Fate.LEFT_OUT, why=_NOT_YOURS)
