"""The menu: every page of the app, its address and its icon."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from planner.access.visitor import Permission

TODAY = "pages/plan/today.py"
ROADMAP = "pages/plan/roadmap.py"
TASKS = "pages/plan/tasks.py"
WHAT_IF = "pages/plan/what_if.py"
FORECAST = "pages/plan/forecast.py"
STAKEHOLDERS = "pages/people/stakeholders.py"
CONTACTS = "pages/people/contacts.py"
INTERVIEWS = "pages/people/interviews.py"
COMMITMENTS = "pages/people/commitments.py"
CEO = "pages/people/ceo.py"
COMMUNICATION = "pages/people/communication.py"
WEEKLY_NOTE = "pages/people/weekly_note.py"
CAMPAIGNS = "pages/people/campaigns.py"
CONFIRM = "pages/people/confirm.py"
PEOPLE_FILES = "pages/people/people_files.py"
CALENDAR_FILES = "pages/people/calendar_files.py"
SCORECARD = "pages/measure/scorecard.py"
NUMBERS = "pages/measure/numbers.py"
KPI = "pages/measure/kpi.py"
KPI_SETUP = "pages/measure/kpi_setup.py"
KPI_IMPORT = "pages/measure/kpi_import.py"
SETTINGS = "pages/admin/settings.py"
FILES = "pages/admin/files.py"
HISTORY = "pages/admin/history.py"
PLANS = "pages/admin/plans.py"
START = "pages/admin/start.py"
REFUSED = "pages/admin/refused.py"
TROUBLE = "pages/admin/trouble.py"

_LANDING = "landing"


@dataclass(frozen=True)
class Entry:
    """One line of the menu."""

    path: str
    title: str
    icon: str
    about: str
    address: str | None = None
    is_listed: bool = True
    """Whether the menu has a line for it; what is opened from another page has none."""
    needs: Permission | None = None
    """Without it the page has nothing to show; then the menu has no line, and the page says why."""

    def page(self, *, is_landing: bool = False) -> StreamlitPage:
        """The entry as Streamlit wants it. Made anew for every run: Streamlit writes into what it is given."""
        icon = f":material/{self.icon}:" if self.icon else None
        return st.Page(
            self.path,
            title=self.title,
            icon=icon,
            url_path=self.address,
            default=is_landing,
            visibility="visible" if self.is_listed else "hidden",
            help=self.about,
        )


_of_people = partial(Entry, needs=Permission.VIEW_PEOPLE)
_of_leaders = partial(Entry, needs=Permission.KEEP_COMMITMENTS)
_SECTIONS = {
    "Plan": (
        Entry(TODAY, "Today", "today", "What needs you now, and why."),
        Entry(ROADMAP, "Roadmap", "view_timeline", "When each task runs, on one chart."),
        Entry(TASKS, "Tasks", "checklist", "All tasks as a table and as a board."),
        Entry(WHAT_IF, "What-if", "alt_route", "Move tasks or take somebody out before you decide.", "what-if"),
        Entry(FORECAST, "Forecast", "query_stats", "Will the gates hold? Baseline, progress and chances."),
    ),
    "People": (
        _of_people(STAKEHOLDERS, "Stakeholders", "groups", "Who matters, where they stand, and how to reach them."),
        _of_people(CONTACTS, "Contacts", "call", "Whom to call today, what was said, the listening tour."),
        _of_people(
            INTERVIEWS, "Interviews", "forum", "The same five questions to everybody, and what they have in common."
        ),
        _of_leaders(
            COMMITMENTS, "Commitments", "handshake", "What was promised, by whom and to whom, and what was kept."
        ),
        _of_leaders(
            CEO, "CEO talks", "record_voice_over", "What was agreed with the CEO, and how it changed.", "ceo-talks"
        ),
    ),
    "Communicate": (
        Entry(COMMUNICATION, "Communication plan", "campaign", "Who is told what, how, when and by whom."),
        _of_leaders(WEEKLY_NOTE, "Weekly note", "mail", "Five lines to the CEO, drafted from the plan.", "weekly-note"),
        Entry(CAMPAIGNS, "Campaigns", "event_note", "What runs when, who knows it, whether the numbers support it."),
    ),
    "Measure": (
        Entry(SCORECARD, "Scorecard", "speed", "Where every KPI stands, and which movements are real."),
        Entry(NUMBERS, "My numbers", "edit_note", "The numbers you owe this week, entered in a minute."),
        Entry(KPI, "KPI", "monitoring", "One KPI: its path, its limits, its forecast.", is_listed=False),
        Entry(KPI_SETUP, "KPI set-up", "rule_settings", "Choose KPIs, their owners and their targets.", "kpi-setup"),
        Entry(KPI_IMPORT, "KPI files", "upload_file", "Import surveys, tickets, tables; export it all.", "kpi-import"),
    ),
    "Set-up": (
        Entry(SETTINGS, "Plan settings", "tune", "First day, calendar, phases, and the plan as a template."),
        Entry(FILES, "Import and export", "import_export", "Tasks from a spreadsheet or another tool, and back."),
        Entry(
            PEOPLE_FILES,
            "People files",
            "contacts",
            "Stakeholders from spreadsheets and address books.",
            "people-files",
            needs=Permission.EDIT_PEOPLE,
        ),
        Entry(CALENDAR_FILES, "Calendar files", "event", "The plan for your calendar.", "calendar-files"),
        Entry(HISTORY, "History", "history", "Who changed what, and undo."),
        Entry(PLANS, "Plans", "folder_open", "All plans: switch, copy, archive, delete."),
        Entry(START, "New plan", "add_circle", "Start a plan, or look around first."),
    ),
}
_FIRST_RUN = (
    Entry(START, "Start", "add_circle", "Start a plan, or look around first."),
    Entry(PLANS, "Plans", "folder_open", "Archived and deleted plans."),
)
START_TITLES = ("New plan", "Start")
"""What the form that starts a plan is called, once there is a plan and before."""
_REFUSED = Entry(REFUSED, "Sign-in needed", "", "What to do to see a plan.")
_BY_LINK = Entry(CONFIRM, "Campaign", "", "What a department is asked about a campaign.")
_TROUBLE = Entry(TROUBLE, "No plans just now", "", "Why plans cannot be shown.")


def whole() -> list[StreamlitPage]:
    """All pages, for somebody who has a plan open."""
    return [entry.page(is_landing=entry.path == TODAY) for entries in _SECTIONS.values() for entry in entries]


def show(may: Callable[[Permission], bool]) -> None:
    """The links to the pages that have something for the visitor, section by section.

    Streamlit's own menu puts headings into a list, which is not a list to a screen reader, and leaves no room above it
    for the plan that the pages are about.
    """
    for section, entries in _SECTIONS.items():
        shown = [entry for entry in entries if entry.is_listed and (entry.needs is None or may(entry.needs))]
        with st.container(gap="xsmall"):
            if shown:
                st.caption(section)
            for entry in shown:
                # No help: it would cover the next link as soon as the mouse rests on this one.
                st.page_link(entry.path, label=entry.title, icon=f":material/{entry.icon}:", help="")


def first_run() -> list[StreamlitPage]:
    """The menu while there is no plan."""
    return [entry.page(is_landing=entry.path == START) for entry in _FIRST_RUN]


def refusal() -> list[StreamlitPage]:
    """The menu of a stranger."""
    return [_REFUSED.page(is_landing=True)]


def by_link() -> list[StreamlitPage]:
    """The menu of whoever holds a link: the one page that it opens."""
    return [_BY_LINK.page(is_landing=True)]


def trouble() -> list[StreamlitPage]:
    """The menu while no plan can be read at all."""
    return [_TROUBLE.page(is_landing=True)]


def go_to(page: str) -> None:
    """Ask, in a callback, for a page that may not be in the menu yet."""
    st.session_state[_LANDING] = page


def follow() -> None:
    """Go to the page that a callback asked for; to be called once the menu stands."""
    if page := st.session_state.pop(_LANDING, None):
        st.switch_page(page)
