"""The campaign calendar: what runs when, in as few lanes as fit, and whether the numbers support what is promised."""

from collections.abc import Sequence

from planner.charts.campaign_lanes import CampaignView, Lane, in_order, lanes, runs
from planner.charts.canvas import Spec, axis, backdrop, bar, safe, sheet, shorten
from planner.charts.days import days_axis, free_days, long_date, short_date
from planner.charts.palette import Colours, Look, colours
from planner.charts.readiness import campaign_icon, campaign_tone, campaign_words
from planner.charts.today_line import today_line
from planner.communication.promise_guard import CampaignCheck
from planner.shared.calendar import WorkCalendar

_LANE_PX, _LANE_WITH_NAME_PX = 36, 50
_WIDE_PX, _PHONE_PX = 1040, 340
_LONGEST, _LONGEST_ON_PHONE = 44, 22
_BAR, _THIN_BAR = 0.78, 0.42
_NAME_ABOVE, _BAR_BELOW = -0.24, 0.2
"""Where the name and the bar of a lane stand when the name stands over it: the y of its middle is 0."""
_TICK_PX, _GROUND = 50, 0.5
_LETTERS = 0.85
"""So much of the room that is kept for a label its letters take, as most of them are narrow."""
_LEAST_LANES = 3
_WEEKENDS_UP_TO = 120
"""Days beyond which weekends are lines rather than columns."""


def campaign_calendar(view: CampaignView, look: Look, *, compact: bool = False, width: int | None = None) -> Spec:
    """A bar for each campaign that runs on these days; bars and labels carry the campaign's id as customdata.

    Bars that do not meet share a lane. `compact` is for narrow screens, `width` the pixels to expect.
    """
    ink, calendar = colours(look), view.calendar
    first, last = calendar.day_of(view.first), calendar.day_of(view.last)
    pixels = width or (_PHONE_PX if compact else _WIDE_PX)
    drawn = lanes(view, pixels / (last - first + 1), _LONGEST_ON_PHONE if compact else _LONGEST, above=compact)
    rows = max([_LEAST_LANES, *(one.row + 2 for one in drawn)])  # one is free at the foot, for the word at today's line
    today, word = today_line(view.calendar, view.today, view.first, view.last, ink)
    layout = sheet(
        ink,
        62 + (_LANE_WITH_NAME_PX if compact else _LANE_PX) * rows,
        margin={"l": 8, "r": 8, "t": 46, "b": 8},
        xaxis=days_axis(calendar, first, last, ink, at_most=pixels // _TICK_PX),
        yaxis=axis(ink, range=[rows - 0.7, -0.5], showgrid=False, showticklabels=False),
        shapes=[*_months(calendar, first, last, ink), *today],
        annotations=word,
    )
    free = free_days(calendar, first, last, rows, ink, up_to=_WEEKENDS_UP_TO)
    traces = [
        free,
        _grounds(drawn, ink, compact=compact),
        _bars(view, drawn, ink, compact=compact),
        _beyond(drawn, ink, compact=compact),
        _labels(view, drawn, ink, compact=compact),
    ]
    return {"data": [trace for trace in traces if trace], "layout": layout}


def campaign_calendar_alt(view: CampaignView) -> str:
    """One sentence for a screen reader."""
    shown = [one for one in view.checks if runs(one, view)]
    days = f"{long_date(view.first)} to {long_date(view.last)}"
    if not shown:
        return f"No campaign runs from {days}."
    said = "; ".join(
        f"“{shorten(one.campaign.name, 60)}” {_days(one)}: {campaign_words(one)}" for one in in_order(shown)[:8]
    )
    more = f"; and {len(shown) - 8} more" if len(shown) > 8 else ""
    return f"{len(shown)} campaign{'' if len(shown) == 1 else 's'} from {days}: {said}{more}."


def _grounds(drawn: Sequence[Lane], ink: Colours, *, compact: bool) -> Spec | None:
    """The page's own colour behind labels outside their bars, so that no line runs through the letters."""
    beside = [(one, *one.ground(_LETTERS)) for one in drawn if compact or not one.is_label_inside]
    return backdrop(
        "grounds",
        orientation="h",
        x=[right - left for _, left, right in beside],
        base=[left for _, left, _ in beside],
        y=[_name_y(one, compact=compact) for one, _, _ in beside],
        width=_GROUND,
        marker={"color": ink.background, "line": {"width": 0}},
    )


def _beyond(drawn: Sequence[Lane], ink: Colours, *, compact: bool) -> Spec:
    """A mark at the edge of each bar that goes on before or after the days that are drawn."""
    marks = [(one, one.begin, "«", "right") for one in drawn if one.goes_before]
    marks += [(one, one.end, "»", "left") for one in drawn if one.goes_after]
    return {
        "type": "scatter",
        "name": "beyond",
        "mode": "text",
        "x": [x for _, x, _, _ in marks],
        "y": [_bar_y(one, compact=compact) for one, _, _, _ in marks],
        "text": [sign for _, _, sign, _ in marks],
        "textposition": [f"middle {side}" for _, _, _, side in marks],
        "textfont": {"size": 17, "color": ink.text},
        "customdata": [one.check.campaign.id for one, _, _, _ in marks],
        "hoverinfo": "text",
        "hovertext": [_hover(one.check) for one, _, _, _ in marks],
        "cliponaxis": False,
        "unselected": {"textfont": {"color": ink.text}},
    }


def _bar_y(lane: Lane, *, compact: bool) -> float:
    return lane.row + _BAR_BELOW * compact


def _name_y(lane: Lane, *, compact: bool) -> float:
    return lane.row + _NAME_ABOVE * compact


def _bars(view: CampaignView, drawn: Sequence[Lane], ink: Colours, *, compact: bool) -> Spec:
    tones = [campaign_tone(one.check, ink) for one in drawn]
    return bar(
        "campaigns",
        x=[one.end - one.begin for one in drawn],
        base=[one.begin for one in drawn],
        y=[_bar_y(one, compact=compact) for one in drawn],
        width=_THIN_BAR if compact else _BAR,
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


def _labels(view: CampaignView, drawn: Sequence[Lane], ink: Colours, *, compact: bool) -> Spec:
    """Texts over the bars; they can be pointed at and clicked as the bars can."""
    return {
        "type": "scatter",
        "name": "names",
        "mode": "text",
        "x": [one.label_at for one in drawn],
        "y": [_name_y(one, compact=compact) for one in drawn],
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
    return ink.background if check.campaign.is_cancelled or check.campaign.held_why else ink.tint(tone)


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
