"""Two who are one and the same: both side by side, the choice field by field, and what becomes of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import streamlit as st

from pages.shared import notices
from pages.shared.dialog import Dialog
from pages.shared.people import open_people
from pages.shared.stakeholders import saving, words
from pages.shared.stakeholders.known import alike, known
from pages.shared.text import plain, told_apart
from planner.actions.people import OpenPeople
from planner.shared.errors import PlannerError
from planner.stakeholders.merging import merged, to_choose
from planner.stakeholders.privacy import JUDGED
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

FORM = "stakeholder_merge"
_OTHER = "merge_other"
_LABELS: Mapping[str, str] = {
    "name": "Name", "kind": "Kind", "role": "Role", "unit": "Organisation or unit", "email": "E-mail", "phone": "Phone",
    "owner": "Who looks after them", "channel": "How they like to be met", "rhythm_days": "Days between contacts",
    "first_contact_by": "First contact by", "desired": "Wanted engagement",
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """The dialog that is open: who stays, and, once that is clear, who goes."""

    keep: StakeholderId
    drop: StakeholderId | None = None


_DIALOG = Dialog("Merge two stakeholders", Asked, FORM, width="large")


def ask(keep: StakeholderId, drop: StakeholderId | None = None) -> None:
    """Open the dialog; to be called in a callback."""
    st.session_state[_OTHER] = drop or _likely(keep)
    _DIALOG.ask(Asked(keep, drop))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def differing(opened: OpenPeople, keep: Stakeholder, drop: Stakeholder) -> list[str]:
    """The fields to choose between, as far as this visitor may see them."""
    return [name for name in to_choose(keep, drop) if opened.sees_private or name not in JUDGED]


def _draw(asked: Asked) -> None:
    opened = open_people()
    by_id = {one.id: one for one in opened.stakeholders}
    keep = by_id.get(asked.keep)
    if keep is None:
        st.markdown("They are in this plan no more.")
        return
    st.markdown(
        f"**{plain(_called(by_id)[keep.id])}** stays, with the contacts and interviews of both. Who is the same person?"
    )
    _who_else(asked, by_id)
    drop = by_id.get(st.session_state.get(_OTHER) or StakeholderId(""))
    if drop is None:
        return
    _side_by_side(opened, keep, drop)
    notices.problems_of(FORM)
    st.caption("Texts, placements, members and influences of both are put together. Merging can be undone.")
    st.button(
        "Merge",
        key="merge_yes",
        type="primary",
        icon=":material/merge:",
        on_click=_DIALOG.once(_merge),
        args=(opened, keep, drop),
    )


def _who_else(asked: Asked, by_id: Mapping[StakeholderId, Stakeholder]) -> None:
    names = _called(by_id)
    others = sorted((one for one in by_id if one != asked.keep), key=lambda one: names[one].casefold())
    if st.session_state.get(_OTHER) not in others:
        st.session_state[_OTHER] = None
    st.selectbox(
        "The same person",
        others,
        index=None,
        format_func=lambda one: names.get(one, "—"),
        key=_OTHER,
        placeholder="Choose or search a name",
        label_visibility="collapsed",
    )


def _called(by_id: Mapping[StakeholderId, Stakeholder]) -> Mapping[StakeholderId, str]:
    """Everybody's name with role and unit; of two that read the same with the e-mail, too."""
    return told_apart({one.id: (_named(one), one.email) for one in by_id.values()})


def _named(one: Stakeholder) -> str:
    said = words.role_words(one)
    return f"{one.name} ({said})" if said else one.name


def _side_by_side(opened: OpenPeople, keep: Stakeholder, drop: Stakeholder) -> None:
    names = differing(opened, keep, drop)
    contacts = known().contacts
    st.caption(
        f"Contacts: {len(contacts.get(keep.id, ()))} with the one that stays, "
        f"{len(contacts.get(drop.id, ()))} with the other."
    )
    if not names:
        st.caption("They differ in nothing that has to be chosen; what only one of them has is kept.")
    for name in names:
        options = {"keep": _shown(keep, name), "drop": _shown(drop, name)}
        st.radio(
            _LABELS[name],
            list(options),
            format_func=partial(_option, options),
            key=_key(keep, drop, name),
            horizontal=True,
        )


def _option(options: Mapping[str, str], side: str) -> str:
    return plain(options.get(side, "—"))


def _shown(one: Stakeholder, name: str) -> str:
    said = str(getattr(one, name))
    return said if len(said) <= 120 else f"{said[:119]}…"


def _merge(opened: OpenPeople, keep: Stakeholder, drop: Stakeholder) -> None:
    chosen = {name: st.session_state.get(_key(keep, drop, name), "keep") for name in differing(opened, keep, drop)}
    try:
        result = merged(keep, drop, chosen)
    except PlannerError as error:
        notices.refuse(FORM, saving.by_field(error))
        return
    names = _called({one.id: one for one in opened.stakeholders})
    if saving.merge(FORM, keep, drop, result, f"{names[drop.id]} is merged into {names[keep.id]}."):
        _DIALOG.close()


def _key(keep: Stakeholder, drop: Stakeholder, name: str) -> str:
    return f"merge-{name}-{keep.id}-{drop.id}"


def _likely(keep: StakeholderId) -> StakeholderId | None:
    pairs = [pair for pair in alike() if keep in (pair.one.id, pair.other.id)]
    return next(((pair.other if pair.one.id == keep else pair.one).id for pair in pairs), None)
