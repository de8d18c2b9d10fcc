"""How the sample company set up its KPIs, froze limits and set targets, and which events it noted down."""

from collections.abc import Callable, Iterator, Mapping

from planner.kpis.catalogue import definition
from planner.kpis.event import Event, EventId
from planner.kpis.kpi import Kpi, KpiId, LimitsBaseline, Team
from planner.kpis.period import first_weekday, previous_period
from planner.kpis.sample.company import Company, KpiStep
from planner.kpis.sample.story import Aim, Happening, Stretch, Watched
from planner.kpis.target import Target


def kpis_at_start(company: Company, new_id: Callable[[], str]) -> dict[str, Kpi]:
    """The KPIs by their keys in the story, still without targets and limits."""
    return {
        watched.key: _kpi(company, watched, KpiId(new_id())).but(position=position)
        for position, watched in enumerate(company.story.kpis)
    }


def set_up_steps(company: Company, kpis: Mapping[str, Kpi]) -> Iterator[KpiStep]:
    """The KPIs as they were added, then with limits, then with targets, some of them set again."""
    story, known = company.story, dict(kpis)
    who, day = company.people[story.set_up.by], story.set_up.day
    yield KpiStep(company.at(day, 9), who, f"Set up {len(known)} KPIs", tuple(known.values()))
    for watched in story.kpis:
        if watched.limits:
            known[watched.key] = _frozen(company, known[watched.key], watched.limits)
            summary = f"Froze the limits of “{known[watched.key].name}”"
            yield KpiStep(company.at(day, 16), who, summary, (known[watched.key],))
    aimed = {row.key: _aimed(company, known[row.key], row.target) for row in story.kpis if row.target}
    who = company.people[story.targets_by]
    summary = f"Set the targets of {len(aimed)} KPIs"
    yield KpiStep(company.at(story.targets_set, 11), who, summary, tuple(aimed.values()))
    for watched in story.kpis:
        if again := watched.target_again:
            kpi = _aimed(company, aimed[watched.key], again)
            summary = f"Set the target of “{kpi.name}” to {again.value:g}: {again.reason}"
            yield KpiStep(company.at(again.day or 0, 14), company.people[again.by], summary, (kpi,))


def event_steps(company: Company, kpis: Mapping[str, Kpi], new_id: Callable[[], str]) -> Iterator[KpiStep]:
    """The events, each on the day on which somebody noted it down."""
    for number, happening in enumerate(company.story.happened):
        at = company.at(happening.told, 10, number)
        yield KpiStep(at, company.people[happening.by], events=(_event(company, happening, kpis, EventId(new_id())),))


def _kpi(company: Company, watched: Watched, kpi_id: KpiId) -> Kpi:
    kpi = definition(watched.catalogue).kpi(
        kpi_id,
        company.calendar.first_day,
        first_weekday(company.calendar.week),
        phase=watched.phase,
        owner=company.people[watched.owner],
        teams=tuple(Team(name=row.team, owner=company.people[row.owner]) for row in watched.numbers if row.team),
        source=watched.source,
        **watched.own,
    )
    return kpi.but(due_days=_due_tomorrow(company, kpi)) if watched.due_tomorrow else kpi


def _due_tomorrow(company: Company, kpi: Kpi) -> int:
    last = previous_period(kpi.period_of(company.today), kpi.cadence, kpi.week_starts)
    return (company.today - last.end).days + 1


def _frozen(company: Company, kpi: Kpi, stretch: Stretch) -> Kpi:
    limits = LimitsBaseline(
        name=stretch.name,
        start=company.period(kpi, stretch.since).start,
        end=company.period(kpi, stretch.until).end,
        reason=stretch.reason,
        frozen_on=company.on(company.story.set_up.day),
        frozen_by=company.people[company.story.set_up.by],
    )
    return kpi.but(limits=(*kpi.limits, limits))


def _aimed(company: Company, kpi: Kpi, aim: Aim) -> Kpi:
    target = Target(
        value=aim.value,
        by_day=aim.by_day,
        shape=aim.shape,
        set_on=company.on(aim.day or company.story.targets_set),
        set_by=company.people[aim.by or company.story.targets_by],
        reason=aim.reason,
    )
    return kpi.but(targets=(*kpi.targets, target))


def _event(company: Company, happening: Happening, kpis: Mapping[str, Kpi], event_id: EventId) -> Event:
    return Event(
        id=event_id,
        on=min(company.calendar.date_of(happening.day), company.on(happening.told)),
        name=happening.name,
        kind=happening.kind,
        kpis=tuple(kpis[key].id for key in happening.kpis),
        task=company.tasks[happening.task] if happening.task else "",
        note=happening.note,
    )
