"""Entries: save what was typed or read from a file, without ever overwriting what somebody else saved."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import load_plan, lock_to_change, record
from planner.actions.measures import Key, found_kpi, keep_entries, numbers_in_words
from planner.actions.workspace import Workspace
from planner.kpis.checks import must_fit
from planner.kpis.counts import Counts
from planner.kpis.counts_words import counts_words, quantity
from planner.kpis.entry import Entry
from planner.kpis.kpi import Kpi, KpiId
from planner.plan.change import Change, Entity, Fields
from planner.plan.entry_edits import entry_from, entry_id, entry_key, entry_name, fields_before, fields_of
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import WHOLE, BadInput, NotAllowed
from planner.shared.in_words import moment_in_words
from planner.storage import changes as stored_changes
from planner.storage import entries as stored_entries
from planner.storage import kpis as stored_kpis
from planner.storage.database import Db

_MOST_SENTENCES = 3
_FIRST_TO_SEE_THE_DAY = timedelta(hours=14)
"""How far ahead of UTC the clocks are where a day begins first."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed for one KPI, team and period; without counts the entry is to be removed.

    `version` is that of the entry they had before them, 0 where there was none.
    """

    kpi: KpiId
    team: str
    period: date
    counts: Counts | None
    note: str = ""
    version: int = 0
    source: str = ""

    @property
    def key(self) -> Key:
        """What tells its entry from every other of the plan."""
        return self.kpi, self.team, self.period.isoformat()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Something typed that was not kept, because somebody else saved in the meantime; `words` say who, what and when.

    `stored` is what holds now; None if it was removed. Saving again with its version overwrites it.
    """

    typed: Typed
    stored: Entry | None
    words: str


@dataclass(frozen=True, slots=True)
class SavedEntries:
    """What was kept: the entries as stored now, the change to undo it by, and what was not kept."""

    change: Change | None
    entries: Sequence[Entry] = ()
    conflicts: Sequence[Conflict] = ()


@dataclass(frozen=True, slots=True)
class EntryChange:
    """One step in the life of an entry: who set it from what to what; None before it was there and after it went."""

    at: datetime
    who: str
    before: Counts | None
    after: Counts | None
    note: str


def save_entries(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    typed: Sequence[Typed],
    now: datetime,
    summary: str = "",
) -> SavedEntries:
    """Everything typed, in one change, but for what somebody else has changed since it was read: that conflicts.

    `BadInput` keeps nothing and names what does not fit by “kpi/team/period/part”; `NotAllowed` for numbers
    that somebody else owes. There is no conflict where both typed the same.
    """
    with workspace.transaction() as db:
        held = _hold(db, visitor, plan_id, typed)
        return _keep(db, visitor, held, typed, now, summary)


def import_entries(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, typed: Sequence[Typed], now: datetime, source: str
) -> SavedEntries:
    """What was read from a file, in place of what is stored. What is the same stays as it is, and so do notes.

    So the same file a second time changes nothing. `BadInput` and `NotAllowed` as for what is typed.
    """
    with workspace.transaction() as db:
        held = _hold(db, visitor, plan_id, typed)
        read = [_as_read(one, held.stored.get(one.key), source) for one in typed]
        return _keep(db, visitor, held, read, now, source=source)


def entry_history(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, kpi: KpiId, team: str, period: date
) -> list[EntryChange]:
    """What became of an entry, the latest first; under the names its team had before, too."""
    with workspace.reading() as db:
        load_plan(db, visitor, plan_id)
        key = (kpi, team, period.isoformat())
        stored = stored_entries.load(db, plan_id, [key]).get(key)
        return list(_steps(db, plan_id, key, fields_of(stored) if stored else None))


@dataclass(frozen=True, slots=True)
class _Held:
    """The plan, held for a transaction, with the KPIs that somebody typed for and what is stored of what they typed."""

    plan: Plan
    kpis: Mapping[KpiId, Kpi]
    stored: Mapping[Key, Entry]


