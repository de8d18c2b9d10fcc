"""KPIs and events come back from the database as they were."""

from datetime import date, timedelta

import pytest

from planner.kpis.event import Event
from planner.kpis.kpi import Kpi
from planner.storage import kpis, plans, values
from tests.builders import a_plan
from tests.kpis.builders import a_kpi, an_event

FULL = Kpi.checked(
    id="full",
    version=3,
    position=2,
    catalogue="csat",
    name="CSAT 🦊",
    kind="mean",
    unit="%",
    scale=100,
    decimals=1,
    direction="band",
    low=1,
    high=5,
    band_low=3.5,
    band_high=4.5,
    warn_at=3,
    alarm_at=2.5,
    cadence="monthly",
    week_starts=6,
    due_days=-2,
    since=date(2026, 1, 5),
    phase="act",
    owner="Zoë",
    teams=[{"name": "Shop / A", "owner": "שרה"}, {"name": "Web"}],
    source="Zendesk",
    minimum_n=30,
    baseline_value=3.9,
    baseline_start=date(2025, 10, 1),
    baseline_end=date(2025, 12, 31),
    targets=[{"value": 4.2, "by_day": 100, "shape": "step", "set_on": date(2026, 1, 5), "reason": "Agreed"}],
    limits=[{"name": "Autumn", "start": date(2025, 9, 1), "end": date(2025, 12, 1), "frozen_on": date(2026, 1, 5)}],
    answers="net",
    top_from=4,
    bottom_to=2,
    labels={"n": "answers"},
    definition="Two\nlines",
    pitfalls="Few answers",
    sources=["Norm A", "Norm B"],
    retired_on=date(2026, 3, 1),
)


@pytest.fixture
def db(workspace):
    with workspace.transaction() as transaction:
        for name in ("plan", "other"):
            plans.add(transaction, a_plan(id=name))
        yield transaction


def test_a_kpi_comes_back_with_every_field(db):
    kpis.add(db, "plan", [FULL])
    assert kpis.of_plan(db, "plan") == [FULL]


def test_kpis_come_in_their_order(db):
    kpis.add(db, "plan", [a_kpi(id=name, position=place) for name, place in (("a", 2), ("b", 0), ("c", 1))])
    assert [kpi.id for kpi in kpis.of_plan(db, "plan")] == ["b", "c", "a"]


def test_only_those_kpis_are_read_that_are_asked_for(db):
    kpis.add(db, "plan", [a_kpi(id=name) for name in "abc"])
    assert kpis.some(db, "plan", ["a", "x"]) == {"a": a_kpi(id="a")}


def test_a_changed_kpi_comes_back_changed_and_others_as_they_were(db):
    kpis.add(db, "plan", [a_kpi(id="a"), a_kpi(id="b")])
    kpis.add(db, "other", [a_kpi(id="a")])
    kpis.save(db, "plan", [a_kpi(id="a", name="New")])
    assert kpis.some(db, "plan", ["a", "b"]) == {"a": a_kpi(id="a", name="New"), "b": a_kpi(id="b")}
    assert kpis.of_plan(db, "other") == [a_kpi(id="a")]


def test_a_removed_kpi_is_gone_from_its_plan_only(db):
    for plan in ("plan", "other"):
        kpis.add(db, plan, [a_kpi(id="a"), a_kpi(id="b")])
    kpis.remove(db, "plan", ["a"])
    assert (kpis.count(db, "plan"), kpis.count(db, "other")) == (1, 2)


def test_events_come_back_in_the_order_of_their_days(db):
    first, second = an_event(3, id="a", kpis=["nps"], task="t", note="Two\nlines"), an_event(1, id="b", kind="outage")
    values.put(db, "plan", Event, [first, second])
    assert values.of_plan(db, "plan", Event) == [second, first]


def test_an_event_given_again_takes_the_place_of_the_one_before(db):
    values.put(db, "plan", Event, [an_event(), an_event(id="b")])
    moved = an_event(on=an_event().on + timedelta(days=1), version=2)
    values.put(db, "plan", Event, [moved])
    values.remove(db, "plan", Event, ["b"])
    assert values.of_plan(db, "plan", Event) == [moved]
