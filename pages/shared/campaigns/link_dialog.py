"""The link for a department without a sign-in: made, shown this once to be copied, revoked."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import streamlit as st

from pages.shared import notices, visit
from pages.shared.campaigns import by_link, saving
from pages.shared.dates import day_and_time
from pages.shared.dialog import Dialog
from pages.shared.text import plain
from planner.access.link import ConfirmationLink
from planner.access.local import is_loopback
from planner.actions import links
from planner.communication.campaign import Campaign


@dataclass(frozen=True)
class Made:
    """The department a link was just made for, and the token, which is kept nowhere else."""

    department: str
    token: str


_DIALOG = Dialog("Link for a department", Made, "campaign_link")


def make(campaign: Campaign, department: str) -> None:
    """Make a link and open the dialog that shows it, once; to be called in a callback."""
    if _DIALOG.is_open:
        return
    plan, now = visit.plan_id(), visit.now()
    made = notices.attempt(saving.FORM, links.make_confirmation_link, plan, campaign.id, department, now)
    if made:
        _DIALOG.ask(Made(department, made))


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
    address = _address(made.token)
    is_here_only = is_loopback(urlsplit(address).hostname or "")
    if is_here_only:
        _works_here_only(made)
    else:
        _send(made)
    st.code(address, language=None, wrap_lines=True)
    st.caption("Copy it now: it is shown this once. A new link takes the place of this one.")
    st.button("Done", key="campaign_link_done", type="primary", on_click=_DIALOG.close)


def _send(made: Made) -> None:
    st.markdown(
        f"Send this to whoever answers for **{plain(made.department)}**. It shows them this campaign and nothing else, "
        f"and works for {links.DAYS} days."
    )


def _works_here_only(made: Made) -> None:
    """An address of this machine opens nothing for anybody else: said, with the two ways out."""
    st.warning(
        f"This link works on this machine only, until the app is served to others: do not send it yet. "
        f"It shows **{plain(made.department)}** this campaign and nothing else, for {links.DAYS} days.",
        icon=":material/computer:",
    )
    st.markdown(
        "- **Now**: ask them here, at this machine, or by phone, and note their answer with *More*, *Confirm for them* "
        "or *They object*.\n"
        "- **To send links**: have the app served to your network, as the README says under *Links for departments*. "
        "Then put that machine's name in the place of the one in this link."
    )


def _address(token: str) -> str:
    """The address of the app as the visitor opened it, with the token."""
    opened = urlsplit(st.context.url or "")
    base = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{opened.scheme}://{opened.netloc}/{base + '/' if base else ''}?{by_link.PARAMETER}={token}"


def _revoke(link: ConfirmationLink) -> None:
    if notices.attempt(saving.FORM, links.revoke_link, visit.plan_id(), link.hash, visit.now()):
        notices.say(f"The link for {link.department} works no more.")
