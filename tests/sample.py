"""The sample company as a file to be copied: quicker than living through its thirty-seven days for every test."""

import shutil
from datetime import UTC, date, datetime, time
from pathlib import Path

from planner.access.visitor import LOCAL_OWNER
from planner.actions.sample import add_sample
from planner.actions.workspace import Workspace
from planner.storage.database import Database

TODAY = date(2026, 3, 4)
"""The day on which the sample, and all tests of pages, stand still."""


def a_sample_file(empty: Path, file: Path) -> Path:
    """A copy of the empty database with the sample company in it, on day 37."""
    workspace = Workspace(Database(f"sqlite:///{shutil.copy(empty, file)}"))
    add_sample(workspace, LOCAL_OWNER, TODAY, datetime.combine(TODAY, time(9), UTC))
    workspace.close()
    return file
