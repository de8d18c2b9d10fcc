"""Interviews: asking the five questions, coding themes, and what they have in common."""

import pytest
from streamlit.testing.v1 import AppTest

from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions import interviews as interview_actions
from planner.stakeholders.interview import Interview
from planner.stakeholders.stakeholder import Stakeholder
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.people_of_acme import Met, ago
from tests.pages.plan_of_acme import visit_as
from tests.pages.plans import NOW
from tests.stakeholders.builders import a_coding

PAGE = "pages/people/interviews.py"


@pytest.fixture
def met() -> Met:
    """A plan without anybody yet."""
    return Met()


@pytest.fixture
def joris(met: Met) -> Stakeholder:
    """Somebody who was not asked yet; Nina was, and named a theme."""
    met.ask(met.know("Nina"), a_coding("Delivery"))
    return met.know("Joris")


def page(part: str = "Themes", **query: str) -> AppTest:
    app = visit_app("", interviews=part, **query)
    app.switch_page(PAGE).run()
    assert not app.exception
    return app


def field(app: AppTest, name: str):
    """A field of the interview that is typed."""
    kinds = (app.text_area, app.text_input, app.selectbox, app.checkbox, app.date_input)
    return next(one for kind in kinds for one in kind if (one.key or "").startswith(f"interview-{name}-"))


def only(met: Met, who: Stakeholder | None = None) -> Interview:
    """The only interview, or the only one with somebody."""
    (found,) = [one for one in met.opened.interviews if who is None or one.stakeholder == who.id]
    return found


def type_one(app: AppTest) -> None:
    """An answer with a theme that is known already, as AppTest types no new ones, and its quote."""
    field(app, "challenge").set_value("Late deliveries").run()
    app.button(key="interview_theme-challenge").click().run()
    field(app, "theme-0").set_value("Delivery").run()
    field(app, "quote-0").set_value("It never comes on time").run()


def test_without_interviews_the_page_leads_to_the_questions(met: Met):
    app = page()
    assert "No interview is written down yet" in texts(app)
    app.button(key="interviews_ask").click().run()
    assert app.session_state["interviews"] == "Ask"


def test_the_five_questions_stand_in_their_order(met: Met):
    joris = met.know()
    said = texts(page("Ask", person=joris.id))
    assert said.index("1. What is the hardest thing") < said.index("5. If you were in my place")


def test_an_interview_is_saved_with_its_answers_themes_and_quotes(met: Met, joris: Stakeholder):
    app = page("Ask", person=joris.id)
    type_one(app)
    app.button(key="interview_save").click().run()
    saved = only(met, joris)
    assert (saved.stakeholder, saved.on, saved.by) == (joris.id, TODAY, "Ada")
    assert saved.answers == {"challenge": "Late deliveries"}
    assert [(one.theme, one.quote) for one in saved.codings] == [("Delivery", "It never comes on time")]


def test_an_interview_counts_as_a_contact_without_being_entered_twice(met: Met, joris: Stakeholder):
    app = page("Ask", person=joris.id)
    type_one(app)
    app.button(key="interview_save").click().run()
    assert [(one.stakeholder, one.on, one.is_held) for one in met.contacts] == [(joris.id, TODAY, True)]


def test_an_interview_holds_what_was_booked_for_its_day(met: Met, joris: Stakeholder):
    met.meet(joris, TODAY, is_held=False, channel="Lunch")
    app = page("Ask", person=joris.id)
    type_one(app)
    app.button(key="interview_save").click().run()
    assert [(one.channel, one.is_held) for one in met.contacts] == [("Lunch", True)]


def test_one_undo_takes_back_the_interview_with_its_contact(met: Met, joris: Stakeholder):
    app = page("Ask", person=joris.id)
    type_one(app)
    app.button(key="interview_save").click().run()
    app.button(key="undo").click().run()
    assert met.contacts == []
    assert [one.stakeholder for one in met.opened.interviews if one.stakeholder == joris.id] == []


