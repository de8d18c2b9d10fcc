"""Files: every encoding and shape in which tools write them, and what is refused with the remedy."""

import io
import json
from datetime import date

import pytest

from planner.exchange.kpi_in import cells, file_in
from planner.exchange.kpis_in import Measure, open_file
from planner.kpis.counts import Counts
from planner.shared.errors import BadInput
from tests.exchange.books import a_workbook
from tests.exchange.kpi_in.samples import EVERY_KPI, WEEK_1, catalogue_kpi, counted, entries, use

TEXT = "date;Zufriedenheit: How satisfied are you?;Büro\n2026-01-05;5;Zürich\n2026-01-06;1;Genève\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_file_is_read_in_every_encoding(encoding):
    csat = catalogue_kpi("csat", "Zürich", "Genève")
    opened = open_file(TEXT.encode(encoding), "büro.csv", [csat])
    found = counted(opened, kpis=[csat])
    assert entries(found, "csat")["Zürich", WEEK_1] == Counts(numerator=1, denominator=1)


def test_a_cell_in_another_encoding_is_a_problem_of_its_row_only():
    lines = [b"date,score,branch", *["2026-01-05,9,Zürich".encode()] * 9, "2026-01-05,9ü,x".encode("cp1252")]
    found = counted(open_file(b"\n".join(lines), "mixed.csv", EVERY_KPI), use(Measure.NPS_0_10, 1, kpi="nps"))
    assert [(one.row, "another encoding" in one.reason) for one in found.problems] == [(11, True)]
    assert entries(found, "nps")["", WEEK_1].promoters == 9


def test_titles_above_the_headers_are_passed_over_and_rows_keep_their_numbers():
    content = b"Answers of January,,\n,,\ndate,score,team\n2026-01-05,9,North\n\n2026-01-05,11,North\n"
    found = counted(open_file(content, "titled.csv", EVERY_KPI), use(Measure.NPS_0_10, 1, kpi="nps"))
    assert [one.row for one in found.problems] == [6]


def test_a_line_that_names_the_delimiter_is_followed():
    opened = open_file(b"sep=|\ndate|score\n2026-01-05|9\n2026-01-05|8\n", "piped.csv", EVERY_KPI)
    assert [column.header for column in opened.columns] == ["date", "score"]


def test_a_workbook_is_read_with_its_dates_and_numbers():
    rows = [["date", "How satisfied are you?"], [date(2026, 1, 5), 5], [date(2026, 1, 6), 2]]
    content = a_workbook({"Notes": [["x"]], "Answers": rows})
    opened = open_file(content, "answers.xlsx", EVERY_KPI, sheet="Answers")
    assert opened.sheets == ("Notes", "Answers")
    assert entries(counted(opened), "csat")["", WEEK_1] == Counts(numerator=1, denominator=2)


def test_a_workbook_whose_table_begins_further_right_keeps_its_columns():
    content = a_workbook({"A": [[""], ["", "date", "score"], ["", "2026-01-05", 11], ["", "2026-01-05", 9]]})
    opened = open_file(content, "right.xlsx", EVERY_KPI)
    found = counted(opened, use(Measure.NPS_0_10, 2, kpi="nps"))
    assert [one.row for one in found.problems] == [3]


def test_a_workbook_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(file_in, "_MOST_SHEET_ROWS", 2)
    content = a_workbook({"A": [["date", "score"], *[["2026-01-05", 9]] * 4]})
    with pytest.raises(BadInput, match="more than 2 rows; save it as “CSV UTF-8”"):
        open_file(content, "long.xlsx", EVERY_KPI)


def test_reviews_are_read_from_pages_of_the_api_too():
    page = {"reviews": [{"name": "a/r1", "starRating": "FIVE", "createTime": "2026-01-05T10:00:00Z"}]}
    opened = open_file(json.dumps([page, page]).encode(), "pages.json", EVERY_KPI)
    assert (opened.rows, opened.dropped) == (2, {"there twice": 1})


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "empty.csv", "is empty"),
        (b"  \n \n", "blank.csv", "is empty"),
        (b"date,score\n", "headers.csv", "headers but no rows"),
        (b"\x00\x01\x02\x03" * 50, "noise.bin", "cannot be read as text"),
        (b"PK\x03\x04broken", "broken.xlsx", "damaged or not a real Excel workbook"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 100, "old.xls", "old Office format"),
        (b'{"reviews": [', "cut.json", "no proper JSON"),
        (b'{"answers": 3}', "other.json", "holds no reviews"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_the_remedy(content, name, message):
    with pytest.raises(BadInput, match=message):
        open_file(content, name, EVERY_KPI)


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(file_in, "MOST_BYTES", 10)
    with pytest.raises(BadInput, match="is larger than"):
        open_file(b"date,score\n2026-01-05,9\n", "large.csv", EVERY_KPI)


def test_a_file_with_too_many_rows_is_refused(monkeypatch):
    monkeypatch.setattr(cells, "MOST_ROWS", 3)
    content = io.BytesIO(b"date,score\n" + b"2026-01-05,9\n" * 5).getvalue()
    with pytest.raises(BadInput, match="more than 3 rows"):
        open_file(content, "long.csv", EVERY_KPI)
