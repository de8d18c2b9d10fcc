"""Interviews: noted by whoever asked, read by them and the owner."""

from datetime import timedelta

import pytest

from planner.access.visitor import LOCAL_OWNER
from planner.actions.history import history
from planner.actions.interviews import delete_interview, save_interviews
from planner.shared.errors import BadInput, NotFound, Stale
from planner.stakeholders.themes import renamed_theme
from tests.actions.company import NOW, somebody
from tests.actions.peopled import TOMORROW, a_peopled_plan, asked, opened
from tests.stakeholders.builders import a_coding

ME = LOCAL_OWNER


@pytest.fixture
def peopled(own_workspace):
    return a_peopled_plan(own_workspace)


def test_an_interview_comes_back_with_its_answers_and_themes(workspace):
    plan, ada, _ = a_peopled_plan(workspace)
    held = asked(workspace, plan, ada, codings=[a_coding("Delivery", quote="Too late")], by="Ana").interview
    assert list(opened(workspace, plan).interviews) == [held]
    assert held.codings[0].quote == "Too late"


def test_an_interview_is_noted_in_the_name_of_whoever_is_at_the_screen(own_workspace, peopled):
    plan, ada, _ = peopled
    assert asked(own_workspace, plan, ada, somebody("contributor", plan), by="Ana").interview.by == "Carla"


def test_an_interview_held_tomorrow_is_refused(own_workspace, peopled):
    plan, ada, _ = peopled
    with pytest.raises(BadInput, match="still to come") as refused:
        asked(own_workspace, plan, ada, on=TOMORROW)
    assert refused.value.problems.keys() == {"on"}


def test_an_interview_is_not_moved_to_a_day_to_come(own_workspace, peopled):
    plan, ada, _ = peopled
    held = asked(own_workspace, plan, ada).interview
    with pytest.raises(BadInput, match="still to come"):
        save_interviews(own_workspace, ME, plan.id, [held.but(on=TOMORROW + timedelta(days=1))], NOW)


def test_a_theme_renamed_in_all_interviews_is_one_change(own_workspace, peopled):
    plan, ada, ben = peopled
    for who in (ada, ben):
        asked(own_workspace, plan, who, codings=[a_coding("Late")])
    changed = renamed_theme(opened(own_workspace, plan).interviews, "Late", "Delivery")
    saved = save_interviews(own_workspace, ME, plan.id, changed, NOW, "Renamed the theme “Late” to “Delivery”")
    assert {one.codings[0].theme for one in opened(own_workspace, plan).interviews} == {"Delivery"}
    assert saved.change.summary == "Renamed the theme “Late” to “Delivery”"


def test_of_two_who_change_one_interview_the_second_is_told_of_the_first(own_workspace, peopled):
    plan, ada, _ = peopled
    held = asked(own_workspace, plan, ada).interview
    save_interviews(own_workspace, ME, plan.id, [held.but(answers={"challenge": "Late"})], NOW)
    with pytest.raises(Stale, match="“Ada” was changed by You"):
        save_interviews(own_workspace, ME, plan.id, [held.but(answers={"challenge": "Early"})], NOW)


def test_the_interviews_of_others_are_not_there_for_an_editor(own_workspace, peopled):
    plan, ada, _ = peopled
    held = asked(own_workspace, plan, ada, by="Ana").interview
    emil = somebody("editor", plan)
    assert opened(own_workspace, plan, emil).interviews == []
    with pytest.raises(NotFound):
        save_interviews(own_workspace, emil, plan.id, [held], NOW)
    with pytest.raises(NotFound):
        delete_interview(own_workspace, emil, plan.id, held.id, NOW)


def test_whoever_asked_stays_the_same_when_they_save(own_workspace, peopled):
    plan, ada, _ = peopled
    emil = somebody("editor", plan)
    held = asked(own_workspace, plan, ada, emil).interview
    assert save_interviews(own_workspace, emil, plan.id, [held.but(by="Ana")], NOW).interview.by == "Emil"


def test_a_deleted_interview_is_told_with_whom_it_was(own_workspace, peopled):
    plan, ada, _ = peopled
    held = asked(own_workspace, plan, ada).interview
    delete_interview(own_workspace, ME, plan.id, held.id, NOW)
    assert opened(own_workspace, plan).interviews == []
    told = [entry.change.summary for entry in history(own_workspace, ME, plan.id)[:2]]
    assert told == ["Deleted the interview with “Ada”", "Noted an interview with “Ada”"]
