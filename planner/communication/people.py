"""People in communication: one name in place of another, wherever it stands for what is to be done."""

from planner.communication.campaign import Campaign
from planner.communication.message import Message


def renamed_message(message: Message, before: str, after: str) -> Message:
    """The message with its owner's new name; who sent it in the past stays as it was noted."""
    return message.but(owner=after) if message.owner == before else message


def renamed_campaign(campaign: Campaign, before: str, after: str) -> Campaign:
    """The campaign with somebody's new name as its owner and as who answers for a department."""
    owner = after if campaign.owner == before else campaign.owner
    briefings = tuple(one.but(person=after) if one.person == before else one for one in campaign.briefings)
    is_as_it_was = (owner, briefings) == (campaign.owner, campaign.briefings)
    return campaign if is_as_it_was else campaign.but(owner=owner, briefings=briefings)