def test_an_interview_on_a_day_with_a_contact_makes_no_second_one(met: Met, joris: Stakeholder):
    met.meet(joris, TODAY)
    app = page("Ask", person=joris.id)
    type_one(app)
    app.button(key="interview_save").click().run()
    assert len(met.contacts) == 1
    assert "counts as a contact" not in texts(app)


def test_what_was_typed_is_there_again_in_a_fresh_session(met: Met, joris: Stakeholder):
    type_one(page("Ask", person=joris.id))
    again = page("Ask", person=joris.id)
    assert field(again, "challenge").value == "Late deliveries"
    assert field(again, "theme-0").value == "Delivery"
    assert "not saved yet" in texts(again)


def test_what_was_begun_is_offered_to_be_gone_on_with(met: Met, joris: Stakeholder):
    type_one(page("Ask", person=joris.id))
    app = page("Ask")
    app.button(key=f"interview_begun-{joris.id}").click().run()
    assert field(app, "challenge").value == "Late deliveries"


def test_discarding_empties_the_fields(met: Met, joris: Stakeholder):
    app = page("Ask", person=joris.id)
    type_one(app)
    app.button(key="interview_discard").click().run()
    assert field(app, "challenge").value == ""
    assert field(page("Ask", person=joris.id), "challenge").value == ""


def test_a_quote_without_a_theme_is_refused_and_nothing_typed_is_lost(met: Met):
    joris = met.know()
    app = page("Ask", person=joris.id)
    app.button(key="interview_theme-cause").click().run()
    field(app, "quote-0").set_value("Nobody asked us").run()
    app.button(key="interview_save").click().run()
    assert "A quote has no theme yet" in texts(app)
    assert field(app, "quote-0").value == "Nobody asked us"
    assert not met.opened.interviews


def test_an_empty_interview_is_refused_in_words(met: Met):
    joris = met.know()
    app = page("Ask", person=joris.id)
    app.button(key="interview_save").click().run()
    assert "Nothing is written down yet" in texts(app)


def test_a_theme_can_be_taken_out_again(met: Met, joris: Stakeholder):
    app = page("Ask", person=joris.id)
    type_one(app)
    app.button(key="interview_remove-0").click().run()
    app.button(key="interview_save").click().run()
    assert only(met, joris).codings == ()


def test_themes_that_are_known_are_offered(met: Met):
    joris, nina = met.know("Joris"), met.know("Nina")
    met.ask(joris, a_coding("Delivery"))
    app = page("Ask", person=nina.id)
    app.button(key="interview_theme-challenge").click().run()
    assert field(app, "theme-0").options == ["Delivery"]


def test_an_interview_is_changed_where_it_was_asked(met: Met):
    met.ask(met.know(), a_coding("Delivery", quote="Late"))
    app = page("Interviews")
    app.button(key=f"interview_edit-{only(met).id}").click().run()
    field(app, "quote-0").set_value("Always late").run()
    app.button(key="interview_save").click().run()
    assert only(met).codings[0].quote == "Always late"


def test_an_interview_changed_elsewhere_is_not_overwritten_unasked(met: Met):
    met.ask(met.know(), a_coding("Delivery", quote="Late"))
    app = page("Ask", interview=only(met).id)
    field(app, "quote-0").set_value("Mine").run()
    theirs = only(met).but(answers={"challenge": "Theirs"})
    interview_actions.save_interviews(met.workspace, LOCAL_OWNER, met.plan.id, [theirs], NOW)
    app.run()
    app.button(key="interview_save").click().run()
    assert only(met).answers == {"challenge": "Theirs"}
    app.button(key="interview_mine").click().run()
    app.button(key="interview_save").click().run()
    assert only(met).codings[0].quote == "Mine"


def test_a_deleted_interview_comes_back_by_undo(met: Met):
    met.ask(met.know(), a_coding())
    app = page("Interviews")
    app.button(key=f"interview_delete-{only(met).id}").click().run()
    assert not met.opened.interviews
    app.button(key="undo").click().run()
    assert len(met.opened.interviews) == 1


