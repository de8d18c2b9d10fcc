"""The campaigns in a list by their first day: what runs, what comes, what is over; the name opens one."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.shared.campaigns import address, words
from pages.shared.campaigns.view import Campaigns
from pages.shared.text import count, plain
from planner.communication.campaign import CampaignId
from planner.communication.promise_guard import CampaignCheck

_MOST = 25
_ALL = "campaigns_all"


def show(found: Campaigns, selected: CampaignId | None, today: date) -> None:
    """Those that run or are to come, then those that are over or cancelled."""
    live = [one for one in found.checks if not one.campaign.is_cancelled]
    running = [one for one in live if one.campaign.start <= today <= one.campaign.end]
    coming = [one for one in live if one.campaign.start > today]
    over = [one for one in found.checks if one.campaign.end < today or one.campaign.is_cancelled]
    _part("Running", running, selected)
    _part("To come", coming, selected)
    if over:
        fold = st.expander(f"Over or cancelled · {len(over)}", key="campaigns_over", on_change="rerun")
        if fold.open:
            with fold:
                _rows("over", over[::-1], selected)


def _part(title: str, checks: Sequence[CampaignCheck], selected: CampaignId | None) -> None:
    st.markdown(f"**{title}** · {len(checks)}")
    if not checks:
        st.caption("None.")
        return
    with st.container(border=True, gap="small", key=f"campaigns-{title.split()[-1].lower()}"):
        _rows(title, checks, selected)


def _rows(title: str, checks: Sequence[CampaignCheck], selected: CampaignId | None) -> None:
    is_whole = len(checks) <= _MOST or title in st.session_state.get(_ALL, ())
    for check in checks if is_whole else checks[:_MOST]:
        _row(check, is_selected=check.campaign.id == selected)
    if not is_whole:
        more = f"Show {count(len(checks) - _MOST, 'more campaign')}"
        st.button(more, key=f"campaigns_more-{title}", type="tertiary", on_click=_show_all, args=(title,))


def _row(check: CampaignCheck, *, is_selected: bool) -> None:
    campaign = check.campaign
    name = plain(campaign.name)
    with st.container(gap=None, key=f"campaign_row-{campaign.id}"):
        st.button(
            f"**{name}**" if is_selected else name,
            key=f"open_{campaign.id}",
            type="tertiary",
            icon=":material/chevron_right:",
            on_click=address.select,
            args=(campaign.id,),
        )
        days = plain(words.days_words(campaign.start, campaign.end))
        st.caption(f"{words.campaign_mark(check)} · {days} · {plain(words.confirmed_words(check))}")


def _show_all(title: str) -> None:
    st.session_state[_ALL] = {*st.session_state.get(_ALL, ()), title}
