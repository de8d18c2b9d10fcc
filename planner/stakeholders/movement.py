"""Movement: where each stakeholder stood on some days, and who moved up or down between them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.stakeholders.stakeholder import Placement, Stakeholder


@dataclass(frozen=True, slots=True)
class Movement:
    """Where a stakeholder stood on each of some days; None on a day before anybody had placed them."""

    stakeholder: Stakeholder
    steps: tuple[Placement | None, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """Whose engagement rose, fell or stayed between two days; `unknown` are those it was not known of on both."""

    up: tuple[Stakeholder, ...]
    down: tuple[Stakeholder, ...]
    unchanged: tuple[Stakeholder, ...]
    unknown: tuple[Stakeholder, ...]


def standing_on(stakeholder: Stakeholder, day: date) -> Placement | None:
    """Where a stakeholder stood on a day, as it was last seen until then; None if nobody had placed them."""
    return next((placed for placed in reversed(stakeholder.placements) if placed.on <= day), None)


def movements(stakeholders: Iterable[Stakeholder], days: Sequence[date]) -> list[Movement]:
    """Where all of them stood on each of these days, in the order given."""
    return [Movement(one, tuple(standing_on(one, day) for day in days)) for one in stakeholders]


def walked(stakeholders: Iterable[Stakeholder], days: Sequence[date]) -> list[Movement]:
    """The same for following them: who was first seen after the first of the days, but before the next, begins so."""
    return [_from_first_seen(one, days) for one in movements(stakeholders, days)]


def moved(stakeholders: Iterable[Stakeholder], since: date, until: date) -> Moved:
    """Who moved from where they stood on one day to where they stood on a later one."""
    up: list[Stakeholder] = []
    down: list[Stakeholder] = []
    unchanged: list[Stakeholder] = []
    unknown: list[Stakeholder] = []
    for one in stakeholders:
        steps = _steps(one, since, until)
        if steps is None:
            unknown.append(one)
        elif steps:
            (up if steps > 0 else down).append(one)
        else:
            unchanged.append(one)
    return Moved(tuple(up), tuple(down), tuple(unchanged), tuple(unknown))


def _from_first_seen(one: Movement, days: Sequence[date]) -> Movement:
    first = next((placed for placed in one.stakeholder.placements if placed.engagement), None)
    begins = one.steps[0]
    if (begins and begins.engagement) or not first or not days[0] < first.on <= days[1]:
        return one
    return Movement(one.stakeholder, (first, *one.steps[1:]))


def _steps(stakeholder: Stakeholder, since: date, until: date) -> int | None:
    before, after = standing_on(stakeholder, since), standing_on(stakeholder, until)
    if not before or not after or not before.engagement or not after.engagement:
        return None
    return after.engagement.step - before.engagement.step
