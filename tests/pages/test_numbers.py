"""My numbers: what is owed is typed and saved, past periods are corrected, two people clash, a block is pasted."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import kpis as shown_kpis
from pages.shared.numbers.past_grid import Grid
from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions import drafts, entries, kpis
from planner.actions.entries import Typed
from planner.actions.kpis import OpenKpis
from planner.kpis.counts import Counts, tally_of
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.sheet import Sheet
from tests.kpis.builders import a_kpi
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plan_of_acme import visit_as
from tests.pages.plans import NOW, a_stored_plan, a_workspace

NUMBERS = "pages/measure/numbers.py"
LAST_WEEK = date(2026, 2, 23)
"""The first day of the week that is owed on `TODAY`, since yesterday."""

PROMOTERS = {"promoters": "60", "passives": "30", "detractors": "10"}


class Measured:
    """A plan of Ada's that watches KPIs, in the page's own database, past the page."""

    def __init__(self, *watched: Kpi) -> None:
        self.workspace = a_workspace()
        self.plan = a_stored_plan()
        self.kpis = kpis.add_kpis(self.workspace, LOCAL_OWNER, self.plan.id, watched, NOW).kpis

    @property
    def kpi(self) -> Kpi:
        """The one KPI."""
        return self.kpis[0]

    def enter(self, counts: Counts, *, weeks_ago: int = 0, over: bool = False) -> None:
        """Somebody enters numbers for last week, or weeks before it, or corrects the only entry there is."""
        version = self.sheet().versions[0] if over else 0
        typed = Typed(self.kpi.id, "", LAST_WEEK - timedelta(weeks=weeks_ago), counts, version=version)
        saved = entries.save_entries(self.workspace, LOCAL_OWNER, self.plan.id, [typed], NOW)
        assert not saved.conflicts

    @property
    def opened(self) -> OpenKpis:
        """The KPIs as they are stored now."""
        return kpis.open_kpis(self.workspace, LOCAL_OWNER, self.plan.id, TODAY)

    def sheet(self, kpi: int = 0) -> Sheet:
        """What is stored for a KPI."""
        return self.opened.sheets[self.kpis[kpi].id]

    def counts(self, *, weeks_ago: int = 0, kpi: int = 0, team: str = "") -> Counts | None:
        """What is stored for last week, or a week before it."""
        day, sheet = LAST_WEEK - timedelta(weeks=weeks_ago), self.sheet(kpi)
        for at, (period, who) in enumerate(zip(sheet.periods, sheet.teams, strict=True)):
            if (period, who) == (day, team):
                numbers = {name: column[at] for name, column in sheet.numbers.items() if column[at] == column[at]}
                return Counts(**numbers, tally=sheet.tallies[at], is_nothing=sheet.nothing[at])
        return None

    def key(self, name: str, *, kpi: int = 0, team: str = "", day: date = LAST_WEEK) -> str:
        """The key of a field."""
        return f"number-{name}-{self.kpis[kpi].id}-{day}-{team}"

    def type(self, app: AppTest, fields: Mapping[str, str], **which: Any) -> AppTest:
        """Type into the fields of a card."""
        for name, text in fields.items():
            app.text_input(key=self.key(name, **which)).set_value(text)
        return app.run()

    def grid(self, kpi: int = 0, team: str = "") -> str:
        """Where the session keeps the grid of past periods."""
        return f"numbers_grid:{self.plan.id}:{self.kpis[kpi].id}:{team}"


def watched(kind: Kind = Kind.NPS, *, owner: str = "Ada", since: date = LAST_WEEK, **fields: Any) -> Kpi:
    return a_kpi(kind, owner=owner, since=since, **fields)


def nps_of(promoters: int, passives: int = 30, detractors: int = 10) -> Counts:
    return Counts(promoters=promoters, passives=passives, detractors=detractors)


@pytest.fixture
def measured() -> Measured:
    return Measured(watched())


def page(**query: str) -> AppTest:
    return visit_app(NUMBERS, **query)


def paste_key(app: AppTest, name: str) -> str:
    """The key of a field for a pasted block, which belongs to the open plan."""
    return f"paste_{name}-{app.session_state['plan']}"


def save(app: AppTest) -> AppTest:
    return app.button(key="save_numbers").click().run()


def said(app: AppTest) -> str:
    """What the page says, without the marks that keep user text from being Markdown."""
    return texts(app).replace("\\", "")


def cards(app: AppTest) -> int:
    return sum(toggle.label == "Nothing came in" for toggle in app.toggle)


@pytest.mark.parametrize(
    ("kpi", "fields", "counts"),
    [
        (watched(), PROMOTERS, nps_of(60)),
        (watched(Kind.PROPORTION), {"numerator": "80", "denominator": "100"}, Counts(numerator=80, denominator=100)),
        (watched(Kind.RATE), {"numerator": "3", "denominator": "1’000"}, Counts(numerator=3, denominator=1000)),
        (watched(Kind.AMOUNT), {"amount": "1.240,50"}, Counts(amount=1240.5)),
        (watched(Kind.DURATION), {"tally": "12, 45, 3x7"}, Counts(tally=tally_of([12, 45, 7, 7, 7]))),
        (
            watched(Kind.DURATION),
            {"tally": "0-15: 12; 15-60: 30"},
            Counts(tally=((0.0, 15.0, 12), (15.0, 60.0, 30))),
        ),
        (watched(Kind.MEAN), {"score4": "2", "score5": "3"}, Counts(tally=tally_of([4, 4, 5, 5, 5]))),
    ],
    ids=lambda value: value.kind if isinstance(value, Kpi) else None,
)
def test_what_is_typed_is_stored_as_counts_whatever_the_kind(kpi: Kpi, fields: dict[str, str], counts: Counts):
    measured = Measured(kpi)
    save(measured.type(page(), fields))
    assert measured.counts() == counts


def test_an_average_may_be_typed_with_its_n_instead_of_all_answers():
    measured = Measured(watched(Kind.MEAN))
    app = page()
    app.segmented_control(key=measured.key("counted")).set_value("average").run()
    save(measured.type(app, {"value": "4,2", "n": "50", "sd": "0,9"}))
    assert measured.counts() == Counts(value=4.2, n=50, sd=0.9)


def test_persian_digits_are_digits(measured: Measured):
    save(measured.type(page(), {"promoters": "۶۰", "passives": "۳۰", "detractors": "۱۰"}))
    assert measured.counts() == nps_of(60)


def test_the_value_stands_there_with_its_interval_before_it_is_saved(measured: Measured):
    shown = said(measured.type(page(), PROMOTERS))
    assert "50 points, 95 % " in shown
    assert "n 100" in shown
    assert measured.counts() is None


def test_the_last_value_is_the_hint(measured: Measured):
    measured.enter(nps_of(41), weeks_ago=1)
    app = page()
    assert app.text_input(key=measured.key("promoters")).placeholder == "last: 41"
    assert "week of 16 Feb: 38 points" in said(app)


@pytest.mark.parametrize("nonsense", ["many", "nan", "-3", "1e999", "12.5"])
def test_nonsense_is_told_beside_the_field_and_nothing_is_saved(measured: Measured, nonsense: str):
    app = measured.type(page(), PROMOTERS | {"promoters": nonsense})
    assert ":red[:material/error: Promoters (9-10)" in said(app)
    app = save(app)
    assert measured.counts() is None
    assert app.text_input(key=measured.key("promoters")).value == nonsense


def test_more_than_the_whole_is_refused_while_typing():
    measured = Measured(watched(Kind.PROPORTION))
    assert "cannot be more than" in said(measured.type(page(), {"numerator": "11", "denominator": "10"}))


def test_a_field_not_reached_yet_is_no_mistake(measured: Measured):
    app = measured.type(page(), {"promoters": "60"})
    assert "Still to type: Passives (7-8), Detractors (0-6)" in said(app)
    assert ":red[:material/error" not in said(app)


def test_one_that_is_wrong_does_not_keep_the_others_from_being_saved():
    measured = Measured(watched(), watched(Kind.PROPORTION))
    app = measured.type(page(), PROMOTERS)
    app = save(measured.type(app, {"numerator": "11", "denominator": "10"}, kpi=1))
    assert measured.counts() == nps_of(60)
    assert measured.counts(kpi=1) is None
    assert "The others are saved." in said(app)
    assert app.text_input(key=measured.key("numerator", kpi=1)).value == "11"


def test_what_cannot_be_used_is_to_be_corrected_and_not_filled_in():
    measured = Measured(watched(), watched(Kind.PROPORTION), watched(Kind.RATE))
    app = measured.type(page(), PROMOTERS)
    app = measured.type(app, {"numerator": "12", "denominator": "10"}, kpi=1)
    assert "1 filled in, 1 to correct, 1 still to come" in said(app)


def test_the_field_that_is_wrong_is_named_and_its_border_is_coloured(measured: Measured):
    app = measured.type(page(), PROMOTERS | {"passives": "1,5e9"})
    assert ":material/error: Passives (7-8): “1,5e9” is written in powers of ten" in said(app)
    styles = [html.proto.body for html in app.get("html") if html.proto.body.startswith("<style>.st-key-number")]
    assert len(styles) == 1
    assert "st-key-number-passives-" in styles[0] and "promoters" not in styles[0]


def test_nothing_is_ticked_off_while_a_question_is_open(measured: Measured):
    for week in range(1, 9):
        measured.enter(nps_of(60 + week), weeks_ago=week)
    app = measured.type(page(), {"promoters": "2", "passives": "8", "detractors": "90"})
    assert "the last 12 months' 50 to" in said(app) and ":material/check:" not in said(app)
    assert "1 to confirm" in said(app)
    app = app.checkbox[0].set_value(True).run()
    assert ":material/check:" in said(app)


def test_answers_by_score_say_what_is_typed_there():
    page_of_stars = Measured(watched(Kind.MEAN, unit="stars", low=1, high=5))
    labels = [field.label for field in page().text_input]
    assert labels[:5] == ["1 star", "2 stars", "3 stars", "4 stars", "5 stars"]
    assert page_of_stars.kpi.unit == "stars"


def test_what_is_not_filled_in_stays_owed():
    measured = Measured(watched(), watched(Kind.PROPORTION))
    app = save(measured.type(page(), PROMOTERS))
    assert cards(app) == 1
    assert measured.counts(kpi=1) is None


def test_why_it_moved_is_kept_with_the_numbers(measured: Measured):
    save(measured.type(page(), PROMOTERS | {"note": "New app"}))
    assert measured.sheet().notes == ("New app",)


def test_a_note_without_a_number_asks_for_one(measured: Measured):
    assert "There is a note but no number" in said(save(measured.type(page(), {"note": "New app"})))


def test_that_nothing_came_in_is_an_entry(measured: Measured):
    app = page()
    app.toggle(key=measured.key("none")).set_value(True).run()
    app = save(app)
    assert measured.counts() == Counts(is_nothing=True)
    assert cards(app) == 0


def test_a_figure_far_from_all_before_is_asked_about_before_it_is_saved(measured: Measured):
    for week in range(1, 9):
        measured.enter(nps_of(60 + week), weeks_ago=week)
    app = save(measured.type(page(), {"promoters": "2", "passives": "8", "detractors": "90"}))
    assert measured.counts() is None
    box = next(box for box in app.checkbox if box.label == "Yes, it is right")
    box.set_value(True).run()
    save(app)
    assert measured.counts() == nps_of(2, 8, 90)


def test_another_number_is_asked_about_anew(measured: Measured):
    for week in range(1, 9):
        measured.enter(nps_of(60 + week), weeks_ago=week)
    app = measured.type(page(), {"promoters": "2", "passives": "8", "detractors": "90"})
    app.checkbox[0].set_value(True).run()
    save(measured.type(app, {"promoters": "3"}))
    assert measured.counts() is None


def test_after_saving_it_says_what_changed(measured: Measured):
    measured.enter(nps_of(41), weeks_ago=1)
    app = save(measured.type(page(), {"promoters": "50", "passives": "30", "detractors": "20"}))
    assert "Thank you" in said(app)
    assert "30 points, −8.3 points" in said(app)


def test_a_movement_beyond_its_own_variation_is_called_a_real_change(measured: Measured):
    for week in range(1, 13):
        measured.enter(nps_of(60 + week % 3), weeks_ago=week)
    app = measured.type(page(), {"promoters": "95", "passives": "5", "detractors": "0"})
    app.checkbox[0].set_value(True).run()
    assert "a real change" in said(save(app))


def test_a_movement_within_its_own_variation_is_said_to_be_usual(measured: Measured):
    for week in range(1, 13):
        measured.enter(nps_of(60 + week % 3), weeks_ago=week)
    assert "within its usual swings" in said(save(measured.type(page(), PROMOTERS | {"promoters": "61"})))


def test_a_save_can_be_undone_and_is_owed_again(measured: Measured):
    app = save(measured.type(page(), PROMOTERS))
    app = app.button(key="undo").click().run()
    assert measured.counts() is None
    assert cards(app) == 1


def test_nothing_owed_says_until_when_and_what_is_next(measured: Measured):
    measured.enter(nps_of(60))
    shown = said(page())
    assert "Nothing to enter until Tue 10 Mar." in shown
    assert "**nps** · week of 2 Mar" in shown


def test_a_late_period_says_by_how_much_and_is_marked_by_an_icon(measured: Measured):
    assert ":red[:material/schedule: 1 day late]" in said(page())


def test_earlier_periods_come_under_the_latest_and_only_a_handful_at_first():
    measured = Measured(watched(since=LAST_WEEK - timedelta(weeks=9)))
    app = page()
    assert "Still missing from earlier" in said(app)
    assert cards(app) == 6
    app = app.button(key="numbers_more_before_button").click().run()
    assert cards(app) == 10
    save(measured.type(app, PROMOTERS, day=LAST_WEEK - timedelta(weeks=9)))
    assert measured.counts(weeks_ago=9) == nps_of(60)


def test_what_was_typed_is_there_after_a_look_at_another_page(measured: Measured):
    app = measured.type(page(), {"promoters": "60"})
    app.switch_page("pages/plan/tasks.py").run()
    app.switch_page(NUMBERS).run()
    assert app.text_input(key=measured.key("promoters")).value == "60"


def test_the_leaders_numbers_are_the_owners_and_so_are_nobodys():
    Measured(watched(), watched(Kind.RATE, owner=""), watched(Kind.AMOUNT, owner="Ben"))
    assert cards(page()) == 2
    assert cards(page(whose="Everybody's")) == 3


def test_everybodys_says_who_owes_what_and_lets_the_owner_enter_it():
    measured = Measured(watched(owner="Ben"))
    app = page(whose="Everybody's")
    assert "**Ben** · 1 entry, 1 late" in said(app)
    save(measured.type(app, PROMOTERS))
    assert measured.counts() == nps_of(60)


def test_a_contributor_sees_only_what_they_owe(monkeypatch: pytest.MonkeyPatch):
    measured = Measured(watched(), watched(Kind.RATE, owner="Carla"))
    visit_as(monkeypatch, measured.plan, Role.CONTRIBUTOR)
    app = page(whose="Everybody's")
    assert cards(app) == 1
    save(measured.type(app, {"numerator": "3", "denominator": "1000"}, kpi=1))
    assert measured.counts(kpi=1) == Counts(numerator=3, denominator=1000)


def test_teams_of_a_kpi_are_owed_by_their_own_people(monkeypatch: pytest.MonkeyPatch):
    teams = [{"name": "Germany", "owner": "Carla"}, {"name": "Austria"}]
    measured = Measured(watched().but(teams=teams))
    visit_as(monkeypatch, measured.plan, Role.CONTRIBUTOR)
    app = page()
    assert cards(app) == 1
    save(measured.type(app, PROMOTERS, team="Germany"))
    assert measured.counts(team="Germany") == nps_of(60)


def test_a_viewer_is_told_who_enters_and_who_owes_what(monkeypatch: pytest.MonkeyPatch):
    measured = Measured(watched(owner="Ben"))
    visit_as(monkeypatch, measured.plan, Role.VIEWER)
    app = page()
    assert "You read this plan; numbers are entered by Ben." in said(app)
    assert "**Ben** · 1 entry, 1 late" in said(app)
    assert not app.text_input and not app.tabs


def test_a_plan_without_kpis_shows_the_way_to_them():
    a_stored_plan()
    assert any("Choose KPIs from the catalogue" in str(link.proto) for link in page().get("page_link"))


class TestClash:
    """Two sessions save the same numbers."""

    def test_the_second_sees_the_first_value_and_nothing_is_overwritten(self, measured: Measured):
        first, second = page(), page()
        measured.type(first, PROMOTERS)
        measured.type(second, PROMOTERS | {"promoters": "70"})
        save(first)
        second = save(second)
        assert measured.counts() == nps_of(60)
        assert "entered this meanwhile" in said(second)
        assert "50 points" in said(second) and "(60 promoters, 30 passives, 10 detractors)" in said(second)
        assert "(70 promoters, 30 passives, 10 detractors)" in said(second)

    def test_the_second_may_use_theirs(self, measured: Measured):
        second = self.clashing(measured)
        second = second.button(key=measured.key("use")).click().run()
        assert measured.counts() == nps_of(70)
        assert "entered this meanwhile" not in said(second)

    def test_the_second_may_keep_the_first(self, measured: Measured):
        second = self.clashing(measured)
        second = second.button(key=measured.key("keep")).click().run()
        assert measured.counts() == nps_of(60)
        assert "entered this meanwhile" not in said(second)

    def test_what_the_same_person_entered_is_not_called_theirs(self, measured: Measured):
        second = self.clashing(measured)
        assert "You entered this meanwhile in another window" in said(second)
        assert second.button(key=measured.key("keep")).label == "Keep the other"

    def test_it_is_noticed_before_saving_too(self, measured: Measured):
        second = measured.type(page(), PROMOTERS | {"promoters": "70"})
        measured.enter(nps_of(60))
        assert "entered this meanwhile" in said(second.run())

    def test_a_third_who_was_quicker_still_is_not_overwritten(self, measured: Measured):
        second = self.clashing(measured)
        measured.enter(nps_of(65), over=True)
        second = second.button(key=measured.key("use")).click().run()
        assert measured.counts() == nps_of(65)
        assert "(65 promoters" in said(second) and "(70 promoters" in said(second)

    def clashing(self, measured: Measured) -> AppTest:
        second = measured.type(page(), PROMOTERS | {"promoters": "70"})
        measured.enter(nps_of(60))
        return save(second)


class TestPast:
    """The grid of past periods."""

    def open(self, **query: str) -> AppTest:
        return page(numbers="Past periods", **query)

    def type(self, app: AppTest, measured: Measured, cells: Mapping[int, Mapping[str, Any]]) -> AppTest:
        """Type into cells by row, as the browser would send it; row 1 is last week."""
        grid: Grid = app.session_state[measured.grid()]
        app.session_state[grid.key] = {"edited_rows": dict(cells), "added_rows": [], "deleted_rows": []}
        return app.run()

    def save(self, app: AppTest) -> AppTest:
        return app.button(key="save_past").click().run()

    def test_it_shows_half_a_year_and_more_on_request(self, measured: Measured):
        app = self.open()
        assert len(app.session_state[measured.grid()].rows) == 26
        app = app.button(key="past_more").click().run()
        assert len(app.session_state[measured.grid()].rows) == 52

    def test_a_missing_period_has_a_row_that_says_so(self, measured: Measured):
        app = self.open()
        frame = app.session_state[measured.grid()].frame
        assert list(frame["state"][:3]) == ["not due yet", "⚠ missing", ""]

    def test_two_edits_are_both_kept_by_one_save(self, measured: Measured):
        app = self.type(self.open(), measured, {1: PROMOTERS, 2: PROMOTERS | {"promoters": "70"}})
        self.save(app)
        assert (measured.counts(), measured.counts(weeks_ago=1)) == (nps_of(60), nps_of(70))

    def test_a_correction_keeps_the_old_value_in_the_history(self, measured: Measured):
        measured.enter(nps_of(60))
        self.save(self.type(self.open(), measured, {1: {"promoters": "62"}}))
        found = entries.entry_history(measured.workspace, LOCAL_OWNER, measured.plan.id, measured.kpi.id, "", LAST_WEEK)
        assert (found[0].before, found[0].after) == (nps_of(60), nps_of(62))

    def test_numbers_from_before_day_0_are_welcome(self, measured: Measured):
        self.save(self.type(self.open(), measured, {20: PROMOTERS}))
        assert measured.counts(weeks_ago=19) == nps_of(60)

    def test_a_wrong_row_is_named_and_stays_while_the_good_ones_are_saved(self, measured: Measured):
        app = self.type(self.open(), measured, {1: PROMOTERS | {"promoters": "many"}, 2: PROMOTERS})
        assert "week of 23 Feb, Promoters (9-10)" in said(app)
        app = self.save(app)
        assert (measured.counts(), measured.counts(weeks_ago=1)) == (None, nps_of(60))
        assert "The other rows are saved. Correct the rows named above." in said(app)
        assert "1 unsaved row" in said(app)

    def test_what_stays_unsaved_is_still_in_its_row_and_can_be_corrected(self, measured: Measured):
        app = self.type(self.open(), measured, {1: PROMOTERS | {"promoters": "many"}, 2: PROMOTERS})
        app = self.save(app)
        grid: Grid = app.session_state[measured.grid()]
        assert list(grid.frame["promoters"][1:3]) == ["many", "60"]
        self.save(self.type(app, measured, {1: {"promoters": "70"}}))
        assert measured.counts() == nps_of(70)

    def test_an_emptied_row_is_removed_only_after_a_question(self, measured: Measured):
        measured.enter(nps_of(60))
        emptied = {"promoters": None, "passives": None, "detractors": None}
        app = self.save(self.type(self.open(), measured, {1: emptied}))
        assert measured.counts() == nps_of(60)
        next(box for box in app.checkbox if "Remove 1 entry" in box.label).set_value(True).run()
        self.save(app)
        assert measured.counts() is None

    def test_a_far_figure_is_asked_about(self, measured: Measured):
        for week in range(1, 9):
            measured.enter(nps_of(60 + week), weeks_ago=week)
        far = {"promoters": "2", "passives": "8", "detractors": "90"}
        app = self.save(self.type(self.open(), measured, {1: far}))
        assert measured.counts() is None
        next(box for box in app.checkbox if box.label == "Yes, these are right").set_value(True).run()
        self.save(app)
        assert measured.counts() == nps_of(2, 8, 90)

    def test_discard_brings_the_stored_numbers_back(self, measured: Measured):
        measured.enter(nps_of(60))
        app = self.type(self.open(), measured, {1: {"promoters": "62"}})
        app = app.button(key="discard_past").click().run()
        assert "unsaved" not in said(app)
        assert measured.counts() == nps_of(60)

    def test_edits_wait_while_another_page_is_looked_at(self, measured: Measured):
        app = self.type(self.open(), measured, {1: PROMOTERS})
        app.switch_page("pages/plan/tasks.py").run()
        app.query_params["numbers"] = "Past periods"
        app.switch_page(NUMBERS).run()
        assert "1 unsaved row" in said(app)
        self.save(app)
        assert measured.counts() == nps_of(60)

    def test_edits_wait_while_more_rows_are_shown(self, measured: Measured):
        app = self.type(self.open(), measured, {1: PROMOTERS})
        app = app.button(key="past_more").click().run()
        self.save(app)
        assert measured.counts() == nps_of(60)

    def test_what_somebody_else_corrected_meanwhile_is_not_overwritten(self, measured: Measured):
        measured.enter(nps_of(60))
        app = self.type(self.open(), measured, {1: {"promoters": "62"}, 2: PROMOTERS})
        measured.enter(nps_of(65), over=True)
        app = self.save(app)
        assert (measured.counts(), measured.counts(weeks_ago=1)) == (nps_of(65), nps_of(60))
        assert "(65 promoters" in said(app) and "(62 promoters" in said(app)
        app.button(key=measured.key("use")).click().run()
        assert measured.counts() == nps_of(62)

    def test_the_history_says_who_changed_what(self, measured: Measured):
        measured.enter(nps_of(60))
        measured.enter(nps_of(62), over=True)
        app = self.open()
        app.session_state["past_history"] = True
        app = app.run()
        app = app.selectbox(key=f"history_of-{measured.kpi.id}").set_value(LAST_WEEK).run()
        assert "60 promoters, 30 passives, 10 detractors → 62 promoters" in said(app)


class TestPaste:
    """Rows copied from a spreadsheet."""

    def paste(self, text: str, **query: str) -> AppTest:
        app = page(numbers="Paste a block", **query)
        return app.text_area(key=paste_key(app, "text")).set_value(text).run()

    def test_rows_without_headings_are_looked_at_and_then_stored(self, measured: Measured):
        app = self.paste("2026-02-23\t60\t30\t10\n2026-02-16\t61\t30\t10")
        assert "2 new, 0 changed, 0 as stored already, 0 rows refused" in said(app)
        assert measured.counts() is None
        app.button(key="import_pasted").click().run()
        assert (measured.counts(), measured.counts(weeks_ago=1)) == (nps_of(60), nps_of(61))

    def test_headings_are_understood(self, measured: Measured):
        app = self.paste("week;detractors;passives;promoters\n23.02.2026;10;30;60")
        app.button(key="import_pasted").click().run()
        assert measured.counts() == nps_of(60)

    def test_good_rows_are_imported_and_the_others_stay_with_their_reason(self, measured: Measured):
        app = self.paste("2026-02-23\t60\t30\t10\n2026-02-16\t-1\t30\t10")
        assert "Row 2: " in said(app) and "-1 is fewer than none" in said(app)
        assert app.button(key="import_pasted").label == "Import the good row"
        app = app.button(key="import_pasted").click().run()
        assert measured.counts() == nps_of(60)
        assert app.text_area(key=paste_key(app, "text")).value == "2026-02-16\t-1\t30\t10"

    def test_the_same_block_twice_changes_nothing(self, measured: Measured):
        measured.enter(nps_of(60))
        app = self.paste("2026-02-23\t60\t30\t10")
        assert "there is nothing to do" in said(app)
        assert not [button for button in app.button if button.key == "import_pasted"]

    def test_what_would_change_shows_what_is_stored_now(self, measured: Measured):
        measured.enter(nps_of(60))
        preview = self.paste("2026-02-23\t70\t30\t10").dataframe[0].value
        assert preview["What happens"][0] == "changes"
        assert preview["Stored now"][0].startswith("50 points")
        assert preview["To be stored"][0].startswith("55 points")

    def test_several_kpis_are_named_in_the_table(self):
        measured = Measured(watched(), watched(Kind.RATE))
        app = page(numbers="Paste a block")
        app.selectbox(key=paste_key(app, "kpi")).set_value("").run()
        block = "kpi\tperiod\tnumerator\tdenominator\nrate\t2026-02-23\t3\t1000"
        app = app.text_area(key=paste_key(app, "text")).set_value(block).run()
        app.button(key="import_pasted").click().run()
        assert measured.counts(kpi=1) == Counts(numerator=3, denominator=1000)

    def test_it_stays_with_the_plan_it_was_pasted_for(self, measured: Measured):
        other = a_stored_plan("Other")
        kpis.add_kpis(measured.workspace, LOCAL_OWNER, other.id, [watched()], NOW)
        app = self.paste("2026-02-23\t60\t30\t10", plan=measured.plan.id)
        app.selectbox(key="plan").set_value(other.id).run()
        assert not app.text_area(key=paste_key(app, "text")).value
        app.selectbox(key="plan").set_value(measured.plan.id).run()
        assert app.text_area(key=paste_key(app, "text")).value

    def test_rows_that_were_changed_since_they_were_looked_at_are_not_imported(self, measured: Measured):
        app = self.paste("2026-02-23\t60\t30\t10")
        app.text_area(key=paste_key(app, "text")).set_value("2026-02-23\t70\t30\t10")
        app.button(key="import_pasted").click().run()
        assert measured.counts() is None
        assert "The rows were changed meanwhile" in said(app)
        app.button(key="import_pasted").click().run()
        assert measured.counts() == nps_of(70)

    def test_what_is_stored_is_known_however_long_ago(self, measured: Measured):
        measured.enter(nps_of(60), weeks_ago=200)
        day = LAST_WEEK - timedelta(weeks=200)
        assert "1 changed" in said(self.paste(f"{day}\t70\t30\t10"))

    def test_what_is_no_table_says_what_to_do(self, measured: Measured):
        app = self.paste("hello")
        assert app.error[0].value
        assert app.text_area(key=paste_key(app, "text")).value == "hello"

    def test_a_contributor_cannot_bring_in_what_others_owe(self, monkeypatch: pytest.MonkeyPatch):
        measured = Measured(watched(), watched(Kind.RATE, owner="Carla"))
        visit_as(monkeypatch, measured.plan, Role.CONTRIBUTOR)
        app = page(numbers="Paste a block")
        app.selectbox(key=paste_key(app, "kpi")).set_value("").run()
        block = "kpi\tperiod\tpromoters\tpassives\tdetractors\nnps\t2026-02-23\t60\t30\t10"
        app = app.text_area(key=paste_key(app, "text")).set_value(block).run()
        assert "Not yours to enter, so left out: nps." in said(app)


def test_an_archived_plan_can_only_be_read(measured: Measured, monkeypatch: pytest.MonkeyPatch):
    archived = measured.opened.plan.but(archived_at=NOW)
    monkeypatch.setattr(shown_kpis, "open_kpis", lambda: replace(measured.opened, plan=archived))
    app = page()
    assert "This plan is archived" in said(app)
    assert not app.text_input


class TestDraft:
    """What is typed and not saved is found by the next session, until it is saved or discarded."""

    def test_a_fresh_session_finds_what_was_typed_and_says_when(self, measured: Measured):
        measured.type(page(), PROMOTERS | {"note": "New app"})
        second = page()
        assert second.text_input(key=measured.key("promoters")).value == "60"
        assert second.text_input(key=measured.key("note")).value == "New app"
        assert re.search(r"Typed on [45] March at \d\d:\d\d, not saved yet", said(second))
        assert measured.counts() is None

    def test_what_was_found_can_be_saved_and_a_third_session_finds_nothing(self, measured: Measured):
        measured.type(page(), PROMOTERS)
        second = save(page())
        assert measured.counts() == nps_of(60)
        assert "not saved yet" not in said(second)
        second.button(key="undo").click().run()  # so that the fields are there again
        third = page()
        assert third.text_input(key=measured.key("promoters")).value == ""
        assert "not saved yet" not in said(third)

    def test_what_is_not_saved_stays_a_draft(self):
        measured = Measured(watched(), watched(Kind.PROPORTION))
        app = measured.type(page(), PROMOTERS)
        save(measured.type(app, {"numerator": "11", "denominator": "10"}, kpi=1))
        second = page()
        assert second.text_input(key=measured.key("numerator", kpi=1)).value == "11"

    def test_that_nothing_came_in_and_how_it_is_typed_are_found_too(self):
        measured = Measured(watched(), watched(Kind.MEAN))
        app = page()
        app.toggle(key=measured.key("none")).set_value(True).run()
        app.segmented_control(key=measured.key("counted", kpi=1)).set_value("average").run()
        measured.type(app, {"value": "4,2", "n": "50", "sd": "0,9"}, kpi=1)
        second = save(page())
        assert measured.counts() == Counts(is_nothing=True)
        assert measured.counts(kpi=1) == Counts(value=4.2, n=50, sd=0.9)
        assert not second.exception

    def test_an_emptied_field_is_kept_no_longer(self, measured: Measured):
        app = measured.type(page(), {"promoters": "60", "passives": "30"})
        measured.type(app, {"promoters": ""})
        second = page()
        assert second.text_input(key=measured.key("promoters")).value == ""
        assert second.text_input(key=measured.key("passives")).value == "30"

    def test_discard_empties_what_was_found_and_leaves_what_was_typed_since(self):
        measured = Measured(watched(), watched(Kind.PROPORTION))
        measured.type(page(), PROMOTERS)
        second = measured.type(page(), {"numerator": "11"}, kpi=1)
        second = second.button(key="discard_numbers").click().run()
        assert "not saved yet" not in said(second)
        for app in (second, page()):
            assert app.text_input(key=measured.key("promoters")).value == ""
            assert app.text_input(key=measured.key("numerator", kpi=1)).value == "11"

    def test_what_another_window_typed_is_not_overwritten(self):
        measured = Measured(watched(), watched(Kind.PROPORTION))
        first, second = page(), page()
        measured.type(first, PROMOTERS)
        measured.type(second, {"numerator": "11"}, kpi=1)
        third = page()
        assert third.text_input(key=measured.key("promoters")).value == "60"
        assert third.text_input(key=measured.key("numerator", kpi=1)).value == "11"

    def test_nobody_else_ever_sees_it(self, monkeypatch: pytest.MonkeyPatch):
        measured = Measured(watched(owner="Carla"))
        measured.type(page(whose="Everybody's"), PROMOTERS)
        visit_as(monkeypatch, measured.plan, Role.CONTRIBUTOR)
        theirs = page()
        assert theirs.text_input(key=measured.key("promoters")).value == ""
        assert "not saved yet" not in said(theirs)

    def test_what_somebody_else_entered_meanwhile_clashes_in_the_fresh_session(self, measured: Measured):
        measured.type(page(), PROMOTERS | {"promoters": "70"})
        measured.enter(nps_of(60))
        second = page()
        assert "entered this meanwhile" in said(second) and "(70 promoters" in said(second)
        second.button(key=measured.key("keep")).click().run()
        assert measured.counts() == nps_of(60)
        assert "entered this meanwhile" not in said(page())

    def test_an_earlier_period_that_was_typed_is_shown_without_asking_for_more(self):
        measured = Measured(watched(since=LAST_WEEK - timedelta(weeks=9)))
        latest = LAST_WEEK - timedelta(weeks=1)
        app = page().button(key="numbers_more_before_button").click().run()
        measured.type(app, PROMOTERS, day=latest)
        second = page()
        assert second.text_input(key=measured.key("promoters", day=latest)).value == "60"

    def test_a_kpi_that_was_deleted_takes_its_draft_along(self):
        measured = Measured(watched(), watched(Kind.PROPORTION))
        measured.type(page(), PROMOTERS)
        kpis.delete_kpi(measured.workspace, LOCAL_OWNER, measured.plan.id, measured.kpi.id, NOW)
        app = page()
        assert cards(app) == 1
        assert "not saved yet" not in said(app)

    def test_typing_that_cannot_be_kept_is_said_so_and_stays_on_the_page(self, measured: Measured):
        app = measured.type(page(), {"promoters": "60", "note": "x" * 200_001})
        assert "lost when it is closed" in said(app)
        assert app.text_input(key=measured.key("promoters")).value == "60"


class TestDraftOfPastPeriods:
    """What was typed into the grid by a session that is gone; the browser tests type it, AppTest cannot."""

    def left(self, measured: Measured, *, weeks_ago: int = 0, version: int = 0, kpi: int = 0, **cells: object) -> None:
        """An earlier session has left a row."""
        field = f"{measured.kpis[kpi].id}//{LAST_WEEK - timedelta(weeks=weeks_ago)}"
        row = json.dumps({"version": version, "cells": {"none_came": False, "note": ""} | PROMOTERS | cells})
        drafts.keep_draft(measured.workspace, LOCAL_OWNER, measured.plan.id, "numbers-past", {field: row}, NOW)

    def open(self, **query: str) -> AppTest:
        return page(numbers="Past periods", **query)

    def test_a_fresh_session_lays_it_into_the_rows_and_says_when(self, measured: Measured):
        self.left(measured)
        self.left(measured, weeks_ago=2, promoters="70")
        app = self.open()
        assert list(app.session_state[measured.grid()].frame["promoters"][:4]) == ["", "60", "", "70"]
        assert "2 unsaved rows" in said(app) and "Typed on 4 March at 01:00, not saved yet" in said(app)

    def test_it_is_saved_once_and_then_gone(self, measured: Measured):
        self.left(measured)
        app = self.open().button(key="save_past").click().run()
        assert measured.counts() == nps_of(60)
        app = app.button(key="undo").click().run()
        assert "unsaved" not in said(app)
        assert "unsaved" not in said(self.open())

    def test_discard_forgets_it(self, measured: Measured):
        self.left(measured)
        app = self.open().button(key="discard_past").click().run()
        assert "unsaved" not in said(app)
        assert "unsaved" not in said(self.open())
        assert measured.counts() is None

    def test_what_somebody_entered_meanwhile_is_not_overwritten(self, measured: Measured):
        self.left(measured, promoters="70")
        measured.enter(nps_of(60))
        app = self.open().button(key="save_past").click().run()
        assert measured.counts() == nps_of(60)
        assert "(60 promoters" in said(app) and "(70 promoters" in said(app)

    def test_a_correction_of_what_was_corrected_meanwhile_clashes_until_it_is_decided(self, measured: Measured):
        measured.enter(nps_of(60))
        self.left(measured, version=measured.sheet().versions[0], promoters="70")
        measured.enter(nps_of(65), over=True)
        self.open().button(key="save_past").click().run()
        app = self.open().button(key="save_past").click().run()  # in a session that has not seen the clash
        assert measured.counts() == nps_of(65)
        app.button(key=measured.key("use")).click().run()
        assert measured.counts() == nps_of(70)
        assert "unsaved" not in said(self.open())

    def test_a_correction_of_what_was_removed_meanwhile_is_asked_about(self, measured: Measured):
        self.left(measured, version=7)
        app = self.open().button(key="save_past").click().run()
        assert measured.counts() is None
        app.button(key=measured.key("use")).click().run()
        assert measured.counts() == nps_of(60)

    def test_as_many_rows_are_shown_as_it_reaches_back(self, measured: Measured):
        self.left(measured, weeks_ago=40)
        app = self.open()
        grid = app.session_state[measured.grid()]
        assert len(grid.rows) == 42
        assert app.run().session_state[measured.grid()].key == grid.key

    def test_other_kpis_with_unsaved_rows_are_named(self):
        measured = Measured(watched(), watched(Kind.NPS, name="After sales"))
        self.left(measured, kpi=1)
        assert "Unsaved changes wait for After sales too" in said(self.open())

    def test_nobody_else_sees_it(self, monkeypatch: pytest.MonkeyPatch):
        measured = Measured(watched(owner="Carla"))
        self.left(measured)
        visit_as(monkeypatch, measured.plan, Role.CONTRIBUTOR)
        assert "unsaved" not in said(self.open())


class TestDraftOfPaste:
    """A pasted block that was not imported."""

    BLOCK = "2026-02-23\t60\t30\t10\n2026-02-16\t-1\t30\t10"

    def paste(self, app: AppTest) -> AppTest:
        return app.text_area(key=paste_key(app, "text")).set_value(self.BLOCK).run()

    def test_it_is_found_with_the_kpi_and_the_team_it_is_of(self):
        teams = [{"name": "Germany"}, {"name": "Austria"}]
        measured = Measured(watched(Kind.RATE), watched().but(teams=teams))
        app = page(numbers="Paste a block")
        app = app.selectbox(key=paste_key(app, "kpi")).set_value(measured.kpis[1].id).run()
        self.paste(app.selectbox(key=f"paste_team-{measured.kpis[1].id}").set_value("Austria").run())
        second = page(numbers="Paste a block")
        assert "not saved yet" in said(second) and "1 new" in said(second)
        second.button(key="import_pasted").click().run()
        assert measured.counts(kpi=1, team="Austria") == nps_of(60)

    def test_only_the_rows_that_were_refused_are_left_after_the_import(self, measured: Measured):
        self.paste(page(numbers="Paste a block")).button(key="import_pasted").click().run()
        second = page(numbers="Paste a block")
        assert second.text_area(key=paste_key(second, "text")).value == "2026-02-16\t-1\t30\t10"

    def test_discard_empties_it_for_good(self, measured: Measured):
        self.paste(page(numbers="Paste a block"))
        second = page(numbers="Paste a block").button(key="discard_pasted").click().run()
        for app in (second, page(numbers="Paste a block")):
            assert app.text_area(key=paste_key(app, "text")).value == ""
            assert "not saved yet" not in said(app)
