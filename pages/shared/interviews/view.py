"""What the page Interviews shows, worked out once for each state of the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.shared.people import of_people
from pages.shared.text import count
from planner.actions.people import OpenPeople
from planner.stakeholders.interview import Interview
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId
from planner.stakeholders.themes import Theme, themes


@dataclass(frozen=True, slots=True)
class InterviewsView:
    """The themes, those of most people first; the interviews, the newest first."""

    themes: Sequence[Theme]
    interviews: Sequence[Interview]
    by_id: Mapping[StakeholderId, Stakeholder]

    @property
    def names(self) -> list[str]:
        """The names of all themes."""
        return [theme.name for theme in self.themes]


def interviews_view() -> InterviewsView:
    """Everything the page says about the open plan."""
    return of_people("interviews", _view)


def answer(view: InterviewsView) -> str:
    """ "9 interviews. Most people name “Hand-overs”: 6 of 9; 3 themes are contested." """
    if not view.interviews:
        return ""
    asked = {interview.stakeholder for interview in view.interviews}
    said = f"{count(len(view.interviews), 'interview')}."
    if view.themes and view.themes[0].in_favour:
        top = view.themes[0]
        said += f" Named most: “{top.name}”, by {top.in_favour} of {count(len(asked), 'person', 'people')}."
    contested = sum(theme.is_contested for theme in view.themes)
    return said + (f" {count(contested, 'theme is', 'themes are')} contested." if contested else "")


def _view(opened: OpenPeople) -> InterviewsView:
    return InterviewsView(
        themes=themes(opened.interviews),
        interviews=sorted(opened.interviews, key=lambda one: (one.on, one.id), reverse=True),
        by_id={known.id: known for known in opened.stakeholders},
    )
