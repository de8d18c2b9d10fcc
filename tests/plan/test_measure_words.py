"""Changes of KPIs, numbers and events in words."""

import pytest

from planner.kpis.kind import Kind
from planner.plan.change import Entity, edit_of
from planner.plan.change_words import lines, summary_of
from planner.plan.entry_edits import entry_edit, entry_from, entry_key, fields_after, fields_before, fields_of
from tests.kpis.builders import a_kpi, an_entry, an_event

KPI = a_kpi(name="NPS", teams=["Shop", "Web"])
TARGET = {"value": 40, "by_day": 100, "set_on": "2026-01-05"}
LIMITS = {"name": "Winter", "start": "2026-01-05", "end": "2026-03-05", "frozen_on": "2026-03-05"}


def changed(**fields):
    return edit_of(Entity.KPI, KPI, KPI.but(**fields))


def corrected(old, new):
    return entry_edit(KPI, an_entry(team="Shop", **old), an_entry(team="Shop", **new))


@pytest.mark.parametrize(
    ("fields", "summary"),
    [
        ({"name": "Score"}, "Renamed “NPS” to “Score”"),
        ({"owner": "Mara"}, "Gave “NPS” to Mara"),
        ({"targets": [TARGET]}, "Set the target of “NPS” to 40 by day 100"),
        ({"limits": [LIMITS]}, "Froze the limits of “NPS” on “Winter”"),
        ({"retired_on": "2026-03-05"}, "Retired “NPS”"),
        ({"unit": "pts", "minimum_n": 30}, "Changed “NPS”"),
    ],
)
def test_a_changed_kpi_is_summed_up_by_what_tells_most(fields, summary):
    assert summary_of([changed(**fields)]) == summary


def test_what_was_taken_back_is_said_so():
    assert summary_of([changed(targets=[TARGET]).reversed()]) == "Took back the target of “NPS”"
    assert summary_of([changed(retired_on="2026-03-05").reversed()]) == "Brought back “NPS”"


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"teams": [{"name": "Shop", "owner": "Carla"}]}, "Teams: Shop, Web → Shop (Carla)"),
        ({"targets": [TARGET]}, "Targets: nothing → 40 by day 100"),
        ({"high": 1234567.5}, "Highest: 100 → 1,234,567.5"),
        ({"labels": {"n": "answers"}}, "Labels: nothing → n: answers"),
    ],
)
def test_what_changed_in_a_kpi_is_said_in_words(fields, line):
    assert lines(changed(**fields), {}) == [line]


def test_a_tally_is_told_value_by_value():
    edit = corrected({"tally": [(1, 1, 4)]}, {"tally": [(1, 1, 5), (15, 60, 1200)]})
    assert lines(edit, {}) == ["Counted: 1: 4 → 1: 5, 15-60: 1,200"]


def test_the_reason_of_a_target_stands_in_the_summary_and_in_its_own_line():
    edit = changed(targets=[TARGET | {"reason": "A new promise"}])
    assert summary_of([edit]) == "Set the target of “NPS” to 40 by day 100: A new promise"
    assert lines(edit, {}) == ["Targets: nothing → 40 by day 100", "Why: “A new promise”"]


def test_the_reason_of_frozen_limits_is_told():
    assert "Why: “A new shop”" in lines(changed(limits=[LIMITS | {"reason": "A new shop"}]), {})


def test_numbers_are_told_in_the_words_of_their_kpi():
    rate = a_kpi(Kind.RATE, labels={"numerator": "Complaints", "denominator": "Orders"})
    old, new = (an_entry(kpi=rate.id, numerator=cases, denominator=4000) for cases in (20, 25))
    known = {rate.id: rate}
    assert lines(entry_edit(rate, None, old), {}, known) == ["20 complaints in 4,000 orders"]
    assert lines(entry_edit(rate, old, new), {}, known) == ["Complaints: 20 → 25"]


def test_an_average_is_told_in_full():
    mean = a_kpi(Kind.MEAN)
    edit = entry_edit(mean, None, an_entry(kpi=mean.id, value=4.5, n=12))
    assert lines(edit, {}, {mean.id: mean}) == ["Value 4.5, answers 12"]


def test_a_zero_is_a_number_and_not_nothing():
    assert lines(corrected({"promoters": 0}, {"promoters": 3}), {}) == ["Promoters: 0 → 3"]


def test_that_there_was_nothing_to_count_is_told():
    entered = entry_edit(KPI, None, an_entry(is_nothing=True))
    assert lines(entered, {}) == ["Nothing to count"]
    assert lines(corrected({"promoters": 1}, {"is_nothing": True}), {}) == [
        "Promoters: 1 → nothing",
        "Nothing to count: nothing → yes",
    ]


def test_a_removed_number_is_told_with_what_it_was():
    removed = entry_edit(KPI, an_entry(promoters=7, fields={"note": "Why"}), None)
    assert summary_of([removed]) == "Removed NPS for the week of 5 January"
    assert lines(removed, {}) == ["Was promoters 7, “Why”"]


def test_a_note_alone_is_no_correction():
    edit = corrected({"promoters": 7}, {"promoters": 7, "fields": {"note": "Why"}})
    assert summary_of([edit]) == "Wrote a note on NPS · Shop for the week of 5 January"


def test_several_things_are_counted_by_what_they_are():
    added = [edit_of(Entity.KPI, None, KPI), edit_of(Entity.KPI, None, KPI), edit_of(Entity.EVENT, None, an_event())]
    assert summary_of(added) == "Added 2 KPIs and 1 event"
    assert summary_of([entry_edit(KPI, None, an_entry(week, promoters=1)) for week in range(2)]) == "Entered 2 numbers"


def test_the_id_of_a_number_survives_slashes_in_the_name_of_its_team():
    edit = entry_edit(KPI, None, an_entry(team="Shop / Web", promoters=1))
    assert entry_key(edit.id) == ("nps", "Shop / Web", "2026-01-05")


@pytest.mark.parametrize(
    "entry",
    [
        an_entry(promoters=0, passives=5, detractors=1, fields={"note": "Why", "source": "a.csv"}),
        an_entry(is_nothing=True),
        an_entry(tally=[(1, 2, 3)]),
    ],
)
def test_a_number_can_be_made_again_from_what_the_record_says(entry):
    other = an_entry(promoters=3, fields={"version": 2})
    edit = entry_edit(KPI, entry, other)
    assert entry_from(fields_before(edit, fields_of(other))) == entry
    assert entry_from(fields_after(edit, fields_of(entry))) == other
