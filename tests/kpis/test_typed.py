"""What people type is read as they mean it, and what cannot be read is asked about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.kpis.catalogue import definition
from planner.kpis.counts import NOTHING, Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import KpiId
from planner.kpis.typed import counts_from, number_of, part_label, tally_from, typed_from
from planner.kpis.typed_number import count_of
from planner.shared.errors import BadInput
from tests.kpis.builders import MONDAY, a_kpi

NPS, SHARE, AVERAGE = a_kpi(Kind.NPS), a_kpi(Kind.PROPORTION), a_kpi(Kind.MEAN)
TIME, MONEY = a_kpi(Kind.DURATION), a_kpi(Kind.AMOUNT)
COST = definition("cac").kpi(KpiId("cac"), MONDAY)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1240", 1240),
        ("3.5", 3.5),
        ("3,5", 3.5),
        (" 12 ", 12),
        ("+7", 7),
        ("-3", -3),
        ("\u22123,5", -3.5),
        (".5", 0.5),
        ("0,123", 0.123),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1,234,567", 1234567),
        ("12.345.678,9", 12345678.9),
        ("1 234", 1234),
        ("1\u202f234\u202f567,8", 1234567.8),
        ("1\u00a0234", 1234),
        ("1'234.50", 1234.5),
        ("12,34,567", 1234567),
        ("1,23E+05", 123000),
        ("€ 1.234,50", 1234.5),
        ("$12", 12),
        ("12 €", 12),
        ("45 %", 45),
    ],
)
def test_a_number_is_read_as_people_write_it(text: str, number: float):
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("۱۲۳", 123),
        ("١٢٣", 123),
        ("۱۲٫۵", 12.5),
        ("۱٬۲۳۴٫۵", 1234.5),
        ("۱٫۲۳۴", 1.234),
        ("\u200f۴۵٪", 45),
        ("１２", 12),
    ],
)
def test_persian_arabic_and_wide_digits_are_digits(text: str, number: float):
    assert number_of(text) == number


@pytest.mark.parametrize(
    "text", ["nan", "NaN", "inf", "-inf", "Infinity", "12a", "#DIV/0!", "12 45", "1.2.3", "--5", "1,2345.6", "10²", "½"]
)
def test_what_is_no_number_is_named_and_a_number_asked_for(text: str):
    with pytest.raises(BadInput, match="is not a number; type digits"):
        number_of(text)


@pytest.mark.parametrize("text", ["", "   ", "-", "–"])
def test_an_empty_field_is_said_to_be_empty(text: str):
    with pytest.raises(BadInput, match="this is empty"):
        number_of(text)


def test_a_number_beyond_all_numbers_is_refused():
    with pytest.raises(BadInput, match="too large"):
        number_of("1e999")


def test_a_comma_that_may_part_thousands_or_decimals_is_asked_about():
    with pytest.raises(BadInput, match=r"may be 1234 or 1\.234; type 1234 or 1\.2340"):
        number_of("1,234")


def test_a_single_point_is_a_decimal_point_as_programs_write_it():
    assert number_of("1.234") == 1.234


@pytest.mark.parametrize("text", ["1,234", "1.234,0", "1 234", "1’234", "۱٬۲۳۴"])
def test_things_counted_one_by_one_settle_what_the_sign_means(text: str):
    assert count_of(text) == 1234


def test_a_count_that_may_be_a_fraction_is_asked_about():
    with pytest.raises(BadInput, match=r"“1\.234” may be 1234 or a fraction; type 1234"):
        count_of("1.234")
    assert count_of("1.234.567") == 1_234_567


@pytest.mark.parametrize("text", ["1,5e9", "1E3", "2e-1"])
def test_nobody_counts_in_powers_of_ten(text: str):
    with pytest.raises(BadInput, match="powers of ten; type the number in full"):
        count_of(text)
    with pytest.raises(BadInput, match="powers of ten"):
        counts_from(SHARE, {"numerator": "12", "denominator": text})


def test_a_limit_in_a_refusal_is_written_as_people_write_it():
    with pytest.raises(BadInput, match="It must be 1,000,000,000,000 or less"):
        counts_from(NPS, {"promoters": "9" * 15, "passives": "1", "detractors": "1"})


@pytest.mark.parametrize(("text", "why"), [("3.5", "cannot be counted"), ("-3", "fewer than none")])
def test_halves_and_less_than_nothing_cannot_be_counted(text: str, why: str):
    with pytest.raises(BadInput, match=why):
        count_of(text)


@pytest.mark.parametrize(
    ("text", "tally"),
    [
        ("12, 45, 3x7", ((7, 7, 3), (12, 12, 1), (45, 45, 1))),
        ("12 45 12", ((12, 12, 2), (45, 45, 1))),
        ("12\n45,5\n", ((12, 12, 1), (45.5, 45.5, 1))),
        ("12; 45,5", ((12, 12, 1), (45.5, 45.5, 1))),
        ("3 × 7, 2", ((2, 2, 1), (7, 7, 3))),
        ("۱۲، ۴۵", ((12, 12, 1), (45, 45, 1))),
        ("0-15: 12; 15-60: 30", ((0, 15, 12), (15, 60, 30))),
        ("0 – 15: 12, 15 to 60: 30", ((0, 15, 12), (15, 60, 30))),
        ("1: 3; 2: 5", ((1, 1, 3), (2, 2, 5))),
        ("1:3,2:5", ((1, 1, 3), (2, 2, 5))),
        ("1,5: 3, 2,5: 4", ((1.5, 1.5, 3), (2.5, 2.5, 4))),
        ("1,5: 3", ((1.5, 1.5, 3),)),
        ("5: 1,234", ((5, 5, 1234),)),
        ("1: 0; 2: 5; 2: 1", ((2, 2, 6),)),
    ],
)
def test_a_tally_is_read_as_a_list_by_answer_or_by_bucket(text: str, tally: tuple[tuple[float, float, int], ...]):
    assert tally_from(text) == tally


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("12,45", "may be one number or two"),
        ("12, 45,5", "may be one number or two"),
        ("5-10", r"How many cases fell in 5-10\? Type it after a colon"),
        ("60+: 3", "has no end; give it one"),
        ("0-60: 2; >60: 3", "has no end; give it one"),
        ("15-0: 3", "type 0-15"),
        ("1:30:00", "two colons"),
        ("1:", "lacks a number beside its colon"),
        ("many", "is not a number"),
        ("5: some", "is not a number"),
        ("5: -3", "fewer than none"),
        ("5: 2.5", "cannot be counted"),
        ("nan", "is not a number"),
        (" ; ", "this is empty"),
        ("1: 900000000000; 2: 900000000000", "million million"),
    ],
)
def test_a_tally_that_is_unclear_is_asked_about(text: str, why: str):
    with pytest.raises(BadInput, match=why):
        tally_from(text)


def test_three_numbers_make_an_nps_entry():
    assert counts_from(NPS, {"promoters": "۱۲", "passives": "3", "detractors": "0"}) == Counts(
        promoters=12, passives=3, detractors=0
    )


def test_each_part_that_cannot_be_read_is_named():
    with pytest.raises(BadInput) as refused:
        counts_from(NPS, {"promoters": "twelve", "passives": "3.5", "detractors": ""})
    assert refused.value.problems.keys() == {"promoters", "passives", "detractors"}
    assert str(refused.value).startswith("Promoters (9-10): “twelve” is not a number")


def test_a_part_left_empty_may_be_none():
    with pytest.raises(BadInput, match=r"Passives.*0 if there were none"):
        counts_from(NPS, {"promoters": "5", "detractors": "1"})


def test_nothing_typed_at_all_says_how_to_say_that_there_was_nothing():
    with pytest.raises(BadInput, match="mark it so"):
        counts_from(SHARE, {"numerator": " ", "denominator": ""})


def test_a_percentage_in_place_of_counts_is_refused_with_a_remedy():
    with pytest.raises(BadInput, match="Type the counts, not the percentage"):
        counts_from(SHARE, {"numerator": "87 %", "denominator": "100"})


def test_orders_are_counted_one_by_one():
    assert counts_from(SHARE, {"numerator": "12", "denominator": "1,234"}).denominator == 1234


def test_orders_that_may_be_a_fraction_are_asked_about():
    with pytest.raises(BadInput, match=r"may be 1234 or 1\.234"):
        counts_from(SHARE, {"numerator": "12", "denominator": "1.234"})


@pytest.mark.parametrize("text", ["4.125", "4,125"])
def test_an_average_is_read_so_that_it_lies_on_its_scale(text: str):
    assert counts_from(AVERAGE, {"value": text, "n": "40", "sd": "1,125"}) == Counts(value=4.125, n=40, sd=1.125)


@pytest.mark.parametrize("text", ["1,234", "1.234"])
def test_money_that_may_be_a_thousand_times_less_is_asked_about(text: str):
    with pytest.raises(BadInput, match="may be 1234 or 1"):
        counts_from(MONEY, {"amount": text})


def test_money_with_its_base_is_read_part_by_part():
    assert counts_from(COST, {"amount": "12.500,00", "per": "80"}) == Counts(amount=12500, per=80)


def test_an_average_may_come_as_answers_by_value():
    assert counts_from(AVERAGE, {"tally": "4: 3; 5: 9"}).tally == ((4, 4, 3), (5, 5, 9))


def test_an_average_and_the_answers_behind_it_are_not_both_typed():
    with pytest.raises(BadInput, match="either the answers by value or their average"):
        counts_from(AVERAGE, {"tally": "4: 3", "value": "4"})


def test_an_average_that_needs_a_fewest_number_of_answers_says_how_many_it_is_of():
    with pytest.raises(BadInput, match="needs how many it is of"):
        counts_from(AVERAGE.but(minimum_n=20), {"value": "4.2"})


def test_an_average_whose_number_of_answers_is_unknown_can_be_kept_where_none_are_needed():
    assert counts_from(AVERAGE, {"value": "4.2"}) == Counts(value=4.2)


def test_an_unknown_part_is_named_with_those_there_are():
    with pytest.raises(BadInput, match=r"score: An entry of nps has no such part; it has promoters, passives"):
        counts_from(NPS, {"score": "40"})


def test_nothing_is_entered_for_a_formula():
    with pytest.raises(BadInput, match="worked out from other KPIs"):
        counts_from(a_kpi(Kind.FORMULA), {"amount": "3"})


def test_a_number_beyond_what_can_be_counted_is_refused_by_part():
    with pytest.raises(BadInput) as refused:
        counts_from(NPS, {"promoters": "9" * 14, "passives": "0", "detractors": "0"})
    assert refused.value.problems.keys() == {"promoters"}


def test_one_can_type_that_there_was_nothing():
    assert counts_from(SHARE, {"numerator": "Nothing"}) == NOTHING


def test_the_catalogue_names_the_parts():
    otd = definition("otd").kpi(KpiId("otd"), MONDAY)
    assert [part_label(otd, part) for part in otd.parts] == ["Delivered on time", "Orders due"]


# What is typed back reads the same -------------------------------------------------------------------------

counted = st.integers(0, 10**12).map(float)
positive = st.floats(0, 1e15)
measured = st.floats(allow_nan=False, allow_infinity=False)
ends = st.tuples(measured, measured).map(sorted)
tallies = st.dictionaries(st.one_of(measured.map(lambda x: (x, x)), ends.map(tuple)), st.integers(1, 10**9), min_size=1)
a_tally = tallies.map(lambda bins: tuple((low, high, count) for (low, high), count in bins.items()))

entries = st.one_of(
    st.tuples(st.just(NPS), st.builds(Counts, promoters=counted, passives=counted, detractors=counted)),
    st.tuples(st.just(SHARE), st.builds(Counts, numerator=positive, denominator=positive)),
    st.tuples(st.just(AVERAGE), st.builds(Counts, tally=a_tally)),
    st.tuples(st.just(AVERAGE), st.builds(Counts, value=st.floats(1, 5), n=counted, sd=st.floats(0, 4))),
    st.tuples(st.just(MONEY), st.builds(Counts, amount=measured)),
    st.tuples(st.just(COST), st.builds(Counts, amount=measured, per=positive)),
    st.tuples(st.just(TIME), st.builds(Counts, tally=a_tally)),
    st.tuples(st.sampled_from([NPS, SHARE, TIME, MONEY]), st.just(NOTHING)),
)


@given(entries)
def test_what_is_typed_back_reads_the_same(entry):
    kpi, counts = entry
    assert counts_from(kpi, typed_from(kpi, counts)) == counts


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused_in_words(text: str):
    for read in (number_of, count_of, tally_from):
        try:
            read(text)
        except BadInput as refused:
            assert str(refused)
