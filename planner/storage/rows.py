"""Rows and values: a value becomes a row, a row becomes a value, checked as if somebody had typed it."""

from typing import Any, TypeVar

from sqlalchemy import Date, Row, Table, Time

from planner.shared.value import Value
from planner.storage.tables import Utc

V = TypeVar("V", bound=Value)


def row_of(table: Table, value: Value, **more: Any) -> dict[str, Any]:
    """The columns of a value: dates as dates, nested values as plain JSON, and what comes on top."""
    typed, plain = value.model_dump(), value.model_dump(mode="json")
    fields = [column for column in table.columns if column.name in plain]
    return more | {
        column.name: (typed if isinstance(column.type, Date | Time | Utc) else plain)[column.name] for column in fields
    }


def value_of(kind: type[V], row: Row[Any]) -> V:
    """The value a row stands for; columns the value does not know are left out."""
    known = kind.model_fields  # asked once: Pydantic looks it up anew each time
    return kind.model_validate({name: field for name, field in row._asdict().items() if name in known})
