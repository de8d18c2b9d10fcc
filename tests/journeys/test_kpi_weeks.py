"""Three people run ten KPIs for fourteen weeks: every number is the same wherever it stands, and none is lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu
from planner.actions.entries import entry_history
from planner.actions.history import history
from planner.kpis.counts import NUMBERS, Counts
from planner.kpis.kind import Kind
from planner.kpis.series import series_of
from tests.journeys.fourteen_weeks import import_history
from tests.journeys.kpi_figures import Faces, by_hand, number, together, weeks_of
from tests.journeys.reading import said_on, visit
from tests.journeys.three_people import (
    FORMULA,
    LENA,
    MISSING,
    NOISE,
    RIGHT,
    ROLLED,
    SHIFTED,
    VERA,
    WATCHED,
    WEEKS,
    Office,
    person,
    week,
)

ENTERED = [kpi.name for kpi in WATCHED if kpi.kind is not Kind.FORMULA]
SAMPLED = [kpi.name for kpi in WATCHED if kpi.kind not in (Kind.FORMULA, Kind.AMOUNT)]
"""KPIs whose interval is that of a sample; that of the others is how they move, which no table of counts knows."""


@pytest.fixture
def faces(office: Office, tmp_path: Path) -> Faces:
    return Faces(office, tmp_path)


def table(app: AppTest, column: str) -> pd.DataFrame:
    """The table on the page that has this column."""
    return next(frame.value for frame in app.dataframe if column in frame.value.columns)


def detail(office: Office, name: str, part: str, **state: Any) -> AppTest:
    app = visit(menu.KPI, {"kpi": office.kpis[name].id, "part": part})
    for key, value in state.items():
        app.session_state[key] = value
    return app.run() if state else app


def test_what_is_stored_is_what_was_counted(office: Office, faces: Faces):
    stored = {
        (kpi.name, team, day): sheet.counts(at)
        for kpi in faces.opened.kpis
        for sheet in [faces.opened.sheets[kpi.id]]
        for at, (team, day) in enumerate(zip(sheet.teams, sheet.periods, strict=True))
    }
    assert stored == {place: counts for place, counts in RIGHT.items() if place not in MISSING}


def test_no_value_that_was_ever_stored_is_lost(office: Office):
    assert any(len(told) > 1 for told in office.told.values())
    for (name, team, day), told in office.told.items():
        steps = entry_history(office.workspace, person(VERA, office.plan), office.plan, office.kpis[name].id, team, day)
        assert [step.after for step in reversed(steps)] == told
        assert [step.before for step in reversed(steps)] == [None, *told[:-1]]


def test_each_change_is_told_with_who_made_it(office: Office):
    place = office.kpis[SHIFTED].id, "Shop", week(3)
    steps = entry_history(office.workspace, person(LENA, office.plan), office.plan, *place)
    assert [step.who for step in steps] == ["Carla", "Emil"]


def test_the_file_of_the_past_a_second_time_changes_nothing(office: Office, tmp_path: Path):
    before = history(office.workspace, person(LENA, office.plan), office.plan)
    said = import_history(office, tmp_path / "history.csv")
    assert said.startswith("0 new, 0 changes, 156 as stored")
    assert history(office.workspace, person(LENA, office.plan), office.plan) == before


@pytest.mark.parametrize("name", ENTERED)
def test_the_command_line_says_what_anybody_works_out_by_hand(office: Office, faces: Faces, name: str):
    kpi = office.kpis[name]
    told = {period["period"]: period for period in faces.told[name]["periods"]}
    assert list(told) == [day.isoformat() for day in weeks_of(kpi)]
    checked = 0
    for day in weeks_of(kpi):
        found = told[day.isoformat()]
        if (expected := by_hand(kpi, day)) and expected[1] >= kpi.minimum_n:
            assert found["value"] == pytest.approx(expected[0], rel=1e-12)
            assert kpi.kind is Kind.AMOUNT or found["n"] == expected[1]
            checked += 1
    assert checked >= 20


@pytest.mark.parametrize("name", ENTERED)
def test_every_week_is_to_the_last_digit_the_same_in_the_app_and_on_the_command_line(faces: Faces, name: str):
    kpi = next(kpi for kpi in faces.opened.kpis if kpi.name == name)
    series = series_of(kpi, faces.opened.sheets[kpi.id], faces.opened.today)
    told = {period["period"]: period for period in faces.told[name]["periods"]}
    assert [point.period.start.isoformat() for point in series.points] == list(told)
    for point in series.readable:
        found, reading = told[point.period.start.isoformat()], point.reading
        assert reading.value == found["value"]
        if name in SAMPLED:
            assert (reading.n, reading.low, reading.high) == (found["n"], found["low"], found["high"])


def test_the_scorecard_file_says_what_the_command_line_says(faces: Faces, tmp_path: Path):
    for name in ENTERED:
        row, told = faces.scorecard[name], faces.told[name]["periods"][-1]
        if name == ROLLED:
            told = together(faces, tmp_path, name)
        assert float(row["Value"]) == told["value"]
        if name in SAMPLED:
            assert [float(row[head]) for head in ("Low", "High", "n")] == [
                told["low"],
                told["high"],
                told["n"],
            ]


def test_the_formula_is_worked_out_from_what_the_others_say(faces: Faces):
    worth = [faces.told[name]["periods"][-1]["value"] for name in ("Revenue", "Cost")]
    assert float(faces.scorecard[FORMULA]["Value"]) == worth[0] / worth[1]


def test_the_book_says_what_the_command_line_and_the_scorecard_file_say(faces: Faces):
    book = faces.book()
    assert {row["KPI"]: row["Value"] for row in book["Scorecard"]} == {
        name: float(row["Value"]) for name, row in faces.scorecard.items()
    }
    for name in ENTERED:
        told = faces.told[name]
        read = [period for period in told["periods"] if period["value"] is not None]
        assert [row["Period"].isoformat() for row in book[name]] == [period["period"] for period in read]
        assert [row["Value"] for row in book[name]] == [period["value"] for period in read]
        limits = {(row["Mean"], row["Lower limit"], row["Upper limit"]) for row in book[name]}
        assert limits == {(told["mean"], told["lower_limit"], told["upper_limit"])}
        if name in SAMPLED:
            ends = [(row["Low"], row["High"], row["n"]) for row in book[name]]
            assert ends == [(period["low"], period["high"], period["n"]) for period in read]


def test_the_entries_of_the_book_are_those_of_the_csv(faces: Faces):
    for row, kept in zip(faces.book()["Entries"], faces.entries, strict=True):
        assert (row["kpi"], row["period"].isoformat(), row["team"]) == (kept["kpi"], kept["period"], kept["team"])
        assert [str(row[part]).removesuffix(".0") for part in NUMBERS] == [
            kept[part].removesuffix(".0") for part in NUMBERS
        ]


def test_the_entries_add_up_to_what_was_typed(faces: Faces):
    for name in ENTERED:
        counted: list[Counts] = [counts for place, counts in RIGHT.items() if place[0] == name and place not in MISSING]
        rows = [row for row in faces.entries if row["kpi"] == name]
        for part in NUMBERS:
            typed = sum(number for one in counted if (number := getattr(one, part)) is not None)
            assert sum(float(row[part]) for row in rows if row[part] not in ("", "nothing")) == pytest.approx(typed)


def test_each_tile_shows_the_figures_of_the_scorecard_file(office: Office, faces: Faces):
    app = visit(menu.SCORECARD)
    shown = {metric.value.replace("\\", "") for metric in app.metric}
    said = said_on(app)
    for name, kpi in office.kpis.items():
        row = faces.scorecard[name]
        assert f"{number(float(row['Value']), kpi.decimals)} {kpi.unit}" in shown
        low, high, n = (float(row[head]) for head in ("Low", "High", "n"))
        called = "Likely" if name in SAMPLED else "Usual swing"
        assert f"{called} {number(low, kpi.decimals)} to {number(high, kpi.decimals)} · n {n:,.0f}" in said


def test_the_table_of_the_scorecard_shows_the_same(office: Office, faces: Faces):
    shown = table(visit(menu.SCORECARD, {"look": "Table"}), "Signals").set_index("KPI")
    assert set(shown.index) == set(faces.scorecard)
    for name, row in faces.scorecard.items():
        kpi = office.kpis[name]
        assert shown["Value"][name] == f"{number(float(row['Value']), kpi.decimals)} {kpi.unit}"
        assert shown["n"][name] == f"{float(row['n']):,.0f}"
        assert shown["Status"][name] == row["Status"].capitalize()
        signals = shown["Signals"][name].replace("▲ ", "").replace("▼ ", "")
        assert signals == row["Signals"]


@pytest.mark.parametrize("name", [SHIFTED, ROLLED, "Stars", "Revenue", "First reply", FORMULA])
def test_the_page_of_a_kpi_shows_the_same(office: Office, faces: Faces, name: str):
    kpi, row = office.kpis[name], faces.scorecard[name]
    app = detail(office, name, "Periods")
    assert app.metric[0].value.replace("\\", "") == f"{number(float(row['Value']), kpi.decimals)} {kpi.unit}"
    shown = table(app, "Counted")[::-1]
    if name == FORMULA:
        assert shown["Value"].iloc[-1] == number(float(row["Value"]), kpi.decimals)
        return
    told = {period["period"]: period for period in faces.told[name]["periods"]}
    for (_, line), day in zip(shown.iterrows(), weeks_of(kpi), strict=True):
        period = told[day.isoformat()]
        assert str(line["Period"]).startswith(f"week of {day.day} {day:%b}")
        if period["value"] is None:
            assert line["Remark"] == "too few to be read" or line["Counted"] == "nothing to count"
            continue
        assert line["Value"] == number(period["value"], kpi.decimals)
        if name in SAMPLED:
            ends = [number(period[end], kpi.decimals) for end in ("low", "high")]
            assert line["95 % interval"] == " to ".join(ends)
            assert line["n"] == f"{period['n']:,.0f}"


def test_a_real_change_is_told_in_words_on_tile_and_page_and_by_the_command_line(office: Office, faces: Faces):
    run = next(one for one in faces.told[SHIFTED]["signals"] if one["rule"] == "rule_2_eight_on_one_side")
    assert run["periods"] == [week(number).isoformat() for number in range(6, WEEKS + 1)]
    sentence = "ine weeks in a row above the average, which is better: a real change, started in week 6"
    assert sentence in faces.scorecard[SHIFTED]["Signals"]
    marks = {metric.delta.replace("\\", "") for metric in visit(menu.SCORECARD).metric}
    assert "Movement: real change for the better" in marks
    app = detail(office, SHIFTED, "Signals")
    assert sentence in said_on(app)
    limits = faces.told[SHIFTED]
    assert f"{number(limits['lower_limit'], 0)} to {number(limits['upper_limit'], 0)} points" in said_on(app)


def test_noise_is_called_noise_everywhere(office: Office, faces: Faces):
    assert faces.told[NOISE]["signals"] == []
    assert faces.scorecard[NOISE]["Signals"] == ""
    app = detail(office, NOISE, "Signals")
    assert "Every movement so far is within its usual swings" in said_on(app)
    assert app.metric[0].delta and "real change" not in app.metric[0].delta.lower()


def test_the_page_names_as_many_signals_as_the_command_line(office: Office, faces: Faces):
    for name in (SHIFTED, "Stars"):
        shown = table(detail(office, name, "Signals", kpi_xmr_table_open=True), "From the one before")[::-1]
        fired = {day for signal in faces.told[name]["signals"] for day in signal["periods"]}
        weeks = [day.isoformat() for day in weeks_of(office.kpis[name])]
        assert [bool(words) for words in shown["Signal"]] == [day in fired for day in weeks]


def test_a_week_that_nobody_entered_is_owed_and_no_number(office: Office, be: Callable[[str], None]):
    be("Carla")
    said = said_on(visit(menu.NUMBERS))
    assert "1 entry to make, 1 late" in said
    assert "Sent back · Shop" in said


def test_a_week_in_which_nothing_came_in_says_so_and_is_no_zero(office: Office, faces: Faces):
    (row,) = [row for row in faces.entries if row["kpi"] == "First reply" and row["period"] == week(9).isoformat()]
    assert row["tally"] == "nothing"
    line = table(detail(office, "First reply", "Periods"), "Counted").iloc[WEEKS - 9]
    assert (line["Value"], line["Counted"]) == ("", "nothing to count")
