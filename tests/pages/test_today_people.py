"""Today: whom to call, what is owed, which campaign to hold back, what to send."""

from datetime import date, timedelta

import pytest
from streamlit.testing.v1 import AppTest

from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions import campaigns as campaign_actions
from planner.actions import commitments as commitment_actions
from planner.actions import confirming
from planner.actions import messages as message_actions
from planner.actions import notes as note_actions
from planner.actions import plans as plan_actions
from planner.actions import tasks as task_actions
from planner.actions.communication import open_communication
from planner.plan.plan import Plan
from planner.stakeholders.contact import Mood
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.kpis_of_acme import Measured, steady
from tests.pages.people_of_acme import Met, ago
from tests.pages.plan_of_acme import visit_as
from tests.pages.plans import NOW, a_workspace

FRIDAY = date(2026, 3, 6)


@pytest.fixture
def met() -> Met:
    """A plan without anybody yet."""
    return Met()


def today() -> AppTest:
    app = visit_app()
    assert not app.exception
    return app


def says(app: AppTest) -> str:
    return texts(app).replace("\\", "")


def links(app: AppTest) -> list[str]:
    return [link.proto.label.replace("\\", "") for link in app.main.get("page_link")]


def owe(plan: Plan, name: str, due: date, **fields: object) -> None:
    given = {"name": name, "whom": "Ada", "made_on": ago(20), "due_on": due} | fields
    commitment_actions.add_commitment(a_workspace(), LOCAL_OWNER, plan.id, given, NOW)


def advertise(plan: Plan, kpi: str, *, at_least: float, start: date, name: str = "Spring", **fields: object) -> None:
    promise = {"id": "p", "text": "Loved by all", "kpi": kpi, "sense": "at least", "threshold": at_least}
    given = {"name": name, "start": start, "end": start + timedelta(days=9), "promises": (promise,)} | fields
    campaign_actions.add_campaign(a_workspace(), LOCAL_OWNER, plan.id, given, NOW)


def object_to(plan: Plan, department: str, why: str) -> None:
    """A department objects to the only campaign there is."""
    (known,) = open_communication(a_workspace(), LOCAL_OWNER, plan.id, TODAY).campaigns
    given = (a_workspace(), LOCAL_OWNER, plan.id, known.id, department, known.wording, why, TODAY, NOW)
    confirming.object_to(*given)


def tell(plan: Plan, name: str, due: date, **fields: object) -> None:
    given = {"name": name, "audience": "All staff", "owner": "Ada", "first_on": due} | fields
    message_actions.add_message(a_workspace(), LOCAL_OWNER, plan.id, given, NOW)


def test_who_is_to_be_called_stands_on_today_with_a_link(met: Met):
    joris = met.know("Joris")
    met.meet(joris, ago(26), mood=Mood.TENSE)
    app = today()
    assert "Call Joris today: 12 days overdue; last contact 6 Feb." in says(app)
    assert "12 days late" in says(app)
    assert "tense" in says(app)
    assert "Joris" in links(app)


def test_without_tasks_there_are_people_to_call_all_the_same(met: Met):
    every = [task.id for task in plan_actions.open_plan(met.workspace, LOCAL_OWNER, met.plan.id, TODAY).tasks]
    task_actions.delete_tasks(met.workspace, LOCAL_OWNER, met.plan.id, every, NOW)
    met.meet(met.know("Joris"), ago(26))
    said = says(today())
    assert "This plan has no tasks yet" in said
    assert "Call Joris today" in said


def test_with_an_empty_register_it_says_what_to_do_first(met: Met):
    app = today()
    assert "Nobody is in the register yet." in says(app)
    assert "List who matters" in links(app)


def test_a_contributor_to_whom_nobody_is_given_is_not_asked_to_add_anybody(met: Met, monkeypatch: pytest.MonkeyPatch):
    visit_as(monkeypatch, met.plan, Role.CONTRIBUTOR)
    assert "List who matters" not in links(today())


def test_without_anybody_to_call_there_is_no_word_of_people(met: Met):
    met.meet(met.know("Joris"), TODAY)
    assert "**People**" not in says(today())


