"""Migrations: an empty database becomes the one the tables describe, once and for all processes."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import insert, inspect, text

from planner.actions.workspace import Workspace
from planner.communication.weekly_note import TOOL
from planner.kpis.event import Event
from planner.plan.instantiate import as_template
from planner.plan.template_file import shipped_template
from planner.scheduling.recurring import is_weekly_note
from planner.shared.errors import StorageTrouble
from planner.stakeholders.rhythm import Rhythms
from planner.storage import plans, tasks, templates, values
from planner.storage.database import Database
from planner.storage.migrating import configuration
from planner.storage.rows import row_of
from planner.storage.tables import metadata
from tests.builders import a_plan, a_recurring_task, a_task, numbered
from tests.kpis.builders import an_event


def test_an_empty_database_gets_every_table(workspace):
    with workspace.reading() as db:
        assert set(inspect(db).get_table_names()) == set(metadata.tables) | {"alembic_version"}


def test_the_migrations_lead_to_what_the_tables_describe(workspace):
    with workspace.reading() as db:
        assert compare_metadata(MigrationContext.configure(db, opts={"compare_type": True}), metadata) == []


def test_preparing_a_second_time_changes_nothing(workspace):
    workspace.database.prepare()
    with workspace.reading() as db:
        assert db.execute(text("SELECT count(*) FROM alembic_version")).scalar() == 1


def test_two_processes_may_start_at_once(database_url):
    with ThreadPoolExecutor(6) as pool:
        opened = list(pool.map(lambda _: Workspace.open(database_url), range(6)))
    for workspace in opened:
        workspace.close()
    assert len(opened) == 6


def test_a_database_of_a_newer_version_is_left_alone(workspace):
    with workspace.transaction() as db:
        db.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageTrouble, match="newer version"):
        workspace.database.prepare()


@pytest.fixture
def old_database(database_url):
    """A database as it was before there were people, with a plan and an event in it."""
    database = Database(database_url)
    plan = row_of(metadata.tables["plans"], a_plan(id="old"))
    del plan["rhythms"]
    with database.writing() as db:
        command.upgrade(configuration(db), "0002")
        db.execute(insert(metadata.tables["plans"]), plan)
        db.execute(insert(metadata.tables["events"]), row_of(metadata.tables["events"], an_event(), plan_id="old"))
    database.prepare()
    yield database
    database.close()


def test_a_plan_from_before_people_gets_the_usual_rhythms(old_database):
    with old_database.reading() as db:
        assert plans.load(db, "old") == a_plan(id="old")
        assert plans.load(db, "old").rhythms == Rhythms()


NOTE = "Weekly note to the CEO in five lines: done, next, slipping, need, heard"


@pytest.fixture
def begun_before(database_url):
    """A plan and a template of its own from when the note did not tick its task, among tasks that are none of it."""
    database = Database(database_url)
    begun = [
        a_recurring_task("note", tool="Reports").but(name=NOTE),
        a_recurring_task("renamed", tool="Reports"),
        a_recurring_task("other tool", tool="Notes").but(name=NOTE),
        a_task("once", tool="Reports").but(name=NOTE),
    ]
    template = as_template(a_plan(id="old"), numbered(begun), key="own", name="Own")
    tables = metadata.tables
    with database.writing() as db:
        command.upgrade(configuration(db), "0003")
        db.execute(insert(tables["plans"]), row_of(tables["plans"], a_plan(id="old")))
        db.execute(insert(tables["tasks"]), [row_of(tables["tasks"], one, plan_id="old") for one in numbered(begun)])
        templates.save(db, template, "Ana", datetime(2026, 3, 2, tzinfo=UTC))
    database.prepare()
    yield database
    database.close()


def test_the_weekly_note_of_a_plan_begun_before_gets_the_tool_that_ticks_it_and_no_other_task_does(begun_before):
    with begun_before.reading() as db:
        known = {task.id: task for task in tasks.of_plan(db, "old")}
    assert {one: task.tool for one, task in known.items()} == {
        "note": "Weekly note",
        "renamed": "Reports",
        "other tool": "Notes",
        "once": "Reports",
    }
    assert is_weekly_note(known["note"])


def test_a_template_of_ones_own_gets_the_tool_that_the_note_ticks_too(begun_before):
    with begun_before.reading() as db:
        (own,) = templates.saved(db)
    assert [task.tool for task in own.tasks] == ["Weekly note", "Reports", "Notes", "Reports"]


def test_the_note_of_the_shipped_plan_has_the_name_by_which_it_is_found_in_older_plans():
    assert [task.name for task in shipped_template("six-phase").tasks if task.tool == TOOL] == [NOTE]


def test_what_there_was_before_people_is_still_there(old_database):
    with old_database.reading() as db:
        assert values.of_plan(db, "old", Event) == [an_event()]
