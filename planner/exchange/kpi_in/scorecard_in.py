"""A scorecard that comes back as a file: it tells where KPIs stand, and holds nothing that could be added up."""

from planner.exchange.kpi_in.opened import OpenedFile
from planner.exchange.kpi_in.wording import normal
from planner.shared.errors import BadInput

_HEADERS = frozenset({"kpi", "status", "value", "expected by now", "target", "signals", "numbers"})


def must_not_be_a_scorecard(opened: OpenedFile) -> None:
    """`BadInput` for the scorecard that this product exports, and what to do instead."""
    if {normal(column.header) for column in opened.columns} >= _HEADERS:
        where = f"The sheet “{opened.sheet}” of “{opened.file_name}”" if opened.sheet else f"“{opened.file_name}”"
        instead = "choose the sheet “Entries”" if "Entries" in opened.sheets else "export the entries and import them"
        raise BadInput(f"{where} is a scorecard, which holds no counts; {instead}.")
