"""Merging: one stakeholder made of two entries for the same person or group."""

import pytest

from planner.shared.errors import BadInput
from planner.stakeholders.merging import merged, moved_over, to_choose
from planner.stakeholders.stakeholder import Engagement, Stakeholder, StakeholderKind
from tests.communication.builders import a_commitment
from tests.stakeholders.builders import a_contact, a_day, a_placement, a_stakeholder, an_interview


def _two(**drop: object) -> tuple[Stakeholder, Stakeholder]:
    return a_stakeholder("Ada", version=3, role="CFO"), a_stakeholder("A. Bos", version=9, **drop)


def test_what_is_kept_has_the_id_and_version_of_the_one_to_keep():
    one = merged(*_two())

    assert (one.id, one.version, one.name, one.role) == ("Ada", 3, "Ada", "CFO")


def test_what_is_empty_is_filled_from_the_other():
    one = merged(*_two(email="ada@x.example", rhythm_days=7, desired="leading", first_contact_by=a_day(3)))

    assert (one.email, one.rhythm_days, one.desired) == ("ada@x.example", 7, Engagement.LEADING)
    assert one.first_contact_by == a_day(3)


def test_a_choice_takes_the_field_of_the_other():
    one = merged(*_two(role="Finance", unit="Head office"), {"name": "drop", "role": "drop", "unit": "keep"})

    assert (one.name, one.role, one.unit) == ("A. Bos", "Finance", "")


def test_to_choose_are_the_fields_of_which_both_say_something_else():
    keep, drop = (
        a_stakeholder(role="CFO", unit="Board"),
        a_stakeholder(role="Finance", email="a@x.example", unit="Board"),
    )

    assert to_choose(keep, drop) == ("role",)


def test_texts_that_differ_are_joined():
    one = merged(
        a_stakeholder(wants="Peace", needs="The budget"), a_stakeholder("B", wants="Figures", needs="Two people")
    )

    assert (one.wants, one.needs) == ("Peace\n\nFigures", "The budget\n\nTwo people")


def test_a_text_that_holds_the_other_is_not_repeated():
    keep, drop = a_stakeholder(private_note="Wanted the job"), a_stakeholder("B", private_note="Wanted the job, in May")

    assert merged(keep, drop).private_note == "Wanted the job, in May"
    assert merged(drop, keep).private_note == "Wanted the job, in May"


def test_texts_too_long_together_are_refused_until_one_is_chosen():
    keep, drop = a_stakeholder(wants="a" * 6_000), a_stakeholder("B", wants="b" * 6_000)

    with pytest.raises(BadInput):
        merged(keep, drop)
    assert merged(keep, drop, {"wants": "keep"}).wants == "a" * 6_000


def test_placements_are_laid_together_by_their_days():
    keep = a_stakeholder(influence=5, interest=2, on=a_day(0)).placed(a_day(20), interest=4)
    drop = a_stakeholder("B", engagement="resistant", on=a_day(10)).placed(a_day(30), influence=3)

    assert merged(keep, drop).placements == (
        a_placement(a_day(0), 5, 2),
        a_placement(a_day(10), 5, 2, "resistant"),
        a_placement(a_day(20), 5, 4, "resistant"),
        a_placement(a_day(30), 3, 4, "resistant"),
    )


def test_on_one_day_the_placement_of_the_one_to_keep_holds():
    keep, drop = a_stakeholder(influence=5), a_stakeholder("B", influence=1, interest=3)

    assert merged(keep, drop).placements == (a_placement(a_day(0), 5, 3),)


def test_what_the_other_only_repeated_takes_nothing_back():
    keep = a_stakeholder(engagement="neutral").placed(a_day(10), engagement="supportive")
    drop = a_stakeholder("B", engagement="neutral", influence=2).placed(a_day(20), influence=4)

    assert merged(keep, drop).engagement is Engagement.SUPPORTIVE


def test_members_and_those_influenced_are_those_of_both():
    keep = a_stakeholder("Team", kind="group", members=("Bo",), influences=("Cas",))
    drop = a_stakeholder("The team", kind="group", members=("Bo", "Dee"), influences=("Cas", "Eve"))

    assert (merged(keep, drop).members, merged(keep, drop).influences) == (("Bo", "Dee"), ("Cas", "Eve"))


def test_neither_of_the_two_is_left_in_the_other():
    keep = a_stakeholder("Team", kind="group", members=("Bo",), influences=("Bo", "Cas"))
    drop = a_stakeholder("Bo", influences=("Team",))

    assert (merged(keep, drop).members, merged(keep, drop).influences) == ((), ("Cas",))


def test_what_has_members_is_a_group():
    keep, drop = a_stakeholder("Works council"), a_stakeholder("Council", kind="group", members=("Bo",))

    assert merged(keep, drop).kind is StakeholderKind.GROUP


def test_whatever_named_the_other_names_the_one_kept():
    named = [a_contact("B"), an_interview("B"), a_commitment(stakeholder="B"), a_contact("C")]

    assert [value.stakeholder for value in moved_over(named, "A", "B")] == ["A", "A", "A", "C"]


def test_stakeholders_influence_the_one_kept_once_and_never_themselves():
    people = [a_stakeholder("C", influences=("B", "A")), a_stakeholder("A", influences=("B", "D"))]

    assert [one.influences for one in moved_over(people, "A", "B")] == [("A",), ("D",)]


def test_groups_have_the_one_kept_among_their_members():
    [group] = moved_over([a_stakeholder("Board", kind="group", members=("B", "C"))], "A", "B")

    assert group.members == ("A", "C")
