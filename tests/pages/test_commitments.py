"""Commitments: what is late, what is due, what was kept; added, moved, closed and undone on the page."""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu, visit
from pages.shared.commitments.form import meant
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import commitments as commitment_actions
from planner.actions import people as people_actions
from planner.actions import tasks as task_actions
from planner.actions.communication import open_communication
from planner.communication.commitment import Commitment, Outcome, Side
from planner.plan.plan import Plan
from tests.pages.app import TODAY, field, texts, visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace
from tests.stakeholders.builders import a_stakeholder


@pytest.fixture
def plan(own_workspace) -> Plan:
    return a_stored_plan()


def promise(plan: Plan, name: str = "Call back the unions", **fields: object) -> Commitment:
    """A commitment made two weeks ago and due yesterday, unless said otherwise."""
    usual = {"whom": "Ruth", "made_on": TODAY - timedelta(days=14), "due_on": TODAY - timedelta(days=1)}
    typed = usual | {"name": name} | fields
    saved = commitment_actions.add_commitment(a_workspace(), LOCAL_OWNER, plan.id, typed, NOW)
    assert saved.commitment
    return saved.commitment


def stored(plan: Plan) -> dict[str, Commitment]:
    known = open_communication(a_workspace(), LOCAL_OWNER, plan.id, TODAY).commitments
    return {commitment.name: commitment for commitment in known}


def page(**query: str) -> AppTest:
    app = visit_app("", **query)
    app.switch_page(menu.COMMITMENTS).run()
    assert not app.exception
    return app


def test_an_empty_page_teaches_and_offers_to_add(plan):
    app = page()
    assert "Write down every answer you promise" in texts(app)
    assert app.button(key="add_commitment")


def test_the_answer_counts_what_is_late_and_due_on_both_sides(plan):
    promise(plan)
    promise(plan, "Send the figures", due_on=TODAY + timedelta(days=3))
    promise(plan, "Free two analysts", side="promised to me")
    assert "You owe 1 thing late and 1 this week; others owe you 1 thing late" in texts(page()).replace("\\", "")


def test_what_is_added_stands_in_the_list(plan):
    promise(plan)
    app = page()
    app.button(key="add_commitment").click().run()
    field(app, "commitment-name").set_value("Answer on opening hours")
    field(app, "commitment-whom").set_value("Ruth")
    app.button(key="save_commitment").click().run()
    assert stored(plan)["Answer on opening hours"].whom == "Ruth"
    assert "Answer on opening hours" in texts(app)


def test_a_commitment_without_a_name_is_refused_beside_its_field_and_nothing_typed_is_lost(plan):
    promise(plan)
    app = page()
    app.button(key="add_commitment").click().run()
    field(app, "commitment-whom").set_value("Ruth")
    app.button(key="save_commitment").click().run()
    assert "Write what was promised" in texts(app)
    assert field(app, "commitment-whom").value == "Ruth"
    assert len(stored(plan)) == 1


def test_due_before_it_was_made_is_refused_in_words(plan):
    promise(plan)
    app = page()
    app.button(key="add_commitment").click().run()
    field(app, "commitment-name").set_value("Answer")
    field(app, "commitment-whom").set_value("Ruth")
    field(app, "commitment-due_on").set_value(TODAY - timedelta(days=3))
    app.button(key="save_commitment").click().run()
    assert "due before it was made" in texts(app)


def test_one_click_keeps_a_promise_and_says_that_it_was_late(plan):
    late = promise(plan)
    app = page()
    app.button(key=f"kept-{late.id}").click().run()
    assert stored(plan)[late.name].outcome is Outcome.KEPT
    assert "is kept late" in texts(app)
    app.button(key="undo").click().run()
    assert stored(plan)[late.name].outcome is Outcome.OPEN


