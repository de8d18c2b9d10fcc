"""The campaign calendar on its page: drawn once for each view, a click opens the campaign; the same as a table."""

from collections.abc import Sequence
from datetime import date
from functools import partial

import pandas as pd
import streamlit as st

from pages.shared import communication, drawn, screen, visit
from pages.shared.campaigns import address
from pages.shared.campaigns.address import Span
from pages.shared.campaigns.view import Campaigns
from pages.shared.campaigns.words import confirmed_words, days_words
from pages.shared.dates import column_format
from pages.shared.text import count, told_apart
from planner.actions.communication import OpenCommunication
from planner.charts.campaign_calendar import campaign_calendar, campaign_calendar_alt
from planner.charts.campaign_lanes import CampaignView
from planner.charts.canvas import Spec
from planner.charts.palette import Look
from planner.charts.readiness import campaign_icon, campaign_words
from planner.communication.campaign import Campaign, CampaignId
from planner.communication.promise_guard import CampaignCheck

KEY = "campaign_calendar"
_DAYS = ("First day", "Last day")
_WIDE, _BESIDE_PANEL, _PHONE = 1080, 620, 358
_LEGEND = (
    "✓ ready: the numbers support every promise · △ at risk: they may not · ✕ not ready: they do not · "
    "? unknown: too few or no numbers · ‖ held back · ⊘ cancelled · "
    "« » it goes on beyond the days shown. Click a bar to open its campaign."
)


def show(found: Campaigns, span: Span, selected: CampaignId | None) -> None:
    """The calendar of the stretch of time, and the same as a table."""
    today, narrow = visit.today(), screen.is_narrow()
    first, last = address.days(span, today)
    look, width = screen.look(), _PHONE if narrow else _BESIDE_PANEL if selected else _WIDE
    shown = [one for one in found.checks if one.campaign.start <= last and one.campaign.end >= first]
    draw = partial(_draw, found=found, first=first, last=last, selected=selected, look=look, width=width)
    spec, alt = communication.of_communication("campaign calendar", draw, first, last, selected, look, width)
    drawn.chart(KEY, spec, alt, _clicked)
    if not shown:
        st.caption(f"No campaign runs in this time; {count(len(found.checks), 'campaign')} in all.")
    st.caption(_LEGEND)
    if shown:
        _table(shown)


def _draw(
    opened: OpenCommunication,
    *,
    found: Campaigns,
    first: date,
    last: date,
    selected: CampaignId | None,
    look: Look,
    width: int,
) -> tuple[Spec, str]:
    view = CampaignView(found.checks, opened.plan.calendar(), first, last, opened.today, selected)
    return campaign_calendar(view, look, compact=width == _PHONE, width=width), campaign_calendar_alt(view)


def _clicked() -> None:
    if campaign := drawn.clicked(KEY):
        address.select(CampaignId(campaign))


def _table(shown: Sequence[CampaignCheck]) -> None:
    fold = st.expander("The same as a table", key="campaigns_table", icon=":material/table:", on_change="rerun")
    if not fold.open:
        return
    names = told_apart({one.campaign.id: (one.campaign.name, _days(one.campaign)) for one in shown})
    with fold:
        drawn.opener("Open a campaign", names, "open_campaign", _open_chosen)
        st.dataframe(
            pd.DataFrame(map(_cells, shown)),
            hide_index=True,
            column_config={name: st.column_config.DateColumn(format=column_format()) for name in _DAYS},
            alt="The campaigns of this time",
        )


def _days(campaign: Campaign) -> str:
    return days_words(campaign.start, campaign.end)


def _open_chosen() -> None:
    if campaign := st.session_state["open_campaign"]:
        address.select(CampaignId(campaign))
        st.session_state["open_campaign"] = None


def _cells(check: CampaignCheck) -> dict[str, object]:
    campaign = check.campaign
    return {
        "Campaign": campaign.name,
        _DAYS[0]: campaign.start,
        _DAYS[1]: campaign.end,
        "Readiness": f"{campaign_icon(check)} {campaign_words(check)}",
        "Why": campaign.held_why or check.why,
        "Channels": ", ".join(campaign.channels),
        "Departments": confirmed_words(check),
        "Owner": campaign.owner,
    }
