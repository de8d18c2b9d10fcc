"""A scorecard for each team: its own numbers, nobody else's."""

from datetime import timedelta

from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import WHOLE_COMPANY, Team
from planner.kpis.scorecard import scorecard
from planner.kpis.scorecard_by_team import of_team, scorecard_by_team
from tests.kpis.builders import MONDAY, a_kpi, a_sheet, an_entry

TODAY = MONDAY + timedelta(days=9)
STORES, ONLINE = Counts(promoters=80, passives=10, detractors=10), Counts(promoters=30, passives=10, detractors=60)
SPLIT = a_kpi(teams=[Team(name="Stores", owner="Ben"), "Online"], owner="Ada")
SHEET = a_sheet(an_entry(0, STORES, team="Stores"), an_entry(0, ONLINE, team="Online"))
WHOLE = a_kpi(Kind.PROPORTION)


def cards(*kpis, sheets=None):
    return scorecard_by_team(kpis, sheets or {SPLIT.id: SHEET}, MONDAY, TODAY)


def test_each_team_has_the_reading_of_its_own_counts():
    alone = scorecard([a_kpi()], {SPLIT.id: a_sheet(an_entry(0, STORES))}, MONDAY, TODAY)
    assert cards(SPLIT)["Stores"].tiles[0].reading == alone.tiles[0].reading


def test_a_team_owes_nothing_for_the_others():
    half = {SPLIT.id: a_sheet(an_entry(0, STORES, team="Stores"))}
    found = cards(SPLIT, sheets=half)
    assert not found["Stores"].tiles[0].owed
    assert [one.team for one in found["Online"].tiles[0].owed] == ["Online"]


def test_the_team_of_a_kpi_that_is_not_split_is_the_whole_company():
    found = cards(SPLIT, WHOLE)
    assert [tile.kpi.id for tile in found[WHOLE_COMPANY].tiles] == [WHOLE.id]


def test_a_teams_tile_names_who_enters_for_it():
    found = cards(SPLIT)
    assert {team: card.tiles[0].kpi.owner for team, card in found.items()} == {"Stores": "Ben", "Online": "Ada"}


def test_a_formula_still_reads_the_totals():
    clv = a_kpi(Kind.AMOUNT, id="clv", name="clv", teams=["Stores", "Online"])
    cac = a_kpi(Kind.AMOUNT, id="cac", name="cac")
    ratio = a_kpi(Kind.FORMULA, id="ratio")
    sheets = {
        "clv": a_sheet(
            an_entry(0, kpi="clv", team="Stores", amount=200), an_entry(0, kpi="clv", team="Online", amount=100)
        ),
        "cac": a_sheet(an_entry(0, kpi="cac", amount=100)),
    }
    tiles = {tile.kpi.id: tile for tile in cards(clv, cac, ratio, sheets=sheets)[WHOLE_COMPANY].tiles}
    assert [point.reading.value for point in tiles["ratio"].series.points] == [3.0]


def test_retired_kpis_have_no_team():
    assert cards(SPLIT.but(retired_on=MONDAY)) == {}


def test_the_entries_of_one_team_keep_all_that_belongs_to_them():
    note = {"note": "Sale", "entered_by": "Ben"}
    sheet = a_sheet(an_entry(0, STORES, team="Stores", fields=note), an_entry(0, ONLINE, team="Online"))
    kept = of_team(sheet, "Stores")
    assert (len(kept), list(kept.notes), list(kept.entered_by)) == (1, ["Sale"], ["Ben"])
    assert kept.numbers["promoters"].tolist() == [80]
