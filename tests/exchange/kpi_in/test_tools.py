"""Exports of known tools: each is recognised by its headers and counted as its own documentation says."""

from dataclasses import replace

import pytest

from planner.exchange.kpis_in import Measure
from planner.kpis.counts import Counts
from tests.exchange.kpi_in.samples import WEEK_1, WEEK_2, WEEK_3, counted, entries, sample


@pytest.mark.parametrize(
    ("name", "tool"),
    [
        ("qualtrics.csv", "qualtrics"),
        ("qualtrics_utf16.tsv", "qualtrics"),
        ("surveymonkey.csv", "surveymonkey"),
        ("surveymonkey_old.csv", "surveymonkey"),
        ("typeform.csv", "typeform"),
        ("google_forms.csv", "google_forms"),
        ("formbricks.csv", "formbricks"),
        ("zendesk.csv", "zendesk"),
        ("freshdesk.csv", "freshdesk"),
        ("google_reviews.json", "google_reviews"),
        ("trustpilot.csv", "trustpilot"),
        ("touchpoints.csv", "touchpoints"),
        ("orders.csv", "table"),
        ("kpis_long.csv", "plain"),
    ],
)
def test_the_tool_is_seen_from_the_headers(name, tool):
    assert sample(name).tool == tool


@pytest.mark.parametrize("name", ["qualtrics.csv", "qualtrics_utf16.tsv"])
def test_qualtrics_answers_below_three_header_rows_become_nps_and_csat(name):
    found = counted(sample(name))
    assert entries(found, "nps") == {
        ("", WEEK_1): Counts(promoters=2, passives=1, detractors=1),
        ("", WEEK_2): Counts(promoters=0, passives=1, detractors=1),
    }
    assert entries(found, "csat") == {
        ("", WEEK_1): Counts(numerator=2, denominator=4),
        ("", WEEK_2): Counts(numerator=3, denominator=4),
    }


@pytest.mark.parametrize("name", ["qualtrics.csv", "qualtrics_utf16.tsv"])
def test_qualtrics_previews_tests_spam_and_unfinished_answers_are_left_out_and_told(name):
    opened = sample(name)
    assert opened.dropped == {"previews": 1, "tests": 1, "spam": 1, "unfinished": 1, "there twice": 1}
    assert counted(opened).dropped == opened.dropped


def test_a_question_is_shown_in_its_own_words():
    assert sample("qualtrics.csv").columns[18].label == "How likely are you to recommend us to a friend or colleague?"


def test_surveymonkey_choices_are_told_apart_below_a_question_written_once():
    labels = [column.label for column in sample("surveymonkey.csv").columns]
    assert labels[11:13] == ["Which of these do you use?: Phone", "Which of these do you use?: Chat"]


def test_surveymonkey_answers_with_their_labels_are_numbers():
    found = counted(sample("surveymonkey.csv"))
    assert entries(found, "nps")["", WEEK_1] == Counts(promoters=2, passives=0, detractors=1)
    assert entries(found, "ces")["", WEEK_1].tally == ((2, 2, 1), (6, 6, 1), (7, 7, 1))


def test_surveymonkey_answers_in_words_are_a_scale_of_five():
    found = counted(sample("surveymonkey_old.csv"))
    assert entries(found, "csat") == {("", WEEK_2): Counts(numerator=2, denominator=3)}


def test_typeform_answers_that_were_not_finished_are_left_out():
    opened = sample("typeform.csv")
    assert opened.dropped == {"unfinished": 1}
    assert entries(counted(opened), "nps") == {("", WEEK_1): Counts(promoters=2, passives=0, detractors=1)}


def test_google_forms_dates_follow_the_order_that_one_of_them_proves():
    opened = sample("google_forms.csv")
    assert not opened.asks_day_first
    assert entries(counted(opened), "csat") == {("", WEEK_2): Counts(numerator=2, denominator=3)}


def test_formbricks_moments_with_a_zone_are_read():
    found = counted(sample("formbricks.csv"))
    assert entries(found, "ces")["", WEEK_1].tally == ((1, 1, 1), (5, 5, 1), (7, 7, 1))


def test_zendesk_satisfaction_is_good_out_of_good_and_bad_whatever_was_offered():
    found = counted(sample("zendesk.csv"))
    assert entries(found, "csat")["", WEEK_1] == Counts(numerator=2, denominator=3)


def test_zendesk_reply_times_are_counted_by_creation_and_solving_times_by_solving():
    found = counted(sample("zendesk.csv"))
    assert [low for low, _, _ in entries(found, "frt")["", WEEK_1].tally] == [30, 45, 60, 90]
    assert entries(found, "resolution_time")["", WEEK_2].tally == ((168, 168, 1),)


def test_zendesk_tickets_with_one_reply_at_most_are_solved_at_the_first_contact():
    assert entries(counted(sample("zendesk.csv")), "fcr")["", WEEK_1] == Counts(numerator=2, denominator=3)


def test_freshdesk_hours_written_as_clock_become_the_units_of_the_kpis():
    found = counted(sample("freshdesk.csv"))
    assert [low for low, _, _ in entries(found, "frt")["", WEEK_1].tally] == [30, 45, 76]
    assert [low for low, _, _ in entries(found, "resolution_time")["", WEEK_1].tally] == [12, 72]


def test_nothing_is_proposed_for_a_column_without_any_answer():
    assert "csat" not in {use.kpi for use in sample("freshdesk.csv").uses}


def test_google_reviews_are_counted_once_with_their_stars_in_words():
    found = counted(sample("google_reviews.json"))
    assert found.dropped["there twice"] == 1
    assert entries(found, "review_rating")["", WEEK_1].tally == ((2, 2, 1), (4, 4, 1), (5, 5, 1))
    assert entries(found, "review_volume")["", WEEK_1] == Counts(amount=3)


def test_a_review_answered_after_the_limit_does_not_count_as_answered_in_time():
    found = counted(sample("google_reviews.json"))
    assert entries(found, "review_response") == {("", WEEK_1): Counts(numerator=1, denominator=3)}


def test_a_review_that_still_has_time_to_be_answered_is_not_counted_yet():
    found = counted(sample("trustpilot.csv"))
    assert ("", WEEK_3) not in entries(found, "review_response")
    assert ("", WEEK_3) in entries(found, "review_rating")


@pytest.mark.parametrize(
    ("name", "measure", "counts"),
    [
        ("touchpoints.csv", Measure.GOOD_BAD, Counts(numerator=3, denominator=4)),
        ("touchpoints_scale.csv", Measure.CSAT_1_5, Counts(numerator=2, denominator=4)),
    ],
)
def test_touchpoints_are_thumbs_or_a_scale_as_their_values_say(name, measure, counts):
    opened = sample(name)
    assert [use.measure for use in opened.uses] == [measure]
    found = counted(replace(opened, day=WEEK_1))
    assert [entry.counts for entry in found.entries] == [counts]
