"""Counts that cannot be are refused, with the part and the remedy named."""

import pytest

from planner.kpis.catalogue import catalogue, definition
from planner.kpis.checks import counts_from, must_fit, problems_of
from planner.kpis.counts import NOTHING, Counts
from planner.kpis.kind import Answers, Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.shared.errors import BadInput
from tests.kpis.builders import MONDAY, a_kpi

NPS, SHARE, STARS = a_kpi(Kind.NPS), a_kpi(Kind.PROPORTION), a_kpi(Kind.MEAN)
RATE, MONEY, TIME = a_kpi(Kind.RATE), a_kpi(Kind.AMOUNT), a_kpi(Kind.DURATION)
OUT_OF_TEN = a_kpi(Kind.MEAN, low=0, high=10)
TOP = a_kpi(Kind.MEAN, answers=Answers.TOP, top_from=4)


def from_catalogue(key: str) -> Kpi:
    return definition(key).kpi(KpiId(key), MONDAY)


COST, REVENUE = from_catalogue("cac"), from_catalogue("nrr")


@pytest.mark.parametrize(
    ("kpi", "counts"),
    [
        (NPS, Counts(promoters=0, passives=0, detractors=3)),
        (SHARE, Counts(numerator=0, denominator=3)),
        (SHARE, Counts(numerator=3, denominator=3)),
        (STARS, Counts(tally=((1, 1, 3), (5, 5, 2)))),
        (STARS, Counts(value=4.2, n=30, sd=1)),
        (STARS, Counts(value=3, n=2, sd=2 * 2**0.5)),
        (RATE, Counts(numerator=0, denominator=800)),
        (MONEY, Counts(amount=-20)),
        (COST, Counts(amount=8000, per=100)),
        (REVENUE, Counts(amount=110, per=100)),
        (TIME, Counts(tally=((0, 15, 3), (15, 60, 2), (15, 15, 1)))),
        *((kpi, NOTHING) for kpi in (NPS, SHARE, STARS, RATE, MONEY, TIME)),
    ],
)
def test_what_can_be_is_let_in(kpi: Kpi, counts: Counts):
    must_fit(kpi, counts)


@pytest.mark.parametrize(
    ("kpi", "counts", "part", "why"),
    [
        (NPS, Counts(promoters=0, passives=0, detractors=0), "promoters", "Nobody has answered. If there was nothing"),
        (NPS, Counts(promoters=4, passives=2), "detractors", "Type this as well"),
        (NPS, Counts(), "passives", "mark it so"),
        (SHARE, Counts(numerator=5, denominator=4), "numerator", "5 cannot be more than the 4 of “The whole”"),
        (SHARE, Counts(numerator=0, denominator=0), "denominator", "mark it so"),
        (SHARE, Counts(numerator=1, denominator=2, promoters=3), "promoters", "no such part"),
        (RATE, Counts(numerator=3, denominator=0), "denominator", "0 cannot be divided by"),
        (OUT_OF_TEN, Counts(tally=((11, 11, 1),)), "tally", "11 is not on the scale 0 to 10"),
        (STARS, Counts(tally=((0, 0, 1),)), "tally", "0 is not on the scale 1 to 5"),
        (STARS, Counts(tally=((1, 3, 4),)), "tally", "Count each answer apart; 1-3 hides"),
        (STARS, Counts(tally=((1, 1, 4),), value=1), "value", "either the answers by value or their average"),
        (STARS, Counts(value=5.5, n=30), "value", "5.50 stars, which lies outside 1 to 5"),
        (STARS, Counts(value=4, n=0), "n", "average of no answers"),
        (STARS, Counts(value=4, n=30, sd=3), "sd", "cannot spread by more than 2.03"),
        (STARS, Counts(value=4, sd=1), "n", "Type this as well"),
        (TOP, Counts(value=4, n=30), "value", "does not tell the share of the answers"),
        (COST, Counts(amount=8000), "per", "Type this as well"),
        (COST, Counts(amount=8000, per=0), "per", "0 cannot be divided by"),
        (COST, Counts(amount=-8000, per=10), "amount", "−800, which lies outside 0 or more"),
        (from_catalogue("sow"), Counts(amount=120, per=100), "amount", "120.0 %, which lies outside 0 to 100"),
        (from_catalogue("review_volume"), Counts(amount=-1), "amount", "lies outside 0 or more"),
        (TIME, Counts(tally=((-5, -5, 1),)), "tally", "-5 is shorter than no time at all"),
        (TIME, Counts(tally=((0, 15, 3), (10, 60, 2))), "tally", "0-15 and 10-60 overlap"),
        (TIME.but(high=1440), Counts(tally=((2000, 2000, 3),)), "tally", "2000 lies outside 0 to 1440"),
        (TIME, Counts(), "tally", "mark it so"),
        (NPS, Counts(is_nothing=True, promoters=3), "promoters", "take back that there was nothing"),
    ],
)
def test_what_cannot_be_is_refused_with_its_part_and_the_remedy(kpi: Kpi, counts: Counts, part: str, why: str):
    assert why in problems_of(kpi, counts).get(part, "")


def test_the_message_names_the_part_as_the_screen_does():
    with pytest.raises(BadInput, match=r"^Delivered on time: 120 cannot be more than the 100 of “Orders due”"):
        must_fit(from_catalogue("otd"), Counts(numerator=120, denominator=100))


def test_a_share_of_money_may_exceed_the_whole_where_its_range_says_so():
    must_fit(SHARE.but(high=200), Counts(numerator=110, denominator=100))


def test_an_average_that_needs_fewest_answers_is_refused_without_their_number():
    assert "n" in problems_of(STARS.but(minimum_n=20), Counts(value=4))


def test_the_whole_scale_may_be_answered_whichever_way_it_is_read():
    known = definition("ces")
    for way in known.readings:
        must_fit(known.kpi(KpiId("ces"), MONDAY, **way.changes), Counts(tally=((1, 1, 2), (7, 7, 3))))


def test_nothing_can_be_entered_for_a_formula():
    with pytest.raises(BadInput, match="worked out from other KPIs"):
        must_fit(a_kpi(Kind.FORMULA), NOTHING)


TYPED = {
    Kind.NPS: {"promoters": "20", "passives": "10", "detractors": "5"},
    Kind.PROPORTION: {"numerator": "90", "denominator": "100"},
    Kind.MEAN: {"tally": "1: 2; 5: 30"},
    Kind.RATE: {"numerator": "4", "denominator": "1,200"},
    Kind.AMOUNT: {"amount": "80", "per": "100"},
    Kind.DURATION: {"tally": "12, 45, 3x7"},
}


@pytest.mark.parametrize("known", [one for one in catalogue() if one.kind is not Kind.FORMULA], ids=lambda one: one.key)
def test_ordinary_numbers_can_be_entered_for_every_kpi_of_the_catalogue(known):
    kpi = known.kpi(KpiId("k"), MONDAY)
    typed = {part: text for part, text in TYPED[kpi.kind].items() if part in kpi.parts}
    must_fit(kpi, counts_from(kpi, typed))
