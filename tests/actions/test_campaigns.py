"""Campaigns: what they promise, and which departments know it in these words."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.campaigns import add_campaign, delete_campaign, hold_back, let_go, save_campaign
from planner.actions.communication import open_communication
from planner.actions.confirming import brief, confirm, object_to
from planner.actions.kpis import delete_kpi
from planner.actions.rewording import reworded
from planner.actions.undo import undo
from planner.communication.campaign import Promise
from planner.shared.errors import BadInput, NotAllowed, NotFound, Stale
from tests.actions.company import NOW, TODAY, later, somebody
from tests.actions.measured import a_measured_plan

ME = LOCAL_OWNER
SPRING = {
    "name": "Spring",
    "start": TODAY + timedelta(days=7),
    "end": TODAY + timedelta(days=20),
    "channels": ["Radio"],
    "message": "Fast as never before",
    "briefings": [{"department": "Logistics", "person": "Carla"}, {"department": "Service", "person": "Sam"}],
}


@pytest.fixture
def measured(workspace):
    return a_measured_plan(workspace)


@pytest.fixture
def plan(measured):
    return measured[0]


@pytest.fixture
def returns(measured):
    return measured[2]


@pytest.fixture
def spring(workspace, plan, returns):
    return planned(workspace, plan, promises=[few_returns(returns)])


def few_returns(kpi, text="Nothing comes back"):
    return {"text": text, "kpi": kpi.id, "sense": "at most", "threshold": 3.0}


def planned(workspace, plan, visitor=ME, **fields):
    return add_campaign(workspace, visitor, plan.id, SPRING | fields, NOW).campaign


def the_campaign(workspace, plan, visitor=ME):
    return open_communication(workspace, visitor, plan.id, TODAY).campaigns[0]


def said(campaign, department="Logistics"):
    return next(briefing for briefing in campaign.briefings if briefing.department == department)


def confirm_it(workspace, plan, campaign, department="Logistics", visitor=ME, wording=None):
    read = wording or campaign.wording
    return confirm(workspace, visitor, plan.id, campaign.id, department, read, TODAY, later(1)).campaign


def test_everybody_who_sees_the_plan_sees_its_campaigns(workspace, plan, spring):
    assert the_campaign(workspace, plan, somebody("viewer", plan)) == spring


def test_campaigns_come_in_the_order_of_their_first_days(workspace, plan, spring):
    planned(workspace, plan, name="Before", start=TODAY)
    names = [known.name for known in open_communication(workspace, ME, plan.id, TODAY).campaigns]
    assert names == ["Before", "Spring"]


def test_each_promise_of_a_new_campaign_gets_an_id_of_its_own(workspace, plan, returns):
    promises = [few_returns(returns), {"text": "Free returns"}, {"text": "Open on Sundays", "id": ""}]
    ids = {promise.id for promise in planned(workspace, plan, promises=promises).promises}
    assert len(ids - {""}) == 3


def test_a_promise_that_is_kept_keeps_its_id_and_a_new_one_gets_one(workspace, plan, spring):
    kept = spring.promises[0].but(text="Hardly anything comes back")
    edited = spring.but(promises=(Promise(id="typed", text="Free returns"), kept))
    saved = save_campaign(workspace, ME, plan.id, edited, NOW).campaign
    assert saved.promises[1].id == spring.promises[0].id
    assert saved.promises[0].id not in ("typed", kept.id)


def test_a_promise_is_not_tied_to_a_kpi_that_is_not_there(workspace, plan, returns):
    with pytest.raises(BadInput, match="KPI of “Nothing comes back” is not in this plan") as refused:
        planned(workspace, plan, promises=[few_returns(returns) | {"kpi": "gone"}])
    assert list(refused.value.problems) == ["promises"]


def test_a_promise_stays_tied_to_a_kpi_that_was_deleted_since(workspace, plan, spring, returns):
    delete_kpi(workspace, ME, plan.id, returns.id, NOW)
    saved = save_campaign(workspace, ME, plan.id, spring.but(name="Spring sale"), NOW).campaign
    assert saved.promises[0].kpi == returns.id


def test_a_new_campaign_was_told_to_nobody_whatever_the_form_says(workspace, plan):
    claimed = {"department": "Logistics", "person": "Carla", "confirmed_on": TODAY, "confirmed_for": "x"}
    fresh = planned(workspace, plan, briefings=[claimed], held_why="Because")
    assert (said(fresh).confirmed_on, said(fresh).confirmed_for, fresh.held_why) == (None, "", "")


def test_telling_departments_notes_the_day_and_adds_those_that_are_new(workspace, plan, spring):
    told = brief(workspace, ME, plan.id, spring.id, ["logistics", "Shops"], TODAY, NOW).campaign
    days = {briefing.department: briefing.briefed_on for briefing in told.briefings}
    assert days == {"Logistics": TODAY, "Service": None, "Shops": TODAY}


def test_a_confirmation_tells_who_when_and_which_wording(workspace, plan, spring):
    kept = said(confirm_it(workspace, plan, spring, visitor=somebody("contributor", plan)))
    assert (kept.confirmed_by, kept.confirmed_on, kept.confirmed_for) == ("Carla", TODAY, spring.wording)


def test_whoever_confirms_has_been_told(workspace, plan, spring):
    assert said(confirm_it(workspace, plan, spring)).briefed_on == TODAY


def test_a_contributor_confirms_for_their_own_department_only(workspace, plan, spring):
    carla = somebody("contributor", plan)
    with pytest.raises(NotAllowed, match="You do not answer for Service"):
        confirm_it(workspace, plan, spring, "Service", carla)
    with pytest.raises(NotAllowed, match="You do not answer for Service"):
        object_to(workspace, carla, plan.id, spring.id, "Service", spring.wording, "No", TODAY, NOW)


def test_an_editor_confirms_for_any_department(workspace, plan, spring):
    kept = confirm_it(workspace, plan, spring, "Service", somebody("editor", plan))
    assert said(kept, "Service").confirmed_by == "Emil"


def test_a_confirmation_of_words_that_have_changed_is_refused_and_says_what_changed(workspace, plan, spring):
    save_campaign(workspace, ME, plan.id, spring.but(message="Faster still", channels=("Radio", "TV")), NOW)
    with pytest.raises(
        Stale, match=r"changed after you opened it: its channels and its message\. Nothing was confirmed"
    ):
        confirm_it(workspace, plan, spring)
    assert said(the_campaign(workspace, plan)).confirmed_on is None


def test_what_changed_is_told_over_several_changes_with_others_between(workspace, plan, spring):
    confirm_it(workspace, plan, spring, "Service")
    first = save_campaign(workspace, ME, plan.id, the_campaign(workspace, plan).but(name="Spring sale"), NOW).campaign
    save_campaign(workspace, ME, plan.id, first.but(message="Faster still"), NOW)
    with pytest.raises(Stale, match=r"“Spring sale” .*its name \(it was “Spring”\) and its message\."):
        confirm_it(workspace, plan, spring)


def test_what_changed_is_still_known_after_the_campaign_was_deleted_and_brought_back(workspace, plan, spring):
    confirm_it(workspace, plan, spring)
    confirmed = the_campaign(workspace, plan)
    save_campaign(workspace, ME, plan.id, confirmed.but(message="Slower, and cheaper"), NOW)
    gone = delete_campaign(workspace, ME, plan.id, spring.id, NOW)
    undo(workspace, ME, plan.id, gone.change.id, NOW)
    assert reworded(workspace, ME, plan.id, spring.id)["Logistics"] == "its message"


def test_a_wording_that_never_was_is_refused(workspace, plan, spring):
    with pytest.raises(Stale, match=r"changed after you opened it: its wording\."):
        confirm_it(workspace, plan, spring, wording="0123456789abcdef")


def test_a_campaign_that_reads_as_before_again_can_be_confirmed_as_it_was_read(workspace, plan, spring):
    other = save_campaign(workspace, ME, plan.id, spring.but(message="Faster still"), NOW).campaign
    save_campaign(workspace, ME, plan.id, other.but(message=spring.message), NOW)
    assert said(confirm_it(workspace, plan, spring)).confirmed_on == TODAY


def test_a_new_wording_leaves_the_confirmation_of_the_old_one_as_that(workspace, plan, spring):
    known = confirm_it(workspace, plan, spring)
    changed = save_campaign(workspace, ME, plan.id, known.but(message="Faster still"), NOW).campaign
    assert said(changed).confirmed_for == spring.wording != changed.wording


def test_changing_a_campaign_changes_nothing_that_departments_have_said(workspace, plan, spring):
    known = confirm_it(workspace, plan, spring)
    wiped = [{"department": "logistics", "person": "Lea"}, {"department": "Service", "confirmed_on": TODAY}]
    saved = save_campaign(workspace, ME, plan.id, known.but(briefings=wiped), NOW).campaign
    assert said(saved, "logistics") == said(known).but(department="logistics", person="Lea")
    assert said(saved, "Service").confirmed_on is None


def test_two_departments_that_confirm_at_once_are_both_kept(workspace, plan, spring):
    ready = Barrier(2)

    def answer(department):
        ready.wait()
        confirm_it(workspace, plan, spring, department)

    threads = [Thread(target=answer, args=[department]) for department in ("Logistics", "Service")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [briefing.confirmed_on for briefing in the_campaign(workspace, plan).briefings] == [TODAY, TODAY]


def test_an_objection_takes_the_place_of_the_confirmation_and_a_confirmation_its(workspace, plan, spring):
    confirm_it(workspace, plan, spring)
    why = "The vans are in repair"
    against = object_to(workspace, ME, plan.id, spring.id, "Logistics", spring.wording, why, TODAY, NOW).campaign
    assert (said(against).objection, said(against).confirmed_on, said(against).confirmed_by) == (why, None, "")
    assert (said(against).objected_on, bool(said(against).objected_by)) == (TODAY, True)
    again = said(confirm_it(workspace, plan, spring))
    assert (again.objection, again.confirmed_on) == ("", TODAY)
    assert (again.objected_on, again.objected_by) == (None, "")


def test_an_objection_says_why_and_is_of_the_words_that_were_read(workspace, plan, spring):
    with pytest.raises(BadInput) as refused:
        object_to(workspace, ME, plan.id, spring.id, "Logistics", spring.wording, " ", TODAY, NOW)
    assert list(refused.value.problems) == ["why"]
    with pytest.raises(Stale, match="Nothing was noted"):
        object_to(workspace, ME, plan.id, spring.id, "Logistics", "old", "No vans", TODAY, NOW)


def test_a_department_that_the_campaign_does_not_know_is_not_found(workspace, plan, spring):
    with pytest.raises(NotFound, match="no department called “Space”"):
        confirm_it(workspace, plan, spring, "Space")


def test_a_cancelled_campaign_is_neither_told_nor_confirmed(workspace, plan, spring):
    save_campaign(workspace, ME, plan.id, spring.but(is_cancelled=True), NOW)
    with pytest.raises(BadInput, match="has been cancelled"):
        confirm_it(workspace, plan, spring)
    with pytest.raises(BadInput, match="has been cancelled"):
        brief(workspace, ME, plan.id, spring.id, ["Logistics"], TODAY, NOW)


def test_a_campaign_is_held_back_with_the_reason_and_let_go(workspace, plan, spring):
    held = hold_back(workspace, ME, plan.id, spring.id, "Too many returns", NOW)
    assert (held.campaign.held_why, held.campaign.wording) == ("Too many returns", spring.wording)
    assert held.change.summary == "Held back “Spring”"
    kept = save_campaign(workspace, ME, plan.id, held.campaign.but(held_why=""), NOW).campaign
    assert kept.held_why == "Too many returns"
    assert let_go(workspace, ME, plan.id, spring.id, NOW).campaign.held_why == ""


def test_holding_back_needs_a_reason(workspace, plan, spring):
    with pytest.raises(BadInput) as refused:
        hold_back(workspace, ME, plan.id, spring.id, "  ", NOW)
    assert list(refused.value.problems) == ["why"]


def test_the_record_tells_who_was_told_who_confirmed_and_who_objected(workspace, plan, spring):
    carla = somebody("contributor", plan)
    told = brief(workspace, ME, plan.id, spring.id, ["Logistics"], TODAY, NOW)
    agreed = confirm(workspace, carla, plan.id, spring.id, "Logistics", spring.wording, TODAY, NOW)
    against = object_to(workspace, carla, plan.id, spring.id, "Logistics", spring.wording, "No", TODAY, NOW)
    assert [saved.change.summary for saved in (told, agreed, against)] == [
        "Told Logistics of “Spring”",
        "Confirmed “Spring” for Logistics",
        "Objected to “Spring” for Logistics",
    ]


def test_of_two_who_change_one_campaign_the_second_is_told_of_the_first(workspace, plan, spring):
    save_campaign(workspace, somebody("editor", plan), plan.id, spring.but(message="Faster"), NOW)
    with pytest.raises(Stale, match="was changed by Emil"):
        save_campaign(workspace, ME, plan.id, spring.but(message="Slower"), NOW)


def test_a_deleted_campaign_comes_back_with_all_that_departments_have_said(workspace, plan, spring):
    known = confirm_it(workspace, plan, spring)
    gone = delete_campaign(workspace, ME, plan.id, spring.id, NOW)
    undo(workspace, ME, plan.id, gone.change.id, later(2))
    assert the_campaign(workspace, plan).briefings == known.briefings


def test_whoever_confirmed_takes_the_confirmation_back(workspace, plan, spring):
    carla = somebody("contributor", plan)
    given = confirm(workspace, carla, plan.id, spring.id, "Logistics", spring.wording, TODAY, NOW)
    undo(workspace, carla, plan.id, given.change.id, later(2))
    assert said(the_campaign(workspace, plan)).confirmed_on is None


def test_a_deleted_campaign_is_gone(workspace, plan, spring):
    delete_campaign(workspace, ME, plan.id, spring.id, NOW)
    with pytest.raises(NotFound, match="no such campaign"):
        confirm_it(workspace, plan, spring)
