"""The campaign calendar: what runs when, in as few lanes as fit, and whether the numbers support what is promised."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from planner.charts.canvas import TRANSPARENT, Spec, axis, bar, safe, sheet, shorten
from planner.charts.days import days_axis, free_days, long_date, short_date
from planner.charts.palette import Colours, Look, colours
from planner.charts.readiness import campaign_icon, campaign_tone, campaign_words
from planner.charts.today_line import today_line
from planner.communication.campaign import CampaignId
from planner.communication.promise_guard import CampaignCheck
from planner.shared.calendar import WorkCalendar

_LANE_PX, _LETTER_PX, _AIR_PX = 36, 7.0, 14
_WIDE_PX, _PHONE_PX = 1040, 340
_LONGEST, _LONGEST_ON_PHONE = 44, 22
_LEAST = 14
"""Letters of a name that tell campaigns apart: a bar with room for fewer has its label beside it."""
_DOT = " · "
_BAR = 0.78
_LEAST_LANES = 3
_WEEKENDS_UP_TO = 120
"""Days beyond which weekends are lines rather than columns."""


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

    The label begins at `label_at`, or ends there if it stands to the left of its bar.
    """

    check: CampaignCheck
    row: int
    begin: float
    end: float
    label: str
    label_at: float
    is_label_left: bool


def campaign_calendar(view: CampaignView, look: Look, *, compact: bool = False, width: int | None = None) -> Spec:
    """A bar for each campaign that runs on these days; bars and labels carry the campaign's id as customdata.

    Bars that do not meet share a lane. `compact` is for narrow screens, `width` the pixels to expect.
    """
    ink, calendar = colours(look), view.calendar
    first, last = calendar.day_of(view.first), calendar.day_of(view.last)
    pixels = width or (_PHONE_PX if compact else _WIDE_PX)
    drawn = lanes(view, pixels / (last - first + 1), _LONGEST_ON_PHONE if compact else _LONGEST)
    rows = max([_LEAST_LANES, *(one.row + 2 for one in drawn)])  # one is free at the foot, for the word at today's line
    today, word = today_line(view.calendar, view.today, view.first, view.last, ink)
    layout = sheet(
        ink,
        62 + _LANE_PX * rows,
        margin={"l": 8, "r": 8, "t": 46, "b": 8},
        xaxis=days_axis(calendar, first, last, ink, at_most=5 if compact else 14),
        yaxis=axis(ink, range=[rows - 0.7, -0.5], showgrid=False, showticklabels=False),
        shapes=[*_months(calendar, first, last, ink), *today],
        annotations=word,
    )
    free = free_days(calendar, first, last, rows, ink, up_to=_WEEKENDS_UP_TO)
    traces = [free, _bars(view, drawn, ink), _labels(view, drawn, ink)]
    return {"data": [trace for trace in traces if trace], "layout": layout}


def campaign_calendar_alt(view: CampaignView) -> str:
    """One sentence for a screen reader."""
    shown = [one for one in view.checks if _runs(one, view)]
    days = f"{long_date(view.first)} to {long_date(view.last)}"
    if not shown:
        return f"No campaign runs from {days}."
    said = "; ".join(
        f"“{shorten(one.campaign.name, 60)}” {_days(one)}: {campaign_words(one)}" for one in _in_order(shown)[:8]
    )
    more = f"; and {len(shown) - 8} more" if len(shown) > 8 else ""
    return f"{len(shown)} campaign{'' if len(shown) == 1 else 's'} from {days}: {said}{more}."


def lanes(view: CampaignView, day_px: float, longest: int) -> list[Lane]:
    """The campaigns of these days in lanes, by their first day: each in the first lane with room for bar and label.

    A label stands within its bar, its name shortened to fit; where that would leave too little of the name, to the
    right of it, or to the left; and where nothing has room enough, in the widest of the three. Sign and word stay.
    """
    first, last = view.calendar.day_of(view.first), view.calendar.day_of(view.last)
    taken: list[float] = []
    found = []
    for check in _in_order(one for one in view.checks if _runs(one, view)):
        begin = max(view.calendar.day_of(check.campaign.start), first)
        end = min(view.calendar.day_of(check.campaign.end), last) + 1
        label, at, is_left = _placed(check, (begin, end), (first, last + 1), day_px, longest)
        wide = _wide(label) / day_px
        left, right = min(begin, at - wide if is_left else begin), max(end, end if is_left else at + wide)
        row = next((where for where, until in enumerate(taken) if left >= until), len(taken))
        taken[row : row + 1] = [right + _AIR_PX / 2 / day_px]
        found.append(Lane(check, row, begin, end, label, at, is_left))
    return found


