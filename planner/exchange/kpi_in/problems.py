"""Problems of a file while it is counted: the first thousand in full, the others by number only."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from planner.exchange.kpi_in.cells import Cells, Marks, Whole
from planner.exchange.kpi_in.counted import MOST_PROBLEMS, RowProblem, shortened


@dataclass(slots=True)
class Problems:
    """What was found so far; the same cell is reported once, however many KPIs it would feed."""

    cells: Cells
    headers: Mapping[int, str]
    found: list[RowProblem] = field(default_factory=list)
    count: int = 0
    _seen: set[tuple[int, str]] = field(default_factory=set)

    def tell(self, at: int, reasons: Mapping[int, str], rows: Marks, is_shown: bool = True) -> None:
        """Each of these rows in whose column stands one of the texts that have a reason."""
        if not reasons:
            return
        column = self.cells.columns[at]
        wrong = np.flatnonzero(rows & np.isin(column.codes, np.fromiter(reasons, np.int32, len(reasons))))
        for row in wrong:
            reason = reasons[int(column.codes[row])]
            self._add(int(row), self.headers[at], reason, column.said(int(row)) if is_shown else "")

    def tell_rows(self, rows: Whole | Iterable[int], header: str, reason: str, value: str = "", other: int = 0) -> None:
        """The same reason for some rows; `other` is the number of the row that it speaks of."""
        for row in rows:
            self._add(int(row), header, reason, value, other)

    def tell_uneven(self) -> None:
        """The rows wider than the headers."""
        for number in self.cells.uneven:
            self.count += 1
            if len(self.found) < MOST_PROBLEMS:
                self.found.append(RowProblem(number, "", "the row has more cells than there are headers"))

    def _add(self, row: int, header: str, reason: str, value: str, other: int = 0) -> None:
        key = row, header
        if key in self._seen:
            return
        self._seen.add(key)
        self.count += 1
        if len(self.found) < MOST_PROBLEMS:
            self.found.append(RowProblem(int(self.cells.numbers[row]), header, reason, shortened(value), other))
