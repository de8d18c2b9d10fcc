"""A team of three that runs ten KPIs for fourteen weeks: who they are, what they watch, and what they counted."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from planner.access.visitor import Role, Visitor
from planner.actions import entries
from planner.actions.entries import SavedEntries, Typed
from planner.actions.kpis import open_kpis
from planner.actions.workspace import Workspace
from planner.kpis.counts import NOTHING, Counts, tally_of
from planner.kpis.kind import Direction, Kind
from planner.kpis.kpi import Kpi, Team
from planner.kpis.target import Target
from planner.plan.plan import PlanId
from tests.kpis.builders import a_kpi

DAY_0 = date(2025, 11, 24)
"""A Monday, so that week 14 is the last that is over on the day of the tests."""

BEFORE, WEEKS = 12, 14
TEAMS = [Team(name="Shop", owner="Carla"), Team(name="Web", owner="Emil")]
LENA, EMIL, CARLA, VERA = "Lena", "Emil", "Carla", "Vera"
ROLES = {LENA: Role.OWNER, EMIL: Role.EDITOR, CARLA: Role.CONTRIBUTOR, VERA: Role.VIEWER}
"""Three who run it, and a board member who looks on."""


def person(name: str, plan: PlanId) -> Visitor:
    """One of the four, in their role."""
    return Visitor(name, {plan: ROLES[name]})


def week(number: int) -> date:
    """The first day of a week; that of day 0 is week 1."""
    return DAY_0 + timedelta(weeks=number - 1)


def _goal(value: float) -> tuple[Target, ...]:
    return (Target(value=value, by_day=100, set_on=DAY_0, set_by=LENA),)


def _kpi(kind: Kind, name: str, owner: str, **fields: object) -> Kpi:
    return a_kpi(kind, name=name, owner=owner, since=DAY_0, **fields)


LOWER = Direction.LOWER
COSTS = {"unit": "EUR", "labels": {"amount": "Cost", "per": "New customers"}, "direction": LOWER, "decimals": 2}
WATCHED = (
    _kpi(Kind.NPS, "Recommendation", LENA, teams=TEAMS, minimum_n=50, targets=_goal(45)),
    _kpi(Kind.PROPORTION, "Delivered on time", CARLA, targets=_goal(90)),
    _kpi(Kind.PROPORTION, "Sent back", LENA, teams=[*TEAMS, "Phone"], direction=LOWER, minimum_n=50),
    _kpi(Kind.MEAN, "Stars", EMIL, teams=TEAMS, targets=_goal(4.4)),
    _kpi(Kind.MEAN, "Effort", EMIL, low=1.0, high=7.0, unit="points", warn_at=4.0),
    _kpi(Kind.RATE, "Contacts", EMIL, direction=LOWER, targets=_goal(40)),
    _kpi(Kind.AMOUNT, "Revenue", LENA, labels={"amount": "Revenue", "per": "Customers"}, decimals=2),
    _kpi(Kind.AMOUNT, "Cost", LENA, **COSTS),
    _kpi(Kind.DURATION, "First reply", CARLA, direction=LOWER),
    _kpi(Kind.FORMULA, "Worth", LENA, formula="revenue / cost", targets=_goal(4)),
)
SHIFTED, NOISE, ROLLED, FORMULA = "Recommendation", "Delivered on time", "Sent back", "Worth"
SHIFT_IN = 6
"""The week from which customers really recommend the company more."""

_dice = random.Random(4)  # noqa: S311 - the same weeks every time
Counted = Callable[[int, str], Counts]


def _hits(n: int, chance: float) -> int:
    return sum(_dice.random() < chance for _ in range(n))


def _nps(number: int, _: str) -> Counts:
    n = _dice.randint(110, 130)
    promoters = _hits(n, 0.62 if number >= SHIFT_IN else 0.42)
    detractors = _hits(n - promoters, 0.3)
    return Counts(promoters=promoters, passives=n - promoters - detractors, detractors=detractors)


def _on_time(_: int, __: str) -> Counts:
    n = _dice.randint(280, 320)
    return Counts(numerator=_hits(n, 0.85), denominator=n)


def _sent_back(number: int, _: str) -> Counts:
    n = 9 if number == WEEKS else _dice.randint(40, 60)
    return Counts(numerator=_hits(n, 0.12), denominator=n)


def _stars(_: int, __: str) -> Counts:
    return Counts(tally=tally_of(_dice.choices([1.0, 2.0, 3.0, 4.0, 5.0], [1, 1, 2, 6, 5], k=40)))


def _effort(_: int, __: str) -> Counts:
    return Counts(value=round(_dice.gauss(5.1, 0.12), 2), n=60, sd=round(_dice.uniform(1.0, 1.3), 3))


def _contacts(_: int, __: str) -> Counts:
    orders = _dice.randint(1900, 2100)
    return Counts(numerator=_hits(orders, 0.05), denominator=orders)


def _revenue(_: int, __: str) -> Counts:
    return Counts(amount=round(_dice.gauss(52_000, 1500), 2), per=_dice.randint(195, 205))


def _cost(_: int, __: str) -> Counts:
    return Counts(amount=round(_dice.gauss(4_000, 200), 2), per=_dice.randint(38, 42))


def _reply(number: int, _: str) -> Counts:
    if number % 5 == 0:
        return Counts(tally=((0.0, 15.0, _dice.randint(8, 12)), (15.0, 60.0, _dice.randint(20, 30))))
    return Counts(tally=tally_of(float(_dice.randint(5, 60)) for _ in range(30)))


_COUNTED: Mapping[str, Counted] = dict(
    zip(
        (kpi.name for kpi in WATCHED),
        (_nps, _on_time, _sent_back, _stars, _effort, _contacts, _revenue, _cost, _reply),
        strict=False,
    )
)
Place = tuple[str, str, date]
"""A KPI by its name, a team, and the first day of a week."""

RIGHT: Mapping[Place, Counts] = {
    (kpi.name, team, week(number)): _COUNTED[kpi.name](number, team)
    for kpi in WATCHED
    if kpi.kind is not Kind.FORMULA
    for number in range(1 - BEFORE, WEEKS + 1)
    for team in kpi.team_names
} | {("First reply", "", week(9)): NOTHING}
"""What was really counted, wherever there was anything."""

MISSING = {("Sent back", team, week(7)) for team in ("Shop", "Web", "Phone")}
"""A week that nobody ever entered."""


@dataclass
class Office:
    """What the three do, week by week; `told` is every value that was ever stored, by place, the earliest first."""

    workspace: Workspace
    plan: PlanId
    kpis: Mapping[str, Kpi]
    told: dict[Place, list[Counts | None]] = field(default_factory=dict)

    def typed(self, place: Place, counts: Counts | None, version: int = 0) -> Typed:
        """What somebody types for a place."""
        name, team, day = place
        return Typed(self.kpis[name].id, team, day, counts, version=version)

    def save(self, who: str, typed: Sequence[Typed], number: int, hour: int = 9) -> SavedEntries:
        """Somebody saves in the week after a week, and it is written down what was kept."""
        now = datetime.combine(week(number) + timedelta(days=8), time(hour), UTC)
        saved = entries.save_entries(self.workspace, person(who, self.plan), self.plan, typed, now)
        refused = {conflict.typed.key for conflict in saved.conflicts}
        for one in typed:
            if one.key not in refused:
                self.write_down(one)
        return saved

    def write_down(self, one: Typed) -> None:
        """One value more that was stored."""
        name = next(name for name, kpi in self.kpis.items() if kpi.id == one.kpi)
        self.told.setdefault((name, one.team, one.period), []).append(one.counts)

    def owed_by(self, who: str, number: int) -> list[Place]:
        """What somebody counted for a week."""
        return [
            place
            for place in RIGHT
            if place[2] == week(number) and place not in MISSING and self.kpis[place[0]].who_enters(place[1]) == who
        ]

    def run(self, number: int) -> None:
        """A week as it should be: everybody enters what they owe. Some weeks are not as they should be."""
        for who in (LENA, EMIL, CARLA):
            places = [place for place in self.owed_by(who, number) if place not in _FORGOTTEN]
            if number == 3 and who == CARLA:
                self._clash(number)
            wrong = {place: _WRONG.get(place, RIGHT[place]) for place in places if place not in _CLASHED}
            self.save(who, [self.typed(place, counts) for place, counts in wrong.items()], number)
        self._put_right(number)

    def _clash(self, number: int) -> None:
        """Emil types for Carla what he heard; she types what she counted, is told of his, and decides for hers."""
        (place,) = _CLASHED
        self.save(EMIL, [self.typed(place, _HEARD)], number, hour=8)
        (conflict,) = self.save(CARLA, [self.typed(place, RIGHT[place])], number).conflicts
        assert conflict.stored and conflict.stored.entered_by == EMIL
        self.save(CARLA, [self.typed(place, RIGHT[place], conflict.stored.version)], number)

    def _put_right(self, number: int) -> None:
        """In week 12 somebody looks through the past: what was wrong is corrected, what was forgotten entered."""
        if number != 12:
            return
        for place in _WRONG:
            self.save(EMIL, [self.typed(place, RIGHT[place], self.version(place))], number, hour=12)
        for place in _FORGOTTEN:
            self.save(EMIL, [self.typed(place, RIGHT[place])], number, hour=13)
        self.save(CARLA, [self.typed(_REMOVED, None, self.version(_REMOVED))], number, hour=14)
        self.save(CARLA, [self.typed(_REMOVED, RIGHT[_REMOVED])], number, hour=15)

    def version(self, place: Place) -> int:
        """The version of what is stored for a place."""
        sheet = open_kpis(self.workspace, person(LENA, self.plan), self.plan, week(WEEKS + 1)).sheets
        mine = sheet[self.kpis[place[0]].id]
        at = list(zip(mine.teams, mine.periods, strict=True)).index(place[1:])
        return mine.versions[at]


_HEARD = Counts(promoters=50, passives=40, detractors=20)
_CLASHED = {(SHIFTED, "Shop", week(3))}
_FORGOTTEN = {("Stars", "Web", week(10))}
_REMOVED = ("First reply", "", week(8))
_WRONG = {
    (SHIFTED, "Web", week(5)): Counts(promoters=99, passives=1, detractors=0),
    ("Contacts", "", week(4)): Counts(numerator=10, denominator=2000),
    ("Stars", "Shop", week(2)): Counts(tally=tally_of([5.0] * 12)),
}
