"""KPIs out: what is exported is read back without loss, says what the scorecard says, and runs nothing."""

import csv
import io
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from planner.exchange.kpi_book import kpi_book
from planner.exchange.kpi_preview import Fate, previews
from planner.exchange.kpis_in import count, open_file
from planner.exchange.kpis_out import entries_csv, scorecard_csv
from planner.kpis.counts import NOTHING, Counts
from planner.kpis.kind import Kind
from planner.kpis.scorecard import scorecard
from planner.kpis.sheet import Sheet
from planner.kpis.target import Target
from tests.kpis.builders import MONDAY, a_kpi, an_entry

TODAY = date(2026, 3, 18)
KPIS = [
    a_kpi(Kind.NPS, teams=["North", "South, “old”"], name="NPS"),
    a_kpi(Kind.PROPORTION, name="On time", targets=(Target(value=90, by_day=100, set_on=MONDAY),)),
    a_kpi(Kind.MEAN, name="=Stars"),
    a_kpi(Kind.RATE, name="Complaints"),
    a_kpi(Kind.AMOUNT, name="CAC", labels={"per": "New customers"}),
    a_kpi(Kind.DURATION, name="First reply"),
]
ENTRIES = [
    an_entry(0, kpi="nps", team="North", promoters=12, passives=3, detractors=1, fields={"note": "Price, “up”\t1"}),
    an_entry(0, kpi="nps", team="South, “old”", counts=NOTHING),
    an_entry(1, kpi="nps", team="North", promoters=0, passives=0, detractors=4, fields={"note": "=1+1"}),
    *(an_entry(week, kpi="proportion", numerator=80 + week, denominator=100) for week in range(9)),
    an_entry(0, kpi="mean", values=[5, 5, 4, 1]),
    an_entry(1, kpi="mean", value=1.1 * 3, n=31, sd=0.1),
    an_entry(2, kpi="mean", counts=NOTHING),
    an_entry(0, kpi="rate", numerator=3, denominator=1234.5),
    an_entry(0, kpi="amount", amount=-1234.567, per=17),
    an_entry(0, kpi="duration", values=[5, 7.5, 90]),
    an_entry(1, kpi="duration", counts=Counts(tally=((0, 15, 12), (15, 60, 30)))),
    an_entry(2, kpi="duration", counts=NOTHING),
]
SHEETS = {kpi.id: Sheet.of(entry for entry in ENTRIES if entry.kpi == kpi.id) for kpi in KPIS}


@pytest.fixture
def card():
    return scorecard(KPIS, SHEETS, MONDAY, TODAY)


def read_back(content: bytes, name: str, **how):
    opened = open_file(content, name, KPIS, **how)
    counted = count(opened, opened.uses, KPIS, TODAY)
    assert [problem.words for problem in counted.problems] == []
    return {(entry.kpi, entry.team, entry.period): (entry.counts, entry.note) for entry in counted.entries}, counted


STORED = {(entry.kpi, entry.team, entry.period): (entry.counts, entry.note) for entry in ENTRIES}


def test_entries_of_every_kind_come_back_from_csv_as_they_were():
    found, _ = read_back(entries_csv(KPIS, SHEETS), "entries.csv")
    assert found == STORED


def test_entries_of_every_kind_come_back_from_a_workbook_as_they_were(card):
    found, _ = read_back(kpi_book(KPIS, SHEETS, card, MONDAY), "book.xlsx", sheet="Entries")
    assert found == STORED


def test_importing_an_export_changes_nothing():
    _, counted = read_back(entries_csv(KPIS, SHEETS), "entries.csv")
    fates = {one.fate for one in previews(counted.entries, KPIS, SHEETS, TODAY)}
    assert fates == {Fate.SAME}


def test_a_csv_runs_no_formulas():
    text = entries_csv(KPIS, SHEETS).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert "'=1+1" in cells
    assert "'=Stars" in cells
    assert "-1234.567" in cells  # a plain number stays one


def test_the_scorecard_says_in_a_file_what_it_says_on_the_screen(card):
    rows = {row["KPI"]: row for row in csv.DictReader(io.StringIO(scorecard_csv(card).decode("utf-8-sig")))}
    tile, row = card.tile("proportion"), rows["On time"]
    assert float(row["Value"]) == tile.reading.value
    assert (float(row["Low"]), float(row["High"])) == (tile.reading.low, tile.reading.high)
    assert float(row["Expected by now"]) == tile.standing.expected
    assert row["Status"] == tile.standing.status


def test_a_figure_the_scorecard_does_not_show_is_not_exported(card):
    rows = {row["KPI"]: row for row in csv.DictReader(io.StringIO(scorecard_csv(card).decode("utf-8-sig")))}
    assert card.tile("nps").reading is None  # two weeks old
    assert rows["NPS"]["Value"] == ""


def test_the_book_has_a_sheet_with_figures_for_each_kpi_that_has_a_line_to_draw(card):
    book = CalamineWorkbook.from_filelike(io.BytesIO(kpi_book(KPIS, SHEETS, card, MONDAY)))
    assert book.sheet_names == ["Scorecard", "Entries", "NPS", "On time", "=Stars", "First reply"]
    header, *rows = book.get_sheet_by_name("On time").to_python()
    column = dict(zip(header, zip(*rows, strict=True), strict=True))
    assert list(column["Value"]) == [point.reading.value for point in card.tile("proportion").series.readable]
    assert column["Upper limit"][0] == card.tile("proportion").limits.upper


def test_names_that_excel_does_not_take_as_sheets_are_made_fit(card):
    same = a_kpi(Kind.PROPORTION, name="A/B: [a very long name of a KPI, far beyond it]", id="proportion")
    twin = same.but(id="twin", name="A B a very long name of a KPI, far beyond this")
    entries = {kpi.id: SHEETS["proportion"] for kpi in (same, twin)}
    found = kpi_book([same, twin], entries, scorecard([same, twin], entries, MONDAY, TODAY), MONDAY)
    names = CalamineWorkbook.from_filelike(io.BytesIO(found)).sheet_names
    assert names == ["Scorecard", "Entries", "A B a very long name of a KPI,", "A B a very long name of a (2)"]


def test_charts_are_excels_own(card, tmp_path):
    import zipfile

    with zipfile.ZipFile(io.BytesIO(kpi_book(KPIS, SHEETS, card, MONDAY))) as book:
        charts = [name for name in book.namelist() if name.startswith("xl/charts/chart")]
        drawn = book.read(charts[1]).decode()
    assert len(charts) == 4
    assert "'On time'!$B$2:$B$10" in drawn
