"""Measures: keep what differs in the KPIs and entries of a plan, and tell it to the record."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from planner.kpis.entry import Entry
from planner.kpis.formula import inputs_of
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId
from planner.plan.change import Edit, Entity, edits_between
from planner.plan.entry_edits import entry_edit
from planner.plan.plan import PlanId
from planner.shared.errors import BadInput, NotFound
from planner.storage import entries as stored_entries
from planner.storage import kpis as stored_kpis
from planner.storage.database import Db

Key = tuple[KpiId, str, str]
"""The KPI, the team, the first day of the period: what tells an entry from all others of the plan."""

MOST_KPIS = 200
_OF_ENTRIES = ("kind", "cadence", "week_starts")
"""What the entries of a KPI are made for; it cannot change under them."""


def kpis_of(db: Db, plan: PlanId) -> dict[KpiId, Kpi]:
    """All KPIs of a plan by id, in their order."""
    return by_id(stored_kpis.of_plan(db, plan))


def by_id(kpis: Iterable[Kpi]) -> dict[KpiId, Kpi]:
    """The KPIs by their ids."""
    return {kpi.id: kpi for kpi in kpis}


def found_kpi(kpis: Mapping[KpiId, Kpi], kpi: KpiId) -> Kpi:
    """One of these KPIs; `NotFound` if it is none of them."""
    if kpi not in kpis:
        raise NotFound("There is no such KPI in this plan; it may have been deleted. Reload the page.")
    return kpis[kpi]


def numbers_in_words(count: int) -> str:
    """So many entries: “1 number”, “1,200 numbers”."""
    return "1 number" if count == 1 else f"{count:,} numbers"


def keep_kpis(db: Db, plan: PlanId, before: Mapping[KpiId, Kpi], after: Mapping[KpiId, Kpi]) -> list[Edit]:
    """Store the KPIs that differ, with their versions raised; `before` and `after` hold all of the plan.

    `BadInput` for too many, two of one name, a formula that cannot be worked out, or entries that no longer fit.
    """
    after = by_id(_next_version(before.get(kpi.id), kpi) for kpi in after.values())
    edits = edits_between(Entity.KPI, before, after)
    if edits:
        must_fit_together(list(after.values()))
        _must_suit_entries(db, plan, before, after)
        stored_kpis.remove(db, plan, before.keys() - after.keys())
        stored_kpis.add(db, plan, [kpi for kpi in after.values() if kpi.id not in before])
        stored_kpis.save(db, plan, [kpi for kpi in after.values() if kpi.id in before and kpi != before[kpi.id]])
    return edits


def keep_entries(
    db: Db, plan: PlanId, kpis: Mapping[KpiId, Kpi], before: Mapping[Key, Entry], after: Mapping[Key, Entry]
) -> list[Edit]:
    """Store the entries that differ and remove those missing in `after`; `kpis` are those the entries are of.

    An entry's version is the revision of the plan with which it was stored, so that one removed and entered
    anew never has the version of the one before.
    """
    changed = {key: entry for key, entry in after.items() if before.get(key) != entry}
    gone = {key: entry for key, entry in before.items() if key not in after}
    stored_entries.upsert(db, plan, [entry for key, entry in changed.items() if key in before])
    stored_entries.add(db, plan, [entry for key, entry in changed.items() if key not in before])
    stored_entries.remove(db, plan, gone)
    edits = [entry_edit(kpis[entry.kpi], before.get(key), entry) for key, entry in changed.items()]
    return edits + [entry_edit(kpis[entry.kpi], entry, None) for entry in gone.values()]


def must_fit_together(kpis: Sequence[Kpi]) -> None:
    """`BadInput` for too many KPIs, two watched ones of one name, or a formula that cannot be worked out."""
    if len(kpis) > MOST_KPIS:
        raise BadInput(
            f"That makes {len(kpis):,} KPIs; a plan holds {MOST_KPIS} at most. Delete some that are retired."
        )
    names = Counter(kpi.name.casefold() for kpi in kpis if kpi.retired_on is None)
    twice = [kpi.name for kpi in kpis if names[kpi.name.casefold()] > 1]
    if twice:
        raise BadInput(
            f"The plan already watches a KPI called “{twice[0]}”. Give one of them another name.",
            {"name": "This name is taken."},
        )
    for kpi in kpis:
        if kpi.kind is Kind.FORMULA:
            inputs_of(kpi, kpis)


def _next_version(old: Kpi | None, new: Kpi) -> Kpi:
    # Where it stands among the others is nothing that two people could overwrite.
    is_as_it_was = old is None or old.but(position=new.position) == new
    return new if old is None or is_as_it_was else new.but(version=old.version + 1)


def _must_suit_entries(db: Db, plan: PlanId, before: Mapping[KpiId, Kpi], after: Mapping[KpiId, Kpi]) -> None:
    touched = [kpi.id for kpi in before.values() if kpi.id not in after or _is_made_anew(kpi, after[kpi.id])]
    for touched_id, count in stored_entries.count_by_kpi(db, plan, touched).items():
        kpi, new, numbers = before[touched_id], after.get(touched_id), numbers_in_words(count)
        if new is None:
            raise BadInput(f"“{kpi.name}” has {numbers}, which would be lost. Delete it together with them.")
        raise BadInput(
            f"“{kpi.name}” has {numbers}, entered {kpi.cadence} as {kpi.kind.label.lower()}; they would no longer "
            "fit. Retire it and add a new KPI, or remove its numbers first.",
            {name: "It has numbers already." for name in _OF_ENTRIES if getattr(kpi, name) != getattr(new, name)},
        )


def _is_made_anew(old: Kpi, new: Kpi) -> bool:
    return any(getattr(old, name) != getattr(new, name) for name in _OF_ENTRIES)
