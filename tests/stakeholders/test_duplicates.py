"""Duplicates: who may stand in the register twice, and why it looks so."""

import pytest

from planner.stakeholders.duplicates import likely_duplicates
from planner.stakeholders.stakeholder import Stakeholder
from tests.stakeholders.builders import a_stakeholder

_SAME_NAME = "The same name."
_SAME_INITIAL = "The same initial and surname in the same unit."
_MISTYPED = "Names that are one slip apart."


def _found(*people: Stakeholder) -> list[tuple[str, str, str]]:
    numbered = [person.but(id=str(at)) for at, person in enumerate(people)]
    return [(like.one.id, like.other.id, like.why) for like in likely_duplicates(numbered)]


def _why(one: str, other: str, **both: object) -> list[str]:
    return [why for *_, why in _found(a_stakeholder(one, **both), a_stakeholder(other, **both))]


def test_one_e_mail_address_is_one_person_whatever_the_names():
    one, other = a_stakeholder("J. P.", email="jp@brink.example"), a_stakeholder("Peters", email="JP@Brink.example")

    assert _found(one, other) == [("0", "1", "The same e-mail address.")]


@pytest.mark.parametrize(
    "other",
    ["jeroen PETERS", "Peters, Jeroen", "Peters Jeroen", "Jeroen  Pétèrs", "Dr. Jeroen Peters", "Jeroen Peters, MBA"],
)
def test_capitals_accents_titles_and_order_make_no_other_name(other):
    assert _why("Jeroen Peters", other) == [_SAME_NAME]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Emre Yılmaz", "Emre Yilmaz"),
        ("Søren Łuk", "Soren Luk"),
        ("Groß", "Gross"),
        ("O’Neil", "ONeil"),
        ("李娜", "李娜"),
    ],
)
def test_letters_of_other_alphabets_are_compared_as_they_are_typed_without_them(one, other):
    assert _why(one, other) == [_SAME_NAME]


def test_an_initial_stands_for_a_name_within_one_unit():
    assert _why("J. Peters", "Jeroen Peters", unit="Finance") == [_SAME_INITIAL]
    assert _why("van Dam, J.", "Joris van Dam", unit="Finance") == [_SAME_INITIAL]


def test_an_initial_says_nothing_across_units():
    assert _found(a_stakeholder("J. Peters", unit="Finance"), a_stakeholder("Jeroen Peters", unit="Stores")) == []
    assert _why("J. Peters", "Jeroen Peters") == []


def test_two_whole_names_with_one_initial_are_two_people():
    assert _why("Jeroen Peters", "Johanna Peters", unit="Finance") == []


@pytest.mark.parametrize("typed", ["Jeroen Petesr", "Jeroen Peter", "Jeroen Peterss", "Jeroen Peders", "Jeroan Peters"])
def test_a_slip_of_the_keyboard_is_found(typed):
    assert _why("Jeroen Peters", typed) == [_MISTYPED]


def test_names_of_eight_letters_are_long_enough_for_a_slip_and_those_of_seven_are_not():
    assert (_why("Bob Bako", "Bob Bakk"), _why("Bo Bako", "Bo Bakk")) == ([_MISTYPED], [])


def test_somebody_who_is_called_by_a_title_only_is_the_same_only_as_another_of_that_title():
    assert (_why("Dr.", "dr"), _why("Dr.", "Prof.")) == ([_SAME_NAME], [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jeroen Peters", "Jeroen Pieter"),
        ("Bo Lee", "Bo Lie"),
        ("Stores team 1", "Stores team 2"),
        ("Works council A", "Works council B"),
        ("???", "!!!"),
    ],
)
def test_names_that_differ_more_or_are_short_or_numbered_are_different(one, other):
    assert _why(one, other) == []


def test_a_group_is_no_mistyped_person():
    assert _found(a_stakeholder("Stores team"), a_stakeholder("Store team", kind="group")) == []


def test_two_of_one_name_with_their_own_addresses_and_units_are_two_people():
    one = a_stakeholder("Jan de Vries", email="jan@brink.example", unit="Stores")
    other = a_stakeholder("Jan de Vries", email="jan@rail.example", unit="Board")

    assert _found(one, other) == []
    assert _found(one, other.but(unit="Stores")) == [("0", "1", _SAME_NAME)]


def test_another_address_tells_a_similar_name_apart():
    one, other = a_stakeholder("Anna Bergman", email="a@x.example"), a_stakeholder("Anne Bergman", email="b@x.example")

    assert _found(one, other) == []


def test_a_pair_is_told_once_with_its_strongest_reason():
    one, other = a_stakeholder("Ada Bos", email="ada@x.example"), a_stakeholder("ada bos", email="ada@x.example")

    assert _found(one, other) == [("0", "1", "The same e-mail address.")]


def test_each_of_several_is_held_against_the_first():
    assert _found(*[a_stakeholder("Ada Bos")] * 4) == [(("0"), str(at), _SAME_NAME) for at in (1, 2, 3)]


def test_the_order_is_that_of_the_register():
    people = [a_stakeholder(name) for name in ("Zoë Prins", "Ada Bos", "Bos, Ada", "zoe prins")]

    assert [(one, other) for one, other, _ in _found(*people)] == [("0", "3"), ("1", "2")]


def test_a_register_of_many_similar_names_is_not_reported_pair_by_pair():
    people = [a_stakeholder(f"Customer {chr(0x4E00 + at)}x") for at in range(500)]

    assert len(_found(*people)) < 500
