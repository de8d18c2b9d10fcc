"""The links between imported rows: which task each predecessor means, and links to summary rows spread out."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.exchange.outline import Leaves
from planner.exchange.row_cells import Remark, Row
from planner.exchange.task_columns import Field
from planner.shared.errors import BadInput
from planner.tasks.predecessors import parse_predecessors
from planner.tasks.task import Link, LinkType, Task, TaskId

_MOST_UNDER_A_LINKED_SUMMARY = 200
_TO_A_SUMMARY = (LinkType.FS, LinkType.FF)  # it ends when all its tasks have ended
_FROM_A_SUMMARY = (LinkType.FS, LinkType.SS)  # none of its tasks starts before it does


@dataclass(frozen=True, slots=True)
class Known:
    """What a predecessor may be called: the file's ids or row positions, unique names, numbers of the plan."""

    in_file: Mapping[str, TaskId]
    in_plan: Mapping[str, TaskId]
    leaves: Mapping[TaskId, Sequence[TaskId]]
    already_there: frozenset[TaskId]

    def __call__(self, text: str) -> TaskId | None:
        """The task a text means; the file goes before the plan."""
        key = text.casefold()
        return self.in_file.get(key) or self.in_plan.get(key)


def known_tasks(rows: Sequence[Row], ids: Sequence[TaskId], leaves: Leaves, existing: Sequence[Task]) -> Known:
    """Everything a predecessor may be called. Without a column of ids a number is a row's place under the headers."""
    names = Counter(row.text(Field.NAME).casefold() for row in rows)
    in_file = {row.text(Field.NAME).casefold(): task for row, task in zip(rows, ids, strict=True)}
    in_file = {name: task for name, task in in_file.items() if name and names[name] == 1}
    for row, task in zip(rows, ids, strict=True):
        if key := row.text(Field.NUMBER) if row.has(Field.NUMBER) else str(row.place):
            in_file[key.casefold()] = task
    under = {ids[at]: [ids[leaf] for leaf in found] for at, found in leaves.items()}
    in_plan = {str(task.number): task.id for task in existing}
    return Known(in_file, in_plan, under, frozenset(in_plan.values()))


def links_of(row: Row, known: Known) -> list[Link]:
    """The links written in a row; what cannot be read is kept as the row's problem."""
    try:
        written = parse_predecessors("\n".join(row.texts(Field.PREDECESSORS)), known, row.reading.days_per_week)
        return [single for link in written for single in _spread(row, link, known)]
    except BadInput as error:
        row.wrong(Field.PREDECESSORS, str(error))
        return []


def with_links_of_summaries(rows: Sequence[Row], leaves: Leaves, links: list[list[Link]]) -> list[list[Link]]:
    """What a summary row waits for, every task under it waits for."""
    for summary, under in leaves.items():
        for link in links[summary]:
            if link.type not in _FROM_A_SUMMARY or len(under) > _MOST_UNDER_A_LINKED_SUMMARY:
                rows[summary].wrong(Field.PREDECESSORS, _cannot_spread(link))
                break
            for at in under:
                links[at] = _with(links[at], link)
                rows[at].remark(Remark.FROM_SUMMARY)
    return links


def without_repeats(links: Sequence[Link]) -> list[dict[str, Any]]:
    """Links as plain fields, each predecessor and type once."""
    return [link.model_dump() for link in {(link.predecessor, link.type): link for link in links}.values()]


def _spread(row: Row, link: Link, known: Known) -> list[Link]:
    if link.predecessor in known.already_there:
        row.remark(Remark.OTHER_PLAN_TASK)
    under = known.leaves.get(link.predecessor)
    if under is None:
        return [link]
    if link.type not in _TO_A_SUMMARY or len(under) > _MOST_UNDER_A_LINKED_SUMMARY:
        raise BadInput(_cannot_spread(link))
    row.remark(Remark.FROM_SUMMARY)
    return [link.but(predecessor=task) for task in under]


def _with(links: list[Link], link: Link) -> list[Link]:
    there = {(known.predecessor, known.type) for known in links}
    return links if (link.predecessor, link.type) in there else [*links, link]


def _cannot_spread(link: Link) -> str:
    return f"A {link.type} link with this summary row cannot be read; link the tasks under it, or a milestone."
