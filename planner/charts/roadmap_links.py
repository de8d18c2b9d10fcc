"""Arrows between tasks: from the end that is waited for to the end that waits, in right angles."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.charts.roadmap_view import Placed
from planner.tasks.task import LinkType, Status, Task, TaskId

Path = list[tuple[float, float]]


@dataclass(slots=True)
class Arrows:
    """Lines with a gap (None) between two of them, and the heads with the way they point."""

    x: list[float | None] = field(default_factory=list)
    y: list[float | None] = field(default_factory=list)
    head_x: list[float] = field(default_factory=list)
    head_y: list[float] = field(default_factory=list)
    head_symbol: list[str] = field(default_factory=list)

    def add(self, path: Path, symbol: str, head: float) -> None:
        """One more arrow; its head's middle stands `head` days before the bar."""
        self.x += [x for x, _ in path]
        self.y += [y for _, y in path]
        self.x.append(None)
        self.y.append(None)
        self.head_x.append(path[-1][0] - (head if symbol == "triangle-right" else 0))
        self.head_y.append(path[-1][1])
        self.head_symbol.append(symbol)


@dataclass(frozen=True, slots=True)
class Size:
    """How far arrows keep from bars: `stub` in days, `half` a bar's and `diamond` half a point's extent."""

    stub: float
    half: float
    diamond: float


def arrows(tasks: Iterable[Placed], shown: Mapping[TaskId, Placed], size: Size, only: TaskId | None = None) -> Arrows:
    """The arrows between tasks that both have a row; with `only`, all those of that task.

    What a finished task once waited for is history and left out, unless it is asked for; dropped tasks hold nobody.
    """
    drawn = Arrows()
    for successor in tasks:
        for link in successor.task.links:
            predecessor = shown.get(link.predecessor)
            if predecessor is not None and _is_wanted(predecessor.task, successor.task, only):
                drawn.add(*route(link.type, predecessor, successor, size), size.stub / 3)
    return drawn


def route(kind: LinkType, predecessor: Placed, successor: Placed, size: Size) -> tuple[Path, str]:
    """The corners of one arrow and the symbol of its head."""
    start_of, end_of = (_ends(predecessor, size), _ends(successor, size))
    y1, y2 = float(predecessor.row), float(successor.row)
    match kind:
        case LinkType.FS:
            return _finish_to_start(start_of[1], y1, end_of[0], y2, size)
        case LinkType.SS:
            left = min(start_of[0], end_of[0]) - size.stub
            return [(start_of[0], y1), (left, y1), (left, y2), (end_of[0], y2)], "triangle-right"
        case LinkType.FF:
            return _to_finish(start_of[1] - size.stub, y1, end_of[1] - size.stub, y2, size)
        case LinkType.SF:
            return _to_finish(start_of[0] + size.stub, y1, end_of[1] - size.stub, y2, size)


def _finish_to_start(x1: float, y1: float, x2: float, y2: float, size: Size) -> tuple[Path, str]:
    """Out of the bar's lower (or upper) edge near its end, then along the free space left of the waiting bar."""
    out = x1 - size.stub
    edge = y1 + (size.half if y2 > y1 else -size.half)
    if x2 - out > size.stub * 0.9:
        return [(out, edge), (out, y2), (x2, y2)], "triangle-right"
    left, between = x2 - size.stub, _between(y1, y2)
    return [(out, edge), (out, between), (left, between), (left, y2), (x2, y2)], "triangle-right"


def _to_finish(out: float, y1: float, into: float, y2: float, size: Size) -> tuple[Path, str]:
    """From edge to edge: the space right of a bar belongs to its remark."""
    down = 1 if y2 > y1 else -1
    corners = [
        (out, y1 + down * size.half),
        (out, y2 - down * 0.5),
        (into, y2 - down * 0.5),
        (into, y2 - down * size.half),
    ]
    return corners, "triangle-down" if down == 1 else "triangle-up"


def _is_wanted(predecessor: Task, successor: Task, only: TaskId | None) -> bool:
    if Status.DROPPED in (predecessor.status, successor.status):
        return False
    if only is None:
        return not successor.is_done
    return only in (predecessor.id, successor.id)


def _between(y1: float, y2: float) -> float:
    """The gap between rows just before the successor's."""
    return y2 - 0.5 if y2 > y1 else y2 + 0.5


def _ends(placed: Placed, size: Size) -> tuple[float, float]:
    if placed.task.is_point:
        return placed.start + 0.5 - size.diamond, placed.start + 0.5 + size.diamond
    return float(placed.start), float(placed.finish + 1)
