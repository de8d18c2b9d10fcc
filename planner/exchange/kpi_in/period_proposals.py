"""Proposals for a table in which each row is a period: which column is which part of which KPI and team."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.moments import Calendar, order_in
from planner.exchange.kpi_in.opened import Column, OpenedFile, Use
from planner.exchange.kpi_in.period_parts import IN_ONE, lacking_part
from planner.exchange.kpi_in.period_text import period_start
from planner.exchange.kpi_in.wording import normal, read_yaml, tokens, words
from planner.kpis.formula import formula_key
from planner.kpis.kind import Kind
from planner.kpis.kpi import WHOLE_COMPANY, Kpi, KpiId
from planner.kpis.period import Cadence
from planner.kpis.typed import number_of, part_label
from planner.shared.errors import BadInput

_EXACT, _BY_WORD, _BY_LABEL = 3, 2, 1
_PARTED = re.compile(r"\d[\d.,]*(?:\s*(?:/|of)\s*\d[\d.,]*)+")
_TALLY = re.compile(r"\d\s*[x:]\s*\d|\d[,;]\s+\d")
_MOST_WRONG = 0.2
_GAPS = {Cadence.WEEKLY: (7, 14), Cadence.MONTHLY: (28, 62), Cadence.QUARTERLY: (89, 184)}
"""How many days apart the rows of each rhythm usually are; every other one may be missing."""

Samples = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class _Claim:
    """A column that may hold a part of a KPI's entries, by how much of its header speaks for it."""

    kpi: Kpi
    team: str
    part: str
    at: int
    score: int
    hits: int


def period_column_of(opened: OpenedFile) -> int | None:
    """The column that says the period of a row: by its header, else the file's date."""
    named = (at for at in opened.period_columns if normal(opened.columns[at].header) in words("period_column"))
    first = next(iter(opened.period_columns), None)
    return next(named, first if opened.date_column is None else opened.date_column)


def has_period_rows(opened: OpenedFile, samples: Samples) -> bool:
    """Whether the periods in a table are all different."""
    at = period_column_of(opened)
    return at is not None and len(samples[at]) == len(set(samples[at]))


def period_uses(opened: OpenedFile, kpis: Sequence[Kpi], samples: Samples) -> tuple[Use, ...]:
    """A use for each KPI and team of which all parts are found, where the table has a row for each of its periods."""
    period = period_column_of(opened)
    if period is None:
        return ()
    team_column = _team_column(opened)
    most = len(set(samples[team_column])) if team_column is not None else 1
    fitting = [
        kpi
        for kpi in kpis
        if kpi.kind is not Kind.FORMULA and kpi.retired_on is None and _is_by_period(kpi, samples[period], most)
    ]
    found: dict[tuple[KpiId, str], dict[str, list[_Claim]]] = {}
    for claim in _claims(opened, fitting, samples, period):
        found.setdefault((claim.kpi.id, claim.team), {}).setdefault(claim.part, []).append(claim)
    by_id = {kpi.id: kpi for kpi in fitting}
    uses = (_use(by_id[kpi], team, parts, period, team_column) for (kpi, team), parts in found.items())
    return tuple(use for use in uses if use is not None)


def _use(kpi: Kpi, team: str, parts: Mapping[str, list[_Claim]], period: int, team_column: int | None) -> Use | None:
    best = {part: at for part, claims in parts.items() if (at := _best(claims)) is not None}
    chosen = tuple(part for part in kpi.parts if part in best)
    if lacking_part(kpi, chosen):
        chosen = ("",) if "" in best else ()
    if not chosen or (kpi.kind is Kind.MEAN and "value" in chosen and "n" not in chosen):
        return None
    by_column = team_column if kpi.teams and not team else None
    only = kpi.team_names[0] if len(kpi.team_names) == 1 else WHOLE_COMPANY
    columns = tuple(best[part] for part in chosen)
    return Use(Measure.PERIOD_ROWS, columns, kpi.id, team or only, by_column, date_column=period, parts=chosen)


def _best(claims: Sequence[_Claim]) -> int | None:
    """The column with the best claim, if no other is as good."""
    first, *others = sorted(claims, key=lambda claim: (claim.score, claim.hits), reverse=True)
    is_tied = others and (others[0].score, others[0].hits) == (first.score, first.hits)
    return None if is_tied else first.at


def _claims(opened: OpenedFile, kpis: Sequence[Kpi], samples: Samples, period: int) -> Iterator[_Claim]:
    """Of each column the claims of the KPIs that its header names most fully."""
    for column in opened.columns:
        if column.is_personal or column.at in (period, *opened.date_columns):
            continue
        cells = samples[column.at]
        found = [claim for kpi in kpis for claim in _of_kpi(kpi, column, cells)]
        most = max((claim.hits for claim in found), default=0)
        yield from (claim for claim in found if claim.hits == most or claim.score == _EXACT)


def _of_kpi(kpi: Kpi, column: Column, cells: Sequence[str]) -> Iterator[_Claim]:
    """The part that a header means for the KPI, for the team it names."""
    said = tokens(column.header)
    longest_first = sorted((team.name for team in kpi.teams if tokens(team.name)), key=len, reverse=True)
    for team in [*longest_first, WHOLE_COMPANY]:
        rest = _without(said, tokens(team))
        if rest is None:
            continue
        hits, rest_of_header = _named(kpi, rest)
        part, score = _part(kpi, rest, rest_of_header, cells) if hits else _exact_part(kpi, rest)
        if part is not None and _holds_counts(part, cells):
            yield _Claim(kpi, team, part, column.at, score, hits)
        return  # the team that is named, or none


