"""Headers of a plain table of entries: a row for each KPI and period, with the parts of an entry beside them."""

from collections.abc import Iterable, Sequence

from planner.exchange.kpi_in.wording import normal, words
from planner.kpis.counts import PARTS

ALL_PARTS = frozenset(part for parts in PARTS.values() for part in parts)


def is_entry_table(top: Iterable[Sequence[str]]) -> bool:
    """Whether one of the first rows has the headers of such a table."""
    return any(_are_headers({normal(cell) for cell in row}) for row in top)


def _are_headers(said: set[str]) -> bool:
    return bool(said & words("kpi_column") and said & words("period_column") and said & ALL_PARTS)
