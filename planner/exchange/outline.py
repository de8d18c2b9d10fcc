"""Summary rows: rows that only gather the tasks under them, as Microsoft Project and Smartsheet write them."""

from collections.abc import Sequence

from planner.exchange.row_cells import Row
from planner.exchange.task_columns import Field

Leaves = dict[int, list[int]]
"""For the position of each summary row, the positions of the tasks under it, at any depth."""


def summary_rows(rows: Sequence[Row]) -> Leaves:
    """The rows with deeper ones right below them, by outline level or else by outline number (WBS).

    Their dates follow from their tasks, so they are not tasks themselves. A column of levels or
    numbers that cannot be read as such makes no summaries.
    """
    levels = [_level(row) for row in rows]
    if None in levels:
        return {}
    depth = [level or 0 for level in levels]
    leaves: Leaves = {}
    open_above: list[int] = []
    for at, level in enumerate(depth):
        while open_above and depth[open_above[-1]] >= level:
            open_above.pop()
        if at + 1 < len(depth) and depth[at + 1] > level:
            leaves[at] = []
            open_above.append(at)
        else:
            for summary in open_above:
                leaves[summary].append(at)
    return leaves


def _level(row: Row) -> int | None:
    """How deep a row stands: its outline level, or the parts of its outline number."""
    level = row.text(Field.OUTLINE)
    if level:
        return int(level) if level.isdecimal() and len(level) < 4 else None
    parts = row.text(Field.WBS).strip(".").split(".")
    return len(parts) if all(part.isalnum() for part in parts) else None
