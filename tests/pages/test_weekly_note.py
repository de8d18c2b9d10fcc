"""The weekly note: drafted from the plan, edited, kept, and frozen when sent."""

import re
from datetime import date, timedelta
from urllib.parse import quote

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu, visit
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import commitments as commitment_actions
from planner.actions import notes
from planner.actions import people as people_actions
from planner.actions import tasks as task_actions
from planner.actions.communication import open_communication
from planner.actions.plans import list_plans, open_plan
from planner.communication.weekly_note import LINES, WeeklyNote
from planner.plan.plan import Plan
from planner.reports.note_titles import short_title
from planner.tasks.status import completed, started
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace
from tests.stakeholders.builders import a_stakeholder

WEEK = TODAY - timedelta(days=TODAY.weekday())


@pytest.fixture
def plan(own_workspace) -> Plan:
    return a_stored_plan()


def stored(plan: Plan) -> WeeklyNote | None:
    return next(iter(open_communication(a_workspace(), LOCAL_OWNER, plan.id, TODAY).notes), None)


def page(**query: str) -> AppTest:
    app = visit_app("", **query)
    app.switch_page(menu.WEEKLY_NOTE).run()
    assert not app.exception
    return app


def field(line: str, week: date = WEEK) -> str:
    plan = next(plan for plan in list_plans(a_workspace(), LOCAL_OWNER) if plan.company == "Acme")
    return f"note_{week.isoformat()}_{line}_{plan.id}"


def finish_a_task(plan: Plan) -> str:
    task = next(task for task in open_plan(a_workspace(), LOCAL_OWNER, plan.id, TODAY).tasks if task.is_open)
    done = completed(started(task, TODAY), TODAY)
    task_actions.save_tasks(a_workspace(), LOCAL_OWNER, plan.id, [done], NOW)
    return task.name


def test_the_draft_tells_what_was_done_this_week(plan):
    name = finish_a_task(plan)
    assert short_title(name).lower() in page().text_area(key=field("done")).value.lower()


def test_the_draft_tells_what_others_owe(plan):
    late = {"name": "Free two analysts", "whom": "Ruth", "side": "promised to me"}
    days = {"made_on": TODAY - timedelta(days=9), "due_on": TODAY - timedelta(days=2)}
    commitment_actions.add_commitment(a_workspace(), LOCAL_OWNER, plan.id, late | days, NOW)
    assert "word to Ruth on “Free two analysts”, due " in page().text_area(key=field("need")).value


def test_what_was_typed_is_there_again_in_another_session(plan):
    app = page()
    app.text_area(key=field("heard")).set_value("Drivers want to be asked").run()
    assert page().text_area(key=field("heard")).value == "Drivers want to be asked"
    assert stored(plan) is None


def test_what_was_typed_is_not_shown_in_the_note_of_another_plan(plan):
    other = a_stored_plan("Beta")
    app = page(plan=plan.id)
    app.text_area(key=field("heard")).set_value("Drivers want to be asked").run()
    app.selectbox(key="plan").select(other.id).run()
    assert "Drivers want to be asked" not in [area.value for area in app.text_area]
    app.selectbox(key="plan").select(plan.id).run()
    assert app.text_area(key=field("heard")).value == "Drivers want to be asked"


def test_a_line_that_was_emptied_stays_empty_in_another_session(plan):
    name = finish_a_task(plan)
    app = page()
    assert short_title(name).lower() in app.text_area(key=field("done")).value.lower()
    app.text_area(key=field("done")).set_value("").run()
    assert page().text_area(key=field("done")).value == ""


def test_lines_that_somebody_else_wrote_meanwhile_are_not_written_over(plan):
    app = page()
    app.text_area(key=field("heard")).set_value("Drivers want to be asked").run()
    theirs = dict.fromkeys(LINES, "") | {"need": "A decision on the depot"}
    notes.save_note(a_workspace(), LOCAL_OWNER, plan.id, WEEK, theirs, None, NOW)
    app.button(key="note_save").click().run()
    assert [error.value for error in app.error]
    app.button(key="note_save").click().run()
    note = stored(plan)
    assert note is not None
    assert (note.heard, note.need) == ("Drivers want to be asked", "A decision on the depot")


