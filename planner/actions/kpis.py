"""KPIs: look at them, add, change, retire, move and delete them, set targets, freeze limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from planner.access.visitor import Permission, Visitor
from planner.actions.changing import content_of, load_plan, lock_to_change, record, who_changed
from planner.actions.events import shown_events
from planner.actions.measures import by_id, found_kpi, keep_entries, keep_kpis, kpis_of, numbers_in_words
from planner.actions.workspace import Workspace, new_id
from planner.kpis.event import Event
from planner.kpis.formula_keys import following, needing
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi, KpiId, LimitsBaseline, Team
from planner.kpis.period_words import counted
from planner.kpis.sheet import Sheet
from planner.kpis.target import Target
from planner.kpis.xmr import FEWEST_POINTS
from planner.plan.change import Change, Edit, Entity
from planner.plan.plan import Plan, PlanId
from planner.shared.errors import BadInput, NotFound, Stale
from planner.storage import entries as stored_entries
from planner.storage import kpis as stored_kpis
from planner.storage.database import Db

YEARS_SHOWN = 3
_KEPT_APART = {
    "targets": "A target is set on its own, so that the earlier ones and their reasons stay.",
    "limits": "Limits are frozen on their own, so that the earlier ones and their reasons stay.",
}


@dataclass(frozen=True, slots=True)
class OpenKpis:
    """The KPIs of a plan as one visitor may see them on one day, retired ones among them, in their order.

    `sheets` has one for every KPI, with the entries of the last three years, or since the oldest stretch on which
    limits or a baseline stand. An event names its task only where the visitor may open it.
    """

    plan: Plan
    kpis: Sequence[Kpi]
    sheets: Mapping[KpiId, Sheet]
    events: Sequence[Event]
    today: date

    @property
    def watched(self) -> list[Kpi]:
        """The KPIs that are not retired."""
        return [kpi for kpi in self.kpis if kpi.retired_on is None]

    def kpi(self, kpi: KpiId) -> Kpi:
        """One KPI; `NotFound` if there is none."""
        return found_kpi(by_id(self.kpis), kpi)


@dataclass(frozen=True, slots=True)
class SavedKpis:
    """What was kept: the KPIs as stored now, and the change to undo it by; no change if nothing differed."""

    change: Change | None
    kpis: Sequence[Kpi] = ()

    @property
    def kpi(self) -> Kpi:
        """The one KPI."""
        return self.kpis[0]


def open_kpis(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, today: date, since: date | None = None
) -> OpenKpis:
    """The KPIs of a plan with their events and entries: those since a day, or else those that are looked at."""
    with workspace.reading() as db:
        plan = load_plan(db, visitor, plan_id)
        kpis = stored_kpis.of_plan(db, plan_id)
        sheets = stored_entries.sheets(db, plan_id, [kpi.id for kpi in kpis], since or _shown_since(kpis, today))
        events = shown_events(db, visitor, plan_id)
    return OpenKpis(plan, kpis, sheets, events, today)


def _shown_since(kpis: Sequence[Kpi], today: date) -> date:
    """Three years ago, or the first day of the limits and baselines that are in force, if one is older."""
    limits = [kpi.limits[-1].start for kpi in kpis if kpi.limits]
    baselines = [kpi.baseline_start for kpi in kpis if kpi.baseline_start]
    return min(today - timedelta(days=366 * YEARS_SHOWN), *limits, *baselines, today)


def add_kpis(workspace: Workspace, visitor: Visitor, plan_id: PlanId, kpis: Sequence[Kpi], now: datetime) -> SavedKpis:
    """These as new KPIs of the plan, after those it has; they get their ids and positions here."""
    with workspace.transaction() as db:
        plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_KPIS)
        before = kpis_of(db, plan_id)
        first = max((kpi.position for kpi in before.values()), default=-1) + 1
        new = [kpi.but(id=KpiId(new_id()), position=first + at, version=1) for at, kpi in enumerate(kpis)]
        edits = keep_kpis(db, plan_id, before, before | by_id(new))
        return SavedKpis(record(db, visitor, plan, edits, now), new)


def save_kpi(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    kpi: Kpi,
    now: datetime,
    summary: str = "",
    today: date | None = None,
) -> SavedKpis:
    """The KPI's set-up as given, with the version it was read with; `Stale` names who changed what since.

    Where it stands and whether it is retired stay as they are. Formulas follow when its key in them changes.
    A team with another name is another team: `rename_team` takes its numbers along. Those of a team that is
    left out stay part of the total; one that is added owes numbers from the period of today on.
    """
    with workspace.transaction() as db:
        held = _hold(db, visitor, plan_id, kpi.id, kpi.version)
        apart = {field: why for field, why in _KEPT_APART.items() if getattr(held.kpi, field) != getattr(kpi, field)}
        if apart:
            raise BadInput(" ".join(apart.values()), apart)
        teams = _with_beginning(held.kpi, kpi.teams, today or now.date())
        saved = kpi.but(position=held.kpi.position, retired_on=held.kpi.retired_on, teams=teams)
        formulas = following(held.kpi, saved, list(held.kpis.values()))
        return _keep(db, visitor, held, now, saved, *formulas, summary=summary)


def retire_kpi(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, kpi_id: KpiId, version: int, today: date, now: datetime
) -> SavedKpis:
    """The KPI no longer watched from today on; its numbers stay."""
    with workspace.transaction() as db:
        held = _hold(db, visitor, plan_id, kpi_id, version)
        return _keep(db, visitor, held, now, held.kpi.but(retired_on=held.kpi.retired_on or today))


def bring_back_kpi(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, kpi_id: KpiId, version: int, today: date, now: datetime
) -> SavedKpis:
    """A retired KPI watched again; nobody owes the numbers of the periods before today."""
    with workspace.transaction() as db:
        held = _hold(db, visitor, plan_id, kpi_id, version)
        since = held.kpi.since if held.kpi.retired_on is None else max(held.kpi.since, today)
        return _keep(db, visitor, held, now, held.kpi.but(retired_on=None, since=since))


def move_kpi(
    workspace: Workspace, visitor: Visitor, plan_id: PlanId, kpi_id: KpiId, by: int, now: datetime
) -> SavedKpis:
    """The KPI so many places further down among those that are watched, or up where `by` is negative."""
    with workspace.transaction() as db:
        held = _hold(db, visitor, plan_id, kpi_id)
        watched = [kpi for kpi in held.kpis.values() if kpi.retired_on is None or kpi == held.kpi]
        places = [kpi.position for kpi in watched]
        at = watched.index(held.kpi)
        watched.insert(max(0, at + by), watched.pop(at))
        moved = [kpi.but(position=place) for kpi, place in zip(watched, places, strict=True)]
        edits = keep_kpis(db, plan_id, held.kpis, held.kpis | by_id(moved))
        change = record(
            db, visitor, held.plan, edits, now, f"Moved “{held.kpi.name[:80]}” {'down' if by > 0 else 'up'}"
        )
        return SavedKpis(change, sorted(kpis_of(db, plan_id).values(), key=lambda kpi: kpi.position))


def delete_kpi(workspace: Workspace, visitor: Visitor, plan_id: PlanId, kpi_id: KpiId, now: datetime) -> SavedKpis:
    """The plan without the KPI and its numbers; undoing brings both back. Refused while a formula needs it."""
    with workspace.transaction() as db:
        held = _hold(db, visitor, plan_id, kpi_id)
        _must_not_be_needed(held)
        entries = {entry.key: entry for entry in stored_entries.of_kpi(db, plan_id, kpi_id)}
        removed = keep_entries(db, plan_id, held.kpis, entries, {})
        left = by_id(kpi for kpi in held.kpis.values() if kpi.id != kpi_id)
        edits = [*keep_kpis(db, plan_id, held.kpis, left), *removed]
        numbers = f" with {numbers_in_words(len(entries))}" if entries else ""
        return SavedKpis(record(db, visitor, held.plan, edits, now, f"Deleted “{held.kpi.name[:80]}”{numbers}"))


def count_numbers(workspace: Workspace, visitor: Visitor, plan_id: PlanId, kpi_id: KpiId) -> int:
    """How many entries a KPI has, of all years and teams: what is lost when it is deleted."""
    with workspace.reading() as db:
        load_plan(db, visitor, plan_id)
        return stored_entries.count_by_kpi(db, plan_id, [kpi_id]).get(kpi_id, 0)


def set_target(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    kpi_id: KpiId,
    version: int,
    target: Target,
    now: datetime,
) -> SavedKpis:
    """A target, in force from now on. One that replaces another needs a reason; the earlier ones stay."""
    with workspace.transaction() as db:
        held = _hold(db, visitor, plan_id, kpi_id, version)
        _must_lie_in_range(held.kpi, target)
        _must_have_reason(held.kpi.targets, target.reason, "Say why the target changes; the reason stays with it.")
        targets = (*held.kpi.targets, target.but(set_by=visitor.name))
        return _keep(db, visitor, held, now, held.kpi.but(targets=targets))


def freeze_limits(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    kpi_id: KpiId,
    version: int,
    limits: LimitsBaseline,
    now: datetime,
) -> SavedKpis:
    """Natural process limits, taken from a named stretch and held from now on; a second time needs a reason."""
    with workspace.transaction() as db:
        held = _hold(db, visitor, plan_id, kpi_id, version)
        _must_have_reason(held.kpi.limits, limits.reason, "Say why the limits are frozen anew; the reason stays.")
        _must_have_points(db, plan_id, held.kpi, limits)
        frozen = (*held.kpi.limits, limits.but(frozen_by=visitor.name))
        return _keep(db, visitor, held, now, held.kpi.but(limits=frozen))


def rename_team(
    workspace: Workspace,
    visitor: Visitor,
    plan_id: PlanId,
    kpi_id: KpiId,
    version: int,
    team: str,
    name: str,
    now: datetime,
) -> SavedKpis:
    """A team of the KPI with a new name, which takes its numbers along."""
    with workspace.transaction() as db:
        held = _hold(db, visitor, plan_id, kpi_id, version)
        if team not in held.kpi.team_names or not team:
            raise NotFound(f"“{held.kpi.name}” has no team called “{team}”; reload the page and choose one.")
        teams = tuple(known.but(name=name) if known.name == team else known for known in held.kpi.teams)
        renamed = held.kpi.but(teams=teams)
        moved = _moved_entries(db, held, team, renamed.teams[held.kpi.team_names.index(team)].name)
        edits = [*keep_kpis(db, plan_id, held.kpis, held.kpis | by_id([renamed])), *moved]
        summary = f"Renamed the team “{team[:60]}” of “{held.kpi.name[:60]}”"
        return _saved(db, plan_id, kpi_id, record(db, visitor, held.plan, edits, now, summary))


@dataclass(frozen=True, slots=True)
class _Held:
    """A KPI in its plan, held for a transaction; `kpis` are all of the plan."""

    plan: Plan
    kpis: dict[KpiId, Kpi]
    kpi: Kpi


def _hold(db: Db, visitor: Visitor, plan_id: PlanId, kpi_id: KpiId, version: int | None = None) -> _Held:
    plan = lock_to_change(db, visitor, plan_id, Permission.EDIT_KPIS)
    kpis = kpis_of(db, plan_id)
    kpi = found_kpi(kpis, kpi_id)
    if version not in (None, kpi.version):
        raise Stale(who_changed(db, visitor, content_of(db, plan), Entity.KPI, kpi.id, kpi.name))
    return _Held(plan, kpis, kpi)


def _keep(db: Db, visitor: Visitor, held: _Held, now: datetime, kpi: Kpi, *others: Kpi, summary: str = "") -> SavedKpis:
    edits = keep_kpis(db, held.plan.id, held.kpis, held.kpis | by_id([kpi, *others]))
    return _saved(db, held.plan.id, kpi.id, record(db, visitor, held.plan, edits, now, summary))


def _saved(db: Db, plan_id: PlanId, kpi_id: KpiId, change: Change | None) -> SavedKpis:
    return SavedKpis(change, list(stored_kpis.some(db, plan_id, [kpi_id]).values()))


def _with_beginning(before: Kpi, teams: Sequence[Team], today: date) -> tuple[Team, ...]:
    """The teams, those that are new from the period of today on: nobody asked them for the ones before."""
    since = before.period_of(today).start
    is_new = [team.name not in before.team_names and team.since is None for team in teams]
    return tuple(team.but(since=since) if new else team for team, new in zip(teams, is_new, strict=True))


def _moved_entries(db: Db, held: _Held, team: str, name: str) -> list[Edit]:
    if team == name:
        return []
    before = {entry.key: entry for entry in stored_entries.of_kpi(db, held.plan.id, held.kpi.id, team)}
    version = held.plan.revision + 1
    after = [entry.model_copy(update={"team": name, "version": version}) for entry in before.values()]
    taken = stored_entries.load(db, held.plan.id, [entry.key for entry in after])
    if taken:
        raise BadInput(
            f"“{name}” was a team of “{held.kpi.name}” before and has {numbers_in_words(len(taken))} of its own. "
            "Choose another name.",
            {"name": "This name has numbers of its own."},
        )
    return keep_entries(db, held.plan.id, held.kpis, before, {entry.key: entry for entry in after})


def _must_not_be_needed(held: _Held) -> None:
    for other in needing(held.kpi, list(held.kpis.values())):
        raise BadInput(
            f"“{other.name}” is worked out from “{held.kpi.name}”. Change its formula or delete it first; "
            "or retire this KPI, and its numbers stay for the formula."
        )


def _must_lie_in_range(kpi: Kpi, target: Target) -> None:
    said, (low, high) = "", kpi.value_range
    if low is not None and target.value < low:
        said = f"“{kpi.name}” is never below {low:g}; choose a higher target."
    if high is not None and target.value > high:
        said = f"“{kpi.name}” is never above {high:g}; choose a lower target."
    if said:
        raise BadInput(said, {"value": said})


def _must_have_reason(earlier: Sequence[object], reason: str, ask: str) -> None:
    if earlier and not reason:
        raise BadInput(ask, {"reason": "Why?"})


def _must_have_points(db: Db, plan_id: PlanId, kpi: Kpi, limits: LimitsBaseline) -> None:
    periods = stored_entries.count_periods(db, plan_id, kpi.id, limits.start, limits.end)
    if kpi.kind is not Kind.FORMULA and periods < FEWEST_POINTS:
        raise BadInput(
            f"“{kpi.name}” has numbers for {counted(kpi.cadence, periods)} in that stretch; limits need "
            f"{FEWEST_POINTS} at least. Choose a longer one, or import older numbers.",
            {"start": "Too few periods with numbers."},
        )
