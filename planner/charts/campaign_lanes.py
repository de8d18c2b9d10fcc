"""The lanes of the campaign calendar: which row a campaign stands in, and where its label has room."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.charts.canvas import shorten
from planner.charts.readiness import campaign_icon, campaign_words
from planner.communication.campaign import CampaignId
from planner.communication.promise_guard import CampaignCheck
from planner.shared.calendar import WorkCalendar

_LETTER_PX, _AIR_PX, _MARK_PX = 7.0, 14, 14
_LEAST = 14
"""Letters of a name that tell campaigns apart: a bar with room for fewer has its label beside it."""
_DOT = " · "


@dataclass(frozen=True, slots=True)
class CampaignView:
    """The campaigns as they were checked, and the days to draw, both included."""

    checks: Sequence[CampaignCheck]
    calendar: WorkCalendar
    first: date
    last: date
    today: date
    selected: CampaignId | None = None


@dataclass(frozen=True, slots=True)
class Lane:
    """A campaign with the row it stands in, its days on the axis as far as they are drawn, and its label.

    The label begins at `label_at`, or ends there if it stands to the left of its bar; `wide` are the days it takes.
    """

    check: CampaignCheck
    row: int
    begin: float
    end: float
    label: str
    label_at: float
    is_label_left: bool
    wide: float
    goes_before: bool
    goes_after: bool

    def ground(self, part: float = 1) -> tuple[float, float]:
        """From where to where its label stands, if it takes this part of the room that is kept for it."""
        wide = self.wide * part
        at = self.label_at - wide if self.is_label_left else self.label_at
        return at, at + wide

    @property
    def is_label_inside(self) -> bool:
        """Whether the label stands within the bar."""
        return not self.is_label_left and self.begin <= self.label_at < self.end


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How the days are drawn: from where to where, and how many pixels each and a name at most have."""

    first: float
    last: float
    day_px: float
    longest: int

    def days(self, letters: int) -> float:
        """The days that a label of so many letters takes."""
        return (letters * _LETTER_PX + _AIR_PX) / self.day_px

    def letters(self, days: float) -> int:
        """The letters that have room in so many days."""
        return int((days * self.day_px - _AIR_PX) / _LETTER_PX)


def lanes(view: CampaignView, day_px: float, longest: int, *, above: bool = False) -> list[Lane]:
    """The campaigns of these days in lanes, by their first day: each in the first lane with room for bar and label.

    A label stands within its bar, its name shortened to fit; where that would leave too little of the name, to the
    right of it, or to the left; and where nothing has room enough, in the widest of the three. With `above` it stands
    over its bar, moved to the left where the sheet ends. Sign and word stay.
    """
    first, last = view.calendar.day_of(view.first), view.calendar.day_of(view.last)
    sheet = _Sheet(first, last + 1, day_px, longest)
    taken: list[float] = []
    found = []
    for check in in_order(one for one in view.checks if runs(one, view)):
        start, end = view.calendar.day_of(check.campaign.start), view.calendar.day_of(check.campaign.end)
        lane = _lane(check, start, end, sheet, above=above)
        label_from, label_to = lane.ground()
        left, right = min(lane.begin, label_from), max(lane.end, label_to)
        row = next((where for where, until in enumerate(taken) if left >= until), len(taken))
        taken[row : row + 1] = [right + _AIR_PX / 2 / day_px]
        found.append(replace(lane, row=row))
    return found


def runs(check: CampaignCheck, view: CampaignView) -> bool:
    """Whether the campaign runs on one of the days that are drawn."""
    return check.campaign.start <= view.last and check.campaign.end >= view.first


def in_order(checks: Iterable[CampaignCheck]) -> list[CampaignCheck]:
    """The campaigns by their first day."""
    return sorted(checks, key=lambda one: (one.campaign.start, one.campaign.end, one.campaign.name.casefold()))


def _lane(check: CampaignCheck, start: int, end: int, sheet: _Sheet, *, above: bool) -> Lane:
    begin, until = max(start, sheet.first), min(end + 1, sheet.last)
    goes_before, goes_after = start < sheet.first, end + 1 > sheet.last
    if above:
        label, at, is_left = _above(check, begin, sheet)
    else:
        mark = _MARK_PX / sheet.day_px
        inside = begin + mark * goes_before, until - mark * goes_after
        label, at, is_left = _placed(check, (begin, until), inside, sheet)
    return Lane(check, 0, begin, until, label, at, is_left, sheet.days(len(label)), goes_before, goes_after)


def _above(check: CampaignCheck, begin: float, sheet: _Sheet) -> tuple[str, float, bool]:
    """The label over the bar, where the sheet has room for all of it."""
    whole = min(sheet.longest, len(check.campaign.name))
    label = _label(check, max(0, min(whole, sheet.letters(sheet.last - sheet.first) - _around(check))))
    return label, max(sheet.first, min(begin, sheet.last - sheet.days(len(label)))), False


def _placed(
    check: CampaignCheck, bar: tuple[float, float], inside: tuple[float, float], sheet: _Sheet
) -> tuple[str, float, bool]:
    """The label, where it begins or ends, and whether it ends there."""
    whole = min(sheet.longest, len(check.campaign.name))
    # Within the bar, to its right, to its left: the room, where the label stands, and whether it ends there.
    places = (
        (inside[1] - inside[0], inside[0], False),
        (sheet.last - bar[1], bar[1], False),
        (bar[0] - sheet.first, bar[0], True),
    )
    rooms = [(sheet.letters(days) - _around(check), at, is_left) for days, at, is_left in places]
    enough = next((place for place in rooms if place[0] >= min(_LEAST, whole)), None)
    room, at, is_left = enough or max(rooms, key=lambda place: place[0])
    return _label(check, max(0, min(whole, room))), at, is_left


def _around(check: CampaignCheck) -> int:
    return len(_label(check, 0)) + len(_DOT)


def _label(check: CampaignCheck, letters: int) -> str:
    """Sign, name and word, with so many letters of the name; without it where two of them would be left of more."""
    name = check.campaign.name
    told = [shorten(name, letters)] if letters > min(2, len(name) - 1) else []
    return f"{campaign_icon(check)} {_DOT.join([*told, campaign_words(check)])}"
