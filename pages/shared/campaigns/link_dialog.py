"""The link for a department without a sign-in: made, shown this once to be copied or mailed, revoked."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

import streamlit as st

from pages.shared import notices, people, visit
from pages.shared.campaigns import by_link, saving
from pages.shared.campaigns.words import days_words
from pages.shared.dates import day_and_time
from pages.shared.dialog import Dialog
from pages.shared.text import plain
from planner.access.link import ConfirmationLink
from planner.access.local import is_loopback
from planner.access.public_address import public_address
from planner.actions import links
from planner.actions.signing import signature
from planner.communication.campaign import Briefing, Campaign
from planner.reports import link_text, receiver
from planner.reports.mail_address import mail_address
from planner.shared.errors import BadInput

_PUBLIC = "link_public_url"


@dataclass(frozen=True)
class Made:
    """The campaign and the department a link was just made for, and the token, which is kept nowhere else."""

    campaign: Campaign
    briefing: Briefing
    token: str


_DIALOG = Dialog("Link for a department", Made, "campaign_link", width="medium")


def make(campaign: Campaign, briefing: Briefing) -> None:
    """Make a link and open the dialog that shows it, once; to be called in a callback."""
    if _DIALOG.is_open:
        return
    plan, now = visit.plan_id(), visit.now()
    made = notices.attempt(saving.FORM, links.make_confirmation_link, plan, campaign.id, briefing.department, now)
    if made:
        _DIALOG.ask(Made(campaign, briefing, made))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def open_links(campaign: Campaign) -> Sequence[ConfirmationLink]:
    """The links of a campaign that can still be used."""
    made = links.links_of(visit.workspace(), visit.visitor(), visit.plan_id(), campaign.id)
    return [link for link in made if link.is_open(visit.now())]


def row(link: ConfirmationLink) -> None:
    """Until when a link works, whether it was used, and the button that revokes it."""
    used = f"last used {day_and_time(link.used_at)}" if link.used_at else "not used yet"
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(f":material/link: Link until {plain(day_and_time(link.expires_at))}, {plain(used)}", width="content")
        st.button("Revoke", key=f"revoke-{link.hash[:12]}", type="tertiary", on_click=_revoke, args=(link,))


def _draw(made: Made) -> None:
    opened = urlsplit(st.context.url or "")
    with st.container(key="link_address", gap="xsmall"):
        address = _public_address(opened)
    link = _link(address or f"{opened.scheme}://{opened.netloc}", made.token)
    if address:
        _send(made, link)
    else:
        _works_here_only(made)
        st.code(link, language=None, wrap_lines=True)
    st.caption("Copy it now: it is shown this once. A new link takes the place of this one.")
    st.button("Done", key="campaign_link_done", type="primary", on_click=_DIALOG.close)


def _public_address(opened: SplitResult) -> str:
    """The address from which others can open the link, as it is typed, set by the operator or open here; or empty."""
    if not is_loopback(opened.hostname or ""):
        return f"{opened.scheme}://{opened.netloc}"
    typed = st.text_input(
        "Address of this app as others reach it",
        visit.settings().public_url.strip(),
        key=_PUBLIC,
        placeholder=f"such as http://192.168.1.20:{opened.port or 80}",
        persist_state="session",
    )
    try:
        return public_address(typed, opened.port) if typed.strip() else ""
    except BadInput as error:
        st.caption(f":red[:material/error: {plain(str(error))}]")
        return ""


def _send(made: Made, link: str) -> None:
    """The finished link and the mail that brings it."""
    plan, briefing = visit.plan().plan, made.briefing
    st.markdown(
        f"Send this to whoever answers for **{plain(briefing.department)}**. It shows them this campaign and nothing "
        f"else, and works for {links.DAYS} days."
    )
    st.code(link, language=None, wrap_lines=True)
    runs = days_words(made.campaign.start, made.campaign.end)
    told = link_text.text(plan, made.campaign, briefing, runs, link, links.DAYS, signature(visit.visitor(), plan))
    to = receiver.address_for(briefing.person, people.known())
    mail = mail_address(to, link_text.subject(made.campaign), told)
    st.link_button("Open in my mail program", mail, icon=":material/mail:")
    with st.expander("The mail to copy", key="link_mail"):
        st.code(f"{link_text.subject(made.campaign)}\n\n{told}", language=None, wrap_lines=True)
    st.caption(
        "Nobody can tell from here whether that address opens for them: try the link once from another machine. "
        "The app has to be served to your network, as the README says under *Links for departments*."
    )


def _works_here_only(made: Made) -> None:
    """An address of this machine opens nothing for anybody else: said, with the two ways out."""
    st.warning(
        f"The link below works on this machine only: do not send it. Type above how others reach this app, and it "
        f"becomes one to send. It shows **{plain(made.briefing.department)}** this campaign and nothing else, for "
        f"{links.DAYS} days.",
        icon=":material/computer:",
    )
    st.caption(
        "Others reach it only if it is served to your network, as the README says under *Links for departments*. "
        "Until then ask them here or by phone, and note their answer with *More*, *Confirm for them* or *They object*."
    )


def _link(address: str, token: str) -> str:
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{address}/{base + '/' if base else ''}?{by_link.PARAMETER}={token}"


def _revoke(link: ConfirmationLink) -> None:
    if notices.attempt(saving.FORM, links.revoke_link, visit.plan_id(), link.hash, visit.now()):
        notices.say(f"The link for {link.department} works no more.")