def test_the_answer_names_the_theme_of_most_people_and_what_is_contested(met: Met):
    met.ask(met.know("Joris"), a_coding("Delivery"), a_coding("Price", "cause"))
    met.ask(met.know("Nina"), a_coding("Delivery"), a_coding("Price", "cause", is_against=True))
    said = texts(page()).replace("\\", "")
    assert "2 interviews. Named most: “Delivery”, by 2 of 2 people. 1 theme is contested." in said


def test_a_theme_shows_its_quotes_by_whom_and_who_sees_it_otherwise(met: Met):
    met.ask(met.know("Joris", role="CFO"), a_coding("Price", quote="We are too dear"))
    met.ask(met.know("Nina"), a_coding("Price", quote="Nobody left for that", is_against=True))
    app = page()
    app.session_state["theme-price"] = True
    said = texts(app.run()).replace("\\", "")
    assert said.index("“We are too dear”") < said.index("See it otherwise") < said.index("“Nobody left for that”")
    assert "Joris, CFO" in said


def test_the_theme_that_is_open_stays_open_when_another_comes_before_it(met: Met):
    met.ask(met.know("Joris"), a_coding("Price", quote="We are too dear"))
    app = page()
    app.session_state["theme-price"] = True
    app.run()
    for name in ("Nina", "Omar"):
        met.ask(met.know(name), a_coding("Delivery", quote="It comes too late"))
    said = texts(app.run())
    assert "We are too dear" in said
    assert "It comes too late" not in said


def test_the_themes_are_drawn(met: Met):
    met.ask(met.know(), a_coding("Delivery"))
    assert "Delivery" in page().get("plotly_chart")[0].proto.spec


def test_a_theme_is_merged_with_another_by_taking_its_name(met: Met):
    met.ask(met.know("Joris"), a_coding("Delivery"))
    met.ask(met.know("Nina"), a_coding("Late parcels"))
    app = page()
    app.session_state["theme-late parcels"] = True
    app.run()
    app.text_input(key="theme_name-late parcels").set_value("Delivery").run()
    app.button(key="theme_save-late parcels").click().run()
    assert {one.codings[0].theme for one in met.opened.interviews} == {"Delivery"}
    app.button(key="undo").click().run()
    assert {one.codings[0].theme for one in met.opened.interviews} == {"Delivery", "Late parcels"}


def test_a_name_that_looks_like_markup_is_shown_as_typed(met: Met):
    met.ask(met.know("*Joris*"), a_coding("[x](http://e.x)"))
    assert r"\[x\]\(http" in texts(page("Interviews"))


def test_others_see_the_interviews_that_they_have_held_and_no_more(met: Met, monkeypatch: pytest.MonkeyPatch):
    joris = met.know(owner="Carla")
    met.ask(joris, a_coding("Delivery", quote="Said to Ada"), on=ago(3), by="Ada")
    met.ask(joris, a_coding("Price", quote="Said to Carla"), by="Carla")
    visit_as(monkeypatch, met.plan, Role.CONTRIBUTOR)
    app = page()
    app.session_state["theme-price"] = True
    said = texts(app.run())
    assert "Said to Carla" in said
    assert "Said to Ada" not in said


def test_the_board_is_shown_no_interviews(met: Met, monkeypatch: pytest.MonkeyPatch):
    met.ask(met.know(), a_coding("Delivery"))
    visit_as(monkeypatch, met.plan, Role.VIEWER, "Vera")
    app = page()
    assert "Delivery" not in texts(app)
    assert not app.get("plotly_chart")


def test_nonsense_in_the_address_is_ignored(met: Met):
    met.know()
    assert "Whom do you ask?" in page("Ask", person="x", interview="y").selectbox(key="interview_person").label


def test_a_theme_with_brackets_is_chosen_by_the_name_it_has(met: Met):
    met.ask(met.know("Joris"), a_coding("Delivery [late]"))
    app = page("Ask", person=met.know("Nina").id)
    app.button(key="interview_theme-challenge").click().run()
    assert field(app, "theme-0").options == ["Delivery [late]"]


def test_the_five_questions_can_be_copied_before_anybody_is_chosen(met: Met):
    met.know("Joris")
    copied = page("Ask").code[0].value
    assert copied.startswith("1. What is the hardest thing for our customers")
    assert copied.count("?") == 5
