"""Entries are stored as they are and read back as columns, however many there are of other KPIs."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import event, text

from planner.kpis.counts import NOTHING, Counts
from planner.kpis.sheet import EMPTY, Sheet
from planner.storage import entries, plans
from tests.builders import a_plan
from tests.kpis.builders import MONDAY, an_entry

AT = datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC)

KINDS = [
    an_entry(kpi="nps", promoters=0, passives=5, detractors=1),
    an_entry(kpi="share", numerator=41.5, denominator=50),
    an_entry(kpi="mean", value=-4.25, n=12, sd=0.5),
    an_entry(kpi="stars", values=[5, 5, 4, 1]),
    an_entry(kpi="amount", amount=-1e9, per=3),
    an_entry(kpi="minutes", tally=[(0, 15, 12), (15, 60.5, 30)]),
    an_entry(kpi="none", counts=NOTHING),
    an_entry(kpi="full", team="Zoë / שרה", promoters=1, fields={"note": "Why", "version": 7, "entered_by": "Ana"}),
    an_entry(kpi="dated", period=date(2150, 1, 1), promoters=1, fields={"entered_at": AT, "source": "a.csv"}),
]


@pytest.fixture
def db(workspace):
    with workspace.transaction() as transaction:
        for name in ("plan", "other"):
            plans.add(transaction, a_plan(id=name))
        yield transaction


def weeks(count, kpi="nps", **fields):
    return [an_entry(week, kpi=kpi, promoters=week, fields=fields) for week in range(count)]


def same(one: Sheet, other: Sheet) -> bool:
    plain = [
        {
            name: [list(row) if name == "tallies" else row for row in getattr(sheet, name)]
            for name in Sheet.__slots__
            if name != "numbers"
        }
        | {"numbers": {name: list(map(repr, column.tolist())) for name, column in sheet.numbers.items()}}
        for sheet in (one, other)
    ]
    return plain[0] == plain[1]


@pytest.mark.parametrize("entry", KINDS, ids=lambda entry: entry.kpi)
def test_an_entry_of_any_kind_comes_back_as_it_was(db, entry):
    entries.upsert(db, "plan", [entry])
    assert entries.load(db, "plan", [entry.key]) == {entry.key: entry}


@pytest.mark.parametrize("entry", KINDS, ids=lambda entry: entry.kpi)
def test_a_sheet_from_the_database_is_the_sheet_of_the_entries(db, entry):
    entries.upsert(db, "plan", [entry])
    assert same(entries.sheets(db, "plan", [entry.kpi])[entry.kpi], Sheet.of([entry]))


def test_a_sheet_is_ordered_by_period_then_team_with_gaps_where_a_part_was_not_given(db):
    given = [
        an_entry(1, team="B", promoters=1),
        an_entry(1, team="A", value=2.5),
        an_entry(0, team="B", counts=NOTHING),
    ]
    entries.upsert(db, "plan", given)
    assert same(entries.sheets(db, "plan", ["nps"])["nps"], Sheet.of(given))


def test_each_kpi_gets_its_own_sheet_and_an_empty_one_where_nothing_was_entered(db):
    entries.upsert(db, "plan", weeks(3, "a") + weeks(2, "c"))
    found = entries.sheets(db, "plan", ["c", "b", "a"])
    assert {kpi: len(sheet) for kpi, sheet in found.items()} == {"a": 3, "b": 0, "c": 2}
    assert found["b"] is EMPTY


def test_a_sheet_may_begin_on_a_day(db):
    entries.upsert(db, "plan", weeks(5))
    sheet = entries.sheets(db, "plan", ["nps"], MONDAY + timedelta(weeks=3))["nps"]
    assert list(sheet.numbers["promoters"]) == [3, 4]


def test_without_kpis_there_are_no_sheets(db):
    assert entries.sheets(db, "plan", []) == {}


def test_an_entry_given_again_takes_the_place_of_the_one_before(db):
    entries.upsert(db, "plan", [an_entry(promoters=1), an_entry(1, promoters=2)])
    entries.upsert(db, "plan", [an_entry(promoters=9), an_entry(2, promoters=3)])
    assert list(entries.sheets(db, "plan", ["nps"])["nps"].numbers["promoters"]) == [9, 2, 3]


def test_only_what_is_removed_is_gone(db):
    given = [an_entry(team=team, promoters=1) for team in "AB"] + weeks(2)
    entries.upsert(db, "plan", given)
    entries.remove(db, "plan", [given[0].key, given[2].key])
    assert {entry.key for entry in entries.of_kpi(db, "plan", "nps")} == {given[1].key, given[3].key}


def test_only_those_asked_for_are_loaded(db):
    given = [an_entry(week, team=team, promoters=1) for week in (0, 1) for team in "AB"]
    entries.upsert(db, "plan", given)
    wanted = [given[0].key, given[3].key, ("nps", "C", MONDAY.isoformat())]
    assert entries.load(db, "plan", wanted).keys() == set(wanted[:2])


def test_a_plan_knows_only_its_own_entries(db):
    entries.upsert(db, "plan", weeks(3))
    entries.upsert(db, "other", weeks(1))
    entries.remove(db, "other", [an_entry(1).key])
    assert (entries.count(db, "plan"), entries.count(db, "other")) == (3, 1)
    assert len(entries.sheets(db, "other", ["nps"])["nps"]) == 1


def test_entries_are_counted_by_kpi_and_by_period(db):
    entries.upsert(db, "plan", [*weeks(4), an_entry(0, team="Shop", promoters=1), *weeks(2, "b")])
    assert entries.count_by_kpi(db, "plan", ["nps", "b", "c"]) == {"nps": 5, "b": 2}
    assert entries.count_periods(db, "plan", "nps", MONDAY, MONDAY + timedelta(weeks=2)) == 3


def test_a_purged_plan_leaves_no_entries(db):
    entries.upsert(db, "plan", weeks(3))
    plans.save(db, a_plan(deleted_at=AT))
    plans.forget_deleted(db, AT + timedelta(days=1))
    assert entries.count(db, "plan") == 0


def test_sheets_are_read_in_one_step_along_the_key(own_workspace):
    with own_workspace.transaction() as db:
        asked = statements_of(db, lambda: entries.sheets(db, "plan", ["k01", "k07"], MONDAY))
        (statement, parameters), *more = asked
        steps = db.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    assert more == []
    assert [row.detail for row in steps] == ["SEARCH entries USING PRIMARY KEY (plan_id=? AND kpi=? AND period>?)"]


def test_reading_a_kpi_takes_the_same_steps_however_many_entries_others_have(own_workspace):
    with own_workspace.transaction() as db:
        plans.add(db, a_plan())
        entries.upsert(db, "plan", weeks(30, "mine"))
        alone = steps_of(db, lambda: entries.sheets(db, "plan", ["mine"], MONDAY))
        entries.upsert(db, "plan", [entry for kpi in range(100) for entry in weeks(30, f"k{kpi}")])
        among_many = steps_of(db, lambda: entries.sheets(db, "plan", ["mine"], MONDAY))
    assert alone * 0.9 < among_many < alone * 1.1


def statements_of(db, act):
    seen = []

    def note(_, __, statement, parameters, *___):
        seen.append((statement, parameters))

    event.listen(db, "before_cursor_execute", note)
    act()
    event.remove(db, "before_cursor_execute", note)
    return seen


def steps_of(db, act):
    """How many steps SQLite's machine makes, which does not depend on how busy ours is."""
    made = []
    connection = db.connection.dbapi_connection
    connection.set_progress_handler(lambda: made.append(1), 1)
    act()
    connection.set_progress_handler(None, 1)
    return len(made)


def test_the_counts_that_are_stored_are_numbers_of_the_database(db):
    entries.upsert(db, "plan", [an_entry(counts=Counts(numerator=1, denominator=3))])
    found = db.execute(text("SELECT numerator / denominator FROM entries")).scalar_one()
    assert found == pytest.approx(1 / 3)
