"""The import, from the file to the button."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.shared import menu, notices, visit
from pages.shared.contacts.whose import my_name, people
from pages.shared.people_files import (
    help,  # noqa: A004 - the page's own
    matching,
    problems,
)
from pages.shared.people_files.outcome import Outcome, outcome
from pages.shared.text import plain
from pages.shared.upload import Upload, let_go, uploaded
from planner.access.visitor import Permission
from planner.actions import people_files
from planner.actions.people import OpenPeople
from planner.exchange.people_matches import Fate, chosen
from planner.exchange.raw_table import MOST_BYTES
from planner.shared.errors import BadInput
from planner.shared.in_words import listed
from planner.stakeholders.stakeholder import Stakeholder

FORM = "people_import"
_DONE = "people_import_done"
_FIELD = "people_file"
_OWNER = "people_import_owner"
_MEGABYTES = MOST_BYTES // 1024**2
_LABEL = f"Drop a CSV, Excel or vCard (.vcf) file here, at most {_MEGABYTES} MB"


def show(opened: OpenPeople) -> None:
    """For those who may change stakeholders."""
    if opened.plan.archived_at is not None or not visit.may(Permission.EDIT_PEOPLE):
        st.info(_why_not(opened))
        return
    _done(opened)
    file = uploaded(_FIELD, _LABEL, _MEGABYTES)
    help.show(with_judged=opened.sees_private)
    if file:
        _from_file(opened, file)
    notices.problems_of(FORM)


def _why_not(opened: OpenPeople) -> str:
    if opened.plan.archived_at:
        return "This plan is archived: stakeholders can be exported, but not imported."
    return "Stakeholders are brought in by those who edit the plan. Ask them, or the plan's owner, to import a file."


def _from_file(opened: OpenPeople, file: Upload) -> None:
    try:
        _looked_at(opened, file)
    except BadInput as error:
        st.error(f"{plain(str(error))} Nothing was changed.", icon=":material/error:")


def _looked_at(opened: OpenPeople, file: Upload) -> None:
    """What is in the file and what it would do; `BadInput` where it cannot be read or its rows do not fit together."""
    found = outcome(opened, file)
    problems.show(file, found.found)
    problems.notes(found.found)
    if not found.matches or found.found.asks:
        return
    st.subheader("What would happen", anchor=False)
    told = st.container()
    fates = matching.show(opened, file, found)
    told.markdown(f"{plain(matching.summary(found.matches, fates))}.")
    if bad := matching.bad_addresses(found.matches):
        st.warning(plain(bad), icon=":material/alternate_email:")
    matching.spelled_out(opened, found.matches, fates)
    _button(opened, file, found, fates)


def _button(opened: OpenPeople, file: Upload, found: Outcome, fates: Mapping[int, Fate]) -> None:
    new, known = chosen(found.matches, fates)
    if not new and not known:
        st.success("Nothing of this file would change the register.", icon=":material/check_circle:")
        return
    owner = _owner(opened, new)
    parts = [f"add {len(new):,}" if new else "", f"update {len(known):,}" if known else ""]
    st.button(
        f"Import: {listed(filter(None, parts))}",
        key="people_import_now",
        type="primary",
        icon=":material/upload:",
        on_click=_import,
        args=(opened.plan.id, found, fates, file.name, owner),
    )


def _owner(opened: OpenPeople, new: Sequence[Stakeholder]) -> str:
    """Who looks after those who are new and of whom the file does not say it."""
    nobodys = sum(not one.owner for one in new)
    if not nobodys:
        return ""
    offered = people(opened, st.session_state.get(_OWNER))
    chosen = st.selectbox(
        f"Who looks after {'them' if nobodys == len(new) else f'the {nobodys:,} for whom the file names nobody'}?",
        offered,
        index=offered.index(my_name(opened)),
        accept_new_options=True,
        key=_OWNER,
        width=320,
    )
    return chosen or ""


def _import(plan: str, found: Outcome, fates: Mapping[int, Fate], source: str, owner: str) -> None:
    new, known = chosen(found.matches, fates)
    saved = notices.attempt(
        FORM, people_files.import_people, visit.plan_id(), new, known, visit.now(), source, owner=owner
    )
    if saved is None:
        return
    let_go(_FIELD)
    if saved.change:
        notices.say(f"{saved.change.summary}.", visit.plan_id(), saved.change.id)
        st.session_state[_DONE] = (plan, saved.change.revision, matching.summary(found.matches, fates))


def _done(opened: OpenPeople) -> None:
    """What the last import did, as long as nothing else changes in the plan."""
    last = st.session_state.get(_DONE)
    if last is None or last[:2] != (opened.plan.id, opened.plan.revision):
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="people_import_done_box"):
        st.markdown(f":green[:material/check_circle:] {plain(last[2])}. See them on", width="content")
        st.page_link(menu.STAKEHOLDERS, label="Stakeholders", icon=":material/groups:", width="content")
