"""Scorecard: a tile for each KPI, from the same figures as everywhere else."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from pages.shared import menu, screen
from pages.shared.scorecard import download, words
from pages.shared.scorecard.looks import status_word
from pages.shared.scorecard.view import NOBODY, Group
from pages.shared.text import plain
from planner.access.visitor import LOCAL_OWNER, Role
from planner.actions.kpi_files import KpiFile, export_kpis
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, Team
from planner.kpis.scorecard_by_team import scorecard_by_team
from planner.kpis.standing import Status
from planner.kpis.value_words import interval_words, value_words
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.kpis_of_acme import Measured, an_nps, steady
from tests.pages.plan_of_acme import visit_as


@pytest.fixture
def measured() -> Measured:
    return Measured()


@pytest.fixture
def nps(measured: Measured) -> Kpi:
    """Twelve weeks of noise."""
    kpi = measured.watch("NPS", phase="diagnose")
    measured.enter(kpi, steady())
    return kpi


@pytest.fixture
def falling(measured: Measured) -> Kpi:
    """Twelve weeks of noise, then one far below."""
    kpi = measured.watch("Recommendation", owner="Ben", alarm_at=0.0)
    measured.enter(kpi, [*steady(), an_nps(-60)])
    return kpi


def page(**query: str) -> AppTest:
    app = visit_app(menu.SCORECARD, **query)
    assert not app.exception
    return app


def names(app: AppTest) -> list[str]:
    """The names on the tiles, from the first to the last."""
    return [link.proto.label for link in app.main.get("page_link") if "kpi=" in link.proto.query_string]


def test_each_kpi_has_a_tile_that_opens_its_page(nps: Kpi, falling: Kpi):
    links = [link.proto for link in page().main.get("page_link") if "kpi=" in link.proto.query_string]
    assert {link.query_string.split("kpi=")[1] for link in links} == {nps.id, falling.id}
    assert {link.page for link in links} == {"kpi"}


def test_the_number_is_that_of_the_one_function(measured: Measured, nps: Kpi):
    app, tile = page(), measured.card.tile(nps.id)
    assert app.metric[0].value == plain(value_words(tile.kpi, tile.reading.value))
    assert plain(interval_words(tile.kpi, tile.reading)) in texts(app)


def test_the_answer_stands_under_the_title(measured: Measured, falling: Kpi):
    assert plain(words.answer(measured.card)) in [shown.value for shown in page().markdown]
    assert "1 KPI is off" in words.answer(measured.card)


def test_what_needs_attention_comes_first(nps: Kpi, falling: Kpi):
    assert names(page()) == ["Recommendation", "NPS"]


def test_the_order_can_be_the_names_and_stands_in_the_address(nps: Kpi, falling: Kpi):
    assert names(page(sort="Name")) == ["NPS", "Recommendation"]


def test_a_signal_is_told_in_words(measured: Measured, falling: Kpi):
    (beyond, _) = measured.card.tile(falling.id).live
    assert plain(beyond.words) in texts(page())


def test_too_few_answers_show_their_counts_and_no_score(measured: Measured):
    kpi = measured.watch("NPS", minimum_n=100)
    measured.enter(kpi, [an_nps(50, answers=8)])
    app = page()
    assert app.metric[0].value == "Too few to tell"
    assert app.metric[0].delta == "8 of the 100 needed"


def test_numbers_from_long_ago_are_stale_and_not_shown(measured: Measured):
    kpi = measured.watch("NPS")
    measured.enter(kpi, [*steady()], last=TODAY.replace(month=1, day=5))
    assert page().metric[0].value == "Stale"


def test_a_kpi_never_entered_says_so(measured: Measured):
    measured.watch("NPS")
    assert page().metric[0].value == "Never entered"


def test_a_retired_kpi_has_no_tile(measured: Measured, nps: Kpi, falling: Kpi):
    measured.retire(falling)
    assert names(page()) == ["NPS"]


def test_tiles_can_be_put_together_by_status_the_worst_first(nps: Kpi, falling: Kpi):
    assert [shown.value for shown in page(group=Group.STATUS).subheader] == ["Off · 1 KPI", "No target · 1 KPI"]


def test_phases_are_groups_in_the_order_of_the_plan(measured: Measured):
    first, *_, last = measured.plan.phases
    measured.watch("Late", phase=last.key)
    measured.watch("Early", phase=first.key)
    headings = [shown.value for shown in page(group=Group.PHASE).subheader]
    assert headings == [f"{plain(phase.name)} · 1 KPI" for phase in (first, last)]


def test_by_team_each_team_has_its_own_number(measured: Measured):
    kpi = measured.watch("NPS", teams=[Team(name="Stores", owner="Ben"), Team(name="Online")])
    measured.enter(kpi, steady(10), team="Stores")
    measured.enter(kpi, steady(60), team="Online")
    app = page(group=Group.TEAM)
    opened = measured.opened
    cards = scorecard_by_team(opened.kpis, opened.sheets, measured.plan.first_day, TODAY)
    own = [cards[team].tile(kpi.id).reading for team in ("Online", "Stores")]
    assert [shown.value for shown in app.subheader] == ["Online · 1 KPI", "Stores · 1 KPI"]
    assert [metric.value for metric in app.metric] == [plain(value_words(kpi, one.value)) for one in own]
    assert own[0].value - own[1].value > 40


def test_the_filter_leaves_only_the_status_asked_for(nps: Kpi, falling: Kpi):
    assert names(page(kpi_status=status_word(Status.OFF))) == ["Recommendation"]


def test_the_filter_finds_owners_and_those_who_enter_for_a_team(measured: Measured, nps: Kpi):
    measured.watch("CSAT", teams=[Team(name="Stores", owner="Ben")])
    assert names(page(kpi_owner="Ben")) == ["CSAT"]


def test_what_nobody_owns_can_be_found(measured: Measured, nps: Kpi):
    measured.watch("CSAT", owner="")
    assert names(page(kpi_owner=NOBODY)) == ["CSAT"]


def test_only_real_changes_can_be_shown(nps: Kpi, falling: Kpi):
    assert names(page(kpi_signal="true")) == ["Recommendation"]


def test_the_search_finds_names_and_teams(measured: Measured, nps: Kpi):
    measured.watch("CSAT", teams=[Team(name="Stores")])
    assert names(page(kpi_find="store")) == ["CSAT"]


def test_filters_that_leave_nothing_offer_all_again(nps: Kpi):
    app = page(kpi_find="zebra")
    assert plain("zebra") in texts(app)
    app.button(key="show_all_kpis").click().run()
    assert names(app) == ["NPS"]


def test_the_table_has_a_row_for_each_kpi_with_the_same_facts(measured: Measured, nps: Kpi, falling: Kpi):
    table = page(look="Table").dataframe[0].value
    tile = measured.card.tile(nps.id)
    row = table[table["KPI"] == "NPS"].iloc[0]
    assert list(table["KPI"]) == ["Recommendation", "NPS"]
    assert row["Value"] == value_words(nps, tile.reading.value)
    assert row["Interval"] == interval_words(nps, tile.reading)
    assert row["Numbers"] == words.freshness(tile)


def test_the_table_shows_no_number_that_may_not_be_shown(measured: Measured):
    kpi = measured.watch("NPS", minimum_n=100)
    measured.enter(kpi, [an_nps(50, answers=8)])
    row = page(look="Table").dataframe[0].value.iloc[0]
    assert (row["Value"], row["Interval"], row["n"]) == ("Too few to tell", "", "8")


def test_the_foot_tells_how_many_false_alarms_to_expect(measured: Measured, nps: Kpi):
    assert plain(words.false_alarms(measured.card)) in texts(page())


@pytest.mark.parametrize("role", [Role.VIEWER, Role.CONTRIBUTOR])
def test_everybody_in_the_plan_reads_the_whole_scorecard(
    monkeypatch: pytest.MonkeyPatch, measured: Measured, nps: Kpi, falling: Kpi, role: Role
):
    visit_as(monkeypatch, measured.plan, role)
    assert names(page()) == ["Recommendation", "NPS"]


def test_without_kpis_the_way_leads_to_the_catalogue(measured: Measured):
    links = [link.proto.label for link in page().main.get("page_link")]
    assert "Choose KPIs from the catalogue" in links


def test_a_name_is_text_whatever_it_holds(measured: Measured):
    measured.watch("![x](http://evil.example/x.png)")
    assert names(page()) == [plain("![x](http://evil.example/x.png)")]


def test_a_rate_shows_its_unit(measured: Measured):
    kpi = measured.watch("Complaints", Kind.RATE)
    measured.enter(kpi, [Counts(numerator=12, denominator=4_000)] * 3)
    assert page().metric[0].value == plain("3.0 per 1,000")


def test_on_a_phone_one_button_holds_all_that_is_done_with_the_tiles(
    nps: Kpi, falling: Kpi, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(screen, "is_narrow", lambda: True)
    app = page(sort="Name", kpi_find="e")
    assert names(app) == ["Recommendation"]
    assert [popover.proto.popover.label for popover in app.get("popover")] == ["Find, sort, download · 1"]
    assert app.download_button(key="download_kpis")


def test_the_foot_says_what_the_words_on_the_tiles_mean(nps: Kpi):
    assert words.LEGEND in texts(page())


def test_scorecard_and_entries_can_be_downloaded(nps: Kpi):
    app = page()
    kinds = ["download_kpis", "download_scorecard", "download_entries"]
    assert [app.download_button(key=key).label for key in kinds] == [
        "Excel workbook with charts",
        "Scorecard as CSV",
        "Entries as CSV",
    ]


def test_the_workbook_holds_what_the_scorecard_says(measured: Measured, nps: Kpi):
    book = export_kpis(measured.workspace, LOCAL_OWNER, measured.plan.id, TODAY, KpiFile.BOOK)
    cells = CalamineWorkbook.from_filelike(BytesIO(book)).get_sheet_by_name("Scorecard")
    (_, row) = cells.to_python()
    assert "NPS" in row
    assert measured.card.tile(nps.id).reading.value in row


def test_a_file_is_named_after_company_day_and_revision():
    assert download.file_name("Acme & Co.", "scorecard", TODAY, 17, "csv") == "acme-co-scorecard-2026-03-04-r17.csv"


def test_a_team_may_have_any_name(measured: Measured, nps: Kpi):
    teams = (Team(name="whole"), Team(name="Online"))
    measured.enter(measured.watch("CSAT", teams=teams), steady(), team="whole")
    assert names(page(group=Group.TEAM)) == ["CSAT", "CSAT", "NPS"]
