"""The command line: what `python -m planner schedule` prints, and how it refuses bad input."""

import io
import json
import subprocess
import sys
from types import SimpleNamespace

import pytest

from planner.cli import main

HEADER = "id,task,duration,predecessors"
PLAIN = f"{HEADER}\nA,Listen,2,\nB,Decide,3,A\nC,Tell,1,AFS+1d\nD,Done,0,B; C\n"


@pytest.fixture
def csv(tmp_path):
    def written(content: str | bytes) -> str:
        file = tmp_path / "tasks.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(file)

    return written


@pytest.fixture
def as_json(csv, capsys):
    def printed(content: str, *options: str) -> dict:
        assert main(["schedule", csv(content), "--start", "2026-01-05", "--json", *options]) == 0
        found = json.loads(capsys.readouterr().out)
        return found | {"by_id": {task["id"]: task for task in found["tasks"]}}

    return printed


@pytest.fixture
def refusal(capsys):
    def printed(*arguments: str) -> str:
        assert main(["schedule", *arguments]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        return err

    return printed


def test_json_tells_the_finish_and_every_tasks_figures(as_json):
    found = as_json(PLAIN, "--week", "all")
    assert found["finish"] == 5
    assert found["by_id"]["C"] == {
        "id": "C",
        "early_start": 3,
        "early_finish": 4,
        "late_start": 4,
        "late_finish": 5,
        "total_float": 1,
        "free_float": 1,
        "critical": False,
        "start_date": "2026-01-08",
        "finish_date": "2026-01-08",
    }


def test_weekends_are_free_unless_asked_otherwise(as_json):
    assert as_json(f"{HEADER}\nA,Listen,6,\n")["tasks"][0]["finish_date"] == "2026-01-12"
    assert as_json(f"{HEADER}\nA,Listen,6,\n", "--week", "all")["tasks"][0]["finish_date"] == "2026-01-10"


def test_national_holidays_are_free(as_json):
    found = as_json(f"{HEADER}\nA,Listen,1,\n", "--start", "2026-05-01", "--country", "de")
    assert found["tasks"][0]["start_date"] == "2026-05-04"


def test_people_get_a_table_with_the_finish_in_a_sentence(csv, capsys):
    main(["schedule", csv(PLAIN), "--start", "2026-01-05"])
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "The last task ends on 2026-01-09 after 5 working days."
    assert printed[4].split()[:9] == ["B", "Decide", "2", "5", "2", "5", "0", "0", "critical"]
    assert "day 2, 2026-01-07" in printed[4]


def test_a_dash_reads_standard_input(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(PLAIN.encode())))
    assert main(["schedule", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["finish"] == 5


def test_columns_may_come_in_any_order_and_case(as_json):
    assert as_json("Predecessors,TASK,Id,duration\n,Listen,A,4\n")["finish"] == 4


def test_a_file_as_excel_saves_it_is_read(as_json):
    assert as_json("\ufeffid;task;duration;predecessors\r\nA;Listen;4;\r\nB;Tell;2;A, ASS\r\n")["finish"] == 6


def test_days_count_from_the_earliest_start_day_if_that_is_before_day_0(as_json):
    found = as_json(f"{HEADER},start_day\nA,Read,2,,-5\nB,Meet,1,A,\nC,Begin,1,,0\n", "--week", "all")["by_id"]
    assert [found[one]["early_start"] for one in "ABC"] == [0, 2, 5]
    assert found["A"]["start_date"] == "2025-12-31"


@pytest.mark.parametrize("deadline", ["2", "2026-01-07"])
def test_a_deadline_is_a_day_number_or_a_date(as_json, deadline):
    assert as_json(f"{HEADER},deadline\nA,Listen,5,,{deadline}\n")["tasks"][0]["total_float"] == -2


def test_actual_dates_count(as_json):
    rows = "A,Listen,2,,100,2026-01-05,2026-01-08\nB,Decide,2,A,,,\n"
    assert as_json(f"{HEADER},percent,actual_start,actual_finish\n{rows}")["by_id"]["B"]["early_start"] == 4


def test_a_task_without_a_name_goes_by_its_id(csv, capsys):
    main(["schedule", csv(f"{HEADER}\nA-1,,2,\n")])
    assert capsys.readouterr().out.splitlines()[3].split()[:2] == ["A-1", "A-1"]


def test_names_may_hold_emoji_and_be_read_from_right_to_left(as_json):
    assert as_json(f"{HEADER}\nא,שלום 🎉,1,\n")["tasks"][0]["id"] == "א"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "The file is empty"),
        ("id,task,duration\nA,Listen,2\n", "no column predecessors"),
        (f"{HEADER},percent,percent\n", "two columns percent"),
        (f"{HEADER}\nA,Listen,two,\n", "Line 2: duration “two” is not a whole number"),
        (f"{HEADER}\nA,Listen,2.5,\n", "Line 2: duration “2.5” is not a whole number"),
        (f"{HEADER}\nA,Listen,-2,\n", "Line 2: Duration"),
        (f"{HEADER}\nA,Listen,2,\nB,Tell,1,ghost\n", "Line 3: “ghost” is not a task here"),
        (f"{HEADER}\nA,Listen,2,B\nB,Tell,1,A\n", "“Listen” → “Tell” → “Listen” wait for each other"),
        (f"{HEADER}\nA,Listen,2,A\n", "Line 2: A task cannot wait for itself"),
        (f"{HEADER}\nA,Listen,2,\nA,Tell,1,\n", "Lines 2 and 3 both have the id “A”"),
        (f"{HEADER}\n,Listen,2,\n", "Line 2 has no id"),
        (f"{HEADER}\nA,Listen,2,\nB,Tell,1,A,A\n", "Line 3 has more cells"),
        (f"{HEADER},start_day\nA,Listen,2,,soon\n", "Line 2: start_day “soon”"),
        (f"{HEADER},deadline\nA,Listen,2,,2026-02-30\n", "Line 2: deadline “2026-02-30”"),
        (f"{HEADER},deadline\nA,Listen,2,,99999999999\n", "Line 2: deadline “99999999999”"),
        (f"{HEADER},percent\nA,Listen,2,,100\n", "there is no actual_finish"),
        (f"{HEADER},optimistic\nA,Listen,2,,1\n", "only the optimistic duration"),
        (f"{HEADER},optimistic,pessimistic\nA,Listen,2,,3,4\n", "the three estimates must rise"),
        (f'{HEADER}\n"A,Listen,2,\n', "not proper CSV"),
        ("id,task,duration,predecessors\nA,Größe,1,\n".encode("latin-1"), "is not in UTF-8"),
        (b"\xff\xfe" + HEADER.encode("utf-16-le"), "is not in UTF-8"),
        (b"\x00\x01\x02\x03", "no column id"),
    ],
)
def test_bad_input_is_refused_in_one_line(csv, refusal, content, reason):
    assert reason.casefold() in refusal(csv(content)).casefold()


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (["--start", "tomorrow"], "--start “tomorrow” is no date"),
        (["--week", "never"], "--week “never” is not known; choose one of mon-fri"),
        (["--country", "ZZ"], "No holidays are known for the country “ZZ”"),
        (["--colour"], "No such option: --colour"),
    ],
)
def test_bad_options_are_refused_in_one_line(csv, refusal, options, reason):
    assert reason in refusal(csv(PLAIN), *options)


def test_a_file_that_is_not_there_is_named(refusal):
    assert "“nowhere.csv” cannot be read" in refusal("nowhere.csv")


def test_a_folder_is_no_file(refusal, tmp_path):
    assert "cannot be read" in refusal(str(tmp_path))


def test_a_plan_that_leaves_the_calendar_is_refused(csv, refusal):
    rows = "".join(f"T{i},Wait,3650,{f'T{i - 1}' if i else ''}\n" for i in range(900))
    assert "outside the calendar" in refusal(csv(f"{HEADER}\n{rows}"), "--week", "all", "--json")


def test_the_module_runs_as_a_command(csv):
    command = [sys.executable, "-m", "planner", "schedule", csv(PLAIN), "--start", "x"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (2, "", 1)
