"""Values of one row each come back from the database as they were, whatever they are."""

from datetime import UTC, date, datetime, time

import pytest

from planner.communication.campaign import Briefing
from planner.kpis.event import Event
from planner.stakeholders.contact import Contact
from planner.stakeholders.stakeholder import Stakeholder
from planner.storage import plans, values
from tests.builders import a_plan
from tests.communication.builders import (
    a_campaign,
    a_closed_commitment,
    a_message,
    a_note,
    a_promise,
    a_renegotiation,
    a_sending,
    an_agreement,
)
from tests.kpis.builders import an_event
from tests.stakeholders.builders import a_coding, a_contact, a_placement, a_stakeholder, an_interview

DAY = date(2026, 3, 2)
FULL = [
    an_event(name="Outage"),
    a_stakeholder(
        "Zoë 🦊",
        kind="group",
        unit="שיווק",
        members=["b", "a"],
        placements=[a_placement(DAY, 5, 1, "resistant"), a_placement(DAY.replace(day=9))],
        desired="leading",
        wants="Two\nlines",
        influences=["c"],
        rhythm_days=9,
        first_contact_by=DAY,
        private_note="<b>bold</b>",
    ),
    a_contact("Ada", at=time(9, 30), zone="Asia/Tokyo", mood="tense", said="Two\nlines", next_on=DAY, is_tour=True),
    an_interview("Ada", [a_coding("Delivery", quote="“Late”", is_against=True)], by="Ana"),
    a_closed_commitment(renegotiations=[a_renegotiation()], task="t", stakeholder="Ada", is_private=True),
    an_agreement("Budget", "One", "Two", review_on=DAY, met_on=DAY),
    a_message(sendings=[a_sending(), a_sending(7, None)], every_days=7, until=DAY, audience_size=90),
    a_note(done="All", sent_at=datetime(2026, 3, 2, 9, 30, 15, 123456, tzinfo=UTC), sent_to="Joris"),
    a_campaign(
        promises=[a_promise(kpi="k", at_least=95.5)],
        channels=["Radio", "Web"],
        briefings=[Briefing(department="Sales", confirmed_on=DAY, confirmed_for="abc")],
        held_why="Wait",
    ),
]


@pytest.fixture
def db(workspace):
    with workspace.transaction() as transaction:
        plans.add(transaction, a_plan())
        yield transaction


@pytest.mark.parametrize("value", FULL, ids=lambda value: type(value).__name__)
def test_a_value_comes_back_with_every_field(db, value):
    values.put(db, "plan", type(value), [value])
    assert values.of_plan(db, "plan", type(value)) == [value]
    assert values.some(db, "plan", type(value), [value.id, "gone"]) == {value.id: value}


@pytest.mark.parametrize("value", FULL, ids=lambda value: type(value).__name__)
def test_a_value_is_of_its_plan_only_and_can_be_counted_and_removed(db, value):
    plans.add(db, a_plan(id="other"))
    kind = type(value)
    values.put(db, "plan", kind, [value])
    values.put(db, "other", kind, [value])
    values.remove(db, "plan", kind, [value.id])
    assert (values.count(db, "plan", kind), values.count(db, "other", kind)) == (0, 1)


def test_a_value_put_again_takes_the_place_of_the_one_before(db):
    before, other = an_event(id="a", name="Before"), an_event(id="b", name="Other")
    values.put(db, "plan", Event, [before, other])
    values.put(db, "plan", Event, [before.but(name="After")])
    assert {known.name for known in values.of_plan(db, "plan", Event)} == {"After", "Other"}


def test_stakeholders_come_by_name_and_contacts_by_day(db):
    values.put(db, "plan", Stakeholder, [a_stakeholder("Ben"), a_stakeholder("Ada")])
    values.put(db, "plan", Contact, [a_contact("Ada", DAY.replace(day=9)), a_contact("Ada", DAY)])
    assert [one.name for one in values.of_plan(db, "plan", Stakeholder)] == ["Ada", "Ben"]
    assert [one.on.day for one in values.of_plan(db, "plan", Contact)] == [2, 9]


def test_nothing_put_and_nothing_removed_is_no_fault(db):
    values.put(db, "plan", Event, [])
    values.remove(db, "plan", Event, [])
    assert values.some(db, "plan", Event, []) == {}