def _hold(db: Db, visitor: Visitor, plan_id: PlanId, typed: Sequence[Typed]) -> _Held:
    plan = lock_to_change(db, visitor, plan_id, Permission.ENTER_OWN_KPIS)
    kpis = stored_kpis.some(db, plan_id, {one.kpi for one in typed})
    for kpi, team in {(one.kpi, one.team) for one in typed}:
        _must_be_permitted(visitor, plan_id, found_kpi(kpis, kpi), team)
    return _Held(plan, kpis, stored_entries.load(db, plan_id, [one.key for one in typed]))


def _must_be_permitted(visitor: Visitor, plan_id: PlanId, kpi: Kpi, team: str) -> None:
    who = kpi.who_enters(team)
    if not visitor.may_enter_for(who, plan_id):
        whose = f"{who} enters" if who else "Nobody has been asked to enter"
        raise NotAllowed(f"{whose} the numbers of “{kpi.name}”, so you may not. Ask the plan's owner.")


def _keep(
    db: Db,
    visitor: Visitor,
    held: _Held,
    typed: Iterable[Typed],
    now: datetime,
    summary: str = "",
    source: str = "",
) -> SavedEntries:
    last = {one.key: one for one in typed}
    conflicting = {key: one for key, one in last.items() if _conflicts(one, held.stored.get(key))}
    agreed = {key: one for key, one in last.items() if key not in conflicting}
    kept = _entries(visitor, held, agreed, now)
    before = {key: held.stored[key] for key in agreed if key in held.stored}
    edits = keep_entries(db, held.plan.id, held.kpis, before, kept)
    told = summary or (_imported(len(edits), source) if source else "")
    change = record(db, visitor, held.plan, edits, now, told)
    return SavedEntries(change, list(kept.values()), [_conflict(db, held, one) for one in conflicting.values()])


def _as_read(one: Typed, stored: Entry | None, source: str) -> Typed:
    if stored is None:
        return replace(one, source=source, version=0)
    return replace(one, source=source, version=stored.version, note=one.note or stored.note)


def _imported(count: int, source: str) -> str:
    return f"Imported {numbers_in_words(count)} from “{source[:80]}”"


def _conflicts(one: Typed, stored: Entry | None) -> bool:
    if stored is None:
        return one.version > 0 and one.counts is not None
    is_the_same = stored.counts == one.counts and (one.note in ("", stored.note) or not stored.note)
    return one.version != stored.version and not is_the_same


def _entries(visitor: Visitor, held: _Held, typed: Mapping[Key, Typed], now: datetime) -> dict[Key, Entry]:
    """What was typed as entries, those that nothing changes as they are stored; `BadInput` for what does not fit."""
    kept: dict[Key, Entry] = {}
    problems: dict[str, str] = {}
    sentences: list[str] = []
    for key, one in typed.items():
        try:
            if one.counts is not None:
                kept[key] = _entry(visitor, held, one, one.counts, now)
        except BadInput as error:
            name = entry_name(held.kpis[one.kpi], one.team, one.period, now.year)
            sentences.append(f"{name}: {error}")
            problems |= {
                f"{entry_id(key)}/{part}": said for part, said in (error.problems or {WHOLE: str(error)}).items()
            }
    if problems:
        raise BadInput(_first(sentences), problems)
    return kept


def _first(sentences: Sequence[str]) -> str:
    more = len(sentences) - _MOST_SENTENCES
    return " ".join(sentences[:_MOST_SENTENCES]) + (f" And {more:,} more do not fit." if more > 0 else "")


