"""One campaign beside the calendar: what it says and promises, whether the numbers support it, who knows it."""

import streamlit as st

from pages.shared import kpis, menu, notices, visit
from pages.shared.campaigns import address, departments, form, reason, saving, words
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.communication.campaign import Campaign
from planner.communication.promise_guard import CampaignCheck, PromiseCheck
from planner.communication.promise_words import threshold_words

_HOLD, _LET_GO, _CANCEL, _TAKE_UP, _DELETE = (
    "Hold it back",
    "Let it go ahead",
    "Cancel it",
    "Take it up again",
    "Delete",
)


def show(check: CampaignCheck) -> None:
    """Everything about the campaign, and for those who may what can be done with it."""
    campaign = check.campaign
    with st.container(border=True, gap="small", key="campaign_panel"):
        _head(campaign)
        st.markdown(words.campaign_mark(check))
        if campaign.held_why:
            st.markdown(f":material/pause_circle: **Held back:** {plain(campaign.held_why)}")
        if visit.may(Permission.EDIT_COMMUNICATION) and not campaign.is_cancelled:
            _hold(check)
        notices.problems_of(saving.FORM)
        _facts(campaign)
        _promises(check)
        departments.show(check)


def _head(campaign: Campaign) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        st.subheader(plain(campaign.name), anchor=False, width="stretch")
        if visit.may(Permission.EDIT_COMMUNICATION):
            st.button("Edit", key="edit_campaign", icon=":material/edit:", on_click=form.ask, args=(campaign,))
            ways = [_TAKE_UP if campaign.is_cancelled else _CANCEL, _DELETE]
            st.menu_button("More", ways, key="campaign_more", type="tertiary", on_click=_more, args=(campaign,))
        st.button("Close", key="close_campaign", icon=":material/close:", type="tertiary", on_click=_close)


def _hold(check: CampaignCheck) -> None:
    if check.campaign.held_why:
        st.button(_LET_GO, key="let_go", icon=":material/play_arrow:", on_click=saving.let_go, args=(check.campaign,))
        return
    st.button(
        _HOLD,
        key="hold_back",
        icon=":material/pause_circle:",
        type="primary" if check.must_wait else "secondary",
        on_click=reason.ask,
        args=(check.campaign, "", check.why if check.must_wait else ""),
    )


def _facts(campaign: Campaign) -> None:
    facts = [f"**When** · {plain(words.days_words(campaign.start, campaign.end))}"]
    facts += [f"**Owner** · {plain(campaign.owner)}"] if campaign.owner else []
    facts += [f"**Channels** · {plain(', '.join(campaign.channels))}"] if campaign.channels else []
    st.markdown("  \n".join(facts))
    if campaign.message:
        st.markdown("**Message**")
        st.text(campaign.message)


def _promises(check: CampaignCheck) -> None:
    st.markdown(f"**Promises** · {len(check.promises) or 'none'}")
    for promise in check.promises:
        with st.container(border=True, gap="xsmall", key=f"promise-{promise.promise.id}"):
            _promise(promise)


def _promise(check: PromiseCheck) -> None:
    promise = check.promise
    st.markdown(f"{words.readiness_mark(check.readiness)} · **{plain(promise.text)}**")
    st.markdown(plain(check.why))
    kpi = next((known for known in kpis.open_kpis().kpis if known.id == promise.kpi), None)
    if kpi is None:
        return
    least = f", {promise.minimum_n:,} cases or more" if promise.minimum_n else ""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(plain(f"Needs {threshold_words(promise, kpi)}{least}"), width="content")
        st.page_link(
            menu.KPI,
            label=plain(kpi.name),
            icon=":material/monitoring:",
            query_params={visit.PLAN_KEY: visit.plan_id(), "kpi": kpi.id},
        )


def _more(campaign: Campaign) -> None:
    match st.session_state.get("campaign_more"):
        case "Cancel it":
            saving.cancel(campaign, is_cancelled=True)
        case "Take it up again":
            saving.cancel(campaign, is_cancelled=False)
        case "Delete":
            saving.delete(campaign)


def _close() -> None:
    notices.forget(saving.FORM)
    address.close()
