"""Texts that people type: either clean text or a clear message, never a surprise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from planner.shared.errors import BadInput
from planner.shared.value import Line, Name, Text, Value, one_line, paragraphs

OVERRIDES = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


class Note(Value):
    name: Name = "a name"
    line: Line = ""
    text: Text = ""


def test_a_name_of_ten_thousand_characters_is_refused_with_its_limit():
    with pytest.raises(BadInput) as refused:
        Note.checked(name="x" * 10_000)
    assert refused.value.problems == {"name": "10,000 characters are too many; shorten it to 200."}


def test_a_name_of_two_hundred_characters_is_taken():
    assert len(Note.checked(name="x" * 200).name) == 200


def test_a_line_holds_five_hundred_characters_and_not_one_more():
    assert len(Note.checked(line="x" * 500).line) == 500
    with pytest.raises(BadInput, match="Line: 501 characters are too many; shorten it to 500"):
        Note.checked(line="x" * 501)


def test_a_text_holds_ten_thousand_characters_and_not_one_more():
    assert len(Note.checked(text="x" * 10_000).text) == 10_000
    with pytest.raises(BadInput, match="Text: 10,001 characters are too many; shorten it to 10,000"):
        Note.checked(text="x" * 10_001)


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\x00\x1b", OVERRIDES, "\u200b", "\u200d"])
def test_a_name_of_nothing_visible_is_refused(name):
    with pytest.raises(BadInput, match="Name: Type a name; this one is empty"):
        Note.checked(name=name)


@pytest.mark.parametrize("name", ["Plan 🚀", "👩‍💻 onboarding", "🇩🇪 launch", "naïve façade", "客户体验"])
def test_emoji_and_other_scripts_stay_as_typed(name):
    assert Note.checked(name=name).name == name


@pytest.mark.parametrize("name", ["בדיקת מערכת ההאזנה", "خطة المئة يوم", "می‌خواهم"])
def test_right_to_left_text_stays_as_typed(name):
    assert Note.checked(name=name).name == name


@pytest.mark.parametrize("mark", OVERRIDES)
def test_direction_overrides_are_taken_out(mark):
    assert Note.checked(name=f"invoice{mark}fdp.exe").name == "invoicefdp.exe"
    assert Note.checked(text=f"one{mark}two").text == "onetwo"


@pytest.mark.parametrize("control", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\u2028", "\u2029"])
def test_a_control_character_in_a_name_becomes_a_space(control):
    assert Note.checked(name=f"one{control}two").name == "one two"


def test_line_breaks_in_a_name_become_one_space():
    assert Note.checked(name="  one\r\n\r\n\ttwo ").name == "one two"


def test_a_text_keeps_its_line_breaks_and_tabs():
    assert Note.checked(text=" one\r\ntwo\rthree\n\tfour ").text == "one\ntwo\nthree\n\tfour"


def test_a_text_loses_other_control_characters():
    assert Note.checked(text="one\x00\x1b[31mtwo").text == "one[31mtwo"


def test_the_same_letter_typed_in_two_ways_is_the_same_name():
    assert Note.checked(name="Cafe\u0301").name == Note.checked(name="Caf\u00e9").name


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "**bold** [a](b)", "=SUM(A1:A9)", "{{ x }}", "'; DROP"])
def test_markup_and_formulas_are_text_like_any_other(name):
    assert Note.checked(name=name).name == name


@given(st.text())
def test_cleaning_a_line_twice_changes_nothing_more(text):
    assert one_line(one_line(text)) == one_line(text)


@given(st.text())
def test_a_line_has_no_break_and_no_override(text):
    clean = one_line(text)
    assert len(clean.splitlines()) <= 1
    assert not set(clean) & set(OVERRIDES)


@given(st.text())
def test_cleaning_paragraphs_twice_changes_nothing_more(text):
    assert paragraphs(paragraphs(text)) == paragraphs(text)


@given(st.text())
def test_any_text_gives_a_name_or_a_message(text):
    try:
        assert 1 <= len(Note.checked(name=text).name) <= 200
    except BadInput as refused:
        assert set(refused.problems) == {"name"}


def test_a_value_cannot_be_changed_in_place():
    with pytest.raises(ValidationError, match="frozen"):
        Note().name = "another"  # type: ignore[misc]


def test_an_unknown_field_is_refused_by_name():
    with pytest.raises(BadInput, match="Colour"):
        Note.checked(colour="red")


def test_a_copy_with_changes_is_checked_again():
    with pytest.raises(BadInput, match="Name"):
        Note().but(name="")


def test_a_copy_with_changes_keeps_everything_else():
    assert Note(name="one", line="two").but(text="three") == Note(name="one", line="two", text="three")


def test_each_wrong_field_has_its_own_message():
    with pytest.raises(BadInput) as refused:
        Note.checked(name="", line="x" * 501)
    assert set(refused.value.problems) == {"name", "line"}
