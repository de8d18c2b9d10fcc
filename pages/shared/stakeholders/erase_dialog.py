"""Erasing a person on request: what goes, that it cannot be undone, and their name typed to confirm it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from pages.shared import menu, notices, visit
from pages.shared.dialog import Dialog
from pages.shared.stakeholders import address, saving
from pages.shared.text import count, plain
from planner.actions import erasing as erasing_actions
from planner.actions.erasing import Elsewhere, Erasure
from planner.shared.errors import BadInput
from planner.stakeholders.stakeholder import Stakeholder

FORM = "stakeholder_erase"
_TYPED = "erase_name"
_MOST = 8


@dataclass(frozen=True)
class Asked:
    """The dialog that is open, who is to be erased, and what goes with them."""

    stakeholder: Stakeholder
    erasure: Erasure


_DIALOG = Dialog("Erase this person?", Asked, FORM)


def ask(stakeholder: Stakeholder) -> None:
    """Open the dialog, or tell why they cannot be erased; to be called in a callback."""
    st.session_state.pop(_TYPED, None)
    found = notices.attempt(address.FORM, erasing_actions.what_is_erased, visit.plan_id(), stakeholder.id)
    if found:
        _DIALOG.ask(Asked(stakeholder, found))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def what_goes(places: Mapping[str, int]) -> str:
    """A line for each place where they stand: "- contacts: 12"."""
    return "\n".join(f"- {plain(place)}: {number}" for place, number in places.items() if number)


def _draw(asked: Asked) -> None:
    one = asked.stakeholder
    st.markdown(f"**{plain(one.name)}** goes from everywhere in this plan, for good:")
    st.markdown(what_goes(asked.erasure.places))
    if asked.erasure.left:
        st.markdown(
            "A part of the name is said in places that stay, as it may be somebody else’s. Look there yourself:"
        )
        st.markdown(what_goes(asked.erasure.left))
    st.markdown(
        "Other plans, copies of this one too, workspace templates, files exported before and backups are not touched."
    )
    _elsewhere(asked.erasure.elsewhere)
    st.markdown(":red[:material/warning: This cannot be undone.] The history keeps only that a person was erased.")
    st.text_input("Type their name to confirm", key=_TYPED, on_change="ignore", autocomplete="off")
    notices.problem_of(FORM, "name")
    notices.problems_of(FORM, ("name",))
    with st.container(horizontal=True):
        st.button(
            ":red[Erase for good]",
            key="erase_yes",
            icon=":material/delete_forever:",
            on_click=_DIALOG.once(_erase),
            args=(asked,),
        )
        st.button("Keep", key="erase_no", on_click=_DIALOG.close)


def _elsewhere(found: Sequence[Elsewhere]) -> None:
    """Where somebody of the same name or e-mail address stands too, to go there and erase them as well."""
    if not found:
        return
    plans = len({one.plan for one in found})
    st.markdown(f"The same name or e-mail address stands in {count(plans, 'other plan')} of yours. Erase there too:")
    with st.container(gap=None, key="erase_elsewhere"):
        for one in found[:_MOST]:
            st.page_link(
                menu.STAKEHOLDERS,
                label=f"{plain(one.name)} in {plain(one.title)}",
                icon=":material/open_in_new:",
                query_params={visit.PLAN_KEY: one.plan, address.PERSON: one.stakeholder},
            )
        if len(found) > _MOST:
            st.caption(f"and {len(found) - _MOST} more")


def _erase(asked: Asked) -> None:
    typed = " ".join(str(st.session_state.get(_TYPED) or "").split())
    if typed.casefold() != asked.stakeholder.name.casefold():
        said = f"Type “{asked.stakeholder.name}” exactly, so that nobody is erased by mistake."
        notices.refuse(FORM, BadInput(said, {"name": said}))
    elif saving.erase(FORM, asked.stakeholder):
        st.session_state.pop(_TYPED, None)
        _DIALOG.close()
