"""Whatever somebody types stays text: no view reads it as HTML, Markdown, LaTeX, an emoji or a link."""

import re
from datetime import date, timedelta

import pytest

from pages.shared import menu
from planner.access.visitor import LOCAL_OWNER
from planner.actions import comments, entries, events, kpis, plans
from planner.actions import tasks as task_actions
from planner.actions.entries import Typed
from planner.exchange.kpi_preview import Fate, previews
from planner.exchange.kpis_in import count, open_file
from planner.exchange.kpis_out import entries_csv
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind as KpiKind
from planner.kpis.kpi import LimitsBaseline
from planner.kpis.target import Target
from planner.plan.plan import Plan
from planner.tasks.task import Kind, Status
from tests.journeys.nonsense import LONG, NONSENSE, RIGHT_TO_LEFT, must_be_text
from tests.journeys.reading import KPI_VIEWS, VIEWS, opened, said_on, view_name, visit
from tests.kpis.builders import a_kpi
from tests.pages.app import TODAY
from tests.pages.plans import NOW, a_stored_plan, a_workspace


@pytest.fixture
def nonsense() -> Plan:
    """A plan in which everything that can be typed is nonsense."""
    plan = a_stored_plan(NONSENSE, leader=NONSENSE, role=NONSENSE, first_day=TODAY - timedelta(days=30))
    now = opened(plan)
    phases = [phase.but(name=f"{phase.key} {NONSENSE}", purpose=NONSENSE) for phase in now.plan.phases]
    plans.edit_plan(a_workspace(), LOCAL_OWNER, now.plan.but(phases=phases), NOW)
    stated = [
        task.but(
            name=f"{task.number} {RIGHT_TO_LEFT if task.number % 7 == 0 else NONSENSE}",
            owner=f"{NONSENSE} {task.number % 3}",
            participants=[{"name": NONSENSE}],
            checklist=[{"text": NONSENSE}],
            deliverable=NONSENSE,
            description=LONG,
            tool=NONSENSE,
            private_note=NONSENSE,
            **(_BLOCKED if task.number % 5 == 0 and task.kind is Kind.TASK else {}),
        )
        for task in now.tasks
    ]
    task_actions.save_tasks(a_workspace(), LOCAL_OWNER, plan.id, stated, NOW)
    comments.comment(a_workspace(), LOCAL_OWNER, plan.id, now.tasks[0].id, LONG, NOW)
    return plan


_BLOCKED = {"status": Status.BLOCKED, "blocked_reason": NONSENSE, "actual_start": TODAY - timedelta(days=3)}


@pytest.fixture
def measured(nonsense: Plan) -> Plan:
    """The plan of nonsense, which watches KPIs of nonsense as well."""
    names = (NONSENSE, f"{NONSENSE} Σ")
    texts = {"definition": LONG, "pitfalls": LONG, "source": NONSENSE, "sources": (NONSENSE,), "owner": NONSENSE}
    one = a_kpi(KpiKind.NPS, **texts | {"name": f"{NONSENSE} {'x' * 80}"[:200], "unit": NONSENSE[:80]}, teams=names)
    two = a_kpi(KpiKind.PROPORTION, **texts | {"name": f"😀 {RIGHT_TO_LEFT}", "labels": {"denominator": NONSENSE}})
    ws, now = a_workspace(), NOW
    first, second = kpis.add_kpis(ws, LOCAL_OWNER, nonsense.id, [one, two], now).kpis
    week = timedelta(weeks=1)
    entered = [
        Typed(kpi.id, team, FIRST_WEEK + week * at, counts, note=NONSENSE)
        for at in range(12)
        for kpi, counts in (
            (first, Counts(promoters=40 + 40 * (at > 9), passives=5, detractors=20)),
            (second, Counts(numerator=at, denominator=30)),
        )
        for team in kpi.team_names
    ]
    entries.save_entries(ws, LOCAL_OWNER, nonsense.id, entered, now)
    for value, by_day in ((50, 100), (60, 90)):
        target = Target(value=value, by_day=by_day, set_on=TODAY, reason=NONSENSE)
        first = kpis.set_target(ws, LOCAL_OWNER, nonsense.id, first.id, first.version, target, now).kpi
    stretch = {"start": FIRST_WEEK, "end": FIRST_WEEK + week * 8, "frozen_on": TODAY}
    limits = LimitsBaseline(name=NONSENSE, reason=NONSENSE, **stretch)
    kpis.freeze_limits(ws, LOCAL_OWNER, nonsense.id, first.id, first.version, limits, now)
    task = opened(nonsense).tasks[0].id
    happened = {"name": NONSENSE, "note": LONG, "on": FIRST_WEEK + week * 5, "task": task}
    events.add_event(ws, LOCAL_OWNER, nonsense.id, happened, now)
    return nonsense


FIRST_WEEK = date(2025, 12, 8)
"""Twelve weeks later is the last that is over."""