def test_a_promise_stays_with_its_person_when_they_are_called_otherwise(plan):
    ws = a_workspace()
    ruth = people_actions.add_stakeholders(ws, LOCAL_OWNER, plan.id, [a_stakeholder("Ruth")], NOW).stakeholder
    late = promise(plan, stakeholder=ruth.id)
    people_actions.save_stakeholders(ws, LOCAL_OWNER, plan.id, [ruth.but(name="Ruth Adler")], NOW)
    app = page()
    app.menu_button(key=f"more-{late.id}").click("Edit").run()
    field(app, "commitment-name").set_value("Call them")
    app.button(key="save_commitment").click().run()
    assert stored(plan)["Call them"].stakeholder == ruth.id


def test_another_day_is_kept_with_its_reason(plan):
    soon = promise(plan, due_on=TODAY + timedelta(days=2))
    app = page()
    app.button(key=f"moved-{soon.id}").click().run()
    field(app, "new_day-due_on").set_value(TODAY + timedelta(days=9))
    field(app, "new_day-reason").set_value("The audit comes first")
    app.button(key="save_new_day").click().run()
    moved = stored(plan)[soon.name]
    assert moved.due_on == TODAY + timedelta(days=9)
    assert [one.reason for one in moved.renegotiations] == ["The audit comes first"]
    assert "moved once" in texts(app)


def test_a_day_that_is_over_is_refused_as_the_new_one(plan):
    soon = promise(plan, due_on=TODAY + timedelta(days=2))
    app = page()
    app.button(key=f"moved-{soon.id}").click().run()
    field(app, "new_day-due_on").set_value(TODAY - timedelta(days=1))
    app.button(key="save_new_day").click().run()
    assert stored(plan)[soon.name].due_on == soon.due_on
    assert field(app, "new_day-due_on")


def test_the_share_kept_stands_with_its_counts_once_five_were_due(plan):
    for number in range(6):
        made = promise(plan, f"Promise {number}", due_on=TODAY - timedelta(days=3))
        if number:
            closed = made.but(outcome="kept", closed_on=TODAY - timedelta(days=4))
            commitment_actions.save_commitment(a_workspace(), LOCAL_OWNER, plan.id, closed, NOW)
    app = page()
    assert app.metric[0].value == "83%"
    assert "5 of 6" in app.metric[0].delta


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.VIEWER])
def test_others_are_told_nothing_of_what_was_promised(plan, monkeypatch, role):
    promise(plan, "Xyzzy")
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Vera", {plan.id: role}))
    app = page()
    assert "Xyzzy" not in texts(app)
    assert not [button for button in app.main.button if button.key == "add_commitment"]


def test_an_editor_does_not_see_private_ones(plan, monkeypatch):
    promise(plan, "Xyzzy", is_private=True)
    promise(plan, "Plain")
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Emil", {plan.id: Role.EDITOR}))
    said = texts(page())
    assert "Plain" in said
    assert "Xyzzy" not in said


def visit_as_editor(plan, monkeypatch, name="Emil"):
    monkeypatch.setattr(visit, "visitor", lambda: Visitor(name, {plan.id: Role.EDITOR}))


def test_an_editor_is_told_of_the_leaders_promises_and_not_of_their_own(plan, monkeypatch):
    late = promise(plan)
    promise(plan, "Free two analysts", side="promised to me")
    visit_as_editor(plan, monkeypatch)
    app = page()
    said = texts(app).replace("\\", "")
    assert f"{plan.leader} owes 1 thing late; others owe {plan.leader} 1 thing late." in said
    assert [metric.label for metric in app.metric] == [
        f"{plan.leader} promised: kept in time",
        f"Promised to {plan.leader}: kept in time",
    ]
    app.segmented_control(key="commitments_side").set_value(f"Promised to {plan.leader}").run()
    assert late.name not in texts(app)
    app.button(key="add_commitment").click().run()
    assert field(app, "commitment-side").options == [f"{plan.leader} promised", f"Promised to {plan.leader}"]


def test_an_editor_who_is_the_leader_reads_of_their_own_promises(plan, monkeypatch):
    promise(plan)
    visit_as_editor(plan, monkeypatch, plan.leader)
    assert "You owe 1 thing late" in texts(page())


