"""Influence: whom to win, and through whom they can be reached."""

from planner.stakeholders.influence import to_win, ways_to
from planner.stakeholders.stakeholder import Stakeholder
from tests.stakeholders.builders import a_stakeholder

_JORIS = a_stakeholder("Joris", engagement="resistant", desired="supportive")


def _who_influences(name: str, *others: str, engagement: str = "supportive", influence: int = 3) -> Stakeholder:
    return a_stakeholder(name, engagement=engagement, influence=influence, influences=others)


def _ways(*stakeholders: Stakeholder) -> list[list[str]]:
    return [[one.name for one in way.via] for way in ways_to(_JORIS, [_JORIS, *stakeholders])]


def test_an_ally_who_influences_them_is_a_way():
    assert _ways(_who_influences("Ada", "Joris"), _who_influences("Bo", "Cas")) == [["Ada"]]


def test_only_those_in_favour_are_allies():
    others = [
        _who_influences(name, "Joris", engagement=name) for name in ("unaware", "resistant", "neutral", "leading")
    ]

    assert _ways(*others) == [["leading"]]


def test_an_ally_may_go_through_one_other():
    neutral = _who_influences("Neutral", "Joris", engagement="neutral")

    assert _ways(neutral, _who_influences("Ada", "Neutral")) == [["Ada", "Neutral"]]


def test_no_way_leads_through_two_others():
    assert (
        _ways(
            _who_influences("Near", "Joris", engagement="neutral"),
            _who_influences("Far", "Near", engagement="neutral"),
            _who_influences("Ada", "Far"),
        )
        == []
    )


def test_no_way_leads_through_somebody_resistant():
    assert _ways(_who_influences("Wall", "Joris", engagement="resistant"), _who_influences("Ada", "Wall")) == []


def test_an_ally_between_is_asked_directly_and_still_leads_further():
    assert _ways(_who_influences("Bo", "Joris"), _who_influences("Ada", "Bo")) == [["Bo"], ["Ada", "Bo"]]


def test_each_ally_has_one_way_the_shortest():
    assert _ways(_who_influences("Ada", "Joris", "Bo"), _who_influences("Bo", "Joris")) == [["Ada"], ["Bo"]]


def test_two_who_influence_each_other_make_no_way_to_themselves():
    joris = _JORIS.but(influences=("Ada",)).placed(_JORIS.placements[0].on, engagement="leading")
    ada = _who_influences("Ada", "Joris", engagement="neutral")

    assert ways_to(joris, [joris, ada]) == []


def test_direct_ways_come_first_and_then_the_allies_with_the_most_influence():
    people = [
        _who_influences("Between", "Joris", engagement="neutral"),
        _who_influences("Mighty", "Between", influence=5),
        _who_influences("Small", "Joris", influence=1),
        _who_influences("Great", "Joris", influence=4),
    ]

    assert _ways(*people) == [["Great"], ["Small"], ["Mighty", "Between"]]


def test_to_win_are_those_below_where_they_are_wanted_the_most_influence_first():
    low = a_stakeholder("Low", influence=2, engagement="unaware", desired="leading")
    high = a_stakeholder("High", influence=5, engagement="neutral", desired="supportive")
    further = a_stakeholder("Further", influence=5, engagement="resistant", desired="supportive")

    assert to_win([low, high, further]) == [further, high, low]


def test_nobody_is_to_be_won_who_stands_where_they_are_wanted_or_of_whom_it_is_not_known():
    there = a_stakeholder("There", engagement="neutral", desired="neutral")
    above = a_stakeholder("Above", engagement="leading", desired="supportive")

    assert to_win([there, above, a_stakeholder("Unplaced", desired="leading"), a_stakeholder("Unwanted")]) == []
