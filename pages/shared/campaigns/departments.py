"""Which departments know of a campaign, row by row, with what the visitor may say for them."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from pages.shared import visit
from pages.shared.campaigns import link_dialog, reason, saving
from pages.shared.campaigns.words import briefing_mark, changed_words, confirmed_words
from pages.shared.communication import of_communication
from pages.shared.text import count, plain
from planner.access.link import ConfirmationLink
from planner.access.visitor import Permission
from planner.actions.communication import OpenCommunication
from planner.actions.rewording import reworded
from planner.communication.campaign import Briefing, Campaign
from planner.communication.departments import Told, told
from planner.communication.promise_guard import CampaignCheck

_CONFIRM, _OBJECT, _TELL = "Confirm for them", "They object", "Told again today"


def show(check: CampaignCheck) -> None:
    """All departments of the campaign."""
    campaign = check.campaign
    st.markdown(f"**Departments** · {plain(confirmed_words(check))}")
    may_edit = visit.may(Permission.EDIT_COMMUNICATION) and not campaign.is_cancelled
    if not campaign.briefings:
        st.caption("Name the departments that have to know of it under “Edit”; each is asked to confirm.")
        return
    if may_edit and len(check.unbriefed) > 1:
        names = [one.department for one in check.unbriefed]
        st.button(
            f"All {count(len(names), 'department')} were told today",
            key="brief_all",
            icon=":material/mail:",
            on_click=saving.brief,
            args=(campaign, names),
        )
    found = {link.department.casefold(): link for link in link_dialog.open_links(campaign)} if may_edit else {}
    since = of_communication("rewordings", partial(_rewordings, check=check), campaign.id) if check.outdated else {}
    for number, briefing in enumerate(campaign.briefings):
        _row(campaign, briefing, number, found, since.get(briefing.department, ""), may_edit=may_edit)


def _rewordings(opened: OpenCommunication, *, check: CampaignCheck) -> dict[str, str]:
    return reworded(visit.workspace(), visit.visitor(), opened.plan.id, check.campaign.id)


def _row(
    campaign: Campaign,
    briefing: Briefing,
    number: int,
    links: Mapping[str, ConfirmationLink],
    since: str,
    *,
    may_edit: bool,
) -> None:
    with st.container(border=True, gap="xsmall", key=f"department-{number}"):
        person = f" · {plain(briefing.person)}" if briefing.person else ""
        st.markdown(f"**{plain(briefing.department)}**{person}")
        st.markdown(briefing_mark(briefing, campaign))
        if since:
            st.caption(changed_words(since))
        if may_edit:
            _offered(campaign, briefing, number)
        elif _answers_for(briefing) and not campaign.is_cancelled:
            _own(campaign, briefing, number)
        if link := links.get(briefing.department.casefold()):
            link_dialog.row(link)


def _offered(campaign: Campaign, briefing: Briefing, number: int) -> None:
    """What somebody who may change campaigns notes for a department."""
    state = told(briefing, campaign)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if state is Told.NOT_BRIEFED:
            st.button(
                "Told today",
                key=f"brief-{number}",
                icon=":material/mail:",
                on_click=saving.brief,
                args=(campaign, [briefing.department]),
            )
        st.button(
            "Make a link",
            key=f"link-{number}",
            icon=":material/link:",
            help="For somebody without a sign-in: it opens this campaign alone, to confirm it or object.",
            on_click=link_dialog.make,
            args=(campaign, briefing),
        )
        ways = [way for way in (_CONFIRM, _OBJECT, _TELL) if not _is_there_already(way, state)]
        st.menu_button(
            "More",
            ways,
            key=f"department_more-{number}",
            type="tertiary",
            on_click=_more,
            args=(campaign, briefing, number),
        )


def _own(campaign: Campaign, briefing: Briefing, number: int) -> None:
    """What a department answers for itself."""
    state = told(briefing, campaign)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if state is not Told.CONFIRMED:
            st.button(
                "We know it and can keep it",
                key=f"confirm-{number}",
                type="primary",
                icon=":material/check:",
                on_click=saving.confirm,
                args=(campaign, briefing.department),
            )
        st.button(
            "We object",
            key=f"object-{number}",
            icon=":material/feedback:",
            on_click=reason.ask,
            args=(campaign, briefing.department, briefing.objection),
        )


def _more(campaign: Campaign, briefing: Briefing, number: int) -> None:
    match st.session_state.get(f"department_more-{number}"):
        case "Confirm for them":
            saving.confirm(campaign, briefing.department)
        case "They object":
            reason.ask(campaign, briefing.department, briefing.objection)
        case "Told again today":
            saving.brief(campaign, [briefing.department])


def _is_there_already(way: str, state: Told) -> bool:
    return (way == _CONFIRM and state is Told.CONFIRMED) or (way == _TELL and state is Told.NOT_BRIEFED)


def _answers_for(briefing: Briefing) -> bool:
    name = visit.visitor().name
    return bool(name) and briefing.person == name and visit.may(Permission.CONFIRM_CAMPAIGNS)
