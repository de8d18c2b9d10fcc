"""The command line: `python -m planner kpi import` brings a file into a plan, once, and says what it could not use."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.entries import Typed, save_entries
from planner.actions.kpis import add_kpis, open_kpis
from planner.actions.plans import list_plans, start_plan
from planner.actions.workspace import Workspace
from planner.cli import main
from planner.kpis.catalogue import definition
from planner.kpis.counts import Counts
from planner.kpis.kpi import KpiId
from planner.plan.brief import Brief
from planner.plan.plan import PlanId
from planner.plan.template_file import shipped_template

TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
FIRST_DAY = date(2026, 1, 5)
ON_TIME = "kpi,period,numerator,denominator\nOn-time delivery,2026-01-05,41,50\nOn-time delivery,2026-01-12,45,50\n"


@pytest.fixture(autouse=True)
def company(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A plan of “Acme” that watches its deliveries and its score, in a database of its own."""
    monkeypatch.setenv("CX100_DATABASE_URL", f"sqlite:///{(tmp_path / 'acme.sqlite3').as_posix()}")
    monkeypatch.setenv("CX100_TODAY", TODAY.isoformat())
    workspace = Workspace.open()
    brief = Brief(company="Acme", leader="Mara Lind", first_day=FIRST_DAY)
    plan = start_plan(workspace, LOCAL_OWNER, brief, shipped_template("six-phase"), TODAY, NOW)
    kpis = [definition(key).kpi("", FIRST_DAY, 0) for key in ("otd", "nps")]
    add_kpis(workspace, LOCAL_OWNER, plan.id, kpis, NOW)
    yield
    workspace.close()


@pytest.fixture
def run(tmp_path, capsys):
    def imported(content: str | bytes, *options: str, name: str = "numbers.csv", plan: str = "Acme"):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        status = main(["kpi", "import", str(file), "--plan", plan, *options])
        out, err = capsys.readouterr()
        return status, out.strip(), err

    return imported


def stored(key: str) -> dict[str, dict[str, float]]:
    workspace = Workspace.open()
    try:
        (plan,) = list_plans(workspace, LOCAL_OWNER)
        opened = open_kpis(workspace, LOCAL_OWNER, plan.id, TODAY)
        kpi = next(kpi for kpi in opened.kpis if kpi.catalogue == key)
        sheet = opened.sheets[kpi.id]
        return {period.isoformat(): sheet.counts(at).said for at, period in enumerate(sheet.periods)}
    finally:
        workspace.close()


def type_by_hand(key: str, period: date, counts: Counts) -> None:
    workspace = Workspace.open()
    try:
        (plan,) = list_plans(workspace, LOCAL_OWNER)
        kpi = next(kpi for kpi in open_kpis(workspace, LOCAL_OWNER, plan.id, TODAY).kpis if kpi.catalogue == key)
        version = stored_version(workspace, plan.id, kpi.id, period)
        save_entries(workspace, LOCAL_OWNER, plan.id, [Typed(kpi.id, "", period, counts, version=version)], NOW)
    finally:
        workspace.close()


def stored_version(workspace: Workspace, plan: PlanId, kpi: KpiId, period: date) -> int:
    sheet = open_kpis(workspace, LOCAL_OWNER, plan, TODAY).sheets[kpi]
    return sheet.versions[sheet.periods.index(period)]


def test_a_table_of_numbers_is_stored(run):
    assert run(ON_TIME)[:2] == (0, "2 new, 0 changes, 0 as stored, 0 left out")
    assert stored("otd") == {
        "2026-01-05": {"numerator": 41, "denominator": 50},
        "2026-01-12": {"numerator": 45, "denominator": 50},
    }


def test_the_same_file_again_changes_nothing(run):
    run(ON_TIME)
    assert run(ON_TIME)[:2] == (0, "0 new, 0 changes, 2 as stored, 0 left out")


def test_a_file_that_replaces_what_somebody_typed_says_so(run):
    run(ON_TIME)
    type_by_hand("otd", date(2026, 1, 5), Counts(numerator=40, denominator=50))
    _, out, err = run(ON_TIME)
    assert out == "0 new, 1 changes, 1 as stored, 0 left out"
    assert "1 of them replaces a number typed by hand" in err
    assert "typed by hand" not in run(ON_TIME.replace("41,50", "42,50"))[2]


def test_a_survey_export_is_counted_for_the_kpi_it_is_imported_as(run):
    survey = Path("tests/exchange/data/kpis/qualtrics.csv").read_bytes()
    status, out, err = run(survey, "--as", "nps", "--good-rows", name="qualtrics.csv")
    assert status == 0, err
    assert not out.startswith("0 new")
    assert sum(sum(counts.values()) for counts in stored("nps").values()) > 0
    assert stored("otd") == {}


def test_nothing_is_stored_while_a_row_cannot_be_used(run):
    status, out, err = run(ON_TIME + "On-time delivery,2026-01-19,51,50\n")
    assert (status, out) == (2, "")
    assert "Nothing was imported. Row 4" in err
    assert stored("otd") == {}


def test_the_good_rows_are_stored_when_asked_and_the_others_are_listed(run):
    status, out, err = run(ON_TIME + "On-time delivery,2026-01-19,51,50\n", "--good-rows")
    assert (status, out) == (0, "2 new, 0 changes, 0 as stored, 0 left out")
    assert "Row 4" in err


def test_dates_that_can_be_read_two_ways_need_a_word(run):
    table = ON_TIME.replace("2026-01-05", "05/01/2026").replace("2026-01-12", "12/01/2026")
    status, _, err = run(table)
    assert (status, stored("otd")) == (2, {})
    assert "say --day-first or --month-first" in err
    assert run(table, "--day-first")[0] == 0
    assert list(stored("otd")) == ["2026-01-05", "2026-01-12"]


def test_a_plan_that_is_not_there_is_named_with_those_that_are(run):
    status, _, err = run(ON_TIME, plan="Other")
    assert status == 2
    assert "--plan “Other” is not the name of a plan; choose one of: “Acme · Mara Lind”." in err


def test_a_kpi_that_is_not_there_is_named_with_those_that_are(run):
    status, _, err = run(ON_TIME, "--as", "csat")
    assert status == 2
    assert "--as “csat” is not a KPI of the plan" in err


def test_a_file_with_nothing_to_count_says_where_its_columns_can_be_chosen(run):
    status, _, err = run("colour,shape\nred,round\nblue,square\n")
    assert status == 2
    assert "holds nothing that a KPI of the plan is counted from" in err


def test_a_file_that_is_not_there_is_said(capsys):
    assert main(["kpi", "import", "nowhere.csv", "--plan", "Acme"]) == 2
    assert "“nowhere.csv” cannot be read: No such file or directory." in capsys.readouterr().err
