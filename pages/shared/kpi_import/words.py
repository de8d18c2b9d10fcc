"""Words of the import: columns as they are offered, and what is counted from them."""

from collections.abc import Iterable

from planner.exchange.kpis_in import Column, OpenedFile

_LONGEST = 70


def column_name(file: OpenedFile, at: int) -> str:
    """The header, and the question where the tool writes one."""
    column = file.columns[at]
    name = column.header or f"column {at + 1}"
    said = name if column.label in ("", column.header) else f"{name}: {column.label}"
    return said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"


def examples(columns: Iterable[Column]) -> str:
    """ "10, 9, 7"; nothing of a personal column."""
    return " → ".join(", ".join(column.examples) for column in columns if column.examples)
