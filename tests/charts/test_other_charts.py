"""Progress, load, forecast and what-if, as their readers meet them."""

from datetime import date

import plotly.graph_objects as go

from planner.charts.forecast import chance_words, driver_bars, forecast_alt, gate_outlook
from planner.charts.palette import Look
from planner.charts.progress import pace_words, progress_alt, progress_curve
from planner.charts.what_if import shift_lines, shifts_alt
from planner.scheduling.earned import Performance
from planner.scheduling.forecast import Driver, GateForecast, Outlook
from planner.scheduling.what_if import Shift
from planner.tasks.task import Kind, TaskId
from tests.builders import a_plan

LATE = Performance(planned=0.5, earned=0.4, earned_schedule=8, actual_time=10, curve=((0, 0.0), (9, 0.5), (20, 1.0)))
GATE = GateForecast(
    task=TaskId("G"),
    name="Sign-off",
    kind=Kind.GATE,
    target_day=44,
    chance=0.72,
    finish=Outlook(mean=30, sd=2, p50=30, p80=33, p90=35, p50_day=42, p80_day=45, p90_day=47),
    drivers=(Driver(TaskId("A"), "Case", 0.8),),
)
SHIFT = Shift(TaskId("A"), "Case", date(2026, 1, 5), date(2026, 1, 5), date(2026, 1, 9), date(2026, 1, 12))


def trace(figure: go.Figure, name: str) -> go.Figure:
    return next(trace for trace in figure.data if trace.name == name)


def test_today_stands_at_what_was_agreed_and_what_is_done() -> None:
    today = trace(progress_curve(a_plan(), LATE, 10, Look.LIGHT), "today")
    assert (today.x, today.y) == ((10, 10), (50, 40))


def test_the_agreed_curve_reaches_a_days_share_at_that_days_end() -> None:
    agreed = trace(progress_curve(a_plan(), LATE, 10, Look.LIGHT), "agreed")
    assert (agreed.x[2], agreed.y[2]) == (10, 50)


def test_the_pace_is_said_in_working_days() -> None:
    assert pace_words(LATE) == "Pace 0.80 of the agreed one: 2 working days behind."
    assert progress_alt(LATE).startswith("40 % of the work is done, 50 % was agreed.")


def test_no_baseline_gives_a_sentence_instead_of_a_curve() -> None:
    nothing = Performance(0, 0, 0, 0, ())
    assert progress_curve(a_plan(), nothing, 0, Look.LIGHT).layout.annotations[0].text.startswith("No baseline")


def test_a_gate_shows_its_target_and_its_three_likely_days() -> None:
    figure = gate_outlook(a_plan(), [GATE], Look.LIGHT)
    assert trace(figure, "targets").x == (44.5,)
    assert trace(figure, "P50, P80, P90").x == (42.5, 45.5, 47.5)


def test_a_gates_chance_stands_beside_its_name() -> None:
    assert trace(gate_outlook(a_plan(), [GATE], Look.LIGHT), "names").text == ("<b>Sign-off</b>  ○ 72 % chance",)
    assert forecast_alt(a_plan(), [GATE]) == "Chance to hold the date: “Sign-off” on Wed 18 Feb 2026: 72 % chance."


def test_a_simulation_never_claims_certainty() -> None:
    assert (chance_words(1.0), chance_words(0.0)) == ("chance above 99 %", "chance below 1 %")


def test_a_driver_is_a_bar_as_long_as_its_strength() -> None:
    assert trace(driver_bars(GATE.drivers, Look.LIGHT), "drivers").x == (0.8,)


def test_a_shift_joins_the_finish_before_and_after() -> None:
    ends = trace(shift_lines(a_plan(), [SHIFT], Look.LIGHT), "finish before and after")
    assert ends.x == (4.5, 7.5)
    assert shifts_alt([SHIFT]) == "1 finish date would change: “Case” 3 days later."
