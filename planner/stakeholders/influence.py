"""Influence: whom to win, and through whom they can be reached."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.stakeholders.stakeholder import Engagement, Stakeholder, StakeholderId

_IN_FAVOUR = (Engagement.SUPPORTIVE, Engagement.LEADING)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to somebody: the ally to ask first, and who stands between, if somebody does."""

    via: tuple[Stakeholder, ...]

    @property
    def ally(self) -> Stakeholder:
        """The one in favour of the plan, with whom the way begins."""
        return self.via[0]


def ways_to(target: Stakeholder, stakeholders: Iterable[Stakeholder]) -> list[Way]:
    """The ways to somebody from those who support or lead the plan, by whom influences whom.

    Of each ally the shortest way: direct, or through one other, who must not be resistant. Direct ways come first,
    then those of the allies with the most influence.
    """
    influencers = _influencers(stakeholders)
    direct = influencers[target.id]
    ways = [Way((one,)) for one in direct if one.engagement in _IN_FAVOUR]
    known = {target.id, *(way.ally.id for way in ways)}
    for between in sorted(direct, key=_by_influence):
        if between.engagement is not Engagement.RESISTANT:
            further = [one for one in influencers[between.id] if one.engagement in _IN_FAVOUR and one.id not in known]
            ways += [Way((one, between)) for one in further]
            known |= {one.id for one in further}
    return sorted(ways, key=lambda way: (len(way.via), *_by_influence(way.ally)))


def to_win(stakeholders: Iterable[Stakeholder]) -> list[Stakeholder]:
    """Those who stand below where they are wanted, the most influence first, then the furthest below.

    Where they stand and are wanted are the C and D of the stakeholder engagement assessment matrix (PMBOK Guide).
    """
    below = [one for one in stakeholders if _steps_below(one) > 0]
    return sorted(below, key=lambda one: (-(one.influence or 0), -_steps_below(one), one.name.casefold(), one.id))


def _influencers(stakeholders: Iterable[Stakeholder]) -> dict[StakeholderId, Sequence[Stakeholder]]:
    found: dict[StakeholderId, list[Stakeholder]] = defaultdict(list)
    for one in stakeholders:
        for influenced in one.influences:
            found[influenced].append(one)
    return defaultdict(list, found)


def _steps_below(stakeholder: Stakeholder) -> int:
    now, wanted = stakeholder.engagement, stakeholder.desired
    return wanted.step - now.step if now and wanted else 0


def _by_influence(stakeholder: Stakeholder) -> tuple[int, str, str]:
    return -(stakeholder.influence or 0), stakeholder.name.casefold(), stakeholder.id
