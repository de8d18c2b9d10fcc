"""Tools: which survey, ticket or review tool wrote a file, seen from its headers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.wording import normal, read_yaml


@dataclass(frozen=True, slots=True)
class Known:
    """What known columns measure: one of `measures`, which the values decide; `feeds` are keys of the catalogue."""

    columns: tuple[str, ...]
    measures: tuple[Measure, ...]
    feeds: tuple[str, ...]
    dated_by: str


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool's export, its headers as they are compared; see tools.yaml for what the fields mean."""

    key: str
    name: str
    needs: tuple[tuple[str, ...], ...] = ()
    is_first: bool = False
    dates: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    drop: Mapping[str, Mapping[str, str]] | None = None
    """By column, the values whose rows are left out, with the reason."""
    finished: Mapping[str, frozenset[str]] | None = None
    personal: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    teams: tuple[str, ...] = ()
    has_questions: bool = False
    measures: tuple[Known, ...] = ()

    def wrote(self, headers: Sequence[str]) -> bool:
        """Whether these headers, in the form in which they are compared, are this tool's."""
        there = set(headers[:1] if self.is_first else headers)
        return all(there.intersection(alternatives) for alternatives in self.needs)

    def measure_of(self, header: str, guess: Measure | None) -> Measure | None:
        """What a known column measures on its own; where several things are possible, the guess decides."""
        found = next((known for known in self.measures if known.columns == (header,)), None)
        if found is None:
            return None
        return guess if guess in found.measures else found.measures[0]

    @property
    def known(self) -> frozenset[str]:
        """The headers that are no questions."""
        measured = (name for known in self.measures for name in known.columns)
        settled = (*(self.drop or ()), *(self.finished or ()), *self.dates, *self.ids)
        return self.other | self.personal | frozenset((*settled, *measured, *self.teams))


TABLE = Tool("table", "A table", has_questions=True)
"""A file of no known tool."""


@cache
def tools() -> tuple[Tool, ...]:
    """All tools that are recognised, those with the more telling headers first."""
    return tuple(_tool(entry) for entry in read_yaml("tools.yaml"))


def tool_of(headers: Iterable[str]) -> Tool:
    """The tool that wrote these headers; `TABLE` if none is known to."""
    compared = [normal(header) for header in headers]
    return next((tool for tool in tools() if tool.wrote(compared)), TABLE)


def _tool(entry: Mapping[str, Any]) -> Tool:
    return Tool(
        key=entry["key"],
        name=entry["name"],
        needs=tuple(_all([need] if isinstance(need, str) else need) for need in entry["needs"]),
        is_first=entry.get("first", False),
        dates=_all(entry["dates"]),
        ids=_all(entry.get("id", ())),
        drop={normal(header): _reasons(values) for header, values in entry.get("drop", {}).items()},
        finished={normal(header): frozenset(_all(values)) for header, values in entry.get("finished", {}).items()},
        personal=frozenset(_all(entry.get("personal", ()))),
        other=frozenset(_all(entry.get("other", ()))),
        teams=_all(entry.get("teams", ())),
        has_questions=entry.get("questions", False),
        measures=tuple(_known(known) for known in entry.get("measures", ())),
    )


def _known(entry: Mapping[str, Any]) -> Known:
    measures = [entry["measure"]] if isinstance(entry["measure"], str) else entry["measure"]
    return Known(
        _all(entry["columns"]),
        tuple(Measure(measure) for measure in measures),
        tuple(entry.get("feeds", ())),
        normal(entry.get("dated_by", "")),
    )


def _all(texts: Iterable[object]) -> tuple[str, ...]:
    return tuple(normal(str(text)) for text in texts)


def _reasons(values: Mapping[str, Sequence[object]]) -> Mapping[str, str]:
    return {value: reason for reason, texts in values.items() for value in _all(texts)}