def test_a_line_that_differs_from_the_plan_can_be_drafted_again(plan):
    app = page()
    drafted = app.text_area(key=field("slipping")).value
    app.text_area(key=field("slipping")).set_value("All is well").run()
    app.button(key="use-slipping").click().run()
    assert app.text_area(key=field("slipping")).value == drafted


def test_a_note_saved_for_later_is_kept_and_not_sent(plan):
    app = page()
    app.text_area(key=field("heard")).set_value("Drivers want to be asked")
    app.button(key="note_save").click().run()
    note = stored(plan)
    assert note is not None
    assert (note.week, note.heard, note.is_sent) == (WEEK, "Drivers want to be asked", False)


def test_a_sent_note_is_frozen_and_can_be_read_and_copied(plan):
    app = page()
    app.text_area(key=field("heard")).set_value("Drivers want to be asked").run()
    app.button(key="note_send").click().run()
    app.text_input(key=f"note_to_{plan.id}").set_value("Ruth Adler")
    app.button(key="note_freeze").click().run()
    note = stored(plan)
    assert note is not None
    assert note.is_sent
    assert note.sent_to == "Ruth Adler"
    assert "It stays as it is" in texts(app)
    assert "What I heard: Drivers want to be asked" in app.code[0].value
    assert not [area for area in app.text_area if (area.key or "").startswith("note_2")]


def test_a_note_without_a_receiver_is_refused_and_nothing_is_lost(plan):
    app = page()
    app.text_area(key=field("heard")).set_value("Drivers").run()
    app.button(key="note_send").click().run()
    app.text_input(key=f"note_to_{plan.id}").set_value("")
    app.button(key="note_freeze").click().run()
    note = stored(plan)
    assert note is None or not note.is_sent
    assert app.text_area(key=field("heard")).value == "Drivers"


def test_a_sent_note_does_not_change_when_the_plan_does(plan):
    app = page()
    app.button(key="note_send").click().run()
    app.button(key="note_freeze").click().run()
    before = stored(plan)
    finish_a_task(plan)
    page()
    assert stored(plan) == before


def test_last_week_is_one_click_away(plan):
    app = page()
    app.button(key="note_before").click().run()
    assert app.text_area(key=field("done", WEEK - timedelta(days=7)))
    assert "Last week" in texts(app)


def test_an_address_that_is_no_week_shows_this_one(plan):
    for asked in ("nonsense", "9999-12-31", (WEEK + timedelta(days=2)).isoformat()):
        assert page(week=asked).text_area(key=field("done"))


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.VIEWER])
def test_others_read_no_note(plan, monkeypatch, role):
    app = page()
    app.text_area(key=field("heard")).set_value("Xyzzy")
    app.button(key="note_save").click().run()
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Vera", {plan.id: role}))
    app = page()
    assert not [area for area in app.text_area if (area.key or "").startswith("note_")]
    assert "Xyzzy" not in texts(app)


def test_the_five_lines_are_asked_for_in_their_order(plan):
    fields = [area.key for area in page().text_area if (area.key or "").startswith("note_")]
    assert fields == [field(line) for line in LINES]


def test_a_draft_that_leaves_out_private_promises_says_so(plan):
    promised = {"name": "Answer", "whom": "Ruth", "made_on": TODAY, "due_on": TODAY}
    commitment_actions.add_commitment(a_workspace(), LOCAL_OWNER, plan.id, promised, NOW)
    assert "counted without" not in texts(page())
    commitment_actions.add_commitment(a_workspace(), LOCAL_OWNER, plan.id, promised | {"is_private": True}, NOW)
    assert "counted without" in texts(page())


def add_person(plan: Plan, name: str, role: str, email: str) -> None:
    person = a_stakeholder(name).but(role=role, email=email)
    people_actions.add_stakeholders(a_workspace(), LOCAL_OWNER, plan.id, [person], NOW)


