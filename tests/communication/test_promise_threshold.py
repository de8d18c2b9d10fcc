"""The threshold of a promise as it is typed, and what is refused."""

import pytest

from planner.communication.promise_threshold import threshold_from, typed_threshold
from planner.communication.promise_words import threshold_words
from planner.kpis.kind import Kind
from planner.shared.errors import BadInput
from tests.communication.builders import a_promise
from tests.kpis.builders import a_kpi

ON_TIME = a_kpi(Kind.PROPORTION, id="on-time", name="On-time delivery", unit="%", scale=100.0, decimals=0)
WAIT = a_kpi(Kind.DURATION, id="wait", name="Wait", unit="minutes")


def refused(text: str, kpi=ON_TIME) -> str:
    with pytest.raises(BadInput) as told:
        threshold_from(kpi, text)
    return str(told.value)


@pytest.mark.parametrize(("text", "threshold"), [("95", 95), ("95,5 %", 95.5), ("٩٥", 95), ("1", 1), ("100", 100)])
def test_a_threshold_is_read_as_values_are_typed_elsewhere(text, threshold) -> None:
    assert threshold_from(ON_TIME, text) == threshold


def test_a_share_typed_for_percent_is_asked_about() -> None:
    assert "Did you mean 95 %?" in refused("0.95")
    assert "0.95" in refused("0.95")


def test_less_than_a_percent_is_taken_with_its_sign() -> None:
    assert threshold_from(ON_TIME, "0.95 %") == 0.95


def test_a_share_is_no_question_where_the_unit_is_not_percent() -> None:
    assert threshold_from(WAIT, "0.95") == 0.95


def test_what_lies_beyond_the_scale_is_refused_with_its_ends() -> None:
    assert refused("950") == "“950” cannot be reached: “On-time delivery” is never above 100 %. Type 100 % or less."
    assert refused("-3") == "“-3” cannot be reached: “On-time delivery” is never below 0 %. Type 0 % or more."


def test_the_scale_of_the_set_up_counts() -> None:
    stars = a_kpi(Kind.MEAN, name="Stars", unit="stars", low=1.0, high=5.0)
    assert threshold_from(stars, "4,5") == 4.5
    assert "never above 5" in refused("6", stars)


def test_a_duration_is_never_below_nothing_and_an_amount_may_be() -> None:
    assert "never below 0 minutes" in refused("-1", WAIT)
    assert threshold_from(a_kpi(Kind.AMOUNT, name="Margin"), "-3") == -3


def test_of_two_readings_the_one_on_the_scale_counts() -> None:
    assert threshold_from(ON_TIME, "12,345") == 12.345
    assert "may be" in refused("1,234", a_kpi(Kind.AMOUNT, name="Sales"))


@pytest.mark.parametrize("threshold", [0.5, 0.0, 95.0, 95.5, 12.345])
def test_a_stored_threshold_is_shown_so_that_it_is_read_back(threshold: float) -> None:
    assert threshold_from(ON_TIME, typed_threshold(ON_TIME, threshold)) == threshold


def test_the_words_keep_every_decimal_of_the_threshold() -> None:
    assert threshold_words(a_promise(kpi="on-time", at_least=95.5), ON_TIME) == "at least 95.5 %"
    assert threshold_words(a_promise(kpi="on-time", at_least=95), ON_TIME) == "at least 95 %"
