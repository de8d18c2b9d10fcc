"""Stakeholders: the register and its views, one person beside them, and who sees what of anybody."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.stakeholders.adding import named
from pages.shared.stakeholders.drawn import meant
from pages.shared.stakeholders.engagement_view import without_room
from pages.shared.stakeholders.influence_view import MOST_DRAWN, drawn_of, without_link
from pages.shared.stakeholders.register import picked
from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions import people as people_actions
from planner.actions.history import history
from planner.actions.plan_life import duplicate_plan
from planner.charts.engagement_matrix import MOST_NAMED
from planner.stakeholders.contact import Mood
from planner.stakeholders.influence import ways_to
from planner.stakeholders.stakeholder import Engagement, Stakeholder, StakeholderKind
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.people_of_acme import FIRST_DAY, Met, ago
from tests.pages.plan_of_acme import visit_as
from tests.pages.plans import NOW
from tests.stakeholders.builders import a_coding, a_stakeholder

PAGE = "pages/people/stakeholders.py"
HIDDEN = "zebra"


@pytest.fixture
def met() -> Met:
    """A plan without anybody yet."""
    return Met()


@pytest.fixture
def joris(met: Met) -> Stakeholder:
    """Somebody to manage closely, not where he is wanted, whom nobody has met: overdue."""
    return met.know("Joris", engagement="resistant", desired="supportive", role="CFO", unit="Finance", owner="Ada")


@pytest.fixture
def zoe(met: Met) -> Stakeholder:
    """Somebody in favour, met yesterday."""
    found = met.know("Zoe", influence=2, interest=4, engagement="leading", desired="leading", unit="Board")
    met.meet(found, ago(1))
    return found


def page(view: str = "", who: Stakeholder | None = None, tab: str = "", **query: str) -> AppTest:
    app = visit_app("", **query | ({"view": view} if view else {}))
    if who:
        app.query_params["person"] = who.id
    app.switch_page(PAGE).run()
    if tab:
        app.session_state["stakeholder_tabs"] = tab
        app.run()
    assert not app.exception
    return app


def press(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def more(app: AppTest, choice: str) -> AppTest:
    app.menu_button(key="stakeholder_more").click(choice).run()
    assert not app.exception
    return app


def field(app: AppTest, kind: str, name: str, form: str = "stakeholder") -> Any:
    """A field of the panel: its key begins with its form and name and ends with the version it shows."""
    return next(one for one in getattr(app, kind) if (one.key or "").startswith(f"{form}-{name}-"))


def stored(met: Met, name: str) -> Stakeholder:
    return next(one for one in met.opened.stakeholders if one.name == name)


def names(met: Met) -> list[str]:
    return sorted(one.name for one in met.opened.stakeholders)


def table(app: AppTest) -> Any:
    return app.dataframe[0].value


def drawn(app: AppTest, trace: str = "people") -> list[str]:
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    return [one for found in spec["data"] if found["name"] == trace for one in found.get("customdata", [])]


def keys(app: AppTest) -> list[str]:
    return [button.key or "" for button in app.button]


def test_the_answer_counts_whom_to_manage_whom_to_call_and_whom_to_win(met, joris, zoe):
    assert "2 stakeholders, 1 to manage closely; 1 contact overdue, 1 not yet where you need them" in texts(page())


def test_an_empty_register_asks_for_the_first_name(met):
    app = page()
    assert "Nobody is in the register yet" in texts(app)
    assert "add_stakeholder" in keys(app)


def test_the_register_says_where_everybody_stands_and_how_the_contact_is(met, joris, zoe):
    first, second = table(page()).to_dict("records")
    assert (first["Name"], first["Quadrant"], first["Engagement"]) == (
        "Joris", "Manage closely", "Resistant → supportive",
    )  # fmt: skip
    assert "late" in first["Contact"]
    assert (second["Name"], second["Quadrant"], second["Engagement"]) == ("Zoe", "Keep informed", "Leading")


def test_a_search_leaves_those_it_mentions(met, joris, zoe):
    app = page()
    app.text_input(key="find_person").set_value("financ").run()
    assert list(table(app)["Name"]) == ["Joris"]


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ({"contact_state": "Overdue"}, "Joris"),
        ({"quadrant": "Keep informed"}, "Zoe"),
        ({"stand": "Resistant"}, "Joris"),
        ({"unit": "Board"}, "Zoe"),
        ({"keeper": "Nobody yet"}, "Zoe"),
    ],
)
def test_a_link_opens_the_filters_it_was_copied_with(met, joris, zoe, query, left):
    assert list(table(page(**query))["Name"]) == [left]


def test_filters_that_leave_nobody_can_be_cleared_at_once(met, joris):
    app = page()
    app.text_input(key="find_person").set_value("no such person").run()
    assert len(table(press(app, "show_everybody"))) == 1


def test_a_tick_or_a_click_on_any_cell_of_a_row_means_that_person():
    assert picked({"rows": [1]}, ["a", "b"]) == "b"
    assert picked({"rows": [], "cells": [(0, "Role")]}, ["a", "b"]) == "a"


def test_no_row_or_one_that_is_there_no_more_means_nobody():
    assert picked({"rows": [], "cells": []}, ["a"]) is None
    assert picked({"rows": [4]}, ["a"]) is None


def test_a_click_on_a_mark_means_its_person_and_on_a_number_nobody():
    assert meant({"selection": {"points": [{"customdata": ["ada"]}]}}) == "ada"
    assert meant({"selection": {"points": [{"customdata": ""}]}}) is None
    assert meant({}) is None


def test_the_map_holds_those_who_are_placed_and_names_the_others_beside_it(met, joris):
    nina = met.know("Nina", influence=None, interest=None)
    app = page("Map")
    assert drawn(app) == [joris.id]
    assert f"person-unplaced-{nina.id}" in keys(app)


def test_the_engagement_matrix_holds_everybody(met, joris, zoe):
    assert sorted(drawn(page("Engagement"))) == sorted([joris.id, zoe.id])


def test_the_ways_to_somebody_lead_through_those_in_favour(met, joris):
    met.know("Zoe", engagement="leading", influences=[joris])
    app = page("Influence")
    assert "Ways to those to be won · 1" in texts(app)
    assert "through Zoe (leading)" in texts(app)


def test_whom_nobody_in_favour_influences_is_told_apart(met, joris):
    assert "No supporter is known to influence them · 1" in texts(page("Influence"))


def test_movement_names_who_moved_up_and_who_moved_down(met, joris, zoe):
    better = joris.placed(ago(3), engagement="neutral")
    worse = zoe.placed(ago(3), engagement="supportive")
    people_actions.save_stakeholders(met.workspace, LOCAL_OWNER, met.plan.id, [better, worse], NOW)
    app = page("Movement")
    labels = [button.label for button in app.button]
    assert ":green[▲] Joris: resistant → neutral" in labels
    assert ":red[▼] Zoe: leading → supportive" in labels


def test_more_people_than_can_be_told_apart_are_drawn_as_far_as_they_lie_on_a_way():
    target = a_stakeholder("Target", engagement="resistant", desired="neutral")
    ally = a_stakeholder("Ally", engagement="leading", influences=[target])
    crowd = [a_stakeholder(f"P{at}", engagement="neutral", influences=["Hub"]) for at in range(MOST_DRAWN)]
    people = [target, ally, a_stakeholder("Hub"), *crowd]
    shown = drawn_of(people, [(target, ways_to(target, people))], "")
    assert [one.name for one in shown] == ["Target", "Ally"]


def test_with_somebody_open_those_around_them_are_drawn():
    hub = a_stakeholder("Hub")
    crowd = [a_stakeholder(f"P{at}", influences=["Hub"]) for at in range(5)]
    pairs = [a_stakeholder(f"Q{at}", influences=[f"R{at}"]) for at in range(MOST_DRAWN)]
    others = [a_stakeholder(f"R{at}") for at in range(MOST_DRAWN)]
    shown = drawn_of([hub, *crowd, *pairs, *others], [], hub.id)
    assert {one.name for one in shown} == {"Hub", "P0", "P1", "P2", "P3", "P4"}


def test_the_panel_says_what_was_noted_promised_and_heard(met, joris):
    met.meet(joris, ago(2), said="Wants one number", mood=Mood.TENSE)
    met.ask(joris, a_coding("Delivery", quote="It is late too often"))
    app = page(who=joris)
    assert "CFO · Finance" in texts(app)
    assert "It is late too often" in texts(app)
    assert "Wants one number" in texts(page(who=joris, tab="Contacts"))


def test_a_link_to_somebody_who_is_gone_opens_nobody(met, joris):
    app = visit_app("", person="gone")
    app.switch_page(PAGE).run()
    assert "stakeholder_more" not in [one.key for one in app.menu_button]


def test_where_they_stand_is_saved_as_of_a_day(met, joris):
    app = page(who=joris, tab="Standing")
    field(app, "selectbox", "engagement", "standing").set_value(Engagement.NEUTRAL)
    field(app, "date_input", "on", "standing").set_value(ago(4))
    press(app, "save_standing")
    assert [(one.on, one.engagement) for one in stored(met, "Joris").placements] == [
        (FIRST_DAY, Engagement.RESISTANT), (ago(4), Engagement.NEUTRAL),
    ]  # fmt: skip
    assert stored(met, "Joris").influence == 5


def test_a_placement_that_was_wrong_is_removed_and_comes_back_by_undo(met, joris):
    app = press(page(who=joris, tab="Standing"), f"forget_placement-{FIRST_DAY}")
    assert stored(met, "Joris").placements == ()
    press(app, "undo")
    assert len(stored(met, "Joris").placements) == 1


def test_removing_a_placement_loses_nothing_that_was_chosen(met, joris):
    app = page(who=joris, tab="Standing")
    field(app, "selectbox", "engagement", "standing").set_value(Engagement.LEADING).run()
    press(app, f"forget_placement-{FIRST_DAY}")
    press(app, "save_standing")
    assert [(one.on, one.engagement) for one in stored(met, "Joris").placements] == [(TODAY, Engagement.LEADING)]


def test_details_are_saved_and_the_register_follows(met, joris):
    app = page(who=joris, tab="Details")
    field(app, "text_input", "role").set_value("Finance chief")
    field(app, "number_input", "rhythm_days").set_value(7)
    press(app, "save_stakeholder")
    assert (stored(met, "Joris").role, stored(met, "Joris").rhythm_days) == ("Finance chief", 7)
    assert table(app)["Role"][0] == "Finance chief"


def test_a_refused_save_tells_beside_the_field_and_keeps_what_was_typed(met, joris):
    app = page(who=joris, tab="Details")
    field(app, "text_input", "name").set_value("")
    field(app, "text_input", "role").set_value("Chief")
    press(app, "save_stakeholder")
    assert "type a name" in texts(app).lower()
    assert field(app, "text_input", "role").value == "Chief"
    assert stored(met, "Joris").role == "CFO"


def test_what_was_typed_outlives_a_look_at_another_tab(met, joris):
    app = page(who=joris, tab="Details")
    field(app, "text_input", "role").set_value("Chief").run()
    app.session_state["stakeholder_tabs"] = "Contacts"
    app.run()
    app.session_state["stakeholder_tabs"] = "Details"
    app.run()
    assert field(app, "text_input", "role").value == "Chief"


def test_what_somebody_else_saved_meanwhile_is_not_overwritten(met, joris):
    app = page(who=joris, tab="Details")
    field(app, "text_input", "role").set_value("Mine")
    theirs = [joris.but(role="Theirs")]
    people_actions.save_stakeholders(met.workspace, LOCAL_OWNER, met.plan.id, theirs, NOW)
    press(app, "save_stakeholder")
    assert stored(met, "Joris").role == "Theirs"
    assert "changed this while you were editing it" in texts(app)
    press(press(app, "stakeholder_mine"), "save_stakeholder")
    assert stored(met, "Joris").role == "Mine"


def test_a_group_has_members_and_they_say_so(met, joris):
    group = met.know("Works council", kind="group", members=[joris])
    assert f"person-Members-{joris.id}" in keys(page(who=group))
    assert f"person-Belongs to-{group.id}" in keys(page(who=joris))


def test_a_name_is_enough_to_add_somebody(met):
    app = press(page(), "add_stakeholder")
    app.text_input(key="add_name").set_value("Joris de Wit")
    press(app, "add_one")
    assert names(met) == ["Joris de Wit"]
    assert app.query_params["person"] == stored(met, "Joris de Wit").id


def test_a_nameless_addition_is_refused_beside_the_field_and_keeps_the_rest(met):
    app = press(page(), "add_stakeholder")
    app.text_input(key="add_role").set_value("CFO")
    press(app, "add_one")
    assert "type a name" in texts(app).lower()
    assert app.text_input(key="add_role").value == "CFO"


def test_pasted_names_are_added_at_once_a_line_each(met):
    app = press(page(), "add_stakeholder")
    app.segmented_control(key="add_how").set_value("Several").run()
    app.text_area(key="add_names").set_value("Joris\n\nAnna; Head of Service; Shop\n").run()
    press(app, "add_several")
    assert names(met) == ["Anna", "Joris"]
    assert stored(met, "Anna").unit == "Shop"


def test_a_name_that_stands_in_the_register_is_told_while_adding(met, joris):
    app = press(page(), "add_stakeholder")
    app.text_input(key="add_name").set_value("JORIS").run()
    assert "In the register already: “Joris”" in texts(app).replace("[", "").replace("]", "").replace(":orange:", "")


def test_pasted_lines_are_cut_at_tabs_and_semicolons():
    assert named("Anna\tCFO\tFinance\textra\n  \nBen ; ; Shop") == [("Anna", "CFO", "Finance"), ("Ben", "", "Shop")]


def test_deleting_counts_talks_interviews_groups_and_those_who_lose_whom_they_influence(met, joris):
    met.meet(joris, ago(1))
    met.meet(joris, ago(2))
    met.ask(joris)
    met.know("Board", kind=StakeholderKind.GROUP, members=[joris.id])
    met.know("Zoe", influences=[joris.id])
    told = texts(more(page(who=joris), "Delete"))
    assert "With them go 2 contacts and 1 interview." in told
    assert "They leave 1 group and are no longer among those whom 1 other influences." in told
    assert "What was promised to them or by them stays." in told


def test_an_editor_who_deletes_somebody_is_not_told_how_much_was_noted_or_who_influences_them(met, joris, monkeypatch):
    met.ask(joris)
    met.know("Board", kind=StakeholderKind.GROUP, members=[joris.id])
    met.know("Zoe", influences=[joris.id])
    visit_as(monkeypatch, met.plan, Role.EDITOR)
    told = texts(more(page(who=joris), "Delete"))
    assert "With them go the contacts and interviews that are written down. They leave 1 group." in told
    assert "influences." not in told


def test_deleting_asks_first_says_what_goes_and_can_be_undone(met, joris):
    met.meet(joris, ago(1))
    app = more(page(who=joris), "Delete")
    assert "With them goes 1 contact." in texts(app)
    press(app, "stakeholder_delete_yes")
    assert names(met) == []
    press(app, "undo")
    assert names(met) == ["Joris"]
    assert len(met.contacts) == 1


def test_two_of_one_name_are_told_apart_in_the_dialog_that_merges_them_and_after_it(met):
    keep, drop = met.know("Zoe Martin", role="CFO"), met.know("Zoe Martin", role="CEO")
    app = more(page(who=keep), "Merge with …")
    app.selectbox(key="merge_other").set_value(drop.id).run()
    assert "Zoe Martin (CFO)** stays" in texts(app).replace("\\", "")
    press(app, "merge_yes")
    assert "Zoe Martin (CEO) is merged into Zoe Martin (CFO)." in texts(app).replace("\\", "")


def test_two_who_are_the_same_are_merged_as_chosen(met):
    keep = met.know("Joris de Wit", role="CFO", unit="Finance")
    drop = met.know("Wit, Joris de", role="Chief", unit="Finance", email="joris@example.org")
    met.meet(drop, ago(1))
    app = more(page(who=keep), "Merge with …")
    app.radio(key=f"merge-role-{keep.id}-{drop.id}").set_value("drop").run()
    press(app, "merge_yes")
    assert names(met) == ["Joris de Wit"]
    left = stored(met, "Joris de Wit")
    assert (left.role, left.email) == ("Chief", "joris@example.org")
    assert [contact.stakeholder for contact in met.contacts] == [keep.id]


def test_erasing_needs_the_name_typed_and_leaves_nothing_to_undo(met, joris):
    app = press(more(page(who=joris), "Erase on request"), "erase_yes")
    assert "so that nobody is erased by mistake" in texts(app)
    assert names(met) == ["Joris"]
    app.text_input(key="erase_name").set_value("joris")
    press(app, "erase_yes")
    assert names(met) == []
    assert "undo" not in keys(app)
    assert "The person is erased" in texts(app)


def test_erasing_says_what_it_does_not_touch_and_leads_to_other_plans_with_that_name(met, joris):
    copy = duplicate_plan(met.workspace, LOCAL_OWNER, met.plan.id, NOW)
    app = more(page(who=joris, plan=met.plan.id), "Erase on request")
    assert "copies of this one too, workspace templates, files exported before and backups are not touched" in texts(
        app
    )
    (link,) = [one.proto for one in app.get("page_link") if "Joris in" in one.proto.label]
    assert f"plan={copy.id}" in link.query_string


def test_why_somebody_cannot_be_erased_is_told(met, joris):
    met.know("Joris")
    assert "There are 2 stakeholders called" in texts(more(page(who=joris), "Erase on request"))


def test_a_viewer_sees_nobody(met, joris, monkeypatch):
    visit_as(monkeypatch, met.plan, Role.VIEWER)
    assert "Joris" not in texts(page(who=joris))


def test_a_contributor_sees_only_those_they_look_after(met, joris, monkeypatch):
    met.know("Kim", owner="Carla")
    visit_as(monkeypatch, met.plan, Role.CONTRIBUTOR)
    app = page()
    assert list(table(app)["Name"]) == ["Kim"]
    assert "add_stakeholder" not in keys(app)


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.EDITOR])
@pytest.mark.parametrize("view", ["Register", "Map", "Engagement", "Influence", "Movement"])
def test_where_people_stand_is_on_no_page_of_anybody_but_the_owner(met, monkeypatch, role, view):
    who = met.know(
        "Kim", owner="Carla", engagement="resistant", desired="leading",
        wants=HIDDEN, needs=HIDDEN, private_note=HIDDEN,
    )  # fmt: skip
    met.meet(who, ago(1), said=HIDDEN, mood=Mood.HOSTILE)
    visit_as(monkeypatch, met.plan, role)
    for tab in ("Overview", "Standing", "Contacts", "Details"):
        app = page(view, who, tab)
        page_text = texts(app) + str([one.value for one in app.text_area]) + str(app.button) + str(app.expander)
        for hidden in (HIDDEN, "esistant", "eading", "hostile", "anage closely"):
            assert hidden not in page_text
        assert not app.get("plotly_chart")
        assert not {"Quadrant", "Engagement"} & set(table(app).columns)
        assert "resistant" not in app.dataframe[0].value.to_csv().lower()


def test_an_editor_who_saves_keeps_what_they_do_not_see(met, monkeypatch):
    who = met.know("Kim", engagement="resistant", private_note=HIDDEN)
    visit_as(monkeypatch, met.plan, Role.EDITOR)
    app = page(who=who, tab="Details")
    field(app, "text_input", "role").set_value("Lead")
    press(app, "save_stakeholder")
    kept = stored(met, "Kim")
    assert (kept.role, kept.engagement, kept.private_note) == ("Lead", Engagement.RESISTANT, HIDDEN)


def test_an_editor_cannot_erase(met, joris, monkeypatch):
    visit_as(monkeypatch, met.plan, Role.EDITOR)
    app = page(who=joris)
    assert "Erase on request" not in app.menu_button(key="stakeholder_more").options
    more(app, "Erase on request")
    assert "erase_yes" not in keys(app)


def test_a_person_turned_into_a_group_keeps_everything_else(met, joris):
    app = page(who=joris, tab="Details")
    field(app, "selectbox", "kind").set_value(StakeholderKind.GROUP).run()
    press(app, "save_stakeholder")
    assert stored(met, "Joris").kind is StakeholderKind.GROUP
    assert stored(met, "Joris").engagement is Engagement.RESISTANT


def test_a_contact_is_logged_from_the_panel(met, joris):
    app = press(page(who=joris), "log_contact")
    press(app, "save_contact")
    assert [(one.stakeholder, one.on) for one in met.contacts] == [(joris.id, TODAY)]
    assert "1 contact overdue" not in texts(app)


def test_every_save_is_in_the_history(met, joris):
    app = page(who=joris, tab="Details")
    field(app, "text_input", "role").set_value("Chief")
    press(app, "save_stakeholder")
    latest = history(met.workspace, LOCAL_OWNER, met.plan.id)[0]
    assert "Joris" in latest.change.summary


def test_a_long_role_is_cut_with_a_mark(met: Met):
    met.know("Joris", role="Chair of the supervisory board of the group", unit="IT")
    assert (table(page())["Role"][0], table(page())["Unit"][0]) == ("Chair of the supervisor…", "IT")


def test_who_stands_in_which_cell_is_listed_on_a_phone(met: Met, joris: Stakeholder, zoe: Stakeholder):
    app = visit_app("", view="Map")
    app.session_state["is_narrow"] = True
    app.switch_page(PAGE).run()
    assert "- **Influence 5, interest 5**: R Joris\n- **Influence 2, interest 4**: L Zoe" in texts(app)


def test_without_an_influence_they_are_named():
    people = [a_stakeholder("Ada", influences=("Ben",)), a_stakeholder("Ben"), a_stakeholder("Cas")]
    assert without_link(people) == "No influence is noted yet, by or on: Cas."
    assert without_link(people[:2]) == ""


def test_those_for_whom_the_matrix_has_no_room_are_named_below_it():
    people = [a_stakeholder(f"P{at:02}", engagement="neutral", desired="supportive") for at in range(MOST_NAMED + 2)]
    said = without_room(people)
    assert said.startswith(f"Not named above: P{MOST_NAMED:02} and P{MOST_NAMED + 1:02} (")
    assert without_room(people[:MOST_NAMED]) == ""
