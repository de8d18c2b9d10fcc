"""The details of somebody as fields, and to be read by those who may not change them."""

import streamlit as st

from pages.shared.draft import Draft
from pages.shared.people import choices
from pages.shared.stakeholders import fields
from planner.actions.people import OpenPeople
from planner.stakeholders.cadence import rhythm_of
from planner.stakeholders.contact import CHANNELS
from planner.stakeholders.stakeholder import Stakeholder, StakeholderKind


def show(opened: OpenPeople, draft: Draft[Stakeholder]) -> None:
    """All fields that this visitor may see."""
    fields.line(draft, "name", "Name")
    fields.side_by_side(
        lambda: fields.line(draft, "role", "Role"),
        lambda: fields.text_choice(draft, "unit", "Organisation or unit", _units(opened), "None"),
    )
    fields.side_by_side(lambda: fields.owner(opened, draft), lambda: _kind(draft))
    if draft.value("kind") == StakeholderKind.GROUP:
        fields.several(draft, "members", "Members", choices(), "Nobody yet")
    if opened.sees_private:
        _private(draft)
    with st.expander("How to reach them, and how often", key="stakeholder_more_reach"):
        _reach(opened, draft)


def _kind(draft: Draft[Stakeholder]) -> None:
    fields.choice(draft, "kind", "Kind", list(StakeholderKind), lambda kind: StakeholderKind(kind).value.capitalize())


def _private(draft: Draft[Stakeholder]) -> None:
    fields.paragraph(draft, "wants", "What they want")
    fields.paragraph(draft, "needs", "What we need from them")
    fields.several(draft, "influences", "Whom they influence", choices(), "Nobody yet")
    fields.paragraph(draft, "private_note", "Private note")
    st.caption(":material/lock: What they want, what we need, whom they influence and the note: only you see these.")


def _reach(opened: OpenPeople, draft: Draft[Stakeholder]) -> None:
    fields.side_by_side(lambda: fields.line(draft, "email", "E-mail"), lambda: fields.line(draft, "phone", "Phone"))
    fields.text_choice(draft, "channel", "How they like to be met", CHANNELS, "Any way")
    usual = rhythm_of(draft.origin.but(rhythm_days=None), opened.plan.rhythms)
    fields.side_by_side(
        lambda: fields.number(
            draft, "rhythm_days", "Days between contacts", min_value=1, max_value=366, placeholder=f"{usual}, as usual"
        ),
        lambda: fields.day(draft, "first_contact_by", "First contact by", draft.origin.first_contact_by),
    )


def _units(opened: OpenPeople) -> list[str]:
    return sorted({one.unit for one in opened.stakeholders if one.unit}, key=str.casefold)
