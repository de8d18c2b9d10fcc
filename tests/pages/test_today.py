"""Today: the landing page answers what needs the leader now."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import screen, visit
from pages.shared.forecast.view import forecast_view
from pages.shared.forecast.words import percentage
from pages.shared.text import plain
from pages.shared.today import gates
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import plans, tasks
from planner.actions.plans import OpenPlan
from planner.charts.progress import pace_words
from planner.kpis.value_words import interval_words, value_words
from planner.plan.plan import Plan
from planner.scheduling.attention import attention
from planner.scheduling.earned import performance
from planner.scheduling.gates import GateNeed
from planner.scheduling.verdict import verdict
from planner.scheduling.waiting import open_waits
from planner.tasks.task import Kind, Status, Task, TaskId
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.kpis_of_acme import Measured, an_nps, steady
from tests.pages.plan_of_acme import Acme, visit_as
from tests.pages.plans import NOW, a_stored_plan, a_workspace

WEEKS = {"this week", "next week"}


@pytest.fixture
def opened(sample: Plan) -> OpenPlan:
    """The sample company."""
    return plans.open_plan(a_workspace(), LOCAL_OWNER, sample.id, TODAY)


def overdue_tasks(opened: OpenPlan) -> list[Task]:
    needs = attention(opened.plan, opened.tasks, opened.schedule, opened.baseline, opened.status_day)
    return [opened.task(item.task) for item in needs.overdue]


def a_late_task(opened: OpenPlan) -> Task:
    waits = open_waits(opened.tasks, opened.schedule)
    return next(task for task in overdue_tasks(opened) if task.recurrence is None and not waits[task.id])


def keys(app: AppTest) -> list[str]:
    return [button.key or "" for button in app.button]


def click(app: AppTest, start: str) -> None:
    app.button(key=next(key for key in keys(app) if key.startswith(start))).click().run()


def rows_of(app: AppTest, name: str) -> list[str]:
    """The tasks of a list, from top to bottom, by the ids in the keys of their buttons."""
    starts = (f"{name}-", f"undo-{name}-", f"open-{name}-")
    return [
        key.removeprefix("undo-").removeprefix("open-").split("-")[1] for key in keys(app) if key.startswith(starts)
    ]


def test_it_says_which_day_it_is_and_which_phases_are_live(opened: OpenPlan):
    assert visit_app().caption[0].value == plain("Day 37 of 100 · Plan, Act, Communicate")


def test_the_verdict_comes_with_its_reason(opened: OpenPlan):
    found = verdict(opened.plan, opened.tasks, opened.schedule, opened.baseline, opened.status_day)
    page = texts(visit_app())
    assert plain(found.sentence) in page
    assert plain(found.reason) in page


def test_progress_is_the_number_of_the_one_function(opened: OpenPlan):
    assert visit_app().metric[0].value == f"{opened.progress:.0%}"


def test_one_click_finishes_an_overdue_task_and_undo_brings_it_back(opened: OpenPlan):
    late = a_late_task(opened)
    app = visit_app()
    next(button for button in app.button if (button.key or "").startswith(f"overdue-{late.id}")).click().run()
    assert plans.open_plan(a_workspace(), LOCAL_OWNER, opened.plan.id, TODAY).task(late.id).status is Status.DONE
    app.button(key="undo").click().run()
    assert plans.open_plan(a_workspace(), LOCAL_OWNER, opened.plan.id, TODAY).task(late.id).status is late.status


def test_what_is_finished_keeps_its_place_while_the_page_stays_open(opened: OpenPlan):
    late = a_late_task(opened)
    app = visit_app()
    before = rows_of(app, "overdue")
    click(app, f"overdue-{late.id}")
    assert rows_of(app, "overdue") == before
    assert f"undo-overdue-{late.id}" in keys(app)
    app.run()
    assert rows_of(app, "overdue") == before


def test_the_row_takes_back_what_was_done_with_it(opened: OpenPlan):
    late = a_late_task(opened)
    app = visit_app()
    before = rows_of(app, "overdue")
    click(app, f"overdue-{late.id}")
    app.button(key=f"undo-overdue-{late.id}").click().run()
    assert plans.open_plan(a_workspace(), LOCAL_OWNER, opened.plan.id, TODAY).task(late.id).status is late.status
    assert rows_of(app, "overdue") == before
    assert f"undo-overdue-{late.id}" not in keys(app)


def test_what_was_finished_is_gone_when_the_page_is_opened_anew(opened: OpenPlan):
    late = a_late_task(opened)
    app = visit_app()
    click(app, f"overdue-{late.id}")
    app.switch_page("pages/admin/history.py").run()
    app.switch_page("pages/plan/today.py").run()
    assert late.id not in rows_of(app, "overdue")


def test_of_a_routine_ticked_the_next_occurrence_stands_below(opened: OpenPlan):
    note = next(task for task in overdue_tasks(opened) if task.recurrence)
    app = visit_app()
    before = rows_of(app, "overdue")
    click(app, f"overdue-{note.id}")
    assert rows_of(app, "overdue")[: len(before)] == before


def test_a_gate_is_opened_and_never_ticked_off(opened: OpenPlan):
    gate = next(task for task in opened.tasks if task.kind is Kind.GATE and task.is_open)
    day = opened.status_day
    due = gate.but(start_day=day, deadline_day=day, links=())
    tasks.save_tasks(a_workspace(), LOCAL_OWNER, opened.plan.id, [due], NOW)
    app = visit_app()
    assert f"open-due-{gate.id}" in keys(app)
    assert not any(key.startswith(f"due-{gate.id}") for key in keys(app))


def test_what_waits_for_open_tasks_is_opened_and_not_ticked_off(opened: OpenPlan):
    waits = open_waits(opened.tasks, opened.schedule)
    waiting = next(task for task in overdue_tasks(opened) if waits[task.id] and task.status is not Status.BLOCKED)
    app = visit_app()
    assert f"open-overdue-{waiting.id}" in keys(app)
    assert not any(key.startswith(f"overdue-{waiting.id}") for key in keys(app))


def test_open_leads_to_the_task_beside_the_roadmap(opened: OpenPlan):
    blocked = next(task for task in opened.tasks if task.status is Status.BLOCKED)
    app = visit_app()
    app.button(key=f"open-blocked-{blocked.id}").click().run()
    assert app.query_params["task"] == blocked.id


def test_what_is_blocked_is_listed_once_and_says_how_late_it_is(opened: OpenPlan):
    late = next(task for task in overdue_tasks(opened) if task.status is Status.BLOCKED)
    app = visit_app()
    assert late.id not in [*rows_of(app, "overdue"), *rows_of(app, "due")]
    line = next(caption.value for caption in app.caption if plain(late.blocked_reason) in caption.value)
    assert "late" in line
    assert int(app.metric[2].value) == len(rows_of(app, "overdue")) + 1


def test_a_gate_has_the_chance_of_the_forecast(opened: OpenPlan):
    chances = [percentage(gate.chance) for gate in forecast_view(opened, "pert").gates]
    page = texts(visit_app())
    assert all(f"**{plain(chance)}**" in page for chance in chances)


def a_gate_need(slip: int = 0, slack: int = 5) -> GateNeed:
    return GateNeed(TaskId("g"), "Gate", "", 45, TODAY, 45 + slip, TODAY, 8, slip, slack, ())


@pytest.mark.parametrize(
    ("gate", "chance", "colour", "words"),
    [
        (a_gate_need(slip=8), 0.0, "red", "Would slip by 8 days"),
        (a_gate_need(slip=7), 0.1, "orange", "Would slip by 7 days"),
        (a_gate_need(slip=1), 0.4, "orange", "Would slip by 1 day"),
        (a_gate_need(slack=0), 0.6, "orange", "Holds only if nothing slips"),
        (a_gate_need(slack=5), 0.49, "orange", "Holds only if nothing slips"),
        (a_gate_need(slack=5), 0.5, "green", "Holds, 5 working days to spare"),
    ],
)
def test_the_words_for_a_gate_agree_with_its_chance(gate: GateNeed, chance: float, colour: str, words: str):
    said = gates.will_it_hold(gate, chance)
    assert said.startswith(f":{colour}[")
    assert words in said


def test_the_pace_is_in_the_words_of_the_forecast(opened: OpenPlan):
    assert opened.all_baseline is not None
    done = performance(opened.plan, opened.all_tasks, opened.all_baseline, opened.status_day)
    assert app_pace(visit_app()) in pace_words(done)


def app_pace(app: AppTest) -> str:
    return str(app.metric[1].delta)


def test_on_a_phone_the_people_to_call_come_first_then_the_gates_then_the_tasks(
    sample: Plan, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(screen, "is_narrow", lambda: True)
    shown = "\n".join(str(getattr(node, "value", "")) for node in visit_app().main)
    assert shown.index("**People**") < shown.index("Next gates") < shown.index("**Overdue**")


def test_on_a_phone_kpis_that_are_off_come_before_all_lists(measured: Measured, monkeypatch: pytest.MonkeyPatch):
    measured.enter(measured.watch("Calm"), steady())
    monkeypatch.setattr(screen, "is_narrow", lambda: True)
    assert headings(visit_app())[0] != "KPIs"
    measured.enter(measured.watch("Falling", alarm_at=0.0), [*steady(), an_nps(-60)])
    assert headings(visit_app())[0] == "KPIs"


def headings(app: AppTest) -> list[str]:
    return [heading.value for heading in app.subheader]


def test_what_somebody_else_changed_first_is_not_overwritten(opened: OpenPlan):
    late = a_late_task(opened)
    app = visit_app()
    colleague = Visitor("Kim", {opened.plan.id: Role.EDITOR})
    tasks.save_tasks(a_workspace(), colleague, opened.plan.id, [late.but(owner="Kim")], NOW)
    next(button for button in app.button if (button.key or "").startswith(f"overdue-{late.id}")).click().run()
    assert "Kim" in app.error[0].value
    assert plans.open_plan(a_workspace(), LOCAL_OWNER, opened.plan.id, TODAY).task(late.id).status is late.status


def test_it_tells_what_slipped_since_last_week(opened: OpenPlan):
    task = next(task for task in opened.tasks if task.status is Status.NOT_STARTED and task.duration and not task.links)
    longer = task.but(duration=task.duration + 30, estimate=None)
    tasks.save_tasks(a_workspace(), LOCAL_OWNER, opened.plan.id, [longer], NOW)
    slipped = texts(visit_app()).split("Slipped since last week")[1]
    assert plain("days later") in slipped


def test_after_the_gate_that_freezes_the_plan_it_offers_a_baseline(opened: OpenPlan):
    gate = next(task for task in opened.tasks if task.freezes_baseline)
    tasks.report(a_workspace(), LOCAL_OWNER, opened.plan.id, gate.id, gate.version, TODAY, NOW, status=Status.DONE)
    assert "freeze the plan as it was agreed" in texts(visit_app())


@pytest.mark.parametrize(("day", "week"), [("2026-03-06", "this week"), ("2026-03-08", "next week")])
def test_on_a_weekend_what_is_due_is_said_to_be_of_next_week(sample: Plan, monkeypatch: pytest.MonkeyPatch, day, week):
    monkeypatch.setenv("CX100_TODAY", day)
    said = texts(visit_app())
    assert f"**Due {week}**" in said
    assert all(f"**{name} {other}**" not in said for name in ("Due", "Starting") for other in WEEKS - {week})


def test_an_empty_plan_says_what_to_do():
    plan = a_stored_plan()
    opened = plans.open_plan(a_workspace(), LOCAL_OWNER, plan.id, TODAY)
    tasks.delete_tasks(a_workspace(), LOCAL_OWNER, plan.id, [task.id for task in opened.tasks], NOW)
    app = visit_app()
    assert not app.exception
    assert "no tasks yet" in texts(app)


@pytest.mark.parametrize("days", [-200, -10, 0, 99, 400])
def test_every_day_of_a_plan_has_a_verdict(days: int):
    a_stored_plan(first_day=TODAY - timedelta(days=days))
    app = visit_app()
    assert not app.exception
    assert app.title[0].value == "Today"


def test_a_viewer_is_offered_no_buttons(opened: OpenPlan, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Board", {opened.plan.id: Role.VIEWER}))
    app = visit_app()
    assert not app.exception
    assert [button.key for button in app.button if (button.key or "").startswith(("overdue", "due", "starting"))] == []


def test_a_viewer_reads_nothing_private(opened: OpenPlan, monkeypatch: pytest.MonkeyPatch):
    secret = next(task for task in opened.tasks if task.is_private)
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Board", {opened.plan.id: Role.VIEWER}))
    assert plain(secret.name) not in texts(visit_app())


def test_what_was_worked_out_for_the_owner_is_not_shown_to_others(monkeypatch: pytest.MonkeyPatch):
    acme = Acme()
    acme.change("Interviews", is_private=True)
    assert "Interviews" in [link.label for link in visit_app().main.get("page_link")]
    visit_as(monkeypatch, acme.plan, Role.VIEWER)
    app = visit_app()
    assert not app.error
    assert "Interviews" not in [link.label for link in app.main.get("page_link")]


@pytest.fixture
def measured() -> Measured:
    """A plan that watches KPIs; its leader is Ada."""
    return Measured()


def test_today_counts_the_numbers_the_visitor_owes(measured: Measured):
    measured.watch("NPS", owner="Ada")
    measured.watch("CSAT", owner="Ben")
    app = visit_app()
    assert "**Your numbers**: :red[:material/alarm: 1 late] · others owe 1 late number" in texts(app)
    assert "Enter them" in [link.proto.label for link in app.main.get("page_link")]


def test_who_edits_the_kpis_is_told_that_others_are_late(measured: Measured):
    measured.watch("CSAT", owner="Ben")
    app = visit_app()
    assert "others owe 1 late number" in texts(app)
    assert "Your numbers" not in texts(app)
    assert "See whose" in [link.proto.label for link in app.main.get("page_link")]


def test_who_enters_own_numbers_is_not_told_of_those_of_others(monkeypatch: pytest.MonkeyPatch, measured: Measured):
    measured.watch("CSAT", owner="Ben")
    visit_as(monkeypatch, measured.plan, Role.CONTRIBUTOR, "Vera")
    assert "others owe" not in texts(visit_app())


def test_today_is_silent_about_numbers_that_are_in(measured: Measured):
    measured.enter(measured.watch("NPS", owner="Ada"), steady())
    assert "Your numbers" not in texts(visit_app())


def test_somebody_who_only_looks_is_asked_for_no_numbers(monkeypatch: pytest.MonkeyPatch, measured: Measured):
    measured.watch("NPS", owner="Vera")
    visit_as(monkeypatch, measured.plan, Role.VIEWER, "Vera")
    assert "Your numbers" not in texts(visit_app())


def test_today_names_the_kpis_that_are_off_or_move_the_worst_first(measured: Measured):
    measured.enter(measured.watch("Calm"), steady())
    measured.enter(measured.watch("Rising"), [*steady(), an_nps(70)])
    measured.enter(measured.watch("Falling", alarm_at=0.0), [*steady(), an_nps(-60)])
    links = [link.proto for link in visit_app().main.get("page_link") if "kpi=" in link.proto.query_string]
    assert [link.label for link in links] == ["Falling", "Rising"]


def test_a_kpi_on_today_has_its_status_its_interval_and_its_signal(measured: Measured):
    kpi = measured.watch("Falling", alarm_at=0.0)
    measured.enter(kpi, [*steady(), an_nps(-60)])
    reading = measured.card.tile(kpi.id).reading
    said = f"{value_words(kpi, reading.value)} (likely {interval_words(kpi, reading)})"
    assert "Off" in texts(visit_app())
    assert f"{plain(said)} · :red[:material/trending_down: Real change for the worse]" in texts(visit_app())


def test_when_all_kpis_are_calm_today_says_so(measured: Measured):
    measured.enter(measured.watch("Calm"), steady())
    assert "None is behind, and none shows a real change." in texts(visit_app())


def test_a_plan_without_kpis_has_no_word_of_them_on_today(measured: Measured):
    assert "KPIs" not in [shown.value for shown in visit_app().subheader]
