"""Plain tables: entries as somebody keeps them in a spreadsheet, long or wide, seen from their headers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planner.exchange.cell_dates import DateOrder
from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.moments import Calendar
from planner.exchange.kpi_in.opened import OpenedFile, Plain, Use
from planner.exchange.kpi_in.period_text import names_period
from planner.exchange.kpi_in.plain_headers import ALL_PARTS
from planner.exchange.kpi_in.wording import normal, tokens, words
from planner.kpis.formula import formula_key
from planner.kpis.kind import Kind
from planner.kpis.kpi import WHOLE_COMPANY, Kpi
from planner.kpis.typed import part_label

LONG, BY_PERIOD, BY_KPI = "long", "periods", "kpis"
_PART = re.compile(r"(?P<name>.+?)(?:\s*:\s*|\s+[-–—]\s+|\s*\((?=[^()]*\)$))(?P<part>[^:]+?)\)?")
_MOST_REPEATED = 0.1


def plain_of(opened: OpenedFile, kpis: Sequence[Kpi], samples: Sequence[Sequence[str]]) -> Plain | None:
    """How the entries stand in a table; None if it holds none. `samples` are the first cells of each column."""
    at = {normal(column.header): column.at for column in reversed(opened.columns)}
    kpi, period = _first(at, "kpi_column"), _first(at, "period_column")
    team, note, part = _first(at, "team"), _first(at, "note_column"), at.get("part")
    others = {name: place for name, place in at.items() if place not in (kpi, period, team, note)}
    if kpi is not None and period is not None and others.keys() & ALL_PARTS:
        names = different(samples[kpi])
        parts = {header: place for header, place in others.items() if _is_part(header, kpis)}
        return Plain(LONG, names, kpi, period, team, note, parts=parts)
    if kpi is not None and period is None:
        return _by_kpi(opened, Plain(BY_KPI, different(samples[kpi]), kpi, None, team, note, part), samples)
    if period is not None:
        return _by_period(opened, Plain(BY_PERIOD, (), None, period, team, note), kpis, samples)
    return None


def kpi_called(name: str, kpis: Sequence[Kpi]) -> Kpi | None:
    """The KPI that a table means: by its name, its key in the catalogue, or the key in formulas."""
    said = normal(name)
    ways = (lambda kpi: normal(kpi.name), lambda kpi: normal(kpi.catalogue), formula_key)
    return next((kpi for way in ways for kpi in kpis if said and way(kpi) == said), None)


def kpi_and_team_called(name: str, kpis: Sequence[Kpi]) -> tuple[Kpi, str] | None:
    """The KPI that a table means, with the team it names beside it: “On-time delivery Online”; else an empty one."""
    if kpi := kpi_called(name, kpis):
        return kpi, WHOLE_COMPANY
    said = tokens(name)
    for kpi in kpis:
        ways = [way for text in (kpi.name, kpi.catalogue, formula_key(kpi)) if (way := tokens(text))]
        for team in kpi.teams:
            named = tokens(team.name)
            if any(said in (way + named, named + way) for way in ways):
                return kpi, team.name
    return None


def guessed_team(name: str, kpi: Kpi) -> str:
    """The team of the KPI that a name ends or begins with; empty if there is none, or more than one."""
    said = tokens(name)
    named = [(team.name, tokens(team.name)) for team in kpi.teams]
    found = [team for team, own in named if own and own in (said[-len(own) :], said[: len(own)])]
    return found[0] if len(found) == 1 else WHOLE_COMPANY


def plain_uses(plain: Plain, kpis: Sequence[Kpi]) -> tuple[Use, ...]:
    """A use for each name in the table that is a KPI of the plan; one KPI and team is fed by one name.

    Where the table does not say the team of a KPI that has several, none is chosen.
    """
    entered = [kpi for kpi in kpis if kpi.kind is not Kind.FORMULA and kpi.retired_on is None]
    found: dict[tuple[str, str], Use] = {}
    for name in plain.names:
        if meant := kpi_and_team_called(name, entered):
            kpi, named = meant
            team = kpi.team_names[0] if len(kpi.team_names) == 1 else named
            found.setdefault((kpi.id, team), Use(Measure.ENTRIES, (), kpi.id, team, named=name))
    return tuple(found.values())


def part_called(kpi: Kpi, text: str) -> str | None:
    """The part of the KPI's entries that a header means; the parts of other kinds too, so that they can be refused."""
    said = normal(text)
    by_label = next((part for part in kpi.parts if normal(part_label(kpi, part)) == said), None)
    if by_label is None and said == "value" and kpi.kind is Kind.AMOUNT:
        return "amount"
    return by_label or (said if said in ALL_PARTS else None)


def _is_part(header: str, kpis: Sequence[Kpi]) -> bool:
    """Whether a header names a part of entries, so that its column is read."""
    return normal(header) in ALL_PARTS or any(part_called(kpi, header) for kpi in kpis)


def _first(at: Mapping[str, int], name: str) -> int | None:
    return next((place for header, place in at.items() if header in words(name)), None)


def different(cells: Sequence[str]) -> tuple[str, ...]:
    """The names in some cells, each as it is first written."""
    return tuple({normal(cell): cell for cell in reversed(cells)}.values())[::-1]


def _by_kpi(opened: OpenedFile, plain: Plain, samples: Sequence[Sequence[str]]) -> Plain | None:
    ways = [Calendar(DateOrder(day_first=is_first)) for is_first in (True, False)]
    dated = {
        column.header: column.at
        for column in opened.columns
        if any(names_period(column.header, calendar) for calendar in ways)
    }
    has_numbers = any(samples[at] for at in dated.values())
    return replace(plain, dated=dated) if dated and has_numbers else None


def _by_period(opened: OpenedFile, plain: Plain, kpis: Sequence[Kpi], samples: Sequence[Sequence[str]]) -> Plain | None:
    """A column or several for each KPI, if periods do not repeat, as the days of single answers would."""
    known = (plain.period, plain.team, plain.note)
    headers = {column.header: column.at for column in opened.columns if column.at not in known}
    cells: dict[str, dict[str, int]] = {}
    for name, part, at in _named_cells(headers, kpis):
        cells.setdefault(name, {})[part] = at
    periods = samples[plain.period or 0]
    repeated = len(periods) - len(set(periods))
    if not cells or (plain.team is None and repeated > _MOST_REPEATED * len(periods)):
        return None
    return replace(plain, names=tuple(cells), cells=cells)


def _named_cells(headers: Mapping[str, int], kpis: Sequence[Kpi]) -> Iterator[tuple[str, str, int]]:
    for header, at in headers.items():
        found = _PART.fullmatch(header)
        if kpi_and_team_called(header, kpis):
            yield header, "", at
        elif found and ((meant := kpi_and_team_called(found["name"], kpis)) or normal(found["part"]) in ALL_PARTS):
            part = (part_called(meant[0], found["part"]) if meant else None) or normal(found["part"])
            yield found["name"], part, at
