"""Import of 100,000 answers to a survey: how long it takes and how much memory, against a bare pass of csv.reader.

Each runs in processes of its own, so that neither finds memory that the other has left.
"""

import csv
import io
import random
import subprocess
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from threading import Event, Thread
from time import process_time

import psutil

from bench import table
from bench.kpi_plan import some_kpis
from bench.plans import TODAY
from bench.server import ROOT
from planner.exchange.kpis_in import count, open_file

ROWS = 100_000
_ROUNDS = 3
_WAYS = {"bare": "a bare pass of csv.reader", "ours": "the import"}
_HEADERS = (
    *("StartDate", "EndDate", "Status", "IPAddress", "Progress", "Duration (in seconds)", "Finished", "RecordedDate"),
    *("ResponseId", "RecipientEmail", "DistributionChannel", "UserLanguage", "Q1_NPS_GROUP", "Q1", "Q2", "Q3", "Team"),
)
_QUESTIONS = {
    "Q1": "How likely are you to recommend us to a friend or colleague?",
    "Q2": "Overall, how satisfied are you with our service?",
    "Q3": "What could we do better?",
}


def main() -> None:
    """Prints the table."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "answers.csv"
        path.write_bytes(some_answers(ROWS))
        found = {way: [_in_a_process(way, path) for _ in range(_ROUNDS)] for way in _WAYS}
        size = path.stat().st_size / 2**20
    least = median(seconds for seconds, *_ in found["bare"])
    rows = []
    for way, words in _WAYS.items():
        seconds, memory, told = (median(column) for column in zip(*found[way], strict=True))
        rows.append((words, f"{seconds:.2f}", table.ratio(seconds, least), f"{memory:.0f}", f"{told:.0f}"))
    heads = ("way", "s", "ratio", "extra MiB", "progress told")
    note = "Processor time; the bare pass counts one column. Extra memory: what was held at most beyond the file."
    table.show(f"Import of {ROWS:,} survey rows, {size:.0f} MiB as Qualtrics writes them", heads, rows, note)


def some_answers(rows: int) -> bytes:
    """A survey of 60 weeks with its three header rows, personal columns, and comments over two lines."""
    draw = random.Random(1)  # noqa: S311 - a benchmark, not a secret
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEADERS)
    writer.writerow([_QUESTIONS.get(header, header) for header in _HEADERS])
    writer.writerow([f'{{"ImportId":"{header}"}}' for header in _HEADERS])
    begin = datetime(2025, 1, 6, 9, tzinfo=UTC)
    for number in range(rows):
        at = f"{begin + timedelta(minutes=number * 6):%Y-%m-%d %H:%M:%S}"
        score, comment = draw.randint(0, 10), "Please call me back,\nthank you" if number % 10 == 0 else ""
        sent = (at, at, "IP Address", "192.0.2.1", 100, 61, True, at, f"R_{number}", f"c{number}@example.org")
        team = f"Team {number % 5 + 1}"
        writer.writerow([*sent, "email", "EN", "Promoter", score, draw.randint(1, 5), comment, team])
    return out.getvalue().encode()


def _in_a_process(way: str, path: Path) -> tuple[float, float, float]:
    command = [sys.executable, "-m", "bench.kpi_import", way, str(path)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    seconds, memory, steps = map(float, told)
    return seconds, memory, steps


def _tell(way: str, path: Path) -> None:
    """Seconds, MiB and how often progress was told, for the process that asked."""
    kpis, content, told, held = some_kpis(), path.read_bytes(), [], [_mebibytes()]
    is_done = Event()
    watch = Thread(target=_watch, args=(is_done, held))
    watch.start()
    begin = process_time()
    if way == "bare":
        Counter(row[13] for row in csv.reader(io.TextIOWrapper(io.BytesIO(content), "utf-8", newline="")))
    else:
        opened = open_file(content, path.name, kpis, progress=told.append)
        counted = count(opened, opened.uses, kpis, TODAY, progress=told.append)
        assert counted.rows == ROWS and counted.entries and not counted.problem_count
    seconds = process_time() - begin
    is_done.set()
    watch.join()
    print(seconds, max(held) - held[0], len(told))


def _watch(is_done: Event, held: list[float]) -> None:
    while not is_done.wait(0.005):
        held.append(_mebibytes())


def _mebibytes() -> float:
    return psutil.Process().memory_info().rss / 2**20


if __name__ == "__main__":
    _tell(sys.argv[1], Path(sys.argv[2])) if sys.argv[2:] else main()
