"""KPI set-up: what is added from the catalogue and of one's own, what is changed about a KPI, and by whom."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu
from pages.shared.kpi_setup.address import CATALOGUE, OWN, WATCHED
from pages.shared.kpi_setup.fields import SOMEBODY_NEW
from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions import kpis as kpi_actions
from planner.kpis.catalogue import catalogue
from planner.kpis.counts import Counts
from planner.kpis.kind import Answers, Direction, Kind
from planner.kpis.kpi import Kpi, Team
from planner.kpis.period import Cadence
from planner.kpis.target import Target
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.kpis_of_acme import Measured, steady
from tests.pages.plan_of_acme import visit_as
from tests.pages.plans import NOW, a_stored_plan

PAGE = "pages/measure/kpi_setup.py"


class SetUp(Measured):
    """The plan and what is stored about its KPIs."""

    def stored(self, name: str) -> Kpi:
        """The KPI of this name as it is now."""
        return next(kpi for kpi in self.opened.kpis if kpi.name == name)

    @property
    def names(self) -> list[str]:
        """The names of the KPIs that are watched, in their order."""
        return [kpi.name for kpi in self.opened.watched]

    def change(self, name: str, **fields: object) -> None:
        """Somebody else changes a KPI meanwhile."""
        kpi_actions.save_kpi(self.workspace, LOCAL_OWNER, self.plan.id, self.stored(name).but(**fields), NOW)


@pytest.fixture
def plan() -> SetUp:
    return SetUp()


def page(part: str = WATCHED, kpi: Kpi | None = None, tab: str = "General") -> AppTest:
    app = visit_app(PAGE, setup=part, **({"kpi": kpi.id} if kpi else {}))
    if kpi and tab != "General":
        app.session_state["kpi_setup_tabs"] = tab
        app.run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    """What the page says, without the marks that keep user text from being Markdown."""
    return texts(app).replace("\\", "")


def field(app: AppTest, name: str, kind: str = "text_input"):
    """A field of a draft: its key begins with its name and ends with the version it shows."""
    return next(one for one in getattr(app, kind) if (one.key or "").startswith(f"kpi-{name}-"))


def click(app: AppTest, key: str) -> AppTest:
    app.button(key=key).click().run()
    assert not app.exception
    return app


def more(app: AppTest, choice: str) -> AppTest:
    app.menu_button(key="kpi_more").click(choice).run()
    assert not app.exception
    return app


def own(kind: Kind, name: str) -> AppTest:
    app = page(OWN)
    app.radio(key="own_kind").set_value(kind).run()
    field(app, "name").set_value(name)
    return app


def type_owner(app: AppTest, key: str, name: str) -> None:
    """Type a name that the plan does not know yet: a choice of its own, then a field."""
    app.selectbox(key=key).set_value(SOMEBODY_NEW).run()
    app.text_input(key=f"new-{key}").set_value(name)


def key_of(team: str, kpi: Kpi, part: str) -> str:
    return f"kpi_team_{part}_{kpi.id}_{team}"


# The catalogue


def test_an_empty_plan_is_offered_six_kpis_in_one_click(plan):
    app = click(page(), "kpi_starter_add")
    assert len(plan.names) == 6
    assert {"Net Promoter Score", "On-time delivery", "Complaint rate"} <= set(plan.names)
    assert "Added" in said(app)


def test_adding_the_starter_set_can_be_undone(plan):
    click(click(page(), "kpi_starter_add"), "undo")
    assert plan.names == []


def test_several_kpis_of_the_catalogue_are_added_at_once_as_the_leaders(plan):
    app = page(CATALOGUE)
    for key in ("nps", "csat", "otd"):
        app.checkbox(key=f"tick_{key}").check()
    app.run()
    assert app.button(key="catalogue_add").label == "Add 3 KPIs"
    click(app, "catalogue_add")
    assert plan.names == ["Net Promoter Score", "Customer satisfaction (CSAT)", "On-time delivery"]
    assert {kpi.owner for kpi in plan.opened.watched} == {"Ada"}


def test_a_formula_brings_what_it_is_worked_out_from_and_says_so(plan):
    app = page(CATALOGUE)
    app.checkbox(key="tick_ltv_cac").check().run()
    assert "With “Customer lifetime value” and “Customer acquisition cost”" in said(app)
    click(app, "catalogue_add")
    assert set(plan.names) == {"LTV:CAC", "Customer lifetime value", "Customer acquisition cost"}


def test_a_formula_takes_the_inputs_that_the_plan_has_already(plan):
    app = page(CATALOGUE)
    app.checkbox(key="tick_cac").check().run()
    click(app, "catalogue_add")
    app = page(CATALOGUE)
    app.checkbox(key="tick_ltv_cac").check().run()
    assert app.button(key="catalogue_add").label == "Add 2 KPIs"
    click(app, "catalogue_add")
    assert plan.names.count("Customer acquisition cost") == 1


def test_money_is_in_the_currency_that_is_typed(plan):
    app = page(CATALOGUE)
    app.checkbox(key="tick_cac").check().run()
    app.text_input(key="catalogue_currency").set_value("CHF").run()
    click(app, "catalogue_add")
    assert plan.stored("Customer acquisition cost").unit == "CHF"


def test_what_the_plan_has_already_is_marked_and_cannot_be_ticked(plan):
    click(page(), "kpi_starter_add")
    app = page(CATALOGUE)
    assert "tick_nps" not in {box.key for box in app.checkbox}
    click(app, "open_held_nps")
    assert app.query_params["kpi"] in (plan.stored("Net Promoter Score").id, [plan.stored("Net Promoter Score").id])


def test_the_catalogue_is_searched(plan):
    app = page(CATALOGUE)
    app.text_input(key="catalogue_find").set_value("wallet").run()
    assert {box.key for box in app.checkbox} == {"tick_sow"}


def test_what_is_ticked_stays_ticked_while_something_else_is_searched(plan):
    app = page(CATALOGUE)
    app.checkbox(key="tick_nps").check().run()
    app.text_input(key="catalogue_find").set_value("wallet").run()
    app.checkbox(key="tick_sow").check().run()
    click(app, "catalogue_add")
    assert set(plan.names) == {"Net Promoter Score", "Share of wallet"}


def test_a_search_that_finds_nothing_shows_the_way_back(plan):
    app = page(CATALOGUE)
    app.text_input(key="catalogue_find").set_value("zzz").run()
    assert "None of the 32 KPIs" in said(app)
    assert len(click(app, "catalogue_all").checkbox) == 32


def test_each_definition_says_how_its_figure_comes_about(plan):
    words = said(page(CATALOGUE))
    assert "Delivered on time ÷ Orders due × 100" in words
    assert "from 30 cases · higher is better" in words


def test_a_formula_is_told_by_the_names_of_its_kpis_too(plan):
    assert "Customer lifetime value / Customer acquisition cost (clv / cac)" in said(page(CATALOGUE))


def test_no_source_is_called_by_a_word_of_programmers():
    assert not [one.key for one in catalogue() if any("(gist " in source for source in one.sources)]


def test_a_name_that_is_taken_is_refused_in_words_and_nothing_is_added(plan):
    plan.watch("Net Promoter Score")
    app = page(CATALOGUE)
    app.checkbox(key="tick_nps").check().run()
    click(app, "catalogue_add")
    assert "already watches a KPI called “Net Promoter Score”" in said(app)
    assert plan.names == ["Net Promoter Score"]


# Own KPIs


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.FORMULA])
def test_an_own_kpi_of_each_kind_is_added_and_opened(plan, kind):
    app = click(own(kind, "Mine"), "own_add")
    kpi = plan.stored("Mine")
    assert (kpi.kind, kpi.owner, kpi.catalogue) == (kind, "Ada", "")
    assert app.query_params["kpi"] in (kpi.id, [kpi.id])


def test_an_own_kpi_has_the_scale_range_labels_and_rhythm_that_are_typed(plan):
    app = own(Kind.RATE, "Returns")
    field(app, "scale", "selectbox").set_value(100_000.0)
    field(app, "unit").set_value("per 100,000")
    field(app, "high").set_value("۵۰۰")
    field(app, "label numerator").set_value("Returned")
    field(app, "cadence", "selectbox").set_value(Cadence.MONTHLY).run()
    field(app, "due_later", "number_input").set_value(9)
    field(app, "direction", "selectbox").set_value(Direction.LOWER)
    click(app, "own_add")
    kpi = plan.stored("Returns")
    assert (kpi.scale, kpi.unit, kpi.high, kpi.labels["numerator"]) == (100_000, "per 100,000", 500, "Returned")
    assert (kpi.cadence, kpi.due_days, kpi.direction) == (Cadence.MONTHLY, 9, Direction.LOWER)


def test_an_own_kpi_without_a_name_is_refused_and_keeps_what_was_typed(plan):
    app = own(Kind.AMOUNT, "")
    field(app, "unit").set_value("vouchers")
    click(app, "own_add")
    assert "Type a name" in said(app)
    assert field(app, "unit").value == "vouchers"
    assert plan.names == []


def test_a_name_far_too_long_is_refused_beside_its_field(plan):
    app = click(own(Kind.NPS, "N" * 500), "own_add")
    assert "500 characters are too many" in said(app)
    assert plan.names == []


def test_the_form_is_empty_again_once_the_kpi_is_added(plan):
    app = click(own(Kind.NPS, "Mine"), "own_add")
    app.session_state["setup"] = OWN
    app.run()
    assert field(app, "name").value == ""


@pytest.fixture
def economics(plan: SetUp) -> SetUp:
    """A plan that knows what a customer brings, 300, and costs, 100."""
    for name, amount in (("Value", 300), ("Cost", 100)):
        plan.enter(plan.watch(name, Kind.AMOUNT), [Counts(amount=amount)])
    return plan


def a_formula(text: str) -> AppTest:
    app = own(Kind.FORMULA, "Ratio")
    field(app, "formula").set_value(text).run()
    return app


def test_a_formula_says_while_it_is_written_what_it_gives_now(economics):
    app = a_formula("value / cost")
    assert "value is Value (300 EUR); cost is Cost (100 EUR)" in said(app)
    assert "It gives 3.0 now" in said(app)


def test_a_formula_of_known_kpis_is_added(economics):
    click(a_formula("(value - cost) / 2"), "own_add")
    assert economics.stored("Ratio").formula == "(value - cost) / 2"


def test_a_formula_that_names_an_unknown_kpi_is_refused_with_those_that_are_known(economics):
    app = click(a_formula("value / nothing"), "own_add")
    assert "no KPI of the plan is called so. The plan has: cost, value." in said(app)
    assert "Ratio" not in economics.names


@pytest.mark.parametrize("text", ["", "value /", "(value", "value ** cost", "import os", "1e999 * value"])
def test_a_formula_that_cannot_be_read_is_refused_in_words(economics, text):
    app = click(a_formula(text), "own_add")
    assert app.error or "formula" in said(app)
    assert "Ratio" not in economics.names


# One KPI


def test_the_list_has_a_line_for_each_kpi(plan):
    plan.watch("NPS", teams=[Team(name="Shops"), Team(name="Web")])
    words = said(page())
    assert "Ada · 2 teams" in words
    assert "weekly, Tue" in words
    assert "no target" in words


def test_owner_source_phase_and_day_are_saved(plan):
    app = page(kpi=plan.watch("NPS"))
    type_owner(app, field(app, "owner", "selectbox").key, "Ben")
    field(app, "source").set_value("Survey")
    field(app, "phase", "selectbox").set_value("measure")
    field(app, "due_weekday", "selectbox").set_value(4)
    click(app, "save_kpi")
    kpi = plan.stored("NPS")
    assert (kpi.owner, kpi.source, kpi.phase, kpi.due_days) == ("Ben", "Survey", "measure", 4)


def test_the_people_the_plan_knows_come_before_somebody_new(plan):
    kpi = plan.watch("NPS", owner="Contact centre lead")
    options = field(page(kpi=kpi), "owner", "selectbox").options
    assert "Contact centre lead" in options
    assert options[-1] == SOMEBODY_NEW


def test_somebody_new_needs_a_name(plan):
    kpi = plan.watch("NPS")
    app = page(kpi=kpi)
    field(app, "owner", "selectbox").set_value(SOMEBODY_NEW).run()
    app = click(app, "save_kpi")
    assert "Type the name of the new person" in said(app)
    assert plan.stored("NPS").owner == "Ada"


def test_the_due_day_of_a_week_is_chosen_by_its_name(plan):
    app = page(kpi=plan.watch("NPS"))
    assert "Thursday after the week" in field(app, "due_weekday", "selectbox").options


def test_a_save_can_be_undone(plan):
    app = page(kpi=plan.watch("NPS"))
    field(app, "name").set_value("Loyalty")
    click(click(app, "save_kpi"), "undo")
    assert plan.names == ["NPS"]


def test_a_kpi_with_numbers_keeps_its_rhythm(plan):
    kpi = plan.watch("NPS")
    plan.enter(kpi, steady(weeks=2))
    app = page(kpi=kpi)
    assert "Every week" in said(app)
    assert not [box for box in app.selectbox if (box.key or "").startswith("kpi-cadence-")]


def test_what_is_typed_outlives_a_look_at_another_tab_and_is_saved_with_it(plan):
    app = page(kpi=plan.watch("NPS"))
    field(app, "source").set_value("Survey").run()
    app.session_state["kpi_setup_tabs"] = "Figure"
    app.run()
    field(app, "minimum_n").set_value("50")
    click(app, "save_kpi")
    assert (plan.stored("NPS").source, plan.stored("NPS").minimum_n) == ("Survey", 50)


@pytest.mark.parametrize(("typed", "meant"), [("35,5", 35.5), ("۳۵٫۵", 35.5), ("1’200", 1200), ("", None)])
def test_numbers_are_understood_as_people_type_them(plan, typed, meant):
    app = page(kpi=plan.watch("Waiting", Kind.DURATION, high=10, direction=Direction.LOWER), tab="Figure")
    field(app, "high").set_value(typed)
    click(app, "save_kpi")
    assert plan.stored("Waiting").high == meant


@pytest.mark.parametrize("typed", ["ten", "nan", "inf", "1e999", "--"])
def test_letters_in_a_number_are_refused_beside_it_and_stay_there(plan, typed):
    app = page(kpi=plan.watch("Waiting", Kind.DURATION, high=10), tab="Figure")
    field(app, "high").set_value(typed)
    click(app, "save_kpi")
    assert "Please correct what is said in red under the fields" in said(app)
    assert field(app, "high").value == typed
    assert plan.stored("Waiting").high == 10


def test_a_range_the_wrong_way_round_is_refused(plan):
    app = page(kpi=plan.watch("Stars", Kind.MEAN), tab="Figure")
    field(app, "low").set_value("7")
    click(app, "save_kpi")
    assert "5 is below the lower end, 7" in said(app)
    assert plan.stored("Stars").low == 1


def test_fewer_cases_than_none_are_refused(plan):
    app = page(kpi=plan.watch("NPS"), tab="Figure")
    field(app, "minimum_n").set_value("-3")
    click(app, "save_kpi")
    assert "fewer than none" in said(app)


def test_a_band_needs_an_end(plan):
    app = page(kpi=plan.watch("NPS"), tab="Aim")
    field(app, "direction", "selectbox").set_value(Direction.BAND).run()
    click(app, "save_kpi")
    assert "Type the lower end of the band" in said(app)
    field(app, "band_low").set_value("10")
    field(app, "band_high").set_value("40")
    click(app, "save_kpi")
    assert (plan.stored("NPS").band_low, plan.stored("NPS").band_high) == (10, 40)


def test_an_alarm_before_the_warning_is_refused(plan):
    app = page(kpi=plan.watch("NPS"), tab="Aim")
    field(app, "warn_at").set_value("20")
    field(app, "alarm_at").set_value("30")
    click(app, "save_kpi")
    assert "Off has to lie below 20 points" in said(app)


def test_a_warning_at_what_can_never_be_is_refused(plan):
    app = page(kpi=plan.watch("NPS"), tab="Aim")
    field(app, "warn_at").set_value("150")
    click(app, "save_kpi")
    assert "can never be 150 points" in said(app)


def test_a_baseline_is_typed(plan):
    app = page(kpi=plan.watch("NPS"), tab="Aim")
    field(app, "baseline_how", "selectbox").set_value("value").run()
    field(app, "baseline_value").set_value("22")
    click(app, "save_kpi")
    assert plan.stored("NPS").baseline_value == 22


def test_a_baseline_is_a_stretch_of_days(plan):
    app = page(kpi=plan.watch("NPS"), tab="Aim")
    field(app, "baseline_how", "selectbox").set_value("stretch").run()
    field(app, "baseline_start", "date_input").set_value(date(2025, 10, 6))
    field(app, "baseline_end", "date_input").set_value(date(2025, 9, 1))
    click(app, "save_kpi")
    assert "ends before it begins" in said(app)
    field(app, "baseline_end", "date_input").set_value(date(2025, 12, 28))
    click(app, "save_kpi")
    assert plan.stored("NPS").baseline_end == date(2025, 12, 28)


def test_a_baseline_that_is_typed_gives_way_to_the_numbers_themselves(plan):
    app = page(kpi=plan.watch("NPS", baseline_value=20), tab="Aim")
    field(app, "baseline_how", "selectbox").set_value("itself").run()
    click(app, "save_kpi")
    assert plan.stored("NPS").baseline_value is None


def test_a_published_way_to_read_the_answers_brings_its_unit(plan):
    app = page(CATALOGUE)
    app.checkbox(key="tick_ces").check().run()
    click(app, "catalogue_add")
    name = "Customer Effort Score (CES 2.0)"
    app = page(kpi=plan.stored(name), tab="Figure")
    field(app, "reading", "selectbox").set_value("Share of answers 5 to 7").run()
    click(app, "save_kpi")
    kpi = plan.stored(name)
    assert (kpi.answers, kpi.top_from, kpi.unit, kpi.decimals) == (Answers.TOP, 5, "%", 0)


def test_a_share_of_the_top_needs_to_know_where_the_top_begins(plan):
    app = page(kpi=plan.watch("Stars", Kind.MEAN), tab="Figure")
    field(app, "answers", "selectbox").set_value(Answers.TOP).run()
    click(app, "save_kpi")
    assert "from which answer the top begins" in said(app)
    field(app, "top_from").set_value("4")
    click(app, "save_kpi")
    assert plan.stored("Stars").top_from == 4


def test_definition_and_pitfalls_are_saved(plan):
    app = page(kpi=plan.watch("NPS"), tab="Words")
    field(app, "definition", "text_area").set_value("All answers of owners.")
    click(app, "save_kpi")
    assert plan.stored("NPS").definition == "All answers of owners."


def set_target(plan: SetUp, value: float, reason: str = "") -> None:
    kpi = plan.stored("NPS")
    target = Target(value=value, by_day=100, set_on=TODAY, reason=reason)
    kpi_actions.set_target(plan.workspace, LOCAL_OWNER, plan.plan.id, kpi.id, kpi.version, target, NOW)


def test_a_target_is_set_and_a_second_one_asks_why(plan):
    app = click(page(kpi=plan.watch("NPS"), tab="Aim"), "kpi_target")
    app.number_input(key="kpi_target_value").set_value(45.0)
    click(app, "kpi_target_save")
    click(app, "kpi_target")
    app.number_input(key="kpi_target_value").set_value(40.0)
    click(app, "kpi_target_save")
    assert "Why?" in said(app)
    app.text_input(key="kpi_target_reason").set_value("Two shops closed")
    click(app, "kpi_target_save")
    assert [target.value for target in plan.stored("NPS").targets] == [45, 40]


def test_earlier_targets_are_listed_with_the_reason(plan):
    kpi = plan.watch("NPS")
    set_target(plan, 45)
    set_target(plan, 40, "Two shops closed")
    words = said(page(kpi=kpi, tab="Aim"))
    assert "40 points by day 100" in words
    assert "45 points by day 100, replaced on" in words


# Teams


def test_a_team_is_added_with_its_owner(plan):
    kpi = plan.watch("NPS")
    app = page(kpi=kpi, tab="Teams")
    app.text_input(key=key_of("", kpi, "name")).set_value("Shops")
    type_owner(app, key_of("", kpi, "owner"), "Ben")
    click(app, "kpi_team_add")
    assert plan.stored("NPS").teams == (Team(name="Shops", owner="Ben", since=kpi.period_of(TODAY).start),)
    assert app.text_input(key=key_of("", kpi, "name")).value == ""


@pytest.mark.parametrize("name", ["", "shops"])
def test_a_team_without_a_name_of_its_own_is_refused_beside_it(plan, name):
    kpi = plan.watch("NPS", teams=["Shops"])
    app = page(kpi=kpi, tab="Teams")
    app.text_input(key=key_of("", kpi, "name")).set_value(name)
    click(app, "kpi_team_add")
    assert "name" in said(app)
    assert plan.stored("NPS").team_names == ("Shops",)


def test_a_renamed_team_takes_its_numbers_along(plan):
    kpi = plan.watch("NPS", teams=["Shops", "Web"])
    plan.enter(kpi, steady(weeks=3), team="Shops")
    app = click(page(kpi=kpi, tab="Teams"), "kpi_team_change_0")
    app.text_input(key=key_of("Shops", kpi, "name")).set_value("Stores")
    click(app, "kpi_team_save")
    assert plan.stored("NPS").team_names == ("Stores", "Web")
    assert set(plan.opened.sheets[kpi.id].teams) == {"Stores"}


def test_a_removed_team_leaves_its_numbers_in_the_total_and_says_so(plan):
    kpi = plan.watch("NPS", teams=["Shops", "Web"])
    plan.enter(kpi, steady(weeks=3), team="Shops")
    app = click(click(page(kpi=kpi, tab="Teams"), "kpi_team_change_0"), "kpi_team_remove")
    assert "its 3 numbers stay in the total" in said(app)
    assert plan.stored("NPS").team_names == ("Web",)


def test_another_owner_of_a_team_is_saved(plan):
    kpi = plan.watch("NPS", teams=["Shops"])
    app = click(page(kpi=kpi, tab="Teams"), "kpi_team_change_0")
    type_owner(app, key_of("Shops", kpi, "owner"), "Omar")
    click(app, "kpi_team_save")
    assert plan.stored("NPS").teams[0].owner == "Omar"


def test_what_is_typed_about_the_kpi_survives_a_new_team(plan):
    kpi = plan.watch("NPS")
    app = page(kpi=kpi)
    field(app, "source").set_value("Survey").run()
    app.session_state["kpi_setup_tabs"] = "Teams"
    app.run()
    app.text_input(key=key_of("", kpi, "name")).set_value("Shops")
    click(app, "kpi_team_add")
    app.session_state["kpi_setup_tabs"] = "General"
    app.run()
    click(app, "save_kpi")
    assert (plan.stored("NPS").source, plan.stored("NPS").team_names) == ("Survey", ("Shops",))


# Two people


def test_what_somebody_else_changed_is_not_overwritten(plan):
    app = page(kpi=plan.watch("NPS"))
    field(app, "source").set_value("Mine")
    plan.change("NPS", source="Theirs")
    click(app, "save_kpi")
    assert plan.stored("NPS").source == "Theirs"
    assert "changed this KPI while you were editing it" in said(app)
    assert field(app, "source").value == "Mine"


def test_mine_is_put_on_top_and_leaves_their_other_changes(plan):
    app = page(kpi=plan.watch("NPS"))
    field(app, "source").set_value("Mine")
    plan.change("NPS", owner="Omar")
    click(app, "save_kpi")
    click(click(app, "kpi_mine"), "save_kpi")
    assert (plan.stored("NPS").source, plan.stored("NPS").owner) == ("Mine", "Omar")


def test_mine_is_dropped(plan):
    app = page(kpi=plan.watch("NPS"))
    field(app, "source").set_value("Mine")
    plan.change("NPS", source="Theirs")
    app.run()
    click(app, "kpi_theirs")
    assert field(app, "source").value == "Theirs"


def test_a_target_that_somebody_sets_meanwhile_stands_in_nobodys_way(plan):
    app = page(kpi=plan.watch("NPS"))
    field(app, "source").set_value("Mine").run()
    set_target(plan, 45)
    app.run()
    click(app, "save_kpi")
    assert plan.stored("NPS").source == "Mine"
    assert plan.stored("NPS").target is not None


# Order, watching, deleting


def test_kpis_are_moved_up_and_down(plan):
    for name in ("First", "Second", "Third"):
        plan.watch(name)
    more(page(kpi=plan.stored("Third")), "Move up")
    assert plan.names == ["First", "Third", "Second"]
    more(page(kpi=plan.stored("First")), "Move down")
    assert plan.names == ["Third", "First", "Second"]


def test_a_kpi_moved_up_twice_at_once_stands_two_places_further_up(plan):
    for name in ("First", "Second", "Third"):
        plan.watch(name)
    more(more(page(kpi=plan.stored("Third")), "Move up"), "Move up")
    assert plan.names == ["Third", "First", "Second"]


def test_a_kpi_no_longer_watched_is_listed_apart_and_comes_back(plan):
    kpi = plan.watch("NPS")
    app = more(page(kpi=kpi), "Stop watching")
    assert plan.names == []
    assert "No longer watched · 1" in said(app)
    assert "This plan watches no KPIs" in said(app)
    more(app, "Watch again")
    assert plan.names == ["NPS"]


def test_deleting_asks_first_and_says_how_many_numbers_go(plan):
    kpi = plan.watch("NPS")
    plan.enter(kpi, steady(weeks=5))
    app = more(page(kpi=kpi), "Delete")
    assert "With it go 5 numbers" in said(app)
    assert plan.names == ["NPS"]


def test_a_deleted_kpi_comes_back_with_its_numbers(plan):
    kpi = plan.watch("NPS")
    plan.enter(kpi, steady(weeks=5))
    app = click(more(page(kpi=kpi), "Delete"), "kpi_delete_yes")
    assert plan.names == []
    click(app.run(), "undo")
    assert len(plan.opened.sheets[kpi.id].periods) == 5


def test_a_kpi_that_a_formula_needs_cannot_be_deleted(economics):
    click(a_formula("value / cost"), "own_add")
    app = click(more(page(kpi=economics.stored("Cost")), "Delete"), "kpi_delete_yes")
    assert "“Ratio” is worked out from “Cost”" in said(app)
    assert "Cost" in economics.names


def test_an_address_of_a_kpi_that_is_gone_shows_the_list(plan):
    plan.watch("NPS")
    app = visit_app(PAGE, kpi="gone")
    assert "close_kpi" not in {button.key for button in app.button}


# Roles


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
def test_who_may_not_set_up_kpis_reads_all_and_changes_nothing(plan, role, monkeypatch):
    kpi = plan.watch("NPS", definition="All answers of owners.")
    visit_as(monkeypatch, plan.plan, role)
    app = page(kpi=kpi)
    assert "All answers of owners." in said(app)
    assert [tab.label for tab in app.tabs] == [WATCHED, CATALOGUE]
    assert not [one.key for one in app.text_input if (one.key or "").startswith("kpi-")]
    assert "save_kpi" not in {button.key for button in app.button}
    assert not page(CATALOGUE).checkbox


def test_who_may_not_set_up_kpis_is_told_who_does_in_an_empty_plan(plan, monkeypatch):
    visit_as(monkeypatch, plan.plan, Role.VIEWER)
    app = page()
    assert "The plan’s owner and its editors choose them" in said(app)
    assert "kpi_starter_add" not in {button.key for button in app.button}


def test_a_name_with_markdown_in_it_is_shown_as_it_was_typed(plan):
    plan.watch("**bold** [x](http://y)")
    assert "\\*\\*bold\\*\\*" in page().button(key=f"open_kpi_{plan.opened.kpis[0].id}").label


def test_what_was_typed_about_a_kpi_outlives_a_look_at_another_page(plan):
    kpi = plan.watch("NPS")
    app = page(kpi=kpi)
    field(app, "name").set_value("Recommendation").run()
    app.switch_page(menu.SCORECARD).run()
    app.query_params["kpi"] = kpi.id
    app.switch_page(PAGE).run()
    assert field(app, "name").value == "Recommendation"
    assert "Not saved yet" in said(app)
    click(app, "save_kpi")
    assert plan.names == ["Recommendation"]


def test_what_was_typed_about_an_own_kpi_stays_with_its_plan(plan):
    other = a_stored_plan("Other")
    app = visit_app(PAGE, plan=plan.plan.id, setup=OWN)
    field(app, "name").set_value("Repairs").run()
    app.selectbox(key="plan").set_value(other.id).run()
    assert field(app, "name").value == ""
    app.selectbox(key="plan").set_value(plan.plan.id).run()
    assert field(app, "name").value == "Repairs"


def test_who_changed_the_kpi_is_told_whatever_was_changed_in_the_plan_since(plan):
    kpi = plan.watch("NPS")
    plan.watch("CSAT")
    app = page(kpi=kpi)
    field(app, "name").set_value("Recommendation").run()
    plan.change("NPS", source="Shop")
    plan.change("CSAT", owner="Zoe")
    app.run()
    assert "changed this KPI while you were editing it" in said(app)
    assert "Shop" in said(app) and "Ada → Zoe" not in said(app)
