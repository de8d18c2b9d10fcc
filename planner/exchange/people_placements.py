"""Where a stakeholder stood over time, as the text of a cell: a line a day, read back without loss."""

import re
from collections.abc import Iterable

from planner.exchange.cell_dates import DateOrder, date_in
from planner.exchange.people_words import engagement_of, level_of
from planner.shared.errors import BadInput
from planner.stakeholders.stakeholder import Placement

_LINE = re.compile(r"(?P<on>\S+?):\s*(?P<seen>.*)")
_LEVEL = re.compile(r"(?P<what>influence|interest)\s+(?P<level>.+)", re.IGNORECASE)
_WRONG = "Write a line for each day, such as “2026-03-02: influence 4, interest 5, neutral”."


def placements_out(placements: Iterable[Placement]) -> str:
    """ "2026-03-02: influence 4, interest 5, neutral", a line a day."""
    return "\n".join(f"{placement.on.isoformat()}: {_seen_out(placement)}" for placement in placements)


def placements_in(text: str) -> tuple[Placement, ...]:
    """The placements that the lines tell, in the order of their days; `BadInput` for what cannot be read."""
    found = {placement.on: placement for line in text.splitlines() if line.strip() for placement in [_placement(line)]}
    return tuple(found[on] for on in sorted(found))


def _seen_out(placement: Placement) -> str:
    parts = (
        f"influence {placement.influence}" if placement.influence else "",
        f"interest {placement.interest}" if placement.interest else "",
        placement.engagement or "",
    )
    return ", ".join(filter(None, parts)) or "unknown"


def _placement(line: str) -> Placement:
    found = _LINE.fullmatch(line.strip())
    if found is None:
        raise BadInput(_WRONG)
    seen: dict[str, object] = {}
    for part in found["seen"].split(","):
        seen |= _part(part.strip())
    return Placement.checked(on=date_in(found["on"], DateOrder(day_first=True)), **seen)


def _part(text: str) -> dict[str, object]:
    if text in ("", "unknown"):
        return {}
    level = _LEVEL.fullmatch(text)
    return {level["what"].lower(): level_of(level["level"])} if level else {"engagement": engagement_of(text)}
