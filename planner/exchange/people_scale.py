"""Whether the levels in a column go to 5 or to 10: what the header says, else the rows that come in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planner.exchange.people_headers import plain_header
from planner.exchange.people_words import level_of, number_of
from planner.stakeholders.stakeholder import LEVELS

FIVE, TEN = TOPS = (5, 10)
_IN_HEADER = re.compile(r"\b1 (?:to |bis |tot |a )?(?P<top>5|10)$")
_FEW = 0.25


@dataclass(frozen=True, slots=True)
class Scale:
    """The scale of a column: up to `top`, unless it `is_asked`, for then it could be either.

    `lowest` and `highest` are bare numbers in the column, of rows that come in if there are any; both None where
    there is nothing to choose.
    """

    header: str
    top: int
    lowest: str = ""
    highest: str = ""
    is_asked: bool = False

    @property
    def is_open(self) -> bool:
        """Whether the user may choose another reading."""
        return bool(self.highest)

    def reading(self, top: int) -> str:
        """What the numbers mean on a scale: "9 is very high, 4 is low"."""
        return ", ".join(_read(number, top) for number in dict.fromkeys((self.highest, self.lowest)))


def scale_of(header: str, coming: Iterable[str], refused: Iterable[str], chosen: int | None = None) -> Scale:
    """The scale of a column by its cells in rows that come in, if those can be read, and in rows that do not.

    Numbers above 5 make it a scale of ten. It is asked about where only few of the numbers are above 5, or only
    some in rows that are refused: one may be a slip.
    """
    if told := _IN_HEADER.search(plain_header(header)):
        return Scale(header, int(told["top"]))
    inside, outside = _numbers(coming), _numbers(refused)
    if not (inside or outside):
        return Scale(header, chosen or FIVE)
    high = sum(number > FIVE for number in inside)
    is_asked = 0 < high < _FEW * len(inside) or (not high and any(FIVE < number <= TEN for number in outside))
    shown = inside or outside
    lowest, highest = f"{min(shown):g}", f"{max([*shown, *(n for n in outside if n <= TEN)]):g}"
    return Scale(header, chosen or (TEN if high else FIVE), lowest, highest, is_asked and chosen is None)


def _numbers(cells: Iterable[str]) -> list[float]:
    return [number for cell in cells if (number := number_of(cell)) is not None and number > 0]


def _read(number: str, top: int) -> str:
    if float(number) > top:
        return f"{number} cannot be read"
    return f"{number} is {LEVELS[level_of(number, top) - 1]}"
