"""Movement: where everybody stood on some days, as lines as wide as the people who went the same way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.charts.canvas import Spec, axis, note, safe, sheet, shorten
from planner.charts.palette import Colours, Look, colours
from planner.charts.stakeholder_looks import letter, word
from planner.stakeholders.movement import Movement
from planner.stakeholders.stakeholder import Engagement

MOST_HOVERED = 15
_HEIGHT, _LOW_HEIGHT = 460, 400
_SPREAD = 0.62  # of the height between two steps, for all who stand on one
_MOST_PX = 9
_LINE = 0.22  # the height of a line of text, in steps

Path = tuple[Engagement | None, ...]
"""Where somebody stood on each of the days."""


@dataclass(frozen=True, slots=True)
class Lane:
    """People who went the same way, and the heights at which their line runs."""

    path: Path
    names: Sequence[str]
    heights: Sequence[float]

    @property
    def steps(self) -> int:
        """How many steps up or down from the first to the last day on which it is known."""
        return _climbed(self.path) or 0


def stakeholder_moves(movements: Sequence[Movement], days: Sequence[str], look: Look, *, compact: bool = False) -> Spec:
    """A line for each way from the first to the last of the `days`, thick where many went it.

    Those who moved up or down are strong and named at the end, with an arrow; the others are pale.
    """
    ink, drawn = colours(look), lanes(movements)
    widest = max((len(lane.names) for lane in drawn), default=1)
    is_any_unknown = any(None in lane.path for lane in drawn)
    layout = _layout(days, ink, lowest=-1 if is_any_unknown else 0, compact=compact)
    if not drawn:
        layout["annotations"] = [note("Nobody’s engagement is known on these days.", ink)]
    ordered = sorted(drawn, key=lambda lane: abs(lane.steps))
    traces = [_line(lane, widest, ink) for lane in ordered]
    return {"data": [*traces, _labels(drawn, ink, longest=14 if compact else 34)], "layout": layout}


def moves_alt(movements: Sequence[Movement], days: Sequence[str]) -> str:
    """One sentence for a screen reader."""
    drawn = lanes(movements)
    up = sum(len(lane.names) for lane in drawn if lane.steps > 0)
    down = sum(len(lane.names) for lane in drawn if lane.steps < 0)
    known = sum(len(lane.names) for lane in drawn)
    return f"Engagement from {days[0]} to {days[-1]}: of {known} people known, {up} moved up and {down} down."


def lanes(movements: Sequence[Movement]) -> list[Lane]:
    """The ways people went, those of the highest end first; people known on none of the days have no lane."""
    those: dict[Path, list[str]] = defaultdict(list)
    for one in movements:
        path = path_of(one)
        if any(path):
            those[path].append(one.stakeholder.name)
    heights = _heights(list(those))
    return [Lane(path, sorted(those[path], key=str.casefold), heights[path]) for path in sorted(those, key=_from_top)]


def path_of(movement: Movement) -> Path:
    """Where somebody stood on each day."""
    return tuple(step.engagement if step else None for step in movement.steps)


def steps_of(movement: Movement) -> int | None:
    """How many steps up or down from the first day on which it is known; None if it is known on one day at most."""
    return _climbed(path_of(movement))


def turns_of(movement: Movement) -> list[Engagement | None]:
    """Where they stood, without the days on which nothing changed, and without those before it was known."""
    path = path_of(movement)
    first = next((at for at, one in enumerate(path) if one), 0)
    return _turns(path[first:])


def _climbed(path: Path) -> int | None:
    known = [one.step for one in path if one]
    return known[-1] - known[0] if len(known) > 1 else None


def _from_top(path: Path) -> tuple[int, ...]:
    return tuple(-_level(one) for one in reversed(path))


def _level(engagement: Engagement | None) -> int:
    return engagement.step if engagement else -1


def _heights(paths: Sequence[Path]) -> Mapping[Path, list[float]]:
    """On each day the lines of a step lie side by side, in the order of where they come from and go to."""
    found: dict[Path, list[float]] = {path: [] for path in paths}
    for day in range(len(paths[0]) if paths else 0):
        steps: dict[int, list[Path]] = defaultdict(list)
        for path in paths:
            steps[_level(path[day])].append(path)
        for level, those in steps.items():
            those.sort(key=lambda path: [*map(_level, path[day + 1 :]), *map(_level, path[:day])])
            apart = _SPREAD / max(len(those), 4)
            for at, path in enumerate(those):
                found[path].append(level + (at - (len(those) - 1) / 2) * apart)
    return found


def _line(lane: Lane, widest: int, ink: Colours) -> Spec:
    colour = ink.accent if lane.steps > 0 else ink.bad if lane.steps < 0 else ink.link
    return {
        "type": "scatter",
        "name": "up" if lane.steps > 0 else "down" if lane.steps < 0 else "unchanged",
        "mode": "lines+markers",
        "x": list(range(len(lane.path))),
        "y": list(lane.heights),
        "line": {"color": colour, "width": 1.5 + (_MOST_PX - 1.5) * len(lane.names) / widest},
        "marker": {"size": 7 + 3 * len(lane.names) / widest, "color": colour, "opacity": 1},
        "hoverinfo": "text",
        "hovertext": [_hover(lane)] * len(lane.path),
    }


def _hover(lane: Lane) -> str:
    names = [safe(shorten(name, 40)) for name in lane.names[:MOST_HOVERED]]
    more = [f"and {len(lane.names) - MOST_HOVERED} more"] if len(lane.names) > MOST_HOVERED else []
    return "<br>".join([f"<b>{' → '.join(map(word, _turns(lane.path)))}</b>", *names, *more])


def _turns(path: Path) -> list[Engagement | None]:
    """Without the days on which nothing changed."""
    return [one for at, one in enumerate(path) if not at or one is not path[at - 1]]


def _labels(drawn: Sequence[Lane], ink: Colours, longest: int) -> Spec:
    moved = sorted((lane for lane in drawn if lane.steps), key=lambda lane: -lane.heights[-1])
    return {
        "type": "scatter",
        "name": "names",
        "mode": "text",
        "x": [len(lane.path) - 1 for lane in moved],
        "y": _kept_apart([lane.heights[-1] for lane in moved]),
        "text": [f"   {'▲' if lane.steps > 0 else '▼'} {_names(lane, longest)}" for lane in moved],
        "textposition": "middle right",
        "textfont": {"size": 12, "color": [ink.accent if lane.steps > 0 else ink.bad for lane in moved]},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _kept_apart(heights: Sequence[float]) -> list[float]:
    """Heights from the top down, each far enough below the one before for a line of text."""
    found: list[float] = []
    for height in heights:
        found.append(min(height, found[-1] - _LINE) if found else height)
    return found


def _names(lane: Lane, longest: int) -> str:
    """ "Ada, Ben and 3 more", as far as there is room."""
    said = lane.names[0]
    for at, name in enumerate(lane.names[1:], start=1):
        if len(said) + len(name) + 8 > longest:
            return f"{safe(shorten(said, longest - 4))} +{len(lane.names) - at}"
        said += f", {name}"
    return safe(shorten(said, longest))


def _layout(days: Sequence[str], ink: Colours, *, lowest: int, compact: bool) -> Spec:
    levels: list[Engagement | None] = [*([None] if lowest < 0 else []), *Engagement]
    last = max(len(days) - 1, 1)
    return sheet(
        ink,
        _LOW_HEIGHT if compact else _HEIGHT,
        margin={"l": 34 if compact else 96, "r": 8, "t": 34, "b": 8},
        xaxis=axis(
            ink,
            side="top",
            range=[-0.08 * last, last * (1.55 if compact else 1.5)],
            tickvals=list(range(len(days))),
            ticktext=list(days),
            ticks="",
        ),
        yaxis=axis(
            ink,
            range=[lowest - 0.5, 4.5],
            tickvals=[_level(one) for one in levels],
            ticktext=[letter(one) if compact else f"{letter(one)} {word(one)}" for one in levels],
            ticks="",
        ),
    )
