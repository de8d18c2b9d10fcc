"""The app as a process of its own, on a free port: started, ended, killed and started again."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from planner.actions.workspace import Workspace
from planner.storage.database import Database
from tests.sample import TODAY

ROOT = Path(__file__).parents[2]
LOOPBACK = "127.0.0.1"


class RunningApp:
    """The app on one database. Each start keeps the port, so that an open page finds it again."""

    def __init__(self, database: Path, listens_on: str = LOOPBACK) -> None:
        self.database = database
        self.port = _free_port()
        self.address = f"http://{LOOPBACK}:{self.port}"
        self._listens_on = listens_on
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> "RunningApp":
        """Start it and wait until it answers; nothing happens if it is running."""
        if self._process and self._process.poll() is None:
            return self
        command = [sys.executable, "-m", "streamlit", "run", "planner/server/asgi.py", "--server.headless=true"]
        options = [f"--server.port={self.port}", f"--server.address={self._listens_on}"]
        environment = {**os.environ, "CX100_DATABASE_URL": self._database_url, "CX100_TODAY": TODAY.isoformat()}
        self._process = subprocess.Popen([*command, *options], cwd=ROOT, env=environment)
        self._wait()
        return self

    def hold(self, file: Path) -> None:
        """Have the database, with nobody visiting, hold what this file holds and nothing else."""
        with closing(sqlite3.connect(file)) as wanted, closing(sqlite3.connect(self.database, timeout=30)) as own:
            wanted.backup(own)

    def open_workspace(self) -> Workspace:
        """What the app works on, to prepare without a click what a test is not about; to be closed."""
        return Workspace(Database(self._database_url))

    @property
    def _database_url(self) -> str:
        return f"sqlite:///{self.database.as_posix()}"

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it as Ctrl+C would; nothing happens if it is not running."""
        if self._process:
            self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(how)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        self._process = None

    def _wait(self, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            assert self._process is not None and self._process.poll() is None, "The app ended while it started."
            try:
                with urlopen(f"{self.address}/_stcore/health", timeout=2):  # noqa: S310 - our own server
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        pytest.fail(f"The app did not start within {seconds:g} seconds.")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
