"""Who in a file is in the register already, and what an import makes of them."""

import pytest

from planner.exchange.people_found import FoundPerson
from planner.exchange.people_matches import Fate, chosen, matches
from planner.stakeholders.stakeholder import Placement, StakeholderKind
from tests.exchange.people import TODAY, somebody

ADA = somebody("Ada Byron", id="ada", email="ada@acme.example", role="CFO")


def found(*people, first_row=2, marks=()):
    """People as they stand in a file, one a row."""
    marks = (*marks, *[""] * len(people))
    return [FoundPerson(row, one, mark) for row, (one, mark) in enumerate(zip(people, marks, strict=False), first_row)]


def the_match(person, *known, mark=""):
    return matches(found(person, marks=(mark,)), known)[0]


def test_the_same_e_mail_is_the_same_person():
    match = the_match(somebody("A. Byron", email="ADA@acme.example"), ADA)
    assert (match.stored, match.why, match.fate) == (ADA, "the same e-mail", Fate.LEAVE_OUT)


@pytest.mark.parametrize("name", ["ada byron", "Byron, Ada", "Àda  Byron"])
def test_the_same_name_is_the_same_person_whatever_its_case_accents_and_order(name):
    assert the_match(somebody(name), ADA).stored == ADA


def test_the_same_name_with_another_e_mail_is_another_person():
    assert the_match(somebody("Ada Byron", email="ada@rival.example"), ADA).fate is Fate.ADD


def test_the_card_that_was_exported_is_the_same_person_under_any_name():
    assert the_match(somebody("Lady Lovelace"), ADA, mark="ada").stored == ADA


def test_of_two_of_one_name_the_unit_tells_who_it_is():
    north, south = somebody("Ben", id="n", unit="North"), somebody("Ben", id="s", unit="South")
    assert the_match(somebody("Ben", unit="south"), north, south).stored == south
    assert the_match(somebody("Ben"), north, south).stored is None


def test_who_stands_in_the_file_twice_comes_in_once():
    _, again = matches(found(somebody("Ben", id="1", unit="North"), somebody("ben", id="2")), [])
    assert (again.same_as, again.fate, again.why) == (2, Fate.LEAVE_OUT, "the same as row 2")


def test_what_the_second_row_of_a_person_adds_comes_in_with_the_first():
    rows = found(somebody("Ben", id="1", phone="7"), somebody("Ben", id="2", email="b@acme.example", wants="Peace."))
    (ben,), _ = chosen(matches(rows, []), {})
    assert (ben.id, ben.phone, ben.email, ben.wants) == ("1", "7", "b@acme.example", "Peace.")


def test_somebody_whose_texts_would_grow_too_long_stays_out_and_is_told_why_and_the_others_come_in():
    talkative = ADA.but(private_note="a" * 6_000)
    rows = found(somebody("Ada Byron", id="1", private_note="b" * 6_000, phone="7"), somebody("Ben", id="2"))
    ada, ben = matches(rows, [talkative])
    assert (ada.stored, ada.fate, ben.fate) == (talkative, Fate.LEAVE_OUT, Fate.ADD)
    assert Fate.UPDATE not in ada.possible
    assert "Private note: 12,002 characters are too many; shorten it to 10,000." in ada.why
    assert [one.name for one in chosen([ada, ben], {})[0]] == ["Ben"]


def test_a_second_row_whose_texts_do_not_fit_beside_those_of_the_first_adds_nothing_and_says_so():
    rows = found(*(somebody("Ben", id=letter, wants=letter * 6_000, email="b@acme.example") for letter in "ab"))
    first, second = matches(rows, [])
    assert (first.tied.wants, first.fate, second.fate) == ("a" * 6_000, Fate.ADD, Fate.LEAVE_OUT)
    assert second.why.startswith("the same as row 2; ")
    assert "Wants: 12,002 characters are too many" in second.why


def test_two_rows_of_one_name_and_e_mail_are_one_person_whatever_else_they_say():
    zoe = {"email": "zoe@acme.example"}
    rows = found(somebody("Zoë Martin", id="1", role="CFO", **zoe), somebody("zoe martin", id="2", role="CEO", **zoe))
    _, again = matches(rows, [])
    assert (again.fate, again.why) == (Fate.LEAVE_OUT, "the same as row 2")


def test_two_of_one_name_in_different_units_both_come_in():
    people = found(somebody("Ben", id="1", unit="North"), somebody("Ben", id="2", unit="South"))
    assert [match.fate for match in matches(people, [])] == [Fate.ADD, Fate.ADD]


def test_an_update_replaces_facts_and_keeps_what_the_file_does_not_say():
    after = the_match(somebody("Ada Byron", role="CEO", phone="1"), ADA).after
    assert (after.role, after.phone, after.email, after.id) == ("CEO", "1", "ada@acme.example", "ada")


def test_the_fields_that_change_are_told():
    assert the_match(somebody("Ada Byron", role="CEO"), ADA).changes == ["role"]