def _placed(
    check: CampaignCheck, bar_days: tuple[float, float], sheet_days: tuple[float, float], day_px: float, longest: int
) -> tuple[str, float, bool]:
    """The label, where it begins or ends, and whether it ends there."""
    (begin, end), (first, last) = bar_days, sheet_days
    whole = min(longest, len(check.campaign.name))
    around = len(_label(check, 0)) + len(_DOT)
    # Within the bar, to its right, to its left: the room, where the label stands, and whether it ends there.
    places = ((end - begin, begin, False), (last - end, end, False), (begin - first, begin, True))
    rooms = [(int((days * day_px - _AIR_PX) / _LETTER_PX) - around, at, is_left) for days, at, is_left in places]
    enough = next((place for place in rooms if place[0] >= min(_LEAST, whole)), None)
    room, at, is_left = enough or max(rooms, key=lambda place: place[0])
    return _label(check, max(0, min(whole, room))), at, is_left


def _wide(label: str) -> float:
    return len(label) * _LETTER_PX + _AIR_PX


def _runs(check: CampaignCheck, view: CampaignView) -> bool:
    return check.campaign.start <= view.last and check.campaign.end >= view.first


def _in_order(checks: Iterable[CampaignCheck]) -> list[CampaignCheck]:
    return sorted(checks, key=lambda one: (one.campaign.start, one.campaign.end, one.campaign.name.casefold()))


def _label(check: CampaignCheck, letters: int) -> str:
    """Sign, name and word, with so many letters of the name; without it where two of them would be left of more."""
    name = check.campaign.name
    told = [shorten(name, letters)] if letters > min(2, len(name) - 1) else []
    return f"{campaign_icon(check)} {_DOT.join([*told, campaign_words(check)])}"


def _bars(view: CampaignView, drawn: Sequence[Lane], ink: Colours) -> Spec:
    tones = [campaign_tone(one.check, ink) for one in drawn]
    return bar(
        "campaigns",
        x=[one.end - one.begin for one in drawn],
        base=[one.begin for one in drawn],
        y=[one.row for one in drawn],
        width=_BAR,
        customdata=[one.check.campaign.id for one in drawn],
        hovertext=[_hover(one.check) for one in drawn],
        marker={
            "color": [_fill(one.check, tone, ink) for one, tone in zip(drawn, tones, strict=True)],
            "line": {
                "color": [
                    ink.text if one.check.campaign.id == view.selected else tone
                    for one, tone in zip(drawn, tones, strict=True)
                ],
                "width": [3 if one.check.campaign.id == view.selected else 1.4 for one in drawn],
            },
            "cornerradius": 4,
        },
    )


def _labels(view: CampaignView, drawn: Sequence[Lane], ink: Colours) -> Spec:
    """Texts over the bars; they can be pointed at and clicked as the bars can."""
    return {
        "type": "scatter",
        "name": "names",
        "mode": "text",
        "x": [one.label_at for one in drawn],
        "y": [one.row for one in drawn],
        "text": [_written(one, view) for one in drawn],
        "textposition": [f"middle {'left' if one.is_label_left else 'right'}" for one in drawn],
        "textfont": {"size": 13, "color": ink.text},
        "customdata": [one.check.campaign.id for one in drawn],
        "hoverinfo": "text",
        "hovertext": [_hover(one.check) for one in drawn],
        "cliponaxis": False,
        "unselected": {"textfont": {"color": ink.text}},
    }


def _written(lane: Lane, view: CampaignView) -> str:
    text = safe(lane.label)
    campaign = lane.check.campaign
    shown = f"<b>{text}</b>" if campaign.id == view.selected else f"<s>{text}</s>" if campaign.is_cancelled else text
    return f"\u2002{shown}\u2002"


def _fill(check: CampaignCheck, tone: str, ink: Colours) -> str:
    return TRANSPARENT if check.campaign.is_cancelled or check.campaign.held_why else ink.tint(tone)


def _hover(check: CampaignCheck) -> str:
    campaign = check.campaign
    said = [f"<b>{safe(shorten(campaign.name, 60))}</b>", _days(check)]
    if campaign.channels:
        said.append(safe(shorten(", ".join(campaign.channels), 60)))
    said.append(f"{campaign_icon(check)} {campaign_words(check).capitalize()}")
    told = campaign.held_why or check.why
    return "<br>".join([*said, *map(safe, _wrapped(told))])


def _wrapped(text: str, longest: int = 62) -> list[str]:
    """The text in lines that a label can hold, five at most."""
    found = [""]
    for word in text.split():
        if len(found[-1]) + len(word) >= longest:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found if len(found) <= 5 else [*found[:4], f"{found[4]} …"]


def _days(check: CampaignCheck) -> str:
    start, end = check.campaign.start, check.campaign.end
    return long_date(start) if start == end else f"{short_date(start)} to {long_date(end)}"


def _months(calendar: WorkCalendar, first: int, last: int, ink: Colours) -> list[Spec]:
    """A line where a month begins, when there is more than one."""
    begins = [day for day in range(first + 1, last + 1) if calendar.date_of(day).day == 1]
    line = {"color": ink.link, "width": 1, "dash": "dot"}
    place = {"type": "line", "y0": 0, "y1": 1, "yref": "paper", "line": line, "layer": "below"}
    return [place | {"x0": day, "x1": day} for day in begins]
