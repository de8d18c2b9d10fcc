"""Every page test has a database of its own and a day that does not move on."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner
from streamlit.runtime.context import ContextProxy

from planner.access.visitor import LOCAL_OWNER
from planner.actions.plans import list_plans
from planner.plan.plan import Plan
from tests.pages.app import TODAY
from tests.pages.plans import a_workspace


@pytest.fixture(autouse=True)
def own_workspace(tmp_path: Path, prepared_file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty workspace, frozen on `TODAY`, and the file it is in."""
    file = Path(shutil.copy(prepared_file, tmp_path / "cx100.sqlite3"))
    monkeypatch.setenv("CX100_DATABASE_URL", f"sqlite:///{file.as_posix()}")
    monkeypatch.setenv("CX100_TODAY", TODAY.isoformat())
    monkeypatch.setattr(ContextProxy, "ip_address", None)  # as from this machine; AppTest has only a mock
    # Each AppTest looks through all installed packages for components, which takes longer than most tests.
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", list)
    forget_all()
    yield file
    forget_all()


@pytest.fixture
def sample(own_workspace: Path, sample_file: Path) -> Plan:
    """The sample company, in the workspace of the test."""
    shutil.copy(sample_file, own_workspace)
    return list_plans(a_workspace(), LOCAL_OWNER)[0]


def forget_all() -> None:
    """Nothing is cached any more, as after a start."""
    st.cache_resource.clear()
    st.cache_data.clear()
