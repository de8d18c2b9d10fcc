"""Proposals: which of a plan's KPIs a file could feed, and from which columns."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.opened import Column, OpenedFile, Use
from planner.exchange.kpi_in.tool import TABLE, Known, Tool
from planner.exchange.kpi_in.wording import listed, normal, speaks_of
from planner.kpis.kind import Kind
from planner.kpis.kpi import WHOLE_COMPANY, Kpi

_LONG_WORD = 4


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that can be counted: `feeds` are keys of the catalogue, `text` is what the columns are called."""

    measure: Measure
    columns: tuple[int, ...]
    feeds: tuple[str, ...]
    text: str
    date_column: int | None = None


def proposed(
    opened: OpenedFile, tool: Tool, kpis: Sequence[Kpi], named: Mapping[int, frozenset[str]]
) -> tuple[Use, ...]:
    """A use for each KPI that the file can feed; `named` are the values seen in columns that may name a team."""
    candidates = [*_known(opened, tool), *_orders(opened, tool), *_questions(opened, tool)]
    wanted = [kpi for kpi in kpis if kpi.retired_on is None and kpi.kind is not Kind.FORMULA]
    found = ((kpi, _best(kpi, candidates)) for kpi in wanted)
    return tuple(_for_teams(_use(kpi, best), kpi, named) for kpi, best in found if best is not None)


def _best(kpi: Kpi, candidates: Sequence[Candidate]) -> Candidate | None:
    """The first that feeds the catalogue's KPI, or else one whose columns are called like the plan's own KPI."""
    fitting = [candidate for candidate in candidates if candidate.measure.feeds(kpi)]
    by_key = (candidate for candidate in fitting if kpi.catalogue and kpi.catalogue in candidate.feeds)
    by_name = (candidate for candidate in fitting if not kpi.catalogue and _is_called_like(kpi, candidate.text))
    return next(by_key, next(by_name, None))


def _is_called_like(kpi: Kpi, text: str) -> bool:
    said = normal(text).replace("_", " ").split()
    return any(len(word) >= _LONG_WORD and word in said for word in normal(kpi.name).split())


def _use(kpi: Kpi, candidate: Candidate) -> Use:
    team = kpi.team_names[0] if len(kpi.team_names) == 1 else WHOLE_COMPANY
    return Use(candidate.measure, candidate.columns, kpi.id, team, date_column=candidate.date_column)


def _for_teams(use: Use, kpi: Kpi, named: Mapping[int, frozenset[str]]) -> Use:
    """The column in which the most of the KPI's teams are named, if any is."""
    teams = {normal(team.name) for team in kpi.teams}
    hits = {at: len(teams & values) for at, values in named.items()}
    best = max(hits, key=lambda at: hits[at], default=None)
    return replace(use, team_column=best) if best is not None and hits[best] else use


def _known(opened: OpenedFile, tool: Tool) -> Iterator[Candidate]:
    at = {normal(column.header): column.at for column in reversed(opened.columns)}
    for known in tool.measures:
        if all(name in at for name in known.columns) and _is_filled(opened, [at[name] for name in known.columns]):
            columns = tuple(at[name] for name in known.columns)
            text = " ".join(known.columns)
            yield Candidate(
                _measure(known, columns, opened.columns), columns, known.feeds, text, at.get(known.dated_by)
            )


def _is_filled(opened: OpenedFile, columns: Sequence[int]) -> bool:
    """Whether anything stands in the first of some columns; in the second there may be nothing yet."""
    return not columns or bool(opened.columns[columns[0]].examples)


def _measure(known: Known, columns: Sequence[int], of: Sequence[Column]) -> Measure:
    guess = of[columns[0]].guess if columns else None
    return guess if guess in known.measures else known.measures[0]


def _questions(opened: OpenedFile, tool: Tool) -> Iterator[Candidate]:
    for column in opened.choosable:
        if column.guess is not None and normal(column.header) not in tool.known:
            text = f"{column.header} {column.label}"
            yield Candidate(column.guess, (column.at,), _feeds(column.guess, text, tool), text)


def _feeds(measure: Measure, text: str, tool: Tool) -> tuple[str, ...]:
    match measure:
        case Measure.NPS_0_10:
            return ("enps",) if speaks_of(text, "employee") else ("nps",)
        case Measure.CSAT_1_5 if tool is not TABLE or speaks_of(text, "satisfaction"):
            return ("csat",)
        case Measure.STARS_1_5:
            return ("review_rating", "csat")
        case Measure.CES_1_7:
            return ("ces",)
        case Measure.MINUTES | Measure.HOURS:
            return _feeds_of_time(text)
    return ()


def _feeds_of_time(text: str) -> tuple[str, ...]:
    if speaks_of(text, "response"):
        return ("frt",)
    return ("resolution_time",) if speaks_of(text, "resolution") else ()


def _orders(opened: OpenedFile, tool: Tool) -> Iterator[Candidate]:
    """What orders tell: customers who came back, promises kept, sums; in a table of no known tool."""
    if tool is not TABLE:
        return
    dates = set(opened.date_columns)
    customer, amount = _called(opened, "customer"), _called(opened, "amount")
    ordered, promised, done = (_called(opened, name, dates) for name in ("order_date", "promised", "done"))
    if promised is not None and done is not None and promised != done:
        yield Candidate(Measure.ON_TIME, (promised, done), ("otd", "promise_kept"), "on time delivery", promised)
    created = _called(opened, "created", dates)
    if created is not None and done is not None and created != done:
        yield Candidate(Measure.SPAN, (created, done), ("resolution_time",), "resolution time", done)
    if customer is not None and ordered is not None:
        yield Candidate(Measure.REPEAT, (customer, ordered), ("repeat_purchase",), "repeat purchase")
        yield Candidate(Measure.CUSTOMERS, (customer,), (), "active customers", ordered)
    if amount is not None:
        yield Candidate(
            Measure.AMOUNT, (amount,), (), f"{opened.columns[amount].header} revenue sales turnover", ordered
        )
    if amount is not None or _called(opened, "order") is not None:
        yield Candidate(Measure.ROWS, (), (), "orders", ordered)


def _called(opened: OpenedFile, name: str, among: set[int] | None = None) -> int | None:
    """The column whose header is one of these words, the first words first."""
    ranks = {word: rank for rank, word in enumerate(listed(name))}
    found = [
        (ranks[normal(column.header)], column.at)
        for column in opened.columns
        if normal(column.header) in ranks and (among is None or column.at in among)
    ]
    return min(found)[1] if found else None
