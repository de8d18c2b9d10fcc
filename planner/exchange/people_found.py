"""What a file of stakeholders holds: those that can be read, what is wrong with the others, what is worth knowing."""

from dataclasses import dataclass

from planner.exchange.row_cells import CellProblem
from planner.stakeholders.stakeholder import Stakeholder


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """One stakeholder in a file; `row` as the spreadsheet shows it, or the number of the card.

    `mark` is what the file calls them by itself: the unique id of a card, empty if there is none.
    """

    row: int
    stakeholder: Stakeholder
    mark: str = ""


@dataclass(frozen=True, slots=True)
class FoundPeople:
    """All that a file holds. What stands in `problems` is not among the `people`: it needs a correction first."""

    people: tuple[FoundPerson, ...]
    problems: tuple[CellProblem, ...] = ()
    notes: tuple[str, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    asks_day_first: bool = False
    """The file does not tell whether 03/04/2026 is in April or March; pass `day_first`."""
