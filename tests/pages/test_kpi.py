"""One KPI in detail: its facts, trend, signals, teams, events, periods, and what is changed from there."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu, visit
from pages.shared.text import plain
from planner.access.visitor import LOCAL_OWNER, Role, Visitor
from planner.actions import events as event_actions
from planner.actions import kpis as kpi_actions
from planner.actions import tasks as task_actions
from planner.actions.entries import Typed, save_entries
from planner.actions.kpis import OpenKpis, open_kpis
from planner.actions.plans import open_plan
from planner.kpis.counts import Counts
from planner.kpis.event import EventKind
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, LimitsBaseline
from planner.kpis.target import Target
from planner.plan.plan import Plan
from planner.tasks.task import Status
from tests.kpis.builders import a_kpi
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.plans import NOW, a_stored_plan, a_workspace

PAGE = "pages/measure/kpi.py"
FIRST = date(2025, 11, 3)
"""The Monday from which numbers are entered; day 0 is 2 February 2026."""

CALM = (30, 34, 28, 33, 31, 29, 35, 30, 32, 31)


class Watched:
    """A plan that watches KPIs, past the page."""

    def __init__(self, *kpis: Kpi) -> None:
        self.plan: Plan = a_stored_plan()
        self.workspace = a_workspace()
        added = kpis or (a_kpi(name="Recommendation", since=FIRST, minimum_n=20, owner="Ada"),)
        self.kpis = kpi_actions.add_kpis(self.workspace, LOCAL_OWNER, self.plan.id, added, NOW).kpis

    @property
    def now(self) -> OpenKpis:
        """As it is stored."""
        return open_kpis(self.workspace, LOCAL_OWNER, self.plan.id, TODAY)

    @property
    def kpi(self) -> Kpi:
        """The first KPI as it is stored."""
        return self.now.kpis[0]

    def enter(
        self, *scores: int, team: str = "", at: int = 0, first: date = FIRST, n: int = 100, note: str = ""
    ) -> None:
        """One NPS a week from `n` answers."""
        typed = [
            Typed(self.kpis[at].id, team, first + timedelta(weeks=week), _nps(score, n), note)
            for week, score in enumerate(scores)
        ]
        save_entries(self.workspace, LOCAL_OWNER, self.plan.id, typed, NOW)

    def aim(self, value: float, reason: str = "") -> None:
        """A target for day 100."""
        target = Target(value=value, by_day=100, set_on=TODAY, reason=reason)
        kpi_actions.set_target(self.workspace, LOCAL_OWNER, self.plan.id, self.kpi.id, self.kpi.version, target, NOW)

    def happened(self, **fields: Any) -> None:
        """Something happened on a Wednesday before day 0, unless said otherwise."""
        usual: Mapping[str, Any] = {"name": "Call-back promise", "on": date(2026, 1, 7), "kind": EventKind.QUICK_WIN}
        event_actions.add_event(self.workspace, LOCAL_OWNER, self.plan.id, {**usual, **fields}, NOW)

    def page(self, part: str = "Trend", at: int = 0) -> AppTest:
        """The page of a KPI with one of its tabs open."""
        app = visit_app("", part=part, kpi=self.kpis[at].id)
        app.switch_page(PAGE).run()
        assert not app.exception
        return app


def _nps(score: int, n: int) -> Counts:
    promoters = n * (score + 20) // 100
    detractors = n * 20 // 100
    return Counts(promoters=promoters, detractors=detractors, passives=n - promoters - detractors)


def charts(app: AppTest) -> list[str]:
    return [chart.proto.spec for chart in app.get("plotly_chart")]


def links(app: AppTest) -> list[str]:
    return [link.proto.label for link in app.main.get("page_link")]


def keys(app: AppTest) -> list[str]:
    return [button.key or "" for button in app.button]


def be(monkeypatch: pytest.MonkeyPatch, watched: Watched, role: Role) -> None:
    monkeypatch.setattr(visit, "visitor", lambda: Visitor("Vera", {watched.plan.id: role}))


def test_without_kpis_the_page_says_where_to_choose_some():
    a_stored_plan()
    app = visit_app(PAGE)
    assert not app.exception
    assert "watches no KPIs yet" in texts(app)


@pytest.mark.parametrize("part", ["Trend", "Signals", "Teams", "Periods"])
def test_a_kpi_without_numbers_says_how_to_get_some(part: str):
    app = Watched().page(part)
    assert "No week is complete yet" in texts(app)
    assert not charts(app)


def test_what_a_kpi_is_can_be_read_before_there_are_numbers():
    watched = Watched(
        a_kpi(name="Recommendation", definition="Nines and tens minus the rest.", sources=("Rocks 2016",))
    )
    said = texts(watched.page("About"))
    assert "Nines and tens minus the rest" in said
    assert "never averaged" in said
    assert "Rocks 2016" in said


def test_the_address_names_the_kpi_and_the_title_is_its_name():
    watched = Watched(a_kpi(name="Recommendation"), a_kpi(name="Ease"))
    assert watched.page(at=1).title[0].value == "Ease"


@pytest.mark.parametrize("address", [{"kpi": "x"}, {"part": "x"}, {"read": "x"}])
def test_nonsense_in_the_address_is_ignored(address: dict[str, str]):
    Watched().enter(*CALM)
    app = visit_app("", **address).switch_page(PAGE).run()
    assert not app.exception
    assert app.title[0].value == "Recommendation"


def test_another_kpi_is_a_choice_or_a_step_away():
    watched = Watched(a_kpi(name="Recommendation"), a_kpi(name="Ease"))
    app = watched.page()
    assert app.button(key="kpi_before").disabled
    app.button(key="kpi_after").click().run()
    assert app.title[0].value == "Ease"
    app.selectbox(key="kpi_choice").set_value(watched.kpis[0].id).run()
    assert app.title[0].value == "Recommendation"


@pytest.mark.parametrize(("part", "then"), [("About", "Trend"), ("Periods", "Periods")])
def test_another_kpi_shows_its_numbers_rather_than_what_is_written_about_it(part: str, then: str):
    watched = Watched(a_kpi(name="Recommendation"), a_kpi(name="Ease"))
    app = watched.page(part)
    app.button(key="kpi_after").click().run()
    assert (app.title[0].value, app.session_state["part"]) == ("Ease", then)


def test_the_day_on_which_a_weeks_numbers_are_due_is_called_as_in_the_set_up():
    watched = Watched(a_kpi(name="Recommendation", due_days=2))
    assert "every week, due Tuesday after the week" in texts(watched.page("About"))


def test_a_formula_is_told_by_the_names_of_what_it_is_made_of():
    value, cost = (a_kpi(Kind.AMOUNT, name=name, catalogue=key) for name, key in (("Value", "clv"), ("Cost", "cac")))
    watched = Watched(value, cost, a_kpi(Kind.FORMULA, name="Worth it", formula="clv / cac"))
    assert "Value / Cost (clv / cac)" in texts(watched.page("About", at=2)).replace("\\", "")


def test_a_kpi_of_another_plan_is_left_when_the_plan_is_switched():
    watched = Watched()
    app = watched.page()
    other = a_stored_plan("Other")
    app.run()
    app.selectbox(key="plan").set_value(other.id).run()
    assert not app.exception
    assert "watches no KPIs yet" in texts(app)


def test_a_name_that_looks_like_markup_is_shown_as_typed():
    app = Watched(a_kpi(name="*Ease* <b>")).page()
    assert app.title[0].value == r"\*Ease\* \<b\>"


def test_the_tip_of_the_step_to_a_kpi_shows_its_name_as_typed():
    app = Watched(a_kpi(name="Recommendation"), a_kpi(name="![Ease](http://e.x/a.png)")).page()
    assert app.button(key="kpi_after").help == f"Next KPI: {plain('![Ease](http://e.x/a.png)')}"


@pytest.mark.parametrize(("part", "button"), [("Trend", "kpi_target"), ("Events", "kpi_event_add")])
def test_a_dialog_that_was_left_by_the_way_back_is_not_open_when_one_returns(part: str, button: str):
    watched = Watched()
    watched.enter(*CALM)
    app = watched.page(part)
    app.button(key=button).click().run()
    assert app.get("dialog")
    app.switch_page(menu.SCORECARD).run()
    for path in (PAGE, menu.KPI_SETUP):
        app.switch_page(path).run()
        assert not app.exception
        assert not app.get("dialog")


def test_the_facts_stand_above_the_tabs():
    watched = Watched()
    watched.enter(*CALM, 30, 32, 31, 33, 30, 31, 32)
    watched.aim(45)
    app = watched.page()
    assert app.metric[0].value == "32 points"
    said = texts(app)
    assert "target 45 by day 100" in said
    assert "A chance of less than 1 % to reach 45 points by day 100" in said
    assert "n 100" in said


def test_the_trend_has_a_chart_with_its_figures_as_a_table():
    watched = Watched()
    watched.enter(*CALM)
    app = watched.page()
    assert len(charts(app)) == 1
    app.session_state["kpi_trend_table_open"] = True
    table = app.run().dataframe[0].value
    assert (len(table), table.iloc[0]["Value"], table.iloc[0]["n"]) == (len(CALM), "31", "100")


def test_four_weeks_together_are_calmer_than_each():
    watched = Watched()
    watched.enter(*CALM)
    each = watched.page()
    together = watched.page()
    together.segmented_control(key="read").set_value("together").run()
    assert not together.exception
    assert charts(together) != charts(each)


def test_with_fewer_than_six_readings_there_is_no_forecast_and_there_are_no_limits():
    watched = Watched()
    watched.enter(30, 31, 32)
    assert "A forecast needs 6 weeks" in texts(watched.page())
    assert "Limits need 6 weeks" in texts(watched.page("Signals"))


def test_how_many_false_alarms_to_expect_and_that_seasons_are_not_told_stands_beside_the_signals_alone():
    watched = Watched()
    watched.enter(*CALM)
    said = texts(watched.page("Signals"))
    assert "false alarm" in said
    assert "10 weeks are too few to tell seasons" in said
    assert "seasons" not in texts(watched.page())


def test_a_signal_is_told_in_words_with_its_rule():
    watched = Watched()
    watched.enter(*CALM, 31, 30, 33, *[44] * 4)
    said = texts(watched.page("Signals"))
    assert "above the upper limit" in said
    assert "**1**" in said


def test_the_rules_that_the_page_names_include_the_jump_that_is_no_real_change():
    watched = Watched()
    watched.enter(*CALM)
    assert "unusual jump" in texts(watched.page("Signals"))


def test_a_step_that_chance_does_not_explain_has_no_tick():
    watched = Watched()
    watched.enter(*[60, 10] * 8, 60)
    said = texts(watched.page())
    assert "more than chance in the answers explains" in said
    assert "No signal" not in said


def test_after_a_step_the_page_says_when_there_will_be_a_forecast():
    watched = Watched()
    watched.enter(*CALM, 31, 30, 33, *[60] * 4)
    assert plain("It changed in week 1; a forecast needs six weeks after that.") in texts(watched.page())


def test_that_there_is_no_target_is_said_once():
    watched = Watched()
    watched.enter(*CALM, 31, 30, 33, *[30] * 4)
    assert texts(watched.page()).count("No target") == 1


def test_without_a_signal_the_page_says_that_all_is_within_its_usual_swings():
    watched = Watched()
    watched.enter(*CALM)
    assert "Every movement so far is within its usual swings" in texts(watched.page("Signals"))


def test_limits_are_frozen_under_a_name_on_a_stretch_and_told_with_who_and_when():
    watched = Watched()
    watched.enter(*CALM, 31, 30, 33)
    limits = LimitsBaseline(name="Calm autumn", start=FIRST, end=FIRST + timedelta(days=69), frozen_on=TODAY)
    kpi = watched.kpi
    kpi_actions.freeze_limits(watched.workspace, LOCAL_OWNER, watched.plan.id, kpi.id, kpi.version, limits, NOW)
    said = texts(watched.page("Signals"))
    assert "Calm autumn" in said
    assert "frozen on" in said
    assert "by You" in said


def test_where_no_reading_is_large_enough_there_is_no_chart_of_signals():
    watched = Watched()
    watched.enter(30, 31, 32, n=10)
    app = watched.page("Signals")
    assert "enough cases yet to be read" in texts(app)
    assert not charts(app)


def freeze(watched: Watched, name: str) -> AppTest:
    app = watched.page("Signals")
    app.session_state["kpi_limits_open"] = True
    app.run()
    kpi = watched.kpi
    app.text_input(key=f"kpi_limits_name_{kpi.id}_{kpi.version}").set_value(name)
    app.selectbox(key=f"kpi_limits_to_{kpi.id}_{kpi.version}").set_value(FIRST + timedelta(weeks=8)).run()
    assert "9 weeks that can be read" in texts(app)
    app.button(key="kpi_limits_save").click().run()
    assert not app.exception
    return app


def test_limits_are_frozen_from_the_page_and_thawed_by_undo():
    watched = Watched()
    watched.enter(*CALM)
    app = freeze(watched, "Calm autumn")
    frozen = watched.kpi.limits[0]
    assert (frozen.name, frozen.start, frozen.end) == ("Calm autumn", FIRST, FIRST + timedelta(days=62))
    assert r"Calm autumn \(9 weeks\)" in texts(app)
    app.button(key="undo").click().run()
    assert watched.kpi.limits == ()


def test_the_form_is_closed_after_freezing_and_says_what_is_frozen():
    watched = Watched()
    watched.enter(*CALM)
    app = freeze(watched, "Calm autumn")
    assert "kpi_limits_save" not in keys(app)
    assert "are frozen on “Calm autumn”: 9 weeks that can be read" in texts(app).replace("\\", "")


def test_limits_without_a_name_are_refused_beside_the_field():
    watched = Watched()
    watched.enter(*CALM)
    assert "this one is empty" in texts(freeze(watched, " "))
    assert watched.kpi.limits == ()


def test_a_viewer_sees_everything_and_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    watched = Watched()
    watched.enter(*CALM)
    watched.happened()
    be(monkeypatch, watched, Role.VIEWER)
    for part in ("Trend", "Signals", "Teams", "Events", "Periods", "About"):
        app = watched.page(part)
        assert not {"kpi_target", "kpi_event_add", "kpi_limits_save"} & set(keys(app))
        assert not any(key.startswith("kpi_event_") for key in keys(app))


def test_teams_stand_below_each_other_the_best_first():
    watched = Watched(a_kpi(name="Recommendation", teams=["Shop", "Hotline"], minimum_n=20))
    watched.enter(*CALM, team="Shop")
    watched.enter(*(score + 20 for score in CALM), team="Hotline")
    app = watched.page("Teams")
    shown = next(spec for spec in charts(app) if "all teams" in spec)
    assert shown.index("Hotline") < shown.index("Shop")


def test_a_team_with_too_few_answers_shows_counts_and_no_score():
    watched = Watched(a_kpi(name="Recommendation", teams=["Shop", "Hotline"], minimum_n=200))
    watched.enter(*CALM, team="Shop", n=20)
    assert any("too few to be read" in spec for spec in charts(watched.page("Teams")))


def test_a_kpi_without_teams_says_where_to_add_them():
    watched = Watched()
    watched.enter(*CALM)
    assert "not split by team" in texts(watched.page("Teams"))


def test_an_event_is_compared_before_and_after_with_the_interval_of_the_difference():
    watched = Watched()
    watched.enter(*CALM, *[60] * 6)
    watched.happened()
    app = watched.page("Events")
    said = texts(app)
    assert "Call\\-back promise" in said
    assert "a real difference for the better" in said
    assert "4 weeks before" in said
    assert "no proof that the event made it" in said


def test_an_event_of_another_kpi_is_not_told_here():
    watched = Watched(a_kpi(name="Recommendation"), a_kpi(name="Ease"))
    watched.enter(*CALM)
    watched.happened(kpis=(watched.kpis[1].id,))
    assert "Nothing is noted for this KPI yet" in texts(watched.page("Events"))


def test_an_event_leads_to_the_task_behind_it():
    watched = Watched()
    watched.enter(*CALM)
    task = open_plan(watched.workspace, LOCAL_OWNER, watched.plan.id, TODAY).tasks[0]
    watched.happened(task=task.id)
    links = [link.proto.label for link in watched.page("Events").get("page_link")]
    assert any(task.name.split()[0] in label for label in links)


def test_a_finished_task_behind_an_event_is_done_and_not_struck_through():
    watched = Watched()
    watched.enter(*CALM)
    task = open_plan(watched.workspace, LOCAL_OWNER, watched.plan.id, TODAY).tasks[0]
    done = task.but(status=Status.DONE, percent=100, actual_finish=TODAY)
    task_actions.save_tasks(watched.workspace, LOCAL_OWNER, watched.plan.id, [done], NOW)
    watched.happened(task=task.id)
    app = watched.page("Events")
    assert "~~" not in "".join(links(app))
    assert ":green[:material/check_circle: done]" in texts(app)


def test_events_stand_under_the_chart_with_their_numbers():
    watched = Watched()
    watched.enter(*CALM)
    watched.happened()
    watched.happened(name="Price rise", on=date(2025, 12, 3))
    said = texts(watched.page())
    assert said.index("Price rise") < said.index("Call\\-back promise")


def test_a_deleted_event_comes_back_by_undo():
    watched = Watched()
    watched.enter(*CALM)
    watched.happened()
    app = watched.page("Events")
    app.button(key=f"kpi_event_delete-{watched.now.events[0].id}").click().run()
    assert not watched.now.events
    app.button(key="undo").click().run()
    assert [event.name for event in watched.now.events] == ["Call-back promise"]


def test_periods_show_counts_notes_and_who_entered_them():
    watched = Watched()
    watched.enter(*CALM, note="Strike")
    table = watched.page("Periods").dataframe[0].value
    assert len(table) == len(CALM)
    latest = table.iloc[0]
    assert latest["Counted"] == "51 promoters, 29 passives, 20 detractors"
    assert (latest["Value"], latest["n"], latest["Why it moved"]) == ("31", "100", "Strike")
    assert latest["Entered"].startswith("You, 4 Mar")


def test_a_corrected_number_is_told_with_what_stood_there_before():
    watched = Watched()
    watched.enter(*CALM)
    key = (watched.kpis[0].id, "", FIRST + timedelta(weeks=9))
    version = watched.now.sheets[key[0]].versions[-1]
    save_entries(watched.workspace, LOCAL_OWNER, watched.plan.id, [Typed(*key, _nps(50, 100), version=version)], NOW)
    app = watched.page("Periods")
    app.session_state["kpi_history"] = True
    changes = app.run().dataframe[1].value
    assert changes.iloc[0]["Before"] == "51 promoters, 29 passives, 20 detractors"
    assert changes.iloc[0]["After"] == "70 promoters, 10 passives, 20 detractors"


def test_the_link_to_correct_numbers_opens_those_of_the_kpi():
    watched = Watched(a_kpi(name="Recommendation"), a_kpi(name="Ease"))
    watched.enter(*CALM, at=1)
    link = next(link.proto for link in watched.page("Periods", at=1).get("page_link") if "Correct" in link.proto.label)
    app = visit_app("", **dict(parse_qsl(link.query_string))).switch_page("pages/measure/numbers.py").run()
    assert not app.exception
    assert app.selectbox(key="past_kpi").value == watched.kpis[1].id


def test_the_figures_of_table_and_tile_agree():
    watched = Watched()
    watched.enter(*CALM, 30, 32, 31, 33, 30, 31, 32)
    app = watched.page("Periods")
    assert app.metric[0].value == f"{app.dataframe[0].value.iloc[0]['Value']} points"


def test_a_formula_has_no_entries_to_correct():
    clv, cac = (a_kpi(Kind.AMOUNT, name=name, id=name) for name in ("CLV", "CAC"))
    watched = Watched(clv, cac, a_kpi(Kind.FORMULA, name="LTV to CAC"))
    assert "worked out from other KPIs" in texts(watched.page("Periods", at=2))


def test_a_formula_does_not_offer_teams():
    watched = Watched(
        a_kpi(name="Recommendation", since=FIRST), a_kpi(Kind.FORMULA, name="Twice", formula="recommendation * 2")
    )
    watched.enter(*CALM)
    app = watched.page("Teams", at=1)
    assert "worked out from other KPIs" in texts(app)
    assert "Add teams in the KPI set-up" not in links(app)


def test_only_who_may_enter_the_numbers_of_a_kpi_is_led_to_them(monkeypatch: pytest.MonkeyPatch):
    watched = Watched(a_kpi(name="Recommendation", since=FIRST, owner="Ada"), a_kpi(name="Ease", owner="Vera"))
    watched.enter(*CALM)
    be(monkeypatch, watched, Role.CONTRIBUTOR)
    assert "Correct past numbers" not in links(watched.page("Periods"))
    assert "Enter numbers" in links(watched.page("Trend", at=1))


def test_the_numbers_of_a_retired_kpi_are_not_corrected():
    watched = Watched()
    watched.enter(*CALM)
    kpi_actions.retire_kpi(
        watched.workspace, LOCAL_OWNER, watched.plan.id, watched.kpi.id, watched.kpi.version, TODAY, NOW
    )
    assert "Correct past numbers" not in links(watched.page("Periods"))


def test_a_retired_kpi_keeps_its_numbers_and_says_since_when():
    watched = Watched()
    watched.enter(*CALM)
    kpi = watched.kpi
    kpi_actions.retire_kpi(watched.workspace, LOCAL_OWNER, watched.plan.id, kpi.id, kpi.version, TODAY, NOW)
    app = watched.page()
    assert "Retired on" in texts(app)
    assert len(charts(app)) == 1


def test_earlier_targets_stay_with_their_reason():
    watched = Watched()
    watched.enter(*CALM)
    watched.aim(45)
    watched.aim(40, "The survey moved to another channel")
    said = texts(watched.page("About"))
    assert "45 points by day 100" in said
    assert "The survey moved to another channel" in said


def test_the_target_stands_under_the_trend_with_its_reason():
    watched = Watched()
    watched.enter(*CALM)
    watched.aim(40, "A new promise")
    said = texts(watched.page("Trend"))
    assert "40 points by day 100" in said
    assert "A new promise" in said
