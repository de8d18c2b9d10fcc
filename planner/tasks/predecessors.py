"""Predecessors in the notation of project tools: `12`, `12FS+3d`, `4SS-1d`, several parted by `;` or `,`."""

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from planner.shared.errors import BadInput
from planner.tasks.task import Link, LinkType, TaskId

Known = Callable[[str], TaskId | None]
"""Finds the task that a number, id or name in the text means; None if there is none."""

_PARTING = re.compile(r"\s*[;,\n\r]+\s*")
_LAST_PARTS_OF_A_NAME = 6  # a name may hold commas itself; longer ones are not searched for
_TYPED = re.compile(r"(?P<id>.+)(?P<type>FS|SS|FF|SF)\s*(?P<lag>[+-].*)?", re.IGNORECASE | re.DOTALL)
_LAGGED = re.compile(r"(?P<id>.+)(?P<lag>[+-]\s*\d.*)", re.DOTALL)
_LAG = re.compile(r"(?P<sign>[+-])\s*(?P<count>\d{1,6})(?:\.0+)?\s*(?P<unit>[a-z]*)\.?", re.IGNORECASE)
_DAYS = frozenset({"", "d", "day", "days"})
_WEEKS = frozenset({"w", "wk", "wks", "week", "weeks"})
_MINUS_SIGNS = str.maketrans({"−": "-", "–": "-"})


def parse_predecessors(text: str, known: Known, days_per_week: int = 5) -> tuple[Link, ...]:
    """The links written in a cell, in their order.

    A piece that `known` finds as a whole is that task, so ids such as `CX-12` or `T1-FS` stay whole;
    otherwise the longest beginning that is known counts. Without a type the link is FS. A lag is in
    working days; weeks are converted at `days_per_week`. Other units, percentages, unknown ids and one
    link given with two lags raise `BadInput`.
    """
    links: dict[tuple[TaskId, LinkType], Link] = {}
    for piece in _pieces(text.translate(_MINUS_SIGNS), known):
        link = _link(piece, known, days_per_week)
        if links.setdefault((link.predecessor, link.type), link) != link:
            raise BadInput(f"“{piece}” is there twice with different lags; keep one.")
    return tuple(links.values())


def format_predecessors(links: Iterable[Link], number_of: Callable[[TaskId], str]) -> str:
    """The links as text that `parse_predecessors` reads back: `12; 4SS-1d`. FS without lag stays bare."""
    return "; ".join(f"{number_of(link.predecessor)}{_suffix(link)}" for link in links)


def _suffix(link: Link) -> str:
    if link.type is LinkType.FS and not link.lag:
        return ""
    return f"{link.type}{link.lag:+d}d" if link.lag else str(link.type)


def _pieces(text: str, known: Known) -> Iterator[str]:
    """The text parted at its separators, except inside a known name that holds one."""
    text = text.strip()
    cuts = [(0, 0), *(found.span() for found in _PARTING.finditer(text)), (len(text), len(text))]
    parts = [(before[1], after[0]) for before, after in pairwise(cuts)]
    at = 0
    while at < len(parts):
        last = min(at + _LAST_PARTS_OF_A_NAME, len(parts))
        ends = (end for end in range(last, at + 1, -1) if known(text[parts[at][0] : parts[end - 1][1]]))
        end = next(ends, at + 1)
        if piece := text[parts[at][0] : parts[end - 1][1]]:
            yield piece
        at = end


def _link(piece: str, known: Known, days_per_week: int) -> Link:
    if task := known(piece):
        return Link(predecessor=task)
    for pattern in (_LAGGED, _TYPED):
        found = pattern.fullmatch(piece)
        if found and (task := known(found["id"].strip())):
            link_type = found.groupdict().get("type") or LinkType.FS
            return Link.checked(
                predecessor=task,
                type=LinkType(link_type.upper()),
                lag=_working_days(found["lag"] or "", piece, days_per_week),
            )
    raise BadInput(f"“{_wanted(piece)}” is not a task here; use the number or id of one that is.")


def _wanted(piece: str) -> str:
    """The id somebody most likely meant, for the message."""
    found = _TYPED.fullmatch(piece)
    return found["id"].strip() if found else piece


def _working_days(lag: str, piece: str, days_per_week: int) -> int:
    if not lag:
        return 0
    found = _LAG.fullmatch(lag.strip())
    unit = found["unit"].lower() if found else None
    if found is None or unit not in _DAYS | _WEEKS:
        raise BadInput(f"The lag in “{piece}” cannot be used; write whole working days, such as 12FS+3d.")
    days = int(found["count"]) * (days_per_week if unit in _WEEKS else 1)
    if days > 1000:
        raise BadInput(f"The lag in “{piece}” is longer than 1000 working days; make it shorter.")
    return -days if found["sign"] == "-" else days
