"""Faults: a killed process, a locked file, a full disk, a wrong file. Nothing confirmed is lost, nothing half saved."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from planner.access.visitor import LOCAL_OWNER
from planner.actions.plans import revision
from planner.actions.tasks import add_task, save_tasks
from planner.actions.workspace import Workspace
from planner.shared.errors import BadInput, StorageTrouble
from tests.actions.company import NOW, a_started_plan, the_tasks

SAVER = """
import sys
from datetime import date
from planner.access.visitor import LOCAL_OWNER
from planner.actions.plans import open_plan
from planner.actions.tasks import save_tasks
from planner.actions.workspace import Workspace
from tests.actions.company import NOW, TODAY
workspace = Workspace.open(sys.argv[1])
tasks = open_plan(workspace, LOCAL_OWNER, sys.argv[2], TODAY).tasks
while True:
    changed = [task.but(duration=task.duration % 50 + 1) for task in tasks]
    tasks = save_tasks(workspace, LOCAL_OWNER, sys.argv[2], changed, NOW).tasks
    print(tasks[0].version, flush=True)
"""


@pytest.fixture
def file(tmp_path):
    return tmp_path / "cx100.sqlite3"


def open_file(file):
    return Workspace.open(f"sqlite:///{file}", patience=0.1)


def versions(workspace, plan):
    return {task.version for task in the_tasks(workspace, plan).values()}


def test_a_killed_process_loses_nothing_that_was_confirmed(file):
    with open_file(file).transaction():
        pass
    plan = a_started_plan(open_file(file))
    confirmed = _save_until_killed(file, plan)
    with sqlite3.connect(file) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found = versions(open_file(file), plan)
    assert len(found) == 1  # all tasks of the last batch, or none of it
    assert found.pop() in (confirmed, confirmed + 1)
    assert revision(open_file(file), LOCAL_OWNER, plan.id) >= confirmed


def _save_until_killed(file, plan):
    """Kill -9 a process that is busy saving; the last version it has confirmed."""
    root = Path(__file__).parents[2]
    command = [sys.executable, "-c", SAVER, f"sqlite:///{file}", plan.id]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=root) as saver:
        lines = [saver.stdout.readline() for _ in range(5)]
        time.sleep(0.05)
        os.kill(saver.pid, signal.SIGKILL)
        lines += [line for line in saver.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    return int(lines[-1])


def test_a_locked_database_is_reported_and_nothing_is_changed(file):
    workspace = open_file(file)
    plan = a_started_plan(workspace)
    before = the_tasks(workspace, plan)
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageTrouble, match="Somebody else is saving"):
            save_tasks(workspace, LOCAL_OWNER, plan.id, [before["Survey"].but(duration=9)], NOW)
    assert the_tasks(workspace, plan) == before


def test_readers_do_not_wait_for_a_writer(file):
    workspace = open_file(file)
    plan = a_started_plan(workspace)
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert len(the_tasks(workspace, plan)) == 3


def test_a_full_disk_is_reported_and_nothing_is_half_saved(file):
    workspace = open_file(file)
    plan = a_started_plan(workspace)
    with workspace.reading() as db:
        pages = db.execute(text("PRAGMA page_count")).scalar()
        db.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(StorageTrouble, match="disk is full"):
        _fill(workspace, plan)
    stored = the_tasks(workspace, plan)
    assert revision(workspace, LOCAL_OWNER, plan.id) == 1 + len(stored) - 3


def _fill(workspace, plan):
    for number in range(50):
        fields = {"phase": "act", "name": f"Task {number}", "start_day": 0, "description": "x" * 9_000}
        add_task(workspace, LOCAL_OWNER, plan.id, fields, NOW)


def test_a_file_that_is_no_database_is_left_alone(file):
    file.write_text("my shopping list " * 100)
    with pytest.raises(StorageTrouble, match="no CX100 database"):
        open_file(file)
    assert file.read_text().startswith("my shopping list")


def test_a_folder_that_cannot_be_made_is_named(tmp_path):
    (tmp_path / "note").write_text("a file, no folder")
    with pytest.raises(StorageTrouble, match="note"):
        open_file(tmp_path / "note" / "cx100.sqlite3")


def test_an_unreachable_server_is_reported_without_the_password():
    with pytest.raises(StorageTrouble, match="cannot be reached") as trouble:
        Workspace.open("postgresql://ana:hush@127.0.0.1:1/none")
    assert "hush" not in str(trouble.value)


@pytest.mark.parametrize("address", ["sqlite://", "sqlite:///:memory:", "mysql://localhost/x", "nonsense"])
def test_an_address_that_makes_no_sense_is_refused(address):
    with pytest.raises(BadInput):
        Workspace.open(address)


def test_an_error_in_the_middle_of_a_transaction_leaves_no_trace(workspace):
    plan = a_started_plan(workspace)
    before = the_tasks(workspace, plan)
    with pytest.raises(ZeroDivisionError), workspace.transaction() as db:
        db.execute(text("DELETE FROM tasks"))
        raise ZeroDivisionError
    assert the_tasks(workspace, plan) == before