def _entry(visitor: Visitor, held: _Held, one: Typed, counts: Counts, now: datetime) -> Entry:
    stored = held.stored.get(one.key)
    note = one.note or (stored.note if stored and stored.version != one.version else "")
    if stored and stored.counts == counts and stored.note == note:
        return stored
    kpi = held.kpis[one.kpi]
    _must_have_a_place(kpi, one, stored, now)
    must_fit(kpi, counts)
    return Entry.checked(
        kpi=one.kpi,
        team=one.team,
        period=one.period,
        counts=counts,
        note=note,
        version=held.plan.revision + 1,
        entered_by=visitor.name,
        entered_at=now,
        source=one.source,
    )


def _must_have_a_place(kpi: Kpi, one: Typed, stored: Entry | None, now: datetime) -> None:
    """An entry that is there may be corrected, also of a team that the KPI no longer has."""
    if stored:
        return
    if one.team not in kpi.team_names:
        known = ", ".join(name or "the whole company" for name in kpi.team_names)
        raise BadInput(f"“{kpi.name}” is entered by {known}; choose one of them.", {"team": "Choose another."})
    start = kpi.period_of(one.period).start
    if one.period != start:
        raise BadInput(
            f"“{kpi.name}” has no {kpi.cadence.noun} that begins on {one.period}; "
            f"the one that holds it begins on {start}.",
            {"period": f"Choose {start}."},
        )
    if start > (now + _FIRST_TO_SEE_THE_DAY).date():
        raise BadInput(
            f"The {kpi.cadence.noun} has not begun yet; choose an earlier one.", {"period": "Not begun yet."}
        )
    if kpi.retired_on and start > kpi.retired_on:
        raise BadInput(f"“{kpi.name}” was retired on {kpi.retired_on}; bring it back first.", {"period": "Retired."})


def _conflict(db: Db, held: _Held, one: Typed) -> Conflict:
    stored = held.stored.get(one.key)
    if stored is None:
        return Conflict(one, None, _who_removed(db, held.plan.id, one))
    said = _said(held.kpis[one.kpi], stored.counts)
    if stored.counts == one.counts:
        said += f" with the note “{stored.note}”"
    when = moment_in_words(stored.entered_at)
    return Conflict(one, stored, f"{stored.entered_by or 'Somebody'} saved {said} on {when}")


def _who_removed(db: Db, plan_id: PlanId, one: Typed) -> str:
    for change in stored_changes.story(db, plan_id, Entity.ENTRY, entry_id(one.key))[:1]:
        return f"{change.who or 'Somebody'} removed it on {moment_in_words(change.at)}"
    return "It has been removed"


def _said(kpi: Kpi, counts: Counts) -> str:
    words = counts_words(kpi, counts)
    if counts.value is None:
        return words
    return f"{quantity(counts.value)} from {words}" if words else quantity(counts.value)


def _steps(db: Db, plan_id: PlanId, key: Key, after: Fields | None, until: int | None = None) -> Iterator[EntryChange]:
    """Backwards from how the entry stands after a revision of the plan, or now."""
    for change in stored_changes.story(db, plan_id, Entity.ENTRY, entry_id(key), before=until):
        edit = change.edits[0]
        team = _team_before(db, plan_id, change, key) if edit.is_addition and after else None
        if team is not None:
            yield from _steps(db, plan_id, (key[0], team, key[2]), after, change.revision)
            return
        before = fields_before(edit, after)
        yield _step(change, before, after)
        after = before


def _team_before(db: Db, plan_id: PlanId, change: Change, key: Key) -> str | None:
    """The team whose entry for the period went in the same change as this one came: it was renamed."""
    for gone in stored_changes.removed_entries(db, plan_id, change.revision):
        kpi, team, period = entry_key(gone)
        if (kpi, period) == (key[0], key[2]):
            return team
    return None


def _step(change: Change, before: Fields | None, after: Fields | None) -> EntryChange:
    was, becomes = (entry_from(fields) if fields else None for fields in (before, after))
    known = becomes or was
    note = known.note if known else ""
    before_and_after = (was.counts if was else None, becomes.counts if becomes else None)
    return EntryChange(change.at, change.who, *before_and_after, note)
