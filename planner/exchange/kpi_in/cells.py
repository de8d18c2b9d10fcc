"""Cells of the columns that are needed, each different text once: many rows have few different answers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from planner.exchange.formula_cells import restored
from planner.exchange.kpi_in.file_in import MOST_ROWS
from planner.exchange.kpi_in.source import Chunk, Progress, Source
from planner.shared.errors import BadInput

Whole = NDArray[np.int64]
Floats = NDArray[np.float64]
Marks = NDArray[np.bool_]

MIXED = "this cell is in another encoding than the rest of the file; save the file as “CSV UTF-8”"
_MARK = "\ufffd"


@dataclass(frozen=True, slots=True)
class Texts:
    """A column: the different texts in it, and for each row the position of its text among them."""

    texts: Sequence[str]
    codes: NDArray[np.int32]

    def said(self, row: int) -> str:
        """The text in a row."""
        return self.texts[int(self.codes[row])]


@dataclass(frozen=True, slots=True)
class Cells:
    """The rows of a file in columns; `numbers` are the row numbers that a spreadsheet shows.

    `whole` tells rows apart by everything in them; it is empty unless asked for. `uneven` are the
    numbers of rows that are wider than the headers: their cells cannot be told.
    """

    numbers: Whole
    columns: Mapping[int, Texts]
    whole: Whole
    uneven: Sequence[int] = ()

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self.numbers)


@dataclass(slots=True)
class _Gathering:
    wanted: Sequence[int]
    width: int
    is_whole: bool
    numbers: list[int] = field(default_factory=list)
    codes: list[list[int]] = field(default_factory=list)
    seen: list[defaultdict[str, int]] = field(default_factory=list)
    whole: list[int] = field(default_factory=list)
    uneven: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for _ in self.wanted:
            seen: defaultdict[str, int] = defaultdict()
            seen.default_factory = seen.__len__
            self.seen.append(seen)
            self.codes.append([])

    def take(self, chunk: Chunk) -> None:
        """The rows of a chunk that are no wider than the headers."""
        if max((len(record) for _, record in chunk), default=0) > self.width:
            wide = {number for number, record in chunk if any(record[self.width :])}
            self.uneven.extend(sorted(wide))
            chunk = [row for row in chunk if row[0] not in wide]
        self.numbers.extend(number for number, _ in chunk)
        if self.is_whole:
            self.whole.extend(hash(tuple(record)) for _, record in chunk)
        for codes, seen, column in zip(self.codes, self.seen, self._columns(chunk), strict=True):
            codes.extend(map(seen.__getitem__, column))

    def _columns(self, chunk: Chunk) -> Sequence[Sequence[str]]:
        if not chunk or not self.wanted:
            return [()] * len(self.wanted)
        get = itemgetter(*self.wanted)
        last = max(self.wanted)
        rows = [record if len(record) > last else record + [""] * (last + 1 - len(record)) for _, record in chunk]
        picked = [get(row) for row in rows]
        return list(zip(*picked, strict=True)) if len(self.wanted) > 1 else [picked]


def cells_of(
    source: Source,
    first_row: int,
    width: int,
    wanted: Sequence[int],
    progress: Progress = lambda _: None,
    is_whole: bool = False,
) -> Cells:
    """The wanted columns of all rows from `first_row` on; no other cell is kept.

    Raises `BadInput` for a file that is too long.
    """
    found = _Gathering(sorted(set(wanted)), width, is_whole)
    for chunk in source.chunks(progress):
        if chunk and chunk[0][0] < first_row:
            chunk = [row for row in chunk if row[0] >= first_row]
        found.take(chunk)
        if len(found.numbers) > MOST_ROWS:
            raise BadInput(f"“{source.file_name}” has more than {MOST_ROWS:,} rows; export it in several files.")
    columns = {
        at: Texts([restored(text) if text.startswith("'") else text for text in seen], np.array(codes, np.int32))
        for at, codes, seen in zip(found.wanted, found.codes, found.seen, strict=True)
    }
    return Cells(np.array(found.numbers, np.int64), columns, np.array(found.whole, np.int64), found.uneven)


def is_mixed(text: str) -> bool:
    """Whether letters of another encoding stand in a cell."""
    return _MARK in text
