"""Journeys go through the app as its pages' tests do, on a database of their own."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy

from pages.shared import visit
from tests.journeys.fourteen_weeks import lived_through
from tests.journeys.three_people import Office, person
from tests.pages.app import TODAY
from tests.pages.conftest import forget_all, own_workspace, sample
from tests.pages.plans import a_workspace

__all__ = ["own_workspace", "sample"]


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory, prepared_file: Path) -> tuple[Path, Office]:
    """Three people at the end of their fourteen weeks, and the file they are in, to be copied."""
    folder = tmp_path_factory.mktemp("lived")
    file = Path(shutil.copy(prepared_file, folder / "three.sqlite3"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CX100_DATABASE_URL", f"sqlite:///{file.as_posix()}")
        patch.setenv("CX100_TODAY", TODAY.isoformat())
        patch.setattr(ContextProxy, "ip_address", None)
        patch.setattr(manifest_scanner, "scan_component_manifests", list)
        forget_all()
        office = lived_through(file)
        forget_all()
    # What the app has written last may stand beside the file only.
    with connect(file) as old, connect(folder / "whole.sqlite3") as whole:
        old.backup(whole)
    return folder / "whole.sqlite3", office


@pytest.fixture
def office(lived: tuple[Path, Office], own_workspace: Path) -> Office:
    """The three people after fourteen weeks, in the workspace of the test."""
    file, office = lived
    shutil.copy(file, own_workspace)
    return replace(office, workspace=a_workspace())


@pytest.fixture
def be(office: Office, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """From now on one of the four looks at the pages."""

    def become(who: str) -> None:
        monkeypatch.setattr(visit, "visitor", lambda: person(who, office.plan))

    return become
