"""`python -m planner forecast`: what an analyst types, and what comes back."""

import io
import json
from pathlib import Path
from typing import Any

import pytest

from planner.cli import main

CHAIN = """id,task,duration,predecessors,optimistic,pessimistic
A,Brief,6,,5,7
C,Draft,8,A,6,11
E,Print,6,C,5,9
Z,Invoice,3,,,
"""
WITHOUT_ESTIMATES = "id,task,duration,predecessors\nA,Brief,10,\n"


@pytest.fixture
def chain(tmp_path: Path) -> str:
    file = tmp_path / "chain.csv"
    file.write_text(CHAIN, encoding="utf-8")
    return str(file)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["forecast", *arguments]) == 0
    return capsys.readouterr().out


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    return json.loads(printed(capsys, *arguments, "--json"))  # type: ignore[no-any-return]


def from_standard_input(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))


def test_the_mean_of_a_chain_is_that_of_the_textbook(chain: str, capsys: pytest.CaptureFixture[str]) -> None:
    found = as_json(capsys, chain, "--week", "all", "--seed", "1")
    assert (found["runs"], found["seed"], found["distribution"]) == (10_000, 1, "pert")
    assert found["mean"] == pytest.approx(20.5, abs=0.05)
    assert found["p50"] < found["p80"] < found["p90"]


def test_each_task_says_how_often_it_was_critical(chain: str, capsys: pytest.CaptureFixture[str]) -> None:
    tasks = as_json(capsys, chain)["tasks"]
    assert tasks == [{"id": n, "critical": 1.0} for n in "ACE"] + [{"id": "Z", "critical": 0.0}]


def test_the_same_seed_prints_the_same(chain: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert printed(capsys, chain, "--seed", "5") == printed(capsys, chain, "--seed", "5")
    assert printed(capsys, chain, "--seed", "5") != printed(capsys, chain, "--seed", "6")


def test_a_triangular_forecast_has_the_mean_of_three_corners(chain: str, capsys: pytest.CaptureFixture[str]) -> None:
    mean = (5 + 6 + 7 + 6 + 8 + 11 + 5 + 6 + 9) / 3
    assert as_json(capsys, chain, "--distribution", "triangular")["mean"] == pytest.approx(mean, abs=0.08)


def test_a_row_without_estimate_is_certain_beside_rows_that_have_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from_standard_input(monkeypatch, CHAIN.replace("Z,Invoice,3", "Z,Invoice,90"))
    found = as_json(capsys, "-")
    assert (found["mean"], found["standard_deviation"]) == (90, 0)


def test_a_file_without_any_estimate_is_forecast_by_a_stated_assumption(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from_standard_input(monkeypatch, WITHOUT_ESTIMATES)
    found = as_json(capsys, "-")
    assert found["mean"] == pytest.approx(10 * (0.9 + 1 + 1.5) / 3, abs=0.06)
    assert "assumed −10 % to +50 %" in found["basis"]


def test_the_table_gives_the_percentiles_dates(chain: str, capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, chain, "--start", "2026-01-05").splitlines()
    p80 = next(line for line in lines if line.startswith("P80"))
    assert p80.endswith("2026-02-03")  # in its 22nd working day
    assert any(line.split() == ["C", "Draft", "100.0%"] for line in lines)


@pytest.mark.parametrize(
    "wrong",
    [["--runs", "0"], ["--runs", "many"], ["--runs", "2000000"], ["--seed", "-1"], ["--distribution", "normal"]],
)
def test_a_wrong_option_is_refused_in_one_line(
    wrong: list[str], chain: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["forecast", chain, *wrong]) == 2
    captured = capsys.readouterr()
    assert (captured.out, captured.err.count("\n")) == ("", 1)


def test_estimates_out_of_order_are_refused_with_their_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from_standard_input(monkeypatch, CHAIN.replace("8,A,6,11", "8,A,9,11"))
    assert main(["forecast", "-"]) == 2
    assert "Line 3" in capsys.readouterr().err
