"""Adding KPIs from the catalogue: with the ones they are worked out from, and with what is usual in the plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from babel.numbers import get_currency_symbol, get_territory_currencies

from pages.shared import notices, visit
from pages.shared.kpi_setup import saving
from pages.shared.text import count
from planner.actions import kpis as kpi_actions
from planner.actions.kpis import OpenKpis
from planner.kpis.catalogue import Definition, catalogue, definition
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.period import first_weekday
from planner.plan.plan import Plan
from planner.shared.in_words import listed

FORM = "kpi_catalogue"
STARTER = ("nps", "csat", "frt", "otd", "complaint_rate", "review_rating")
"""What most teams can count from the first week on, from loyalty to delivery."""


_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be added: what was asked for, and what that is worked out from and the plan lacks."""

    asked: Sequence[Definition]
    inputs: Sequence[Definition]

    @property
    def all(self) -> list[Definition]:
        """All of them, in the order of the catalogue."""
        keys = {one.key for one in (*self.asked, *self.inputs)}
        return [one for one in catalogue() if one.key in keys]

    @property
    def has_money(self) -> bool:
        """Whether any of them is in the currency of the company."""
        return any(one.is_money for one in self.all)

    @property
    def input_words(self) -> str:
        """ "With Customer lifetime value and CAC, from which the formulas are worked out"; empty without any."""
        names = [f"“{one.name}”" for one in self.inputs]
        if not names:
            return ""
        return f"{listed(names)}, from which {listed(one.name for one in self.asked if one.needs)} is worked out"


def held(opened: OpenKpis) -> Mapping[str, Kpi]:
    """What the plan has of the catalogue already, by key; retired ones among it."""
    return {kpi.catalogue: kpi for kpi in opened.kpis if kpi.catalogue}


def wanted(keys: Iterable[str], opened: OpenKpis) -> Wanted:
    """What adding these would add, as far as the plan does not have it."""
    has = held(opened)
    asked = [definition(key) for key in dict.fromkeys(keys) if key not in has]
    known = {*has, *(one.key for one in asked)}
    return Wanted(asked, _inputs(asked, known))


def currency_of(plan: Plan) -> str:
    """The sign of the currency that the plan's country pays in; the euro's where it is not known."""
    codes = get_territory_currencies(plan.country) if plan.country else []
    return str(get_currency_symbol(codes[-1] if codes else "EUR", locale="en"))


def add(opened: OpenKpis, keys: Iterable[str], currency: str = "") -> bool:
    """Add them; whether that was done. To be called in a callback."""
    found = wanted(keys, opened)
    new = [_kpi(one, opened.plan, currency) for one in found.all]
    saved = notices.attempt(FORM, kpi_actions.add_kpis, opened.plan.id, new, visit.now())
    if saved:
        inputs = f", with {found.input_words}" if found.inputs else ""
        names = [f"“{one.name}”" for one in found.asked]
        many = count(len(names), "KPI")
        saving.told(saved, f"Added {listed(names) if len(names) <= _MOST_NAMED else many}{inputs}")
    return saved is not None


def _kpi(one: Definition, plan: Plan, currency: str) -> Kpi:
    changes = {"unit": currency or currency_of(plan)} if one.is_money else {}
    start = first_weekday(plan.week)
    return one.kpi(KpiId(one.key), visit.today(), start, owner=plan.leader, **changes)


def _inputs(asked: Sequence[Definition], known: set[str]) -> list[Definition]:
    found: list[Definition] = []
    for one in asked:
        lacking = [definition(key) for key in one.needs if key not in known]
        known.update(other.key for other in lacking)
        found += [*lacking, *_inputs(lacking, known)]
    return found
