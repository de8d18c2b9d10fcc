"""Whether somebody shall really go: what goes with them, and what to do instead."""

from dataclasses import dataclass

import streamlit as st

from pages.shared import notices
from pages.shared.dialog import Dialog
from pages.shared.people import open_people
from pages.shared.stakeholders import saving
from pages.shared.text import count, plain
from planner.actions.people import OpenPeople
from planner.stakeholders.stakeholder import Stakeholder

FORM = "stakeholder_delete"


@dataclass(frozen=True)
class Asked:
    """The dialog that is open, and who it is about."""

    stakeholder: Stakeholder


_DIALOG = Dialog("Delete this stakeholder?", Asked, FORM)


def ask(stakeholder: Stakeholder) -> None:
    """Open the dialog; to be called in a callback."""
    _DIALOG.ask(Asked(stakeholder))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def what_goes(opened: OpenPeople, stakeholder: Stakeholder) -> str:
    """ "With them go 12 contacts and 1 interview. They leave 1 group."; others read no numbers of talks."""
    groups = sum(stakeholder.id in one.members for one in opened.stakeholders)
    swayed_by = sum(stakeholder.id in one.influences for one in opened.stakeholders)
    leaving = [f"leave {count(groups, 'group')}"] if groups else []
    if swayed_by:
        leaving.append(f"are no longer among those whom {count(swayed_by, 'other influences', 'others influence')}")
    return " ".join([_talks(opened, stakeholder), *([f"They {' and '.join(leaving)}."] if leaving else [])])


def _talks(opened: OpenPeople, stakeholder: Stakeholder) -> str:
    if not opened.sees_private:
        return "With them go the contacts and interviews that are written down."
    contacts = sum(one.stakeholder == stakeholder.id for one in opened.contacts)
    interviews = sum(one.stakeholder == stakeholder.id for one in opened.interviews)
    lost = [count(number, noun) for number, noun in ((contacts, "contact"), (interviews, "interview")) if number]
    if not lost:
        return "No contact and no interview is written down."
    return f"With them {'goes' if contacts + interviews == 1 else 'go'} {' and '.join(lost)}."


def _draw(asked: Asked) -> None:
    st.markdown(f"**{plain(asked.stakeholder.name)}**")
    st.markdown(what_goes(open_people(), asked.stakeholder))
    st.caption("What was promised to them or by them stays. Deleting can be undone, right after it and in the history.")
    with st.container(horizontal=True):
        st.button(
            ":red[Delete]",
            key="stakeholder_delete_yes",
            icon=":material/delete:",
            on_click=_DIALOG.once(_delete),
            args=(asked,),
        )
        st.button("Keep", key="stakeholder_delete_no", on_click=_DIALOG.close)
    notices.problems_of(FORM)


def _delete(asked: Asked) -> None:
    if saving.delete(FORM, asked.stakeholder):
        _DIALOG.close()