def test_another_day_says_to_whom_or_by_whom_it_was_promised(plan):
    made, theirs = promise(plan, whom="Erik Holm"), promise(plan, "Send it", whom="Erik Holm", side="promised to me")
    for one, said in ((made, "promised to Erik Holm."), (theirs, "promised by Erik Holm.")):
        app = page()
        app.button(key=f"moved-{one.id}").click().run()
        assert said in texts(app).replace("\\", "")


def test_a_link_from_a_calendar_opens_the_one_it_is_about(plan):
    asked = promise(plan, "Call back")
    promise(plan, "Another")
    app = page(commitment=asked.id)
    assert "Call back" in texts(app)
    assert "Another" not in texts(app)
    app.button(key="commitments_whole").click().run()
    assert "Another" in texts(app)


@pytest.mark.parametrize(
    ("typed", "whom"),
    [("Cees", "Cees de Wit"), ("cees DE wit", "Cees de Wit"), ("Ann", "Ann"), ("An", "An"), ("Bo", "Bo"), ("", "")],
)
def test_a_text_that_begins_one_known_name_means_that_person(typed, whom):
    assert meant(typed, ["Cees de Wit", "Ann", "Anna"]) == whom


def test_a_name_that_stands_in_no_register_is_told_and_may_stay(plan):
    promise(plan, whom="Nobody Known")
    app = page()
    app.button(key="add_commitment").click().run()
    field(app, "commitment-name").set_value("Answer on opening hours")
    field(app, "commitment-whom").set_value("Nobody Known")
    app.button(key="save_commitment").click().run()
    assert stored(plan)["Answer on opening hours"].whom == "Nobody Known"
    assert "stands in no register" in texts(app)


def test_a_new_commitment_is_due_on_a_working_day(plan, monkeypatch):
    saturday = TODAY + timedelta(days=5 - TODAY.weekday())
    monkeypatch.setattr(visit, "today", lambda: saturday)
    app = page()
    app.button(key="add_commitment").click().run()
    assert field(app, "commitment-due_on").value == saturday + timedelta(days=9)


def adding(app: AppTest) -> AppTest:
    return app.button(key="add_commitment").click().run()


def editing(app: AppTest, commitment: Commitment) -> AppTest:
    return app.menu_button(key=f"more-{commitment.id}").click("Edit").run()


def away_and_back(app: AppTest) -> AppTest:
    """Another page is turned to, which closes the dialog."""
    app.switch_page(menu.TODAY).run()
    return app.switch_page(menu.COMMITMENTS).run()


def test_what_was_typed_stands_in_the_dialog_when_it_is_opened_again_and_is_said_to(plan):
    promise(plan)
    app = adding(page())
    assert "not saved yet" not in texts(app)
    field(app, "commitment-name").set_value("Answer on opening hours").run()
    field(app, "commitment-whom").set_value("Ruth").run()
    app = adding(away_and_back(app))
    assert (field(app, "commitment-name").value, field(app, "commitment-whom").value) == (
        "Answer on opening hours",
        "Ruth",
    )
    assert "Typed before, not saved yet" in texts(app)
    app.button(key="save_commitment").click().run()
    assert stored(plan)["Answer on opening hours"].whom == "Ruth"
    assert field(adding(app), "commitment-name").value == ""


def test_what_was_typed_outlives_the_session_with_its_days_until_it_is_discarded(plan):
    late = promise(plan)
    app = editing(page(), late)
    field(app, "commitment-due_on").set_value(TODAY + timedelta(days=20)).run()
    field(app, "commitment-side").set_value(Side.THEIRS).run()
    again = editing(page(), late)
    assert field(again, "commitment-due_on").value == TODAY + timedelta(days=20)
    assert field(again, "commitment-side").value == Side.THEIRS
    assert "not saved yet" in texts(again)
    again.button(key="discard_commitment").click().run()
    assert field(again, "commitment-due_on").value == late.due_on
    assert "not saved yet" not in texts(again)
    assert "not saved yet" not in texts(editing(page(), late))


