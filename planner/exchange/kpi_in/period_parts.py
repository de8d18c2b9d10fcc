"""Period parts: which columns an entry needs where each row of a table is a period."""

from collections.abc import Sequence

from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi

IN_ONE = {
    Kind.NPS: ("promoters", "passives", "detractors"),
    Kind.PROPORTION: ("numerator", "denominator"),
    Kind.RATE: ("numerator", "denominator"),
}
"""Kinds whose counts may stand in one cell, parted by slashes: 62/31/17, 45/60."""


def parts_chosen(kpi: Kpi, chosen: Sequence[str]) -> tuple[str, ...]:
    """The parts of a use: the first part alone, of a kind that is made of several, stands for all in one cell."""
    in_one = IN_ONE.get(kpi.kind, ())
    return ("",) if tuple(chosen) == in_one[:1] != () else tuple(chosen)


def lacking_part(kpi: Kpi, parts: Sequence[str]) -> str:
    """The first part without which nothing can be stored; empty if all are there."""
    if kpi.kind is Kind.MEAN:
        return "" if "value" in parts or "tally" in parts else "value"
    if kpi.kind in IN_ONE and tuple(parts) == ("",):
        return ""
    return next((part for part in kpi.parts if part not in parts), "")
