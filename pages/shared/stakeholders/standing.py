"""Where somebody stands as of a day, where they are wanted, and how it was seen before."""

import streamlit as st

from pages.shared import notices, unsaved, visit
from pages.shared.draft import Draft
from pages.shared.stakeholders import drafts, fields, saving, words
from pages.shared.stakeholders.address import FORM
from pages.shared.stakeholders.typed import STANDING
from pages.shared.text import plain
from planner.stakeholders.stakeholder import LEVELS, Engagement, Placement, Stakeholder

_NOT_KNOWN = "Not known yet"


def show(stakeholder: Stakeholder) -> None:
    """The fields to place them, then the history of placements."""
    draft = drafts.STANDING.of(stakeholder)
    unsaved.changed_by_others(drafts.STANDING, draft, stakeholder, FORM)
    st.caption(":material/lock: Only you see this.")
    _levels(draft)
    fields.side_by_side(
        lambda: _engagement(draft, "engagement", "Stands now"), lambda: _engagement(draft, "desired", "Wanted")
    )
    fields.day(draft, "on", "Seen on", visit.today(), max_value=visit.today())
    notices.problems_of(FORM, STANDING)
    unsaved.save_bar(drafts.STANDING, draft, saving.save_standing, FORM)
    _history(stakeholder)


def _levels(draft: Draft[Stakeholder]) -> None:
    levels = list(range(1, len(LEVELS) + 1))
    fields.side_by_side(
        lambda: fields.choice(draft, "influence", "Influence", levels, words.level_words, placeholder=_NOT_KNOWN),
        lambda: fields.choice(draft, "interest", "Interest", levels, words.level_words, placeholder=_NOT_KNOWN),
    )


def _engagement(draft: Draft[Stakeholder], name: str, label: str) -> None:
    fields.choice(
        draft,
        name,
        label,
        list(Engagement),
        lambda one: words.engagement_words(Engagement(one)),
        placeholder=_NOT_KNOWN if name == "engagement" else "Not decided yet",
    )


def _history(stakeholder: Stakeholder) -> None:
    if not stakeholder.placements:
        st.caption("Nobody has placed them yet.")
        return
    st.markdown("**How it was seen**")
    for placed in reversed(stakeholder.placements):
        _placement(stakeholder, placed)


def _placement(stakeholder: Stakeholder, placed: Placement) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"placed-{placed.on}"):
        st.markdown(f"{plain(words.as_of(placed))}  \n:gray[{plain(words.placement_words(placed))}]", width="stretch")
        st.button(
            "Remove",
            key=f"forget_placement-{placed.on}",
            icon=":material/close:",
            type="tertiary",
            on_click=saving.forget_placement,
            args=(stakeholder, placed.on),
        )