def _without(said: Sequence[str], team: Sequence[str]) -> list[str] | None:
    """The words without those of the team, which must stand together; None if they do not."""
    for at in range(len(said) - len(team) + 1):
        if list(said[at : at + len(team)]) == list(team):
            return [*said[:at], *said[at + len(team) :]]
    return None


def _named(kpi: Kpi, said: Sequence[str]) -> tuple[int, list[str]]:
    """How many words name the KPI, each of its own once, and the others; 0 where nothing telling is among them."""
    left = Counter({*tokens(kpi.name), *tokens(kpi.catalogue), *tokens(formula_key(kpi))})
    hits: list[str] = []
    others: list[str] = []
    for word in said:
        (hits if left[word] else others).append(word)
        left[word] -= 1
    is_telling = len(hits) > 1 or any(word not in _weak() for word in hits)
    return (len(hits), others) if is_telling else (0, list(said))


def _part(kpi: Kpi, said: Sequence[str], rest: Sequence[str], cells: Sequence[str]) -> tuple[str | None, int]:
    """The part that the words beside the KPI's name mean; without any, the only one, or all in one cell."""
    exact = _exact_part(kpi, said)
    if exact[0] is not None:
        return exact
    # “NPS promoters”: the name of the KPI may have the part's word in it, after what it is called by.
    ways = [rest] if rest else [said, said[1:]]
    scores = {part: max(_score(kpi, part, way) for way in ways) for part in kpi.parts}
    best = max(scores.values())
    if rest or best:
        winners = [part for part, score in scores.items() if score == best]
        return (winners[0], best) if best and len(winners) == 1 else (None, 0)
    return _only_part(kpi, cells), _BY_WORD


def _only_part(kpi: Kpi, cells: Sequence[str]) -> str | None:
    """What a column holds of which only the KPI is said."""
    if kpi.kind in IN_ONE:
        return "" if _share(cells, _PARTED.fullmatch) > 1 - _MOST_WRONG else None
    if kpi.kind is Kind.AMOUNT:
        return "amount" if len(kpi.parts) == 1 else None
    is_tally = _share(cells, _TALLY.search) > 1 - _MOST_WRONG
    return "tally" if is_tally else "value" if kpi.kind is Kind.MEAN else None


def _exact_part(kpi: Kpi, said: Sequence[str]) -> tuple[str | None, int]:
    """The part whose label is just what is said."""
    labelled = (part for part in kpi.parts if part in kpi.labels)
    part = next((part for part in labelled if tokens(part_label(kpi, part)) == tuple(said)), None)
    return part, _EXACT if part else 0


def _score(kpi: Kpi, part: str, rest: Sequence[str]) -> int:
    label = tokens(part_label(kpi, part))
    if not rest:
        return 0
    if tuple(rest) == label:
        return _EXACT
    if tuple(rest) in _words_of(part):
        return _BY_WORD
    return _BY_LABEL if set(rest) <= set(label) else 0


def _holds_counts(part: str, cells: Sequence[str]) -> bool:
    if part == "":
        return True
    if part == "tally":
        return _share(cells, _TALLY.search) > 1 - _MOST_WRONG
    return _share(cells, _is_count) > 1 - _MOST_WRONG


def _is_count(cell: str) -> bool:
    try:
        return "%" not in cell and number_of(cell) >= 0
    except BadInput:
        # A thousands separator that may be a decimal sign is settled by the whole column, when it is counted.
        return cell.replace(",", "").replace(".", "").isdecimal()


def _share(cells: Sequence[str], fits: Callable[[str], object]) -> float:
    return sum(bool(fits(cell)) for cell in cells) / max(len(cells), 1)


def _is_by_period(kpi: Kpi, cells: Sequence[str], most: int) -> bool:
    """Whether the cells name one period of the KPI after the other, each for so many teams at most."""
    starts = _starts(kpi, cells)
    if not starts or max(Counter(starts).values()) > most:
        return False
    gaps = sorted((later - earlier).days for earlier, later in pairwise(sorted(set(starts))))
    shortest, longest = _GAPS[kpi.cadence]
    return not gaps or shortest <= gaps[len(gaps) // 2] <= longest


def _starts(kpi: Kpi, cells: Sequence[str]) -> list[date]:
    """The first days of the periods; none if one cannot be read."""
    try:
        order = order_in(cells, None)
        calendar = Calendar(order_in(cells, True) if order.is_asked else order)
        return [period_start(cell, kpi, calendar) for cell in cells]
    except BadInput:
        return []


def _team_column(opened: OpenedFile) -> int | None:
    named = (at for at in opened.team_columns if normal(opened.columns[at].header) in words("team"))
    return next(named, None)


@cache
def _words_of(part: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tokens(str(word)) for word in read_yaml("words.yaml")["parts"].get(part, ()))


@cache
def _weak() -> frozenset[str]:
    return frozenset(word for text in words("weak") for word in tokens(text))
