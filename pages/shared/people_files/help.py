"""What a file of stakeholders may look like, and an example to start from."""

import streamlit as st

from pages.shared import file_help
from planner.exchange.csv_out import csv_bytes
from planner.exchange.people_columns import COLUMNS_OF_OUR_OWN, JUDGED_FIELDS, headers_known
from planner.exchange.people_headers import PersonField

_WRITTEN = {
    PersonField.KIND: "person or group; team, board and committee count as groups",
    PersonField.RHYTHM: "14, 2 weeks, weekly, monthly, quarterly",
    PersonField.FIRST_CONTACT: "A date; it may lie in the past.",
    PersonField.INFLUENCE: "1 to 5, 1 to 10, or very low, low, medium, high, very high",
    PersonField.INTEREST: "Likewise.",
    PersonField.QUADRANT: "manage closely, keep satisfied, keep informed, monitor: high is 4 of 5, low is 2",
    PersonField.ENGAGEMENT: "unaware, resistant, neutral, supportive, leading; blocker, champion and others too",
    PersonField.DESIRED: "Likewise.",
    PersonField.PLACED_ON: "The date from which on they were seen there; today if there is none.",
    PersonField.PLACEMENTS: "2026-03-02: influence 4, interest 5, neutral (a line for each day)",
    PersonField.MEMBERS: "Names of other rows or of people in the register, parted by semicolons or line breaks.",
    PersonField.INFLUENCES: "Likewise.",
}
_EXAMPLE = (
    ("Stakeholder", "Kind", "Role", "Unit", "E-mail", "Influence", "Interest", "Engagement", "Engagement wanted"),
    ("Ada Byron", "person", "CFO", "Finance", "ada@company.example", "high", "low", "neutral", "supportive"),
    ("Ben Okri", "person", "Head of Service", "Service", "ben@company.example", "3", "5", "champion", "leading"),
    ("Works council", "group", "", "", "", "medium", "high", "resistant", "neutral"),
)


def show(*, with_judged: bool) -> None:
    """Folded away: what is recognised, and the example."""
    with file_help.folded("people_import_help"):
        st.markdown(
            "**A table** (CSV or Excel) with a row of headers and a row for each person or group: a stakeholder "
            "register, a power/interest list, or the contacts as Outlook and Google write them.\n\n"
            "**An address book** (.vcf): vCards of any version, from Outlook, Google, Apple or a phone. Photos are "
            "passed over."
        )
        st.markdown(
            "Nobody comes in twice: who is in the register already, by e-mail or name, is updated. What the file "
            "does not say stays, notes are added to, and one undo takes everything back."
        )
        file_help.example(_example, "example-stakeholders.csv", "people_import_example")
        file_help.columns(
            [_row(field) for field in PersonField if with_judged or field not in JUDGED_FIELDS],
            "people_import_help_columns",
        )


def _row(field: PersonField) -> dict[str, str]:
    own = COLUMNS_OF_OUR_OWN.get(field, "")
    return file_help.column(field, own, headers_known(field), _WRITTEN.get(field, ""))


def _example() -> bytes:
    headers, *rows = _EXAMPLE
    return csv_bytes(headers, rows)
