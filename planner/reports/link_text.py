"""The mail that brings a department its link: who asks what, until when, and the link."""

from urllib.parse import quote

from planner.communication.campaign import Briefing, Campaign
from planner.plan.plan import Plan


def subject(campaign: Campaign) -> str:
    """ "Can we keep what “Spring” promises?"."""
    return f"Can we keep what “{campaign.name}” promises?"


def text(plan: Plan, campaign: Campaign, briefing: Briefing, runs: str, link: str, days: int) -> str:
    """The mail, signed by the plan's leader; `runs` are the days of the campaign in words."""
    hello = f"Hello {briefing.person}," if briefing.person else "Hello,"
    return "\n\n".join(
        (
            hello,
            f"“{campaign.name}” runs {runs}. Before it does I need to know whether {briefing.department} knows of it "
            "and can keep what it promises.",
            f"Please read it and answer here; it takes a minute and no sign-in:\n{link}",
            f"The link is for {briefing.department} alone, shows this campaign and nothing else, and works for "
            f"{days} days.",
            f"{plan.leader}\n{plan.company}",
        )
    )


def mail_address(campaign: Campaign, told: str, to: str = "") -> str:
    """A mailto: address that opens the text in a mail program; `to` is an e-mail address, or empty."""
    body = told.replace("\n", "\r\n")  # RFC 6068 asks for both
    return f"mailto:{quote(to, safe='@.+-_')}?subject={quote(subject(campaign))}&body={quote(body)}"