def test_a_contact_is_logged_from_today_and_the_name_is_gone(met: Met):
    joris = met.know("Joris")
    app = today()
    app.button(key=f"today_log-{joris.id}").click().run()
    app.button(key="save_contact").click().run()
    assert met.contacts[0].is_held
    assert "Joris" not in links(app)


def test_the_five_most_urgent_are_shown_and_the_others_counted(met: Met):
    for number in range(7):
        met.know(f"Person {number}")
    app = today()
    assert len([name for name in links(app) if name.startswith("Person")]) == 5
    assert "2 more people to call" in links(app)


def test_the_latest_of_those_to_call_stand_first_whatever_their_weight(met: Met):
    met.meet(met.know("Much", influence=5, interest=5), ago(14 + 3))
    met.meet(met.know("Little", influence=1, interest=1), ago(84 + 9))
    assert [name for name in links(today()) if name in ("Much", "Little")] == ["Little", "Much"]


def test_a_contact_of_another_year_is_told_with_its_year(met: Met):
    met.meet(met.know("Joris"), date(2012, 1, 1))
    said = says(today())
    assert "last on Sun, 1 Jan 2012" in said
    assert "5,162 days late" in said


def test_whom_one_meets_today_is_told_and_is_not_to_be_called(met: Met):
    met.meet(met.know("Joris"), TODAY, is_held=False, by="Ada")
    app = today()
    assert "Today you meet Joris." in says(app)
    assert "Nobody is to be called today" in says(app)


def test_what_was_booked_and_perhaps_not_held_is_asked_for(met: Met):
    met.meet(met.know("Joris"), ago(1), is_held=False, by="Ada")
    assert "1 booked contact has gone by: held or not?" in links(today())


def test_a_contributor_sees_their_own_people_and_no_mood(met: Met, monkeypatch: pytest.MonkeyPatch):
    met.meet(met.know("Own", owner="Carla", rhythm_days=30), ago(40), mood=Mood.HOSTILE)
    met.know("Foreign", owner="Ben")
    visit_as(monkeypatch, met.plan, Role.CONTRIBUTOR)
    app = today()
    assert "Own" in links(app)
    assert "Foreign" not in links(app)
    assert "hostile" not in says(app)


def test_the_board_sees_no_people_and_nothing_owed(met: Met, monkeypatch: pytest.MonkeyPatch):
    met.know("Joris")
    owe(met.plan, "Send the figures", ago(3))
    visit_as(monkeypatch, met.plan, Role.VIEWER, "Vera")
    app = today()
    assert "Joris" not in links(app)
    assert "Send the figures" not in says(app)


def test_what_is_owed_is_told_by_how_late_it_is(met: Met):
    owe(met.plan, "Send the figures", ago(3))
    owe(met.plan, "Name a deputy", TODAY, side="promised to me", whom="Joris")
    owe(met.plan, "Later", TODAY + timedelta(days=3))
    said = says(today())
    assert "Send the figures :gray[to Ada] · :red[3 days late]" in said
    assert "Name a deputy :gray[by Joris] · :orange[due today]" in said
    assert "Later" not in said


def test_an_editor_is_told_what_the_leader_owes_and_not_that_they_do(met: Met, monkeypatch: pytest.MonkeyPatch):
    owe(met.plan, "Send the figures", ago(3), whom="Joris")
    owe(met.plan, "Name a deputy", TODAY, side="promised to me", whom="Joris")
    assert "**You owe** · 1" in says(today())
    visit_as(monkeypatch, met.plan, Role.EDITOR, "Emil")
    said = says(today())
    assert f"**{met.plan.leader} owes** · 1" in said
    assert f"**Owed to {met.plan.leader}** · 1" in said
    assert "You owe" not in said


def test_a_campaign_whose_promise_the_numbers_do_not_support_is_to_be_held_back():
    measured = Measured()
    kpi = measured.watch("Recommendation")
    measured.enter(kpi, steady(30))
    advertise(measured.plan, kpi.id, at_least=60, start=TODAY + timedelta(days=9))
    said = says(today())
    assert "Hold back “Spring”" in said
    assert "which starts on Fri" in said
    assert "needs at least 60" in said


