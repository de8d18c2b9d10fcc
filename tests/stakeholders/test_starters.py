"""The usual stakeholders: who is offered, and what becomes of one."""

from datetime import date

import pytest

from planner.shared.errors import BadInput
from planner.stakeholders.stakeholder import StakeholderKind
from planner.stakeholders.starters import CEO, begun, missing, starters
from tests.stakeholders.builders import a_stakeholder

TODAY = date(2026, 3, 4)


def the(key: str):
    return next(one for one in starters() if one.key == key)


def test_the_keys_and_names_of_the_usual_stakeholders_are_different_from_each_other():
    assert len({one.key for one in starters()}) == len({one.name.casefold() for one in starters()}) == len(starters())


def test_the_ceo_is_offered_first_and_to_be_managed_closely():
    assert starters()[0].key == CEO
    assert (starters()[0].influence, starters()[0].interest) == (5, 5)


def test_who_is_there_by_name_or_by_role_in_whatever_case_is_not_offered():
    known = [a_stakeholder("ceo"), a_stakeholder("Joris", role="Chief Financial Officer")]
    assert not {"ceo", "cfo"} & {one.key for one in missing(known)}
    assert len(missing(known)) == len(starters()) - 2


def test_a_name_typed_over_the_role_keeps_the_role_beside_it():
    one = begun(the("cfo"), " Joris de Wit ", "Ada", None)
    assert (one.name, one.role, one.owner, one.placement) == ("Joris de Wit", "Chief financial officer", "Ada", None)


def test_without_a_name_the_usual_one_is_taken():
    one = begun(the("council"), " ", "Ada", None)
    assert (one.name, one.kind) == ("Works council", StakeholderKind.GROUP)


def test_the_first_guess_places_them_on_the_day_given_and_says_nothing_of_engagement_or_wishes():
    one = begun(the("sales"), "", "Ada", TODAY)
    assert one.placement and one.placement.on == TODAY
    assert (one.influence, one.interest, one.engagement) == (4, 4, None)
    assert (one.wants, one.needs, one.desired) == ("", "", None)


def test_a_name_that_is_too_long_is_refused():
    with pytest.raises(BadInput):
        begun(the("ceo"), "x" * 300, "Ada", None)
