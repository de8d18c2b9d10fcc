"""Gate days, as their readers meet them."""

from dataclasses import replace

from planner.charts.canvas import spec_of
from planner.charts.gate_days import gate_days, gate_days_alt
from planner.charts.palette import Look, colours
from planner.scheduling.forecast import GateForecast, Outlook
from planner.tasks.task import Kind, TaskId
from tests.builders import a_plan

GATE = GateForecast(
    task=TaskId("G"),
    name="Sign-off",
    kind=Kind.GATE,
    target_day=44,
    chance=0.7,
    finish=Outlook(mean=30, sd=2, p50=30, p80=31, p90=31, p50_day=44, p80_day=45, p90_day=45),
    drivers=(),
    by_day=((42, 0.2), (44, 0.5), (45, 0.3)),
)
PLAN = a_plan()


def test_every_day_has_a_bar_as_high_as_its_share_of_the_runs() -> None:
    bars = gate_days(PLAN, GATE, Look.LIGHT).data[0]
    assert list(bars.x) == [42.5, 44.5, 45.5]
    assert list(bars.y) == [0.2, 0.5, 0.3]


def test_days_after_the_target_have_another_colour_and_the_target_is_a_line_at_its_end() -> None:
    figure = gate_days(PLAN, GATE, Look.LIGHT)
    kept, also_kept, late = figure.data[0].marker.color
    assert kept == also_kept == colours(Look.LIGHT).accent != late
    assert figure.layout.shapes[0].x0 == 45


def test_percentiles_on_one_day_share_a_label() -> None:
    labels = {note.text for note in gate_days(PLAN, GATE, Look.LIGHT).layout.annotations}
    assert {"P50", "P80–P90"} <= labels


def test_a_bar_says_how_many_runs_are_there_by_then() -> None:
    assert "70 % by then" in gate_days(PLAN, GATE, Look.LIGHT).data[0].hovertext[1]


def test_without_days_a_sentence_stands_there() -> None:
    figure = gate_days(PLAN, replace(GATE, by_day=()), Look.LIGHT)
    assert figure.layout.annotations[0].text == "No run of the plan gets there."


def test_a_screen_reader_hears_the_days_and_the_chance() -> None:
    assert gate_days_alt(PLAN, GATE).endswith("70 % chance for Wed 18 Feb 2026.")


def test_as_a_dictionary_a_figure_carries_no_template_of_plotlys_own() -> None:
    spec = spec_of(gate_days(PLAN, GATE, Look.LIGHT))
    assert "template" not in spec["layout"]
    assert spec["data"][0]["name"] == "runs"
