"""The export: the register as a spreadsheet or an address book."""

import streamlit as st

from pages.shared import empty, visit
from pages.shared.people_files import words
from pages.shared.scorecard.download import file_name
from pages.shared.text import count
from planner.access.visitor import Permission
from planner.actions.people import OpenPeople
from planner.actions.people_files import PeopleFile, export_people

_LABELS = {
    PeopleFile.XLSX: "Download Excel workbook",
    PeopleFile.CSV: "Download CSV",
    PeopleFile.VCARD: "Download address book (vCard)",
}
_MIME = {
    PeopleFile.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    PeopleFile.CSV: "text/csv",
    PeopleFile.VCARD: "text/vcard",
}


def show(opened: OpenPeople) -> None:
    """What is in the files, and a button for each; a sentence where there is nobody to take out."""
    if not opened.stakeholders:
        is_all = visit.may(Permission.EDIT_PEOPLE)
        nobody = "There is nobody in the register yet. Bring a file in, or add people on Stakeholders."
        empty.show(nobody if is_all else words.NOT_YOURS)
        return
    st.markdown(
        "- **Excel and CSV**: everybody in the register; the file can be imported again without loss\n"
        "- **vCard**: name, role, unit, e-mail and phone for Outlook, Google, Apple and phones"
    )
    with_judged = opened.sees_private and st.toggle(
        "With what is for you alone: where they stand, what they want, private notes",
        key="people_export_judged",
        help="Leave this off when the file goes to somebody else. It is never in the address book.",
    )
    st.caption(f"{count(len(opened.stakeholders), 'stakeholder')}. Contacts and interviews stay here.")
    with st.container(horizontal=True):
        for kind in PeopleFile:
            _button(opened, kind, with_judged=with_judged)


def _button(opened: OpenPeople, kind: PeopleFile, *, with_judged: bool) -> None:
    workspace, visitor = visit.workspace(), visit.visitor()
    plan, today = opened.plan, opened.today
    # Built on the click, in a thread that knows no visit: the action itself checks who is asking.
    st.download_button(
        _LABELS[kind],
        lambda: export_people(workspace, visitor, plan.id, today, kind, with_judged=with_judged),
        file_name=file_name(plan.company, "stakeholders", today, plan.revision, kind),
        mime=_MIME[kind],
        key=f"people_export_{kind}",
        type="primary" if kind is PeopleFile.XLSX else "secondary",
        icon=":material/download:",
        on_click="ignore",
    )
