"""A server of its own for a bench: started on a free port, and stopped again."""

import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from urllib.error import URLError
from urllib.request import urlopen

import psutil

ROOT = Path(__file__).parents[1]
_PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A server that is up; `seconds` from its start until it said so."""

    port: int
    process: psutil.Process
    started: float
    seconds: float

    @property
    def mebibytes(self) -> float:
        """The memory it holds now."""
        return self.process.memory_info().rss / 2**20

    @property
    def processor_seconds(self) -> float:
        """What it has used of the processor."""
        times = self.process.cpu_times()
        return times.user + times.system


@contextmanager
def serving(
    folder: Path = ROOT, environment: Mapping[str, str] | None = None, *options: str, prompt: bool = True
) -> Iterator[Server]:
    """Our app, or the bare one in a folder, with the configuration found there.

    A bare app is served so that it sends at once, as ours does, unless it is to be served as it comes (not `prompt`).
    """
    port = _free_port()
    server = [str(Path(__file__).with_name("prompt_server.py"))] if prompt and folder != ROOT else ["-m", "streamlit"]
    script = "planner/server/asgi.py" if folder == ROOT else "app.py"
    command = [sys.executable, *server, "run", script, "--server.headless=true", f"--server.port={port}"]
    started = perf_counter()
    process = subprocess.Popen(
        [*command, *options],
        cwd=folder,
        env=os.environ | dict(environment or {}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_until_healthy(port, process)
        yield Server(port, psutil.Process(process.pid), started, perf_counter() - started)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_until_healthy(port: int, process: subprocess.Popen[bytes]) -> None:
    address, end = f"http://127.0.0.1:{port}/_stcore/health", perf_counter() + _PATIENCE
    while perf_counter() < end:
        if process.poll() is not None:
            raise RuntimeError(f"The server ended with status {process.returncode} before it was up.")
        try:
            with urlopen(address, timeout=1) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            sleep(0.01)
    raise RuntimeError(f"The server was not up after {_PATIENCE} seconds.")


def _free_port() -> int:
    """One that is free now. The system gives none of these to connections, or another process might come first."""
    for port in random.sample(range(20_000, 32_000), 100):
        with closing(socket.socket()) as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise RuntimeError("None of 100 ports was free.")
