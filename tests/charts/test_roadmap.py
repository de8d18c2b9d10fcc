"""The roadmap as its reader meets it: what is drawn where, and what it says."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import plotly.graph_objects as go
import pytest

from planner.charts.palette import Look
from planner.charts.roadmap import RoadmapView, alt_text, roadmap, roadmap_spec
from planner.plan.baseline import Baseline, BaselineTask
from planner.plan.plan import Plan
from planner.scheduling.schedule import schedule
from planner.shared.calendar import WeekPattern
from planner.tasks.task import Status, Task
from tests.builders import (
    MONDAY,
    a_done_task,
    a_gate,
    a_link,
    a_milestone,
    a_phase,
    a_plan,
    a_recurring_task,
    a_started_task,
    a_task,
    numbered,
)


def a_view(*tasks: Task, plan: Plan | None = None, today_day: int = 0, **settings: Any) -> RoadmapView:
    plan = plan or a_plan()
    return RoadmapView(plan, tasks, schedule(plan, tasks), today_day=today_day, **settings)


def drawn(view: RoadmapView, name: str, **settings: Any) -> dict[str, Any]:
    traces = [trace for trace in roadmap_spec(view, Look.LIGHT, **settings)["data"] if trace["name"] == name]
    return traces[0] if traces else {}


def labels(view: RoadmapView) -> Sequence[str]:
    return drawn(view, "names")["text"]


def clickable(view: RoadmapView, *kinds: str) -> Counter[str]:
    spec = roadmap_spec(view, Look.LIGHT)
    return Counter(task for trace in spec["data"] if trace["name"] in kinds for task in trace.get("customdata", ()))


def test_a_bar_begins_on_the_first_day_and_includes_the_last() -> None:
    bars = drawn(a_view(a_task("A", days=3, start_day=1)), "tasks")
    assert (bars["base"], bars["x"]) == ([1], [3])


def test_a_bar_over_a_weekend_covers_calendar_days() -> None:
    bars = drawn(a_view(a_task("A", days=6)), "tasks")
    assert bars["x"] == [8]


def test_a_gate_is_a_diamond_in_the_middle_of_its_day() -> None:
    gates = drawn(a_view(a_gate("G", start_day=9)), "gates and milestones")
    assert (gates["marker"]["symbol"], gates["x"]) == ("diamond", [9.5])


def test_a_gate_is_larger_than_a_milestone() -> None:
    points = drawn(a_view(a_gate("G"), a_milestone("M", start_day=1)), "gates and milestones")
    assert points["marker"]["size"][0] > points["marker"]["size"][1]


def test_progress_fills_the_bar_by_its_percentage() -> None:
    view = a_view(a_started_task("A", 4, MONDAY, percent=50))
    assert drawn(view, "progress")["x"] == [2.0]


def test_many_tasks_make_no_more_traces_than_few() -> None:
    few = a_view(*(a_task(f"T{n}") for n in range(2)))
    many = a_view(*(a_task(f"T{n}") for n in range(50)))
    assert [t["name"] for t in roadmap(many, Look.LIGHT).data][:4] == [
        t["name"] for t in roadmap(few, Look.LIGHT).data
    ][:4]
    assert len(roadmap(many, Look.LIGHT).data) <= len(roadmap(few, Look.LIGHT).data) + 1


def test_every_task_can_be_clicked_once_as_a_bar_or_a_diamond() -> None:
    view = a_view(a_task("A"), a_gate("G", after=["A"]), a_recurring_task("R"), a_task("D", status=Status.DROPPED))
    assert clickable(view, "tasks", "gates and milestones") == Counter(["A", "G", "R", "D"])


def test_a_click_on_an_occurrence_names_its_task() -> None:
    view = a_view(a_recurring_task("R", every_days=7, until_day=15))
    assert drawn(view, "occurrences")["customdata"] == ["R", "R", "R"]


def test_recurring_work_is_a_row_of_dots() -> None:
    dots = drawn(a_view(a_recurring_task("R", every_days=7, until_day=15)), "occurrences")
    assert (dots["x"], len(set(dots["y"]))) == ([0.5, 7.5, 14.5], 1)


def test_a_missed_occurrence_differs_from_a_ticked_one_by_its_shape() -> None:
    view = a_view(a_recurring_task("R", every_days=7, until_day=15, ticked_days=(0,)), today_day=10)
    assert drawn(view, "occurrences")["marker"]["symbol"] == ["circle", "x-thin", "circle"]


def test_typed_tags_are_shown_as_typed() -> None:
    spec = str(roadmap_spec(a_view(a_task("A").but(name="<script>x</script><b>bold</b>")), Look.LIGHT))
    assert "<script>" not in spec
    assert "&lt;b&gt;bold" in spec


def test_typed_formulas_are_not_typeset() -> None:
    assert "$x^2$" not in str(roadmap_spec(a_view(a_task("A").but(name="Cost $x^2$")), Look.LIGHT))


def test_a_right_to_left_name_does_not_turn_round_the_words_beside_it() -> None:
    assert labels(a_view(a_task("A").but(name="בדיקה")))[-1].strip() == "\u2068בדיקה\u2069"


def test_a_long_name_is_cut_in_its_row_and_whole_in_the_hover() -> None:
    name = "Agree the mandate in writing with scope and decision rights"
    view = a_view(a_task("A").but(name=name))
    assert labels(view)[-1].endswith("…")
    assert name in drawn(view, "tasks")["hovertext"][0]


def test_a_collapsed_phase_is_one_row() -> None:
    tasks = [a_task("A"), a_task("B"), a_task("C")]
    open_rows, closed_rows = labels(a_view(*tasks)), labels(a_view(*tasks, collapsed=frozenset({"all"})))
    assert len(open_rows) - len(closed_rows) == 3


def test_a_collapsed_phase_keeps_its_gates_on_its_row() -> None:
    view = a_view(a_task("A"), a_gate("G", start_day=3), collapsed=frozenset({"all"}))
    assert drawn(view, "gates and milestones")["y"] == drawn(view, "summaries")["y"]


def test_a_phase_without_tasks_has_a_band_but_no_group() -> None:
    plan = a_plan(a_phase("one", 0, 10), a_phase("two", 5, 20))
    view = a_view(a_task("A", phase="one"), plan=plan)
    assert drawn(view, "phases")["base"] == [0, 5]
    assert drawn(view, "summaries")["customdata"] == ["phase:one"]


def test_the_line_of_today_runs_through_todays_column() -> None:
    shapes = roadmap_spec(a_view(a_task("A"), today_day=37), Look.LIGHT)["layout"]["shapes"]
    assert [shape["x0"] for shape in shapes if shape.get("name") == "today"] == [37.5]


def test_today_outside_the_window_has_no_line() -> None:
    layout = roadmap_spec(a_view(a_task("A"), today_day=37, window=(0, 6)), Look.LIGHT)["layout"]
    assert not [shape for shape in layout["shapes"] if shape.get("name") == "today"]


def test_weekends_and_holidays_are_shaded_in_one_trace() -> None:
    plan = a_plan(days_off=({"day": date(2026, 1, 14), "name": "Retreat"},))
    shaded = drawn(a_view(a_task("A"), plan=plan, window=(0, 13)), "free days")
    assert list(zip(shaded["x"], shaded["width"], strict=True)) == [(6, 2), (9.5, 1), (13, 2)]


def test_a_critical_task_is_named_and_outlined() -> None:
    view = a_view(a_task("A", days=5), a_task("B", days=1))
    assert [text.strip() for text in drawn(view, "remarks")["text"]] == ["critical"]
    thick, thin = drawn(view, "tasks")["marker"]["line"]["width"][::-1]
    assert thick > thin


def test_the_critical_path_can_be_left_out() -> None:
    assert not drawn(a_view(a_task("A"), show_critical=False), "remarks")


def test_the_baseline_is_a_thin_bar_on_the_agreed_days() -> None:
    plan = a_plan()
    row = BaselineTask(task="A", name="A", start_day=0, finish_day=1, weight=2)
    baseline = Baseline(
        id="0",
        number=0,
        reason="",
        taken_on=MONDAY,
        taken_at=datetime(2026, 1, 1, tzinfo=UTC),
        taken_by="Ada",
        tasks=(row,),
    )
    view = a_view(a_task("A", days=4), plan=plan, baseline=baseline, show_baseline=True)
    ghost = drawn(view, "baseline")
    assert (ghost["base"], ghost["x"]) == ([0], [2])
    assert drawn(view, "remarks")["text"][0].strip() == "critical · +2 d"


def test_a_blocked_task_has_a_pattern_and_its_reason_in_the_hover() -> None:
    bars = drawn(a_view(a_task("A", status=Status.BLOCKED, blocked_reason="No access")), "tasks")
    assert bars["marker"]["pattern"]["shape"] == ["/"]
    assert "Because: No access" in bars["hovertext"][0]


def test_a_done_task_carries_a_tick_in_its_label() -> None:
    assert "✓ A" in labels(a_view(a_done_task("A", 1, MONDAY, MONDAY)))[-1]


def test_a_task_outside_its_phase_is_flagged_and_says_so() -> None:
    plan = a_plan(a_phase("one", 0, 2))
    view = a_view(a_task("A", days=8, phase="one"), plan=plan)
    assert drawn(view, "outside the phase")["x"] == [0]
    assert "Outside its phase, One, day 0 to 2" in drawn(view, "tasks")["hovertext"][0]


def test_the_hover_says_dates_days_owner_slack_and_what_is_waited_for() -> None:
    view = a_view(a_task("A", days=2), a_task("B", days=1, after=["A"], owner="Ada"), a_task("C", days=9))
    hover = drawn(view, "tasks")["hovertext"]
    text = next(text for text in hover if text.startswith("<b>B"))
    assert "Wed 7 Jan 2026 to Wed 7 Jan 2026 · day 2 to 2 · 1 working day" in text
    for words in ("Owner: Ada", "Slack: 6 working days", "Waits for: A"):
        assert words in text


def test_an_arrow_ends_at_the_start_of_the_waiting_bar() -> None:
    lines = drawn(a_view(a_task("A", days=2), a_task("B", after=["A"], days=1)), "links")
    assert (lines["x"][-2], lines["y"][-2]) == (2.0, 3.0)


@pytest.mark.parametrize(("kind", "at"), [("SS", 0.0), ("FS", 2.0)])
def test_an_arrow_to_a_start_comes_from_the_left(kind: str, at: float) -> None:
    view = a_view(*numbered([a_task("A", days=2), a_task("B", days=3, after=[a_link("A", kind)])]))
    path = drawn(view, "links")["x"][:-1]
    assert path[-1] == at
    assert path[-2] < at


def test_links_to_tasks_without_a_row_are_left_out() -> None:
    plan, tasks = a_plan(), [a_task("A"), a_task("B", after=["A"])]
    view = RoadmapView(plan, tasks[1:], schedule(plan, tasks), today_day=0)
    assert not drawn(view, "links")


def test_what_a_finished_task_waited_for_is_drawn_only_when_it_is_selected() -> None:
    tasks = a_task("A"), a_done_task("B", 1, MONDAY, MONDAY, after=["A"])
    assert not drawn(a_view(*tasks), "links")
    assert drawn(a_view(*tasks, selected="B"), "links of the selected task")


def test_the_selected_task_is_outlined_and_nothing_else_fades() -> None:
    view = a_view(a_task("A", days=1), a_task("B", days=2), selected="A")
    bars = drawn(view, "tasks")
    assert max(bars["marker"]["line"]["width"]) == bars["marker"]["line"]["width"][bars["customdata"].index("A")]
    assert bars["unselected"]["marker"]["opacity"] == 1


def test_the_axis_shows_day_and_date_every_week_of_a_hundred_days() -> None:
    axis = roadmap_spec(a_view(a_task("A", start_day=0)), Look.LIGHT)["layout"]["xaxis"]
    assert axis["tickvals"][:3] == [0, 7, 14]
    assert axis["ticktext"][1] == "Day 7<br>12 Jan"


def test_a_week_is_labelled_day_by_day() -> None:
    axis = roadmap_spec(a_view(a_task("A"), window=(0, 6)), Look.LIGHT)["layout"]["xaxis"]
    assert axis["ticktext"][0] == "Day 0<br>Mon 5 Jan"
    assert len(axis["tickvals"]) == 7


def test_the_figure_grows_with_its_rows() -> None:
    heights = [
        roadmap_spec(a_view(*tasks), Look.LIGHT)["layout"]["height"]
        for tasks in ([a_task("A")], [a_task("A"), a_task("B")])
    ]
    assert 22 <= heights[1] - heights[0] <= 26


def test_a_narrow_screen_has_names_above_the_bars_instead_of_beside_them() -> None:
    view = a_view(a_task("A"))
    above, bars = drawn(view, "names", compact=True), drawn(view, "tasks", compact=True)
    assert "xaxis" not in above  # no column of its own
    assert above["y"][-1] < bars["y"][0]


def test_no_tasks_leave_the_bands_and_a_sentence() -> None:
    spec = roadmap_spec(a_view(), Look.LIGHT)
    assert drawn(a_view(), "phases")
    assert "No tasks to show." in [note["text"] for note in spec["layout"]["annotations"]]


def test_years_are_labelled_without_crowding() -> None:
    axis = roadmap_spec(a_view(a_task("A", days=3000)), Look.LIGHT)["layout"]["xaxis"]
    assert len(axis["tickvals"]) <= 11
    assert axis["ticktext"][0] == "Day 0<br>5 Jan 2026"


def test_a_plan_in_the_past_shows_today_at_no_place() -> None:
    view = a_view(a_task("A"), today_day=4000)
    assert view.today_day > roadmap_spec(view, Look.LIGHT)["layout"]["xaxis"]["range"][1]


def test_every_look_and_size_makes_a_valid_figure() -> None:
    view = a_view(a_task("A"), a_gate("G", after=["A"]), a_recurring_task("R"), plan=a_plan(week=WeekPattern.SUN_THU))
    for look in Look:
        for compact in (False, True):
            go.Figure(roadmap_spec(view, look, compact=compact))  # raises for anything Plotly does not know


def test_the_sentence_for_screen_readers_counts_tasks_and_names_gates() -> None:
    view = a_view(a_task("A"), a_gate("Sign-off", after=["A"]), today_day=3)
    assert alt_text(view) == (
        "Roadmap on day 3 of 100: 2 tasks in 1 phase, 0 done, 0 blocked, 2 critical, gates “Sign-off” on day 0."
    )


def test_a_late_bar_says_so_and_has_an_edge_of_its_own() -> None:
    view = a_view(a_task("A"), a_task("B"), days_late={"A": 3}, show_critical=False)
    bars = drawn(view, "tasks")
    assert [text.strip() for text in drawn(view, "remarks")["text"]] == ["late"]
    assert len(set(bars["marker"]["line"]["color"])) == 2


def test_a_phase_speaks_of_all_its_tasks_when_only_some_are_shown() -> None:
    done, open_one = a_done_task("A", days=1, start=MONDAY, finish=MONDAY), a_task("B", days=1)
    text = labels(a_view(open_one, everything=(done, open_one)))[-2]
    assert "1 of 2 tasks shown, 50" in text


@pytest.mark.parametrize(("tasks", "said"), [(12, 12), (13, 0)])
def test_critical_is_said_only_where_it_tells_tasks_apart(tasks: int, said: int) -> None:
    view = a_view(*numbered([a_task(f"T{n}") for n in range(tasks)]))
    words = drawn(view, "remarks").get("text", [])
    assert sum("critical" in text for text in words) == said
