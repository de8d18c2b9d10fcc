"""Themes: what the interviews have in common, who says it in which words, and who sees it otherwise."""

import pytest

from planner.shared.errors import BadInput
from planner.stakeholders.themes import Voice, renamed_theme, themes
from tests.stakeholders.builders import a_coding, a_day, an_interview


def test_a_theme_counts_each_person_once_however_often_they_name_it():
    ada = an_interview("Ada", [a_coding(question="challenge"), a_coding(question="cause")])

    [theme] = themes([ada, an_interview("Bo", [a_coding()])])

    assert (theme.in_favour, theme.people, len(theme.voices)) == (2, 2, 3)


def test_two_interviews_with_one_person_are_one_person():
    later = an_interview("Ada", [a_coding()], a_day(9), id="later")

    [theme] = themes([an_interview("Ada", [a_coding()]), later])

    assert theme.people == 1


def test_a_theme_is_contested_as_soon_as_somebody_sees_it_otherwise():
    [theme] = themes([an_interview("Ada", [a_coding()]), an_interview("Bo", [a_coding(is_against=True)])])

    assert (theme.in_favour, theme.against, theme.is_contested) == (1, 1, True)


def test_voices_against_alone_contest_nothing():
    [theme] = themes([an_interview("Bo", [a_coding(is_against=True)])])

    assert not theme.is_contested


def test_a_theme_has_every_quote_in_the_order_of_the_days_those_against_it_last():
    early = an_interview("Ada", [a_coding(quote="No", is_against=True)], a_day(1))
    late = an_interview("Bo", [a_coding(quote="Yes")], a_day(2))

    [theme] = themes([late, early])

    assert theme.voices == (Voice("Bo", "challenge", "Yes", False), Voice("Ada", "challenge", "No", True))


def test_themes_of_the_most_people_come_first_and_then_those_most_of_them_name():
    interviews = [
        an_interview("Ada", [a_coding("Price"), a_coding("Delivery"), a_coding("Stores", is_against=True)]),
        an_interview("Bo", [a_coding("Delivery"), a_coding("Stores")]),
    ]

    assert [theme.name for theme in themes(interviews)] == ["Delivery", "Stores", "Price"]


def test_capitals_make_no_new_theme_and_the_usual_spelling_is_shown():
    interviews = [an_interview(name, [a_coding(theme)]) for name, theme in (("A", "delivery"), ("B", "Delivery"))]
    interviews.append(an_interview("C", [a_coding("delivery")]))

    assert [(theme.name, theme.people) for theme in themes(interviews)] == [("delivery", 3)]


def test_renaming_touches_only_the_interviews_that_name_the_theme():
    other = an_interview("Bo", [a_coding("Price")])

    renamed = renamed_theme([an_interview("Ada", [a_coding("late vans")]), other], "Late vans", "Delivery")

    assert renamed == [an_interview("Ada", [a_coding("Delivery")], answers={"challenge": "An answer"})]


def test_renaming_into_a_theme_that_is_there_makes_one_of_both():
    ada = an_interview("Ada", [a_coding("Delivery", quote="Late"), a_coding("Vans", quote="Too few vans")])

    [merged] = renamed_theme([ada], "Vans", "Delivery")

    assert merged.codings == (a_coding("Delivery", quote="Late\nToo few vans"),)


@pytest.mark.parametrize(("other", "is_against"), [(True, True), (False, False)])
def test_what_is_merged_speaks_against_the_theme_only_if_both_did(other, is_against):
    ada = an_interview("Ada", [a_coding("Delivery", is_against=True), a_coding("Vans", is_against=other)])

    [merged] = renamed_theme([ada], "Vans", "Delivery")

    assert [coding.is_against for coding in merged.codings] == [is_against]


def test_renaming_brings_other_spellings_into_line():
    [now] = renamed_theme([an_interview("Ada", [a_coding("delivery")])], "vans", "Delivery")

    assert now.codings == (a_coding("Delivery"),)


def test_what_most_people_talk_of_comes_before_what_most_people_name():
    named = [an_interview(name, [a_coding("Price")]) for name in ("Ada", "Bo")]
    against = [an_interview(name, [a_coding("Vans", is_against=True)]) for name in ("Cas", "Dan", "Eve")]

    assert [theme.name for theme in themes([*named, *against])] == ["Vans", "Price"]


def test_voices_are_in_the_order_of_the_days_whatever_the_ids():
    late, early = an_interview("Ada", [a_coding(quote="Late")], a_day(2)), an_interview("Bo", [a_coding(quote="Early")])

    [theme] = themes([late, early])

    assert [voice.quote for voice in theme.voices] == ["Early", "Late"]


def test_the_answers_stay_as_they_were_given():
    ada = an_interview("Ada", [a_coding("Vans")], answers={"challenge": "Vans, vans, vans"})

    [renamed] = renamed_theme([ada], "Vans", "Delivery")

    assert renamed.answers == {"challenge": "Vans, vans, vans"}


def test_a_theme_needs_a_name():
    with pytest.raises(BadInput, match="empty"):
        renamed_theme([an_interview("Ada", [a_coding()])], "Delivery", "  ")
