"""What the tests of stakeholders' files share: a register read in one call, and people without ceremony."""

from datetime import date
from itertools import count

from planner.exchange.people_columns import guess_people
from planner.exchange.people_found import FoundPeople
from planner.exchange.people_headers import PersonField
from planner.exchange.people_in import preview_people
from planner.exchange.tables_in import read_table
from planner.stakeholders.stakeholder import Stakeholder
from tests.exchange.reading import a_csv

TODAY = date(2026, 4, 8)


def somebody(name="Ada Byron", **fields):
    """A stakeholder; their id is their name unless given."""
    return Stakeholder.checked(**{"id": name, "name": name, **fields})


def read(content, name="people.csv", *, known=(), with_judged=True, day_first=None, tops=None, **mapped) -> FoundPeople:
    """What is found in a file; `mapped` names the header for a field, as in `WANTS="Hopes"`."""
    numbers = count(1)
    table = read_table(content.encode() if isinstance(content, str) else content, name, row="stakeholder")
    mapping = guess_people(table)
    for field, header in mapped.items():
        mapping = mapping.with_header(PersonField[field], header)
    return preview_people(
        table,
        mapping,
        today=TODAY,
        known=known,
        new_id=lambda: f"new-{next(numbers)}",
        with_judged=with_judged,
        day_first=day_first,
        tops=tops,
    )


def rows(*rows, **options) -> FoundPeople:
    """What is found in a CSV of these rows."""
    return read(a_csv(*rows), **options)


def people(*given, **options) -> list[Stakeholder]:
    """The stakeholders in a CSV of these rows; fails if anything is wrong with it."""
    found = rows(*given, **options)
    assert not found.problems
    return [one.stakeholder for one in found.people]


def one(*given, **options) -> Stakeholder:
    """The one stakeholder in a CSV of these rows."""
    (found,) = people(*given, **options)
    return found


def problems(found: FoundPeople) -> list[tuple[int, str, str]]:
    """Row, column and value of each problem."""
    return [(problem.row, problem.column, problem.value) for problem in found.problems]
