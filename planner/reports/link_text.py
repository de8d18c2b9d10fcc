"""The mail that brings a department its link: who asks what, until when, and the link."""

from planner.communication.campaign import Briefing, Campaign
from planner.plan.plan import Plan


def subject(campaign: Campaign) -> str:
    """ "Can we keep what “Spring” promises?"."""
    return f"Can we keep what “{campaign.name}” promises?"


def text(plan: Plan, campaign: Campaign, briefing: Briefing, runs: str, link: str, days: int, sender: str) -> str:
    """The mail, signed by whoever sends it; `runs` are the days of the campaign in words."""
    hello = f"Hello {briefing.person}," if briefing.person else "Hello,"
    return "\n\n".join(
        (
            hello,
            f"“{campaign.name}” runs {runs}. Before it does, please tell us whether {briefing.department} knows of "
            "it and can keep what it promises.",
            f"Please read it and answer here; it takes a minute and no sign-in:\n{link}",
            f"The link is for {briefing.department} alone, shows this campaign and nothing else, and works for "
            f"{days} days.",
            f"{sender}\n{plan.company}",
        )
    )