def test_an_update_joins_notes_once():
    stored = ADA.but(private_note="Likes tea.")
    match = the_match(somebody("Ada Byron", private_note="Met in Rome."), stored)
    assert match.after.private_note == "Likes tea.\n\nMet in Rome."
    assert the_match(somebody("Ada Byron", private_note="Met in Rome."), match.after).changes == []


def test_another_engagement_in_the_file_is_a_move_from_that_day_on():
    stored = ADA.placed(TODAY.replace(month=3), influence=4, engagement="neutral")
    match = the_match(somebody("Ada Byron", placements=({"on": TODAY, "engagement": "leading"},)), stored)
    first, last = match.after.placements
    assert (first.engagement, last.on, last.influence, last.engagement) == ("neutral", TODAY, 4, "leading")


def test_an_older_placement_in_the_file_overwrites_no_later_one():
    stored = ADA.placed(TODAY, influence=5, engagement="leading")
    old = ({"on": TODAY.replace(month=3), "influence": 2, "interest": 3},)
    first, last = the_match(somebody("Ada Byron", placements=old), stored).after.placements
    assert (first.influence, first.interest) == (2, 3)
    assert (last.influence, last.interest, last.engagement) == (5, 3, "leading")


def test_what_the_file_does_not_say_of_a_day_that_both_know_stays():
    stored = ADA.placed(TODAY, influence=5, engagement="leading")
    history = ({"on": TODAY.replace(month=3), "influence": 2}, {"on": TODAY, "influence": 4})
    last = the_match(somebody("Ada Byron", placements=history), stored).after.placement
    assert (last.influence, last.engagement) == (4, "leading")


def test_a_title_makes_nobody_else_of_somebody():
    assert the_match(somebody("Dr. Ada Byron"), ADA).stored == ADA


def test_the_same_engagement_in_the_file_is_no_move():
    stored = ADA.placed(TODAY.replace(month=3), influence=4, engagement="neutral")
    assert the_match(somebody("Ada Byron", placements=({"on": TODAY, "engagement": "neutral"},)), stored).changes == []


def test_a_history_in_the_file_is_merged_by_its_days():
    stored = ADA.but(placements=({"on": "2026-03-01", "influence": 2}, {"on": "2026-03-09", "influence": 3}))
    history = ({"on": "2026-03-01", "influence": 4}, {"on": "2026-03-05", "influence": 5})
    after = the_match(somebody("Ada Byron", placements=history), stored).after
    assert [placement.influence for placement in after.placements] == [4, 5, 3]
    assert all(isinstance(placement, Placement) for placement in after.placements)


def test_importing_the_same_again_changes_nothing():
    known = [ADA.but(influences=("ben",)), somebody("Ben", id="ben")]
    again = found(ADA.but(id="new-1", influences=("new-2",)), somebody("Ben", id="new-2"))
    assert [match.fate for match in matches(again, known)] == [Fate.LEAVE_OUT, Fate.LEAVE_OUT]
    assert chosen(matches(again, known), {}) == ([], [])


def test_members_become_whom_they_are_in_the_register():
    board = somebody("Board", id="1", kind=StakeholderKind.GROUP, members=("2", "3"))
    matched = matches(found(board, somebody("Ada Byron", id="2"), somebody("Cleo", id="3")), [ADA])
    (new_board, cleo), _ = chosen(matched, {})
    assert new_board.members == ("ada", cleo.id)


def test_who_is_left_out_is_in_no_list():
    board = somebody("Board", id="1", kind=StakeholderKind.GROUP, members=("2",))
    matched = matches(found(board, somebody("Cleo", id="2")), [])
    (new_board,), _ = chosen(matched, {3: Fate.LEAVE_OUT})
    assert new_board.members == ()


def test_somebody_known_can_be_added_as_another_all_the_same():
    board = somebody("Board", id="1", kind=StakeholderKind.GROUP, members=("2",))
    matched = matches(found(board, somebody("Ada Byron", id="2")), [ADA])
    new, known = chosen(matched, {3: Fate.ADD})
    assert ([one.name for one in new], known, new[0].members) == (["Board", "Ada Byron"], [], ("2",))


def test_only_those_who_change_are_updated():
    matched = matches(found(somebody("Ada Byron", role="CFO")), [ADA])
    assert chosen(matched, {2: Fate.UPDATE}) == ([], [])


def test_two_rows_of_one_person_both_count():
    rows = found(somebody("Ada Byron", id="1", role="CEO"), somebody("A. B.", id="2", email=ADA.email, phone="7"))
    _, (ada,) = chosen(matches(rows, [ADA]), {})
    assert (ada.role, ada.phone) == ("CEO", "7")


def test_a_person_who_gets_members_becomes_a_group():
    stored = somebody("Board", id="b")
    group = somebody("Board", id="1", kind=StakeholderKind.GROUP, members=("2",))
    _, (board,) = chosen(matches(found(group, somebody("Cleo", id="2")), [stored]), {})
    assert (board.kind, board.members) == (StakeholderKind.GROUP, ("2",))
