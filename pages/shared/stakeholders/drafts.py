"""The drafts of this page: of the facts about somebody, and of where they stand."""

from pages.shared.draft import Drafts
from planner.stakeholders.stakeholder import Stakeholder

DETAILS: Drafts[Stakeholder] = Drafts("stakeholder")
"""What was typed about the facts, the rhythm, the members, the influences and the notes."""

STANDING: Drafts[Stakeholder] = Drafts("standing")
"""What was chosen about influence, interest and engagement."""


def forget(stakeholder: Stakeholder) -> None:
    """Nothing that was typed about somebody is kept any longer; to be called in a callback."""
    DETAILS.forget(stakeholder)
    STANDING.forget(stakeholder)
