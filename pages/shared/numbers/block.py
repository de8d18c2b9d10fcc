"""A pasted block as a table with headings, so that it is read like any plain file of numbers."""

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pages.shared.numbers.past_rows import part_columns
from planner.kpis.kpi import Kpi

NAME = "Your rows"
KPI, TEAM = "kpi", "team"
_DELIMITERS = ("\t", ";", ",")


@dataclass(frozen=True, slots=True)
class Block:
    """The lines that were pasted. `first` is the number of the line that is the first row of numbers, from 1."""

    lines: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first: int

    @property
    def content(self) -> bytes:
        """The block as a file."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter="\t", lineterminator="\n")
        writer.writerow(self.headings)
        writer.writerows(self.rows)
        return text.getvalue().encode()

    def line_of(self, row: int) -> int:
        """Which line of the text a row of the file is."""
        return row - 2 + self.first

    def without(self, lines: Collection[int]) -> str:
        """The text without these lines; its headings stay."""
        kept = [line for at, line in enumerate(self.lines, start=1) if at not in lines]
        return "\n".join(kept) if len(kept) >= self.first else ""

    def line_without(self, lines: Collection[int], line: int) -> int:
        """Which line of the text a line becomes without these."""
        return line - sum(gone < line for gone in lines)


def of_one_kpi(text: str, kpi: Kpi, team: str) -> Block:
    """Rows of period and numbers for one KPI; headings are put above them where they have none."""
    lines, cells = _cells(text)
    has_headings = bool(cells) and not any(character.isdigit() for cell in cells[0] for character in cell)
    usual = ("period", *part_columns(kpi), "note")
    widest = max((len(row) for row in cells), default=0)
    headings = cells[0] if has_headings else usual[:widest]
    body = cells[1:] if has_headings else cells
    return Block(
        lines,
        (KPI, TEAM, *headings),
        tuple((kpi.name, team, *row) for row in body),
        2 if has_headings else 1,
    )


def of_several(text: str) -> Block:
    """A table that names its KPIs itself, in a column or in its headings."""
    lines, cells = _cells(text)
    return Block(lines, cells[0] if cells else (), tuple(cells[1:]), 2)


def _cells(text: str) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    lines = tuple(line for line in text.splitlines() if line.strip())
    delimiter = next((one for one in _DELIMITERS if any(one in line for line in lines[:2])), _DELIMITERS[-1])
    return lines, [_trimmed(row) for row in csv.reader(lines, delimiter=delimiter)]


def _trimmed(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row)
