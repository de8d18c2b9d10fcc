"""Headings: the rows of headers at the top of a file, one, two or three, and where the rows under them begin."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from planner.exchange.kpi_in.source import Source
from planner.exchange.kpi_in.tool import TABLE, Tool, tool_of
from planner.exchange.kpi_in.wording import shown
from planner.exchange.raw_table import column_letters, header_at
from planner.shared.errors import BadInput

MOST_COLUMNS = 1_000
_ROWS_LOOKED_AT = 40
_PLAIN_ANSWERS = frozenset({"", "response", "open-ended response", "open ended response"})
Numbered = tuple[int, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Headings:
    """The headers and the questions under them; `first_row` is the number of the first row after them."""

    tool: Tool
    headers: tuple[str, ...]
    labels: tuple[str, ...]
    first_row: int


def headings_of(source: Source) -> Headings:
    """The headings of a file: title rows above them are passed over.

    Raises `BadInput` when there are none, or too many columns.
    """
    top = list(islice(source.records(), _ROWS_LOOKED_AT))
    at = _where(top)
    if at is None:
        raise BadInput(f"“{source.file_name}” is empty; choose a file with a row of headers and rows under it.")
    headers = [shown(cell) for cell in top[at][1]]
    while headers and not headers[-1] and len(headers) > _fullest(top[at:]):
        headers.pop()
    if len(headers) > MOST_COLUMNS:
        raise BadInput(f"“{source.file_name}” has {len(headers):,} columns; at most {MOST_COLUMNS:,} can be read.")
    return _read(tool_of(headers), headers, top[at:])


def _where(top: Sequence[Numbered]) -> int | None:
    """The first row that a known tool wrote as its headers, or else the likeliest."""
    known = (at for at, (_, record) in enumerate(top) if tool_of(record) is not TABLE)
    return next(known, header_at([record for _, record in top]))


def _fullest(top: Sequence[Numbered]) -> int:
    return max((at + 1 for _, record in top for at, cell in enumerate(record) if cell.strip()), default=0)


def _read(tool: Tool, headers: list[str], top: Sequence[Numbered]) -> Headings:
    under = [[shown(cell) for cell in record] + [""] * (len(headers) - len(record)) for _, record in top[1:3]]
    if len(under) == 2 and any(cell.startswith('{"ImportId"') for cell in under[1]):
        return Headings(tool, _named(headers), _labels(headers, under[0]), top[2][0] + 1)
    if under and tool.key == "surveymonkey" and not under[0][0]:
        return _with_options(tool, headers, under[0], top[1][0] + 1)
    return Headings(tool, _named(headers), _labels(headers, headers), top[0][0] + 1)


def _with_options(tool: Tool, headers: Sequence[str], options: Sequence[str], first_row: int) -> Headings:
    """SurveyMonkey writes a question of several columns once, and what tells its columns apart under it."""
    filled, question = [], ""
    for header in headers:
        question = header or question
        filled.append(question)
    asked = [
        text if option.casefold() in _PLAIN_ANSWERS else f"{text}: {option}"
        for text, option in zip(filled, options, strict=False)
    ]
    named = [f"{text} – {option}" if option else text for text, option in zip(filled, options, strict=False)]
    return Headings(tool, _named(named), _labels(named, asked), first_row)


def _labels(headers: Sequence[str], labels: Sequence[str]) -> tuple[str, ...]:
    named = _named(headers)
    return tuple(labels[at] if at < len(labels) and labels[at] else name for at, name in enumerate(named))


def _named(headers: Sequence[str]) -> tuple[str, ...]:
    return tuple(header or f"Column {column_letters(at)}" for at, header in enumerate(headers))