@pytest.mark.parametrize("path", dict(KPI_VIEWS), ids=view_name)
def test_nonsense_is_shown_as_text_on_the_pages_of_numbers(measured: Plan, path: str):
    for query in (query for page, query in KPI_VIEWS if page == path):
        must_be_text(visit(path, query))


def test_nonsense_is_shown_as_text_in_the_set_up_of_a_kpi(measured: Plan):
    kpi = kpis.open_kpis(a_workspace(), LOCAL_OWNER, measured.id, TODAY).kpis[0]
    app = visit(menu.KPI_SETUP, {"kpi": kpi.id})
    for tab in ("General", "Aim", "Teams", "Figure", "Words"):
        app.session_state["kpi_setup_tabs"] = tab
        must_be_text(app.run())


def test_nonsense_comes_back_from_an_export_as_it_was(measured: Plan):
    now = kpis.open_kpis(a_workspace(), LOCAL_OWNER, measured.id, TODAY)
    read = open_file(entries_csv(now.kpis, now.sheets), "entries.csv", now.kpis)
    counted = count(read, read.uses, now.kpis, TODAY)
    assert not counted.problems
    assert {one.fate for one in previews(counted.entries, now.kpis, now.sheets, TODAY)} == {Fate.SAME}
    assert len(counted.entries) == sum(len(sheet) for sheet in now.sheets.values())


PARAMETERS = {
    menu.SCORECARD: ("look", "group", "sort", "kpi_status", "kpi_owner", "kpi_signal", "kpi_find"),
    menu.NUMBERS: ("numbers", "whose", "kpi", "team"),
    menu.KPI: ("kpi", "part", "read"),
    menu.KPI_SETUP: ("kpi", "setup"),
    menu.KPI_IMPORT: ("kpi_files",),
}
"""What the pages of numbers read from the address."""


@pytest.mark.parametrize("path", PARAMETERS, ids=view_name)
def test_rubbish_in_the_address_is_ignored(measured: Plan, path: str):
    for rubbish in ("../../x", "💥", "<script>alert(1)</script>", ""):
        app = visit(path, dict.fromkeys(PARAMETERS[path], rubbish))
        assert not app.error
        must_be_text(app)


ABSURD = {
    "as many as can be": (KpiKind.NPS, Counts(promoters=1e12, passives=1e12, detractors=1e12)),
    "one of a trillion": (KpiKind.PROPORTION, Counts(numerator=1, denominator=1e12)),
    "nothing but zeros": (KpiKind.RATE, Counts(numerator=0, denominator=1)),
    "negative zero": (KpiKind.AMOUNT, Counts(amount=-0.0)),
    "beyond all money": (KpiKind.AMOUNT, Counts(amount=-9e300)),
    "a speck": (KpiKind.AMOUNT, Counts(amount=5e-324)),
    "a million years": (KpiKind.DURATION, Counts(tally=((0.0, 5e11, 1), (5e11, 5e11, 10**12)))),
}


@pytest.mark.parametrize(("kind", "counts"), ABSURD.values(), ids=ABSURD)
def test_absurd_numbers_break_no_page(kind: KpiKind, counts: Counts):
    plan, ws = a_stored_plan(first_day=TODAY - timedelta(days=30)), a_workspace()
    kpi = kpis.add_kpis(ws, LOCAL_OWNER, plan.id, [a_kpi(kind, since=FIRST_WEEK)], NOW).kpi
    typed = [Typed(kpi.id, "", FIRST_WEEK + timedelta(weeks=at), counts) for at in range(12)]
    entries.save_entries(ws, LOCAL_OWNER, plan.id, typed, NOW)
    for path, query in ABSURD_VIEWS:
        app = visit(path, query)
        assert not app.exception
        said = "\n".join([said_on(app), *(str(metric.value) for metric in app.metric)])
        assert not re.search(r"\b(nan|inf)\b|−0(?![\d.,])|-0\.0", said)


ABSURD_VIEWS = ((menu.SCORECARD, {}), (menu.KPI, {"part": "Signals"}), (menu.KPI, {}), (menu.KPI, {"part": "Periods"}))


@pytest.mark.parametrize(("path", "query"), VIEWS, ids=view_name)
def test_nonsense_is_shown_as_text(nonsense: Plan, path: str, query: dict[str, str]):
    must_be_text(visit(path, query))


@pytest.mark.parametrize("tab", ["Progress", "Details", "Links", "Comments", "History"])
def test_nonsense_is_shown_as_text_in_the_panel_of_a_task(nonsense: Plan, tab: str):
    app = visit(menu.ROADMAP, {"task": opened(nonsense).tasks[0].id})
    app.session_state["task_tabs"] = tab
    must_be_text(app.run())


def test_nonsense_is_shown_as_text_in_answers(nonsense: Plan):
    app = visit(menu.TODAY)
    next(button for button in app.button if (button.key or "").startswith("overdue-")).click().run()
    assert app.button(key="undo")
    must_be_text(app)


def test_nonsense_in_a_dialog_is_shown_as_text(nonsense: Plan):
    app = visit(menu.PLANS)
    app.menu_button(key=f"more_{nonsense.id}").click("delete").run()
    must_be_text(app)
