"""Erased persons: which texts name somebody, and what they say without them."""

import pytest

from planner.stakeholders.erased import Eraser, Traces, names_part_of

JORIS = Traces(
    ids=frozenset({"id-1"}),
    names=frozenset({"Joris Peters"}),
    emails=frozenset({"joris@acme.example"}),
    phones=frozenset({"+31 6 1234-5678"}),
    others=frozenset({"Joris Peters Junior", "Ada"}),
)
ROSE = Traces(ids=frozenset({"id-2"}), names=frozenset({"Rose"}))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Joris Peters", "Erased person"),
        ("Ask Joris Peters, then Joris Peters's team.", "Ask Erased person, then Erased person's team."),
        ("JORIS  PETERS\nsaid no", "Erased person\nsaid no"),
        ("Joris Petersen", "Joris Petersen"),
        ("Joris and Peters", "Joris and Peters"),
        ("Joris Peters Junior and Joris Peters", "Joris Peters Junior and Erased person"),
        ("mail JORIS@acme.example.", "mail Erased person."),
        ("mail doris.joris@acme.example", "mail doris.joris@acme.example"),
        ("joris@acme.example.org", "joris@acme.example.org"),
        ("call +31612345678!", "call Erased person!"),
        ("call 31 (6) 1234 5678", "call Erased person"),
        ("item 316123456789", "item 316123456789"),
    ],
)
def test_the_full_name_the_address_and_the_number_are_found_as_whole_words(before, after):
    assert Eraser(JORIS)(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Rose", "Erased person"),
        ("Rose (by link)", "Erased person (by link)"),
        ("You\nRose\nRose", "You\nErased person\nErased person"),
        ("Logged a contact with “Rose”", "Logged a contact with “Erased person”"),
        ("Gave “Survey” to Rose", "Gave “Survey” to Erased person"),
        ("k1/Rose/2026-03-02", "k1/Erased person/2026-03-02"),
        ("NPS · Rose · week of 2 March", "NPS · Erased person · week of 2 March"),
        ("Rose prices by 2 %", "Rose prices by 2 %"),
        ("Sales rose", "Sales rose"),
        ("rose", "rose"),
        ("Red/Rose/Blue", "Red/Rose/Blue"),
    ],
)
def test_a_name_of_one_word_is_found_only_where_it_can_be_nothing_but_the_name(before, after):
    assert Eraser(ROSE)(before) == after


def test_nested_values_lose_the_person_at_every_depth_and_in_their_keys():
    before = {"Joris Peters": [{"by": "Joris Peters", "n": 3}, None, True], "whom": "id-1", "members": ["id-1", "id-2"]}
    after = {"Erased person": [{"by": "Erased person", "n": 3}, None, True], "whom": "", "members": ["id-2"]}
    assert Eraser(JORIS)(before) == after


def test_what_the_program_itself_says_is_nobodys_name():
    named_open = Eraser(Traces(ids=frozenset(), names=frozenset({"neutral"})))
    assert named_open({"engagement": "neutral", "by": "neutral“"}) == {"engagement": "neutral", "by": "neutral“"}


@pytest.mark.parametrize("limit", [200, 500, 10_000])
def test_a_text_never_grows_beyond_what_its_field_holds(limit):
    short = Eraser(Traces(ids=frozenset(), names=frozenset({"Jo Xu"})))
    full = "Jo Xu" + "." * (limit - 5)
    assert len(short(full)) <= limit
    assert "Jo" not in short(full)


def test_a_name_in_another_unicode_form_is_found_and_other_texts_stay_as_they_were():
    rene = Eraser(Traces(ids=frozenset(), names=frozenset({"René Dupont"})))
    assert rene("Ask Rene\u0301 Dupont") == "Ask Erased person"
    assert rene("cafe\u0301") == "cafe\u0301"


def test_the_parts_of_a_name_that_stay_are_found_to_be_told():
    pattern = names_part_of(["Joris de Peters"])
    assert [bool(pattern.search(text)) for text in ("Joris said", "Mrs Peters", "de facto", "Petersen")] == [
        True,
        True,
        False,
        False,
    ]
