"""What storing a file would do: weeks that it covers in part never take numbers away."""

from datetime import date

import pytest

from planner.exchange.kpi_in.counted import CountedEntry
from planner.exchange.kpi_preview import Fate, previews
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from tests.kpis.builders import MONDAY, a_kpi, a_period, a_sheet, an_entry

TODAY = date(2026, 3, 18)
ANSWERS = Counts(promoters=12, passives=3, detractors=1)


def fate(kind: Kind, stored: Counts | None, new: Counts, *, is_partial: bool, today: date = TODAY) -> Fate:
    kpi = a_kpi(kind)
    sheets = {kpi.id: a_sheet(an_entry(0, stored, kpi=kpi.id))} if stored else {}
    entry = CountedEntry(kpi.id, "", MONDAY, new, is_partial=is_partial)
    return previews([entry], [kpi], sheets, today)[0].fate


@pytest.mark.parametrize(
    ("kind", "stored", "fewer"),
    [
        (Kind.NPS, ANSWERS, Counts(promoters=9, passives=3, detractors=1)),
        (Kind.PROPORTION, Counts(numerator=4, denominator=5), Counts(numerator=4, denominator=4)),
        (Kind.AMOUNT, Counts(amount=350), Counts(amount=100)),
    ],
)
def test_a_week_that_the_file_covers_in_part_takes_nothing_away(kind, stored, fewer):
    assert fate(kind, stored, fewer, is_partial=True) is Fate.LEFT_OUT
    assert fate(kind, fewer, stored, is_partial=True) is Fate.CHANGES
    assert fate(kind, stored, fewer, is_partial=False) is Fate.CHANGES


def test_a_week_that_is_not_over_is_left_out():
    assert fate(Kind.NPS, None, ANSWERS, is_partial=True, today=date(2026, 1, 7)) is Fate.LEFT_OUT
    assert fate(Kind.NPS, None, ANSWERS, is_partial=True, today=date(2026, 1, 12)) is Fate.NEW


@pytest.mark.parametrize(("source", "is_said"), [("", True), ("january.csv", False)])
def test_replacing_what_somebody_typed_is_said(source, is_said):
    kpi = a_kpi()
    sheet = a_sheet(an_entry(0, ANSWERS, fields={"source": source}), an_entry(1, ANSWERS, fields={"source": source}))
    fewer = Counts(promoters=9, passives=3, detractors=1)
    entries = [CountedEntry(kpi.id, "", period, fewer) for period in (MONDAY, a_period(1), a_period(2))]
    entries[1] = CountedEntry(kpi.id, "", a_period(1), ANSWERS)
    found = previews(entries, [kpi], {kpi.id: sheet}, TODAY)
    assert [preview.replaces_typed for preview in found] == [is_said, False, False]


def test_what_is_stored_already_stays_as_it_is():
    assert fate(Kind.NPS, ANSWERS, ANSWERS, is_partial=False) is Fate.SAME