def test_the_board_is_told_of_the_campaign_too(monkeypatch: pytest.MonkeyPatch):
    measured = Measured()
    kpi = measured.watch("Recommendation")
    measured.enter(kpi, steady(30))
    advertise(measured.plan, kpi.id, at_least=60, start=TODAY + timedelta(days=9))
    visit_as(monkeypatch, measured.plan, Role.VIEWER, "Vera")
    assert "Hold back “Spring”" in says(today())


def test_a_campaign_that_starts_later_or_that_the_numbers_support_needs_nobody():
    measured = Measured()
    kpi = measured.watch("Recommendation")
    measured.enter(kpi, steady(30))
    advertise(measured.plan, kpi.id, at_least=60, start=TODAY + timedelta(days=30), name="Far")
    advertise(measured.plan, kpi.id, at_least=-20, start=TODAY + timedelta(days=9), name="Safe")
    said = says(today())
    assert "Hold back" not in said
    assert "Open the campaign" not in links(today())


def test_a_campaign_that_nobody_can_judge_is_counted_and_not_to_be_held_back():
    measured = Measured()
    kpi = measured.watch("Recommendation")
    advertise(measured.plan, kpi.id, at_least=60, start=TODAY + timedelta(days=9))
    app = today()
    assert "Hold back" not in says(app)
    assert any("1 unknown" in link for link in links(app))


def test_own_messages_that_are_due_or_missed_are_told(met: Met):
    tell(met.plan, "Board letter", TODAY)
    tell(met.plan, "Team letter", ago(2))
    tell(met.plan, "Theirs", TODAY, owner="Ben")
    said = says(today())
    assert "Board letter :gray[to All staff] · :orange[due today]" in said
    assert "Team letter :gray[to All staff] · :red[missed on Mon" in said
    assert "Theirs" not in said


def test_the_weekly_note_is_asked_for_when_the_week_ends(met: Met, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CX100_TODAY", FRIDAY.isoformat())
    assert "note to the CEO is not sent yet" in says(visit_app())


def test_the_note_is_asked_for_once_though_a_message_of_the_plan_is_the_note(met: Met, monkeypatch: pytest.MonkeyPatch):
    tell(met.plan, "Five lines", FRIDAY, is_weekly_note=True)
    tell(met.plan, "Board letter", FRIDAY)
    monkeypatch.setenv("CX100_TODAY", FRIDAY.isoformat())
    said = says(visit_app())
    assert "note to the CEO is not sent yet" in said
    assert "Board letter" in said
    assert "Five lines" not in said


def test_a_message_whose_name_says_to_whom_it_goes_says_it_once(met: Met):
    tell(met.plan, "Weekly note to the CEO", TODAY, audience="CEO")
    assert "to CEO" not in says(today())


def test_in_the_middle_of_the_week_nobody_asks_for_the_note(met: Met):
    assert "note to the CEO" not in says(today())


def test_a_weekly_note_that_is_sent_is_asked_for_no_more(met: Met, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("CX100_TODAY", FRIDAY.isoformat())
    lines = {"done": "All of it"}
    note_actions.send_note(met.workspace, LOCAL_OWNER, met.plan.id, date(2026, 3, 2), lines, "Willem", None, TODAY, NOW)
    assert "note to the CEO" not in says(visit_app())


def test_a_name_that_looks_like_markup_is_shown_as_typed(met: Met):
    owe(met.plan, "**Send**", ago(3))
    met.know("*Joris*")
    app = today()
    assert r"\*\*Send\*\*" in texts(app)
    assert r"\*Joris\*" in [link.proto.label for link in app.main.get("page_link")]


def test_a_department_that_objects_is_told_in_its_words_with_the_way_to_the_campaign(met: Met):
    asked = {"name": "Spring", "start": ago(-30), "end": ago(-40), "briefings": ({"department": "Finance"},)}
    campaign_actions.add_campaign(a_workspace(), LOCAL_OWNER, met.plan.id, asked, NOW)
    assert "objects" not in says(today())
    object_to(met.plan, "Finance", "It costs *more* than it brings")
    app = today()
    assert "Finance objects to “Spring”**]: It costs *more* than it brings" in says(app)
    (way,) = [link for link in app.main.get("page_link") if link.proto.label == "Open the campaign"]
    assert "campaign=" in way.proto.query_string
