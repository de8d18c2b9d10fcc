"""The task beside the page: what can be changed, by whom, and that nothing typed is lost."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.task.progress import open_needs
from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions.plans import open_plan
from planner.tasks.task import Kind, LinkType, Status
from tests.pages.app import TODAY, texts
from tests.pages.plan_of_acme import Acme, visit_as
from tests.pages.plans import a_workspace

PAGE = "pages/plan/roadmap.py"


@pytest.fixture
def acme() -> Acme:
    return Acme()


def opened(acme: Acme, task: str = "Interviews", tab: str = "Details") -> AppTest:
    app = acme.page(PAGE, task=task)
    app.session_state["task_tabs"] = tab
    return app.run()


def field(app: AppTest, kind: str, name: str):
    """A field of the panel: its key begins with its name and ends with the version it shows."""
    return next(one for one in getattr(app, kind) if (one.key or "").startswith(f"task-{name}-"))


def save(app: AppTest) -> AppTest:
    return app.button(key="save_task").click().run()


def keys(app: AppTest) -> set[str | None]:
    return {button.key for button in app.button}


def test_a_longer_duration_is_saved_and_moves_the_dates(acme):
    app = opened(acme)
    field(app, "number_input", "duration").set_value(8)
    save(app)
    assert acme.task("Interviews").duration == 8
    assert "8 working days" in texts(app)


def test_a_save_can_be_undone(acme):
    app = opened(acme)
    field(app, "text_input", "name").set_value("Talks")
    save(app)
    app.button(key="undo").click().run()
    assert "Interviews" in acme.names


def test_a_refused_save_tells_beside_the_field_and_keeps_what_was_typed(acme):
    app = opened(acme)
    field(app, "text_input", "name").set_value("")
    field(app, "text_input", "deliverable").set_value("Notes")
    save(app)
    assert "Type a name" in texts(app)
    assert field(app, "text_input", "deliverable").value == "Notes"
    assert acme.task("Interviews").deliverable == ""


def test_what_was_typed_outlives_a_look_at_another_tab(acme):
    app = opened(acme)
    field(app, "text_input", "deliverable").set_value("Notes").run()
    app.session_state["task_tabs"] = "History"
    app.run()
    app.session_state["task_tabs"] = "Details"
    app.run()
    assert field(app, "text_input", "deliverable").value == "Notes"


def test_what_was_typed_outlives_a_look_at_another_page(acme):
    app = opened(acme)
    field(app, "text_input", "deliverable").set_value("Notes").run()
    app.switch_page("pages/plan/today.py").run()
    app.query_params["task"] = acme.task("Interviews").id
    app.switch_page(PAGE).run()
    app.session_state["task_tabs"] = "Details"
    app.run()
    assert field(app, "text_input", "deliverable").value == "Notes"
    assert "Not saved yet" in texts(app)


def test_after_a_save_the_fields_show_what_is_stored(acme):
    app = opened(acme)
    field(app, "text_input", "name").set_value("  Many   talks ")
    save(app)
    assert field(app, "text_input", "name").value == "Many talks"


def test_what_somebody_else_changed_is_not_overwritten(acme):
    app = opened(acme)
    field(app, "text_input", "deliverable").set_value("Mine")
    acme.change("Interviews", deliverable="Theirs")
    save(app)
    assert acme.task("Interviews").deliverable == "Theirs"
    assert "changed this task while you were editing it" in texts(app)
    assert field(app, "text_input", "deliverable").value == "Mine"


def test_mine_can_be_put_on_top_and_leaves_their_other_changes(acme):
    app = opened(acme)
    field(app, "text_input", "deliverable").set_value("Mine")
    acme.change("Interviews", owner="Omar")
    save(app)
    app.button(key="task_mine").click().run()
    save(app)
    stored = acme.task("Interviews")
    assert (stored.deliverable, stored.owner) == ("Mine", "Omar")


def test_mine_can_be_dropped(acme):
    app = opened(acme)
    field(app, "text_input", "deliverable").set_value("Mine")
    acme.change("Interviews", deliverable="Theirs")
    app.run()
    app.button(key="task_theirs").click().run()
    assert field(app, "text_input", "deliverable").value == "Theirs"


def test_changes_by_others_appear_while_nothing_is_typed(acme):
    app = opened(acme)
    acme.change("Interviews", deliverable="Theirs")
    app.run()
    assert field(app, "text_input", "deliverable").value == "Theirs"


def test_done_sets_the_day_it_was_finished(acme):
    app = opened(acme, tab="Progress")
    field(app, "pills", "status").set_value(Status.DONE).run()
    save(app)
    stored = acme.task("Interviews")
    assert (stored.status, stored.percent, stored.actual_finish) == (Status.DONE, 100, TODAY)


def test_another_day_of_finishing_can_be_chosen(acme):
    app = opened(acme, tab="Progress")
    field(app, "pills", "status").set_value(Status.DONE).run()
    field(app, "date_input", "actual_start done").set_value(date(2026, 3, 2))
    field(app, "date_input", "actual_finish done").set_value(date(2026, 3, 3))
    save(app)
    assert acme.task("Interviews").actual_finish == date(2026, 3, 3)


def test_blocked_asks_for_the_reason(acme):
    app = opened(acme, tab="Progress")
    field(app, "pills", "status").set_value(Status.BLOCKED).run()
    save(app)
    assert "Say what blocks it" in texts(app)
    field(app, "text_input", "blocked_reason").set_value("No room")
    save(app)
    assert acme.task("Interviews").blocked_reason == "No room"


def test_a_task_becomes_a_gate_that_takes_no_time(acme):
    app = opened(acme, "Report")
    field(app, "selectbox", "kind").set_value(Kind.GATE).run()
    save(app)
    stored = acme.task("Report")
    assert (stored.kind, stored.duration) == (Kind.GATE, 0)


def test_a_task_becomes_recurring_with_its_rhythm(acme):
    app = opened(acme, "Survey")
    field(app, "selectbox", "kind").set_value(Kind.RECURRING).run()
    save(app)
    rhythm = acme.task("Survey").recurrence
    assert rhythm is not None
    assert (rhythm.every_days, rhythm.until_day) == (7, 100)


def test_an_occurrence_is_ticked_in_the_panel(acme):
    acme.change("Survey", kind="recurring", recurrence={"every_days": 1, "until_day": 20})
    app = opened(acme, "Survey", tab="Progress")
    field(app, "pills", "ticks").set_value([0, 1])
    save(app)
    assert acme.task("Survey").ticked_days == (0, 1)


def test_half_an_estimate_is_refused(acme):
    app = opened(acme)
    field(app, "number_input", "optimistic").set_value(2.0)
    save(app)
    assert "Fill in all three, or none" in texts(app)


def test_the_three_estimates_must_rise(acme):
    app = opened(acme)
    for part, days in (("optimistic", 5.0), ("likely", 3.0), ("pessimistic", 9.0)):
        field(app, "number_input", part).set_value(days)
    save(app)
    assert "must rise" in texts(app)


def test_participants_keep_their_part(acme):
    app = opened(acme)
    field(app, "multiselect", "accountable").set_value(["Carla"])
    save(app)
    assert [(one.name, one.raci) for one in acme.task("Interviews").participants] == [("Carla", "accountable")]


def test_ticks_stay_when_the_checklist_grows(acme):
    acme.change("Interviews", checklist=[{"text": "Invite", "is_done": True}])
    app = opened(acme)
    field(app, "text_area", "checklist").set_value("Invite\nAsk")
    save(app)
    assert [(item.text, item.is_done) for item in acme.task("Interviews").checklist] == [
        ("Invite", True),
        ("Ask", False),
    ]


def test_a_checklist_is_ticked_in_the_panel(acme):
    acme.change("Interviews", checklist=[{"text": "Invite"}])
    app = opened(acme, tab="Progress")
    app.checkbox[0].check()
    save(app)
    assert acme.task("Interviews").checklist[0].is_done


def test_lines_of_a_checklist_that_say_the_same_share_one_tick(acme):
    acme.change("Interviews", checklist=[{"text": "Call"}, {"text": "Call"}])
    app = opened(acme, tab="Progress")
    app.checkbox[0].check()
    save(app)
    assert [item.is_done for item in acme.task("Interviews").checklist] == [True, True]


def test_a_link_is_added_and_removed(acme):
    app = opened(acme, "Survey", tab="Links")
    report, survey = acme.task("Report").id, acme.task("Survey").id
    app.selectbox(key=f"link_to_{survey}").set_value(report)
    app.selectbox(key=f"link_type_{survey}").set_value(LinkType.SS)
    app.number_input(key=f"link_lag_{survey}").set_value(2)
    app.button(key="add_link").click().run()
    link = acme.task("Survey").links[0]
    assert (link.predecessor, link.type, link.lag) == (report, LinkType.SS, 2)
    app.button(key=f"unlink_{report}_SS").click().run()
    assert acme.task("Survey").links == ()


def test_a_link_that_closes_a_circle_is_refused_by_name(acme):
    app = opened(acme, "Interviews", tab="Links")
    interviews = acme.task("Interviews").id
    app.selectbox(key=f"link_to_{interviews}").set_value(acme.task("Report").id)
    app.button(key="add_link").click().run()
    assert "wait for each other" in texts(app)


def test_a_link_added_meanwhile_does_not_lose_what_was_typed(acme):
    app = opened(acme, "Survey")
    field(app, "text_input", "deliverable").set_value("Answers").run()
    app.session_state["task_tabs"] = "Links"
    app.run()
    app.selectbox(key=f"link_to_{acme.task('Survey').id}").set_value(acme.task("Report").id)
    app.button(key="add_link").click().run()
    app.session_state["task_tabs"] = "Details"
    app.run()
    save(app)
    stored = acme.task("Survey")
    assert (stored.deliverable, len(stored.links)) == ("Answers", 1)


def test_a_new_task_is_added_and_opened(acme):
    app = acme.page(PAGE)
    app.button(key="add_task").click().run()
    field(app, "text_input", "name").set_value("Workshop")
    save(app)
    assert "Workshop" in acme.names
    assert app.subheader[0].value == "Workshop"


def test_a_new_task_needs_a_name(acme):
    app = acme.page(PAGE)
    app.button(key="add_task").click().run()
    field(app, "text_input", "deliverable").set_value("Notes")
    save(app)
    assert "Type a name" in texts(app)
    assert field(app, "text_input", "deliverable").value == "Notes"


def test_a_comment_is_shown_with_its_author(acme):
    app = opened(acme, tab="Comments")
    next(area for area in app.text_area if area.key.startswith("comment-")).set_value("Who *comes*?")
    app.button(key="add_comment").click().run()
    assert "Who *comes*?" in [text.value for text in app.text]


def test_the_history_tells_field_by_field(acme):
    acme.change("Interviews", duration=5)
    assert r"Duration\: 3 → 5" in texts(opened(acme, tab="History"))


def test_closing_gives_the_width_back(acme):
    app = opened(acme)
    app.button(key="close_task").click().run()
    assert "save_task" not in keys(app)
    assert "task" not in app.query_params


def test_a_viewer_reads_and_changes_nothing(acme, monkeypatch):
    visit_as(monkeypatch, acme.plan, Role.VIEWER)
    app = opened(acme)
    assert not app.exception
    assert keys(app).isdisjoint({"save_task", "add_task", "add_link"})


def test_a_contributor_reports_on_a_task_of_their_own(acme, monkeypatch):
    visit_as(monkeypatch, acme.plan, Role.CONTRIBUTOR, "Carla")
    app = opened(acme, "Interviews", tab="Progress")
    field(app, "pills", "status").set_value(Status.IN_PROGRESS).run()
    save(app)
    assert acme.task("Interviews").status is Status.IN_PROGRESS


def test_a_contributor_cannot_report_on_the_task_of_another(acme, monkeypatch):
    visit_as(monkeypatch, acme.plan, Role.CONTRIBUTOR, "Carla")
    app = opened(acme, "Report", tab="Links")
    assert "Progress" not in [tab.label for tab in app.tabs]
    assert keys(app).isdisjoint({"save_task", "add_link"})


def test_an_editor_never_sees_a_private_note(acme, monkeypatch):
    acme.change("Interviews", private_note="Watch out")
    visit_as(monkeypatch, acme.plan, Role.EDITOR, "Emil")
    app = opened(acme)
    assert "Watch out" not in [area.value for area in app.text_area]
    assert "Watch out" not in texts(app)


def test_passing_a_gate_whose_needs_are_open_warns_before_it_is_saved(sample):
    content = open_plan(a_workspace(), LOCAL_OWNER, sample.id, TODAY)
    gate = next(task for task in content.tasks if task.kind is Kind.GATE and task.is_open)
    assert "of them blocked. Save only if" in open_needs(content, gate, Status.DONE)
    assert open_needs(content, gate, Status.IN_PROGRESS) == ""