def test_what_was_typed_about_one_commitment_is_not_there_in_the_dialog_of_another(plan):
    late, other = promise(plan), promise(plan, "Send the figures")
    app = editing(page(), late)
    field(app, "commitment-note").set_value("They are angry").run()
    assert field(editing(app, other), "commitment-note").value == ""
    assert field(editing(app, late), "commitment-note").value == "They are angry"


def changed_meanwhile(plan: Plan, **fields: object) -> tuple[AppTest, Commitment]:
    """The dialog of a commitment in which a note is typed, while somebody else has changed it."""
    late = promise(plan)
    app = editing(page(), late)
    field(app, "commitment-note").set_value("Mine").run()
    commitment_actions.save_commitment(a_workspace(), LOCAL_OWNER, plan.id, late.but(**fields), NOW)
    app.button(key="save_commitment").click().run()
    return app, late


def test_what_somebody_else_changed_meanwhile_is_shown_and_not_overwritten_unasked(plan):
    app, late = changed_meanwhile(plan, note="Theirs", whom="Omar")
    assert (stored(plan)[late.name].note, stored(plan)[late.name].whom) == ("Theirs", "Omar")
    assert "changed this commitment while you were editing it" in texts(app)
    assert "Theirs" in texts(app)
    assert field(app, "commitment-note").value == "Mine"
    app.button(key="commitment_mine").click().run()
    app.button(key="save_commitment").click().run()
    assert (stored(plan)[late.name].note, stored(plan)[late.name].whom) == ("Mine", "Omar")


def test_mine_is_dropped_for_what_somebody_else_saved(plan):
    app, _ = changed_meanwhile(plan, note="Theirs")
    app.button(key="commitment_theirs").click().run()
    assert field(app, "commitment-note").value == "Theirs"
    assert "while you were editing it" not in texts(app)


def test_what_an_earlier_session_left_asks_before_it_replaces_what_was_saved_since(plan):
    _, late = changed_meanwhile(plan, note="Theirs")
    again = editing(page(), late)
    assert field(again, "commitment-note").value == "Mine"
    again.button(key="save_commitment").click().run()
    assert stored(plan)[late.name].note == "Theirs"
    again.button(key="commitment_mine").click().run()
    again.button(key="save_commitment").click().run()
    assert stored(plan)[late.name].note == "Mine"


def test_the_reason_for_another_day_is_there_when_the_dialog_is_opened_again(plan):
    soon = promise(plan, due_on=TODAY + timedelta(days=2))
    app = page()
    app.button(key=f"moved-{soon.id}").click().run()
    field(app, "new_day-reason").set_value("The audit comes first").run()
    app = away_and_back(app)
    app.button(key=f"moved-{soon.id}").click().run()
    assert field(app, "new_day-reason").value == "The audit comes first"
    assert "Typed before, not saved yet" in texts(app)
    app.button(key="discard_new_day").click().run()
    assert field(app, "new_day-reason").value == ""


def test_the_day_that_is_proposed_moves_on_with_the_calendar_while_nothing_is_typed(plan, monkeypatch):
    soon = promise(plan, due_on=TODAY)
    app = page()
    app.button(key=f"moved-{soon.id}").click().run()
    proposed = field(app, "new_day-due_on").value
    monkeypatch.setattr(visit, "today", lambda: TODAY + timedelta(days=7))
    app.button(key=f"moved-{soon.id}").click().run()
    assert field(app, "new_day-due_on").value == proposed + timedelta(days=7)


def test_a_commitment_whose_task_is_gone_is_not_taken_for_typed_in(plan):
    late = promise(plan)
    ws = a_workspace()
    call = {"name": "Call", "phase": plan.phases[0].key, "start_day": 3}
    task = task_actions.add_task(ws, LOCAL_OWNER, plan.id, call, NOW).task
    commitment_actions.save_commitment(ws, LOCAL_OWNER, plan.id, late.but(task=task.id), NOW)
    task_actions.delete_tasks(ws, LOCAL_OWNER, plan.id, [task.id], NOW)
    assert "Not saved yet" not in texts(editing(page(), late))
