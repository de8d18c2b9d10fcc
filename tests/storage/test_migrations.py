"""Migrations: an empty database becomes the one the tables describe, once and for all processes."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from planner.actions.workspace import Workspace
from planner.shared.errors import StorageTrouble
from planner.storage.tables import metadata


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
