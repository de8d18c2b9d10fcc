"""The operator's commands: a database made ready, and the sample company in it."""

from pathlib import Path

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.plans import list_plans
from planner.actions.workspace import Workspace
from planner.cli import main


@pytest.fixture(autouse=True)
def own_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "demo.sqlite3"
    monkeypatch.setenv("CX100_DATABASE_URL", f"sqlite:///{path.as_posix()}")
    return path


def test_migrate_makes_the_database(own_database: Path):
    assert main(["migrate"]) == 0
    assert own_database.exists()


def test_demo_loads_the_sample_company_once():
    assert main(["demo"]) == main(["demo"]) == 0
    assert [plan.is_sample for plan in list_plans(Workspace.open(), LOCAL_OWNER)] == [True]


def test_a_database_that_cannot_be_opened_is_one_line_and_exit_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("CX100_DATABASE_URL", f"sqlite:///{tmp_path.as_posix()}")
    assert main(["migrate"]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
