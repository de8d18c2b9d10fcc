"""What a file of stakeholders holds: those that can be read, what is wrong with the others, what is worth knowing."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.exchange.field_cells import CellProblem
from planner.exchange.people_headers import PersonField
from planner.exchange.people_scale import Scale
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
    """All that a file holds. What stands in `problems` is not among the `people`: it needs a correction first.

    A problem of row 0 is one of the whole file. `losses` are of people who come in, but not with all of theirs.
    """

    people: tuple[FoundPerson, ...]
    problems: tuple[CellProblem, ...] = ()
    notes: tuple[str, ...] = ()
    ignored_columns: tuple[str, ...] = ()
    losses: tuple[CellProblem, ...] = ()
    asks_day_first: bool = False
    """The file does not tell whether 03/04/2026 is in April or March; pass `day_first`."""
    scales: Mapping[PersonField, Scale] = field(default_factory=dict)
    """The scales of the columns of levels."""

    @property
    def asks(self) -> bool:
        """Whether something must be answered before anybody can come in; pass `day_first` and `tops`."""
        return self.asks_day_first or any(scale.is_asked for scale in self.scales.values())