def mail(app: AppTest) -> str:
    (address,) = [one.proto.url for one in app.get("link_button") if "mail" in one.proto.label]
    return str(address)


def test_the_note_opens_in_a_mail_to_the_ceo_with_all_its_lines_before_it_is_frozen(plan):
    add_person(plan, "Ruth Adler", "CEO", "ruth@acme.example")
    app = page()
    app.text_area(key=field("heard")).set_value("Drivers want to be asked").run()
    app.button(key="note_send").click().run()
    assert app.text_input(key=f"note_to_{plan.id}").value == "Ruth Adler"
    assert mail(app).startswith("mailto:ruth@acme.example?subject=Acme")
    assert mail(app).endswith("%0D%0A%0D%0AWhat%20I%20heard%3A%20Drivers%20want%20to%20be%20asked")
    assert "It goes to `ruth@acme.example`" in texts(app)
    assert stored(plan) is None
    app.button(key="note_freeze").click().run()
    assert mail(app).startswith("mailto:ruth@acme.example?subject=Acme")


def test_somebody_else_is_written_to_by_name_or_address_and_who_is_unknown_is_said(plan):
    add_person(plan, "Ada Bos", "Controller", "ada@acme.example")
    app = page()
    app.button(key="note_send").click().run()
    assert mail(app).startswith("mailto:?subject=")
    assert "No e\\-mail address of “CEO” stands in the register" in texts(app)
    app.text_input(key=f"note_to_{plan.id}").set_value("Ada Bos").run()
    assert mail(app).startswith("mailto:ada@acme.example?")


def test_what_is_written_to_another_plans_ceo_is_not_proposed(plan):
    other = a_stored_plan("Beta")
    add_person(plan, "Ruth Adler", "CEO", "ruth@acme.example")
    app = page(plan=plan.id)
    app.button(key="note_send").click().run()
    app.selectbox(key="plan").select(other.id).run()
    app.button(key="note_send").click().run()
    assert app.text_input(key=f"note_to_{other.id}").value == "CEO"


def test_the_draft_of_the_sample_fits_a_mail_and_has_no_jargon(sample):
    app = visit_app("")
    app.switch_page(menu.WEEKLY_NOTE).run()
    lines = dict(zip(LINES, [area.value for area in app.text_area], strict=True))
    app.button(key="note_send").click().run()
    assert len(mail(app)) < 1_800
    assert "@" in mail(app).partition("?")[0]
    assert mail(app).endswith(quote(lines["heard"]))
    assert not re.search(r"\bn \d|\d % to \d|\(\d\)", " ".join(lines.values()))
    assert lines["need"].startswith("Your backing to hold back “With you in 48 hours” until on-time delivery reaches")


@pytest.mark.parametrize(
    ("lines", "shown"),
    [
        ({"done": "Page signed.", "slipping": "Nothing."}, "Done: Page signed."),
        (
            {"done": "Nothing was finished this week.", "next": "Nothing.", "need": "An analyst."},
            "What I need: An analyst.",
        ),
        ({"slipping": "Nothing that holds up a gate."}, "Slipping: Nothing that holds up a gate."),
        ({"done": "Nothing."}, "It says nothing of note."),
    ],
)
def test_a_note_on_file_shows_its_week_and_the_first_line_that_says_something(plan, lines, shown):
    notes.send_note(a_workspace(), LOCAL_OWNER, plan.id, WEEK - timedelta(days=7), lines, "Ruth", None, TODAY, NOW)
    said = texts(page()).replace("\\", "")
    assert "Week of Mon, 23 Feb 2026" in said
    assert shown in said


@pytest.mark.parametrize(("line", "is_told"), [("Short", False), ("Ü" * 400, True)])
def test_a_note_too_long_for_mail_programs_is_to_be_pasted(plan, line, is_told):
    notes.send_note(a_workspace(), LOCAL_OWNER, plan.id, WEEK, {"done": line}, "Ruth", None, TODAY, NOW)
    assert ("paste the text" in texts(page())) is is_told
