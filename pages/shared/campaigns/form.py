"""A campaign in a dialog: when and where it runs, what it tells and promises, which departments have to know it."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import streamlit as st

from pages.shared import communication, notices, only_here, visit, working_days
from pages.shared.campaigns import address, draft, form_promises, saving
from pages.shared.campaigns.draft import Draft
from pages.shared.campaigns.form_promises import FORM
from pages.shared.campaigns.typed import fields_of, is_typed
from pages.shared.campaigns.words import days_words
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.kpi_setup.fields import who
from pages.shared.text import count, plain
from planner.actions import campaigns as campaign_actions
from planner.communication.campaign import Campaign
from planner.shared.errors import PlannerError

CHANNELS = (
    "E-mail",
    "Website",
    "Social media",
    "Search",
    "Display",
    "TV",
    "Radio",
    "Print",
    "Outdoor",
    "Shops",
    "Sales",
)
_FIELDS = ("name", "start", "end", "channels", "message", "owner")
_USUAL_DAYS = 28


@dataclass(frozen=True)
class Asked:
    """The dialog that is open, and what is typed in it."""

    draft: Draft


_DIALOG = Dialog("Campaign", Asked, FORM, width="large")


def ask(campaign: Campaign | None = None) -> None:
    """Open the dialog about a campaign or a new one, with what was typed and not saved; to be called in a callback."""
    _DIALOG.ask(Asked(draft.draft_of(campaign, is_typed)))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    typed = asked.draft
    _changed_meanwhile(typed)
    _basics(typed)
    st.markdown("**Promises**")
    for row in typed.promises:
        with st.container(border=True, gap="small", key=typed.key("promise_row", row)):
            form_promises.row(typed, row, partial(_take_away, typed, "promises", row, "this promise"))
    _add(typed, "promises", "Add a promise")
    st.markdown("**Departments that have to know it**")
    for row in typed.departments:
        _department(typed, row)
    _add(typed, "departments", "Add a department")
    rows = [f"promise-{row}" for row in typed.promises] + [f"department-{row}" for row in typed.departments]
    notices.problems_of(FORM, (*_FIELDS, *rows))
    with st.container(horizontal=True, vertical_alignment="center"):
        done = "Save the campaign" if typed.onto else "Add the campaign"
        st.button(done, key="campaign_save", type="primary", on_click=_DIALOG.once(_save), args=(typed,))
        st.button("Discard", key="campaign_discard", type="tertiary", on_click=_discard, args=(typed,))


def _basics(typed: Draft) -> None:
    known = typed.origin
    today = visit.today()
    st.text_input("Name", known.name if known else "", key=typed.key("name"), persist_state="session")
    notices.problem_of(FORM, "name")
    first, last, owner = st.columns([1, 1, 2])
    with first:
        start = known.start if known else working_days.from_day(today)
        day_field("First day", start, key=typed.key("start"), persist_state="session")
        notices.problem_of(FORM, "start")
    with last:
        end = known.end if known else today + timedelta(days=_USUAL_DAYS - 1)
        day_field("Last day", end, key=typed.key("end"), persist_state="session")
        notices.problem_of(FORM, "end")
    with owner:
        who("Owner", known.owner if known else visit.plan().plan.leader, typed.key("owner"), persist_state="session")
        notices.problem_of(FORM, "owner")
    _channels(typed)
    st.text_area(
        "Message: what customers are told",
        known.message if known else "",
        key=typed.key("message"),
        height=90,
        persist_state="session",
    )
    notices.problem_of(FORM, "message")


def _channels(typed: Draft) -> None:
    began = list(typed.origin.channels) if typed.origin else []
    used = {channel for one in communication.open_communication().campaigns for channel in one.channels}
    offered = dict.fromkeys((*began, *typed.value("channels", ()), *CHANNELS, *sorted(used)))
    st.multiselect(
        "Channels",
        list(offered),
        default=began,
        key=typed.key("channels"),
        accept_new_options=True,
        placeholder="Choose or type",
        persist_state="session",
    )
    notices.problem_of(FORM, "channels")


def _department(typed: Draft, row: int) -> None:
    known = typed.briefing(row)
    name, person, away = st.columns([6, 5, 1], vertical_alignment="bottom")
    with name:
        st.text_input(
            "Department",
            known.department if known else "",
            key=typed.key("department", row),
            placeholder="Logistics",
            persist_state="session",
        )
    with person:
        answers = known.person if known else ""
        who("Who answers for it", answers, typed.key("person", row), "By a link", persist_state="session")
    with away:
        _take_away(typed, "departments", row, "this department")
    notices.problem_of(FORM, f"department-{row}")


def _take_away(typed: Draft, of: str, row: int, what: str) -> None:
    st.button(
        "",
        icon=":material/delete:",
        key=typed.key(f"away-{of}", row),
        type="tertiary",
        help=f"Take {what} away",
        on_click=_without,
        args=(typed, of, row),
    )


def _add(typed: Draft, of: str, name: str) -> None:
    key = typed.key(f"add-{of}")
    st.button(name, key=key, icon=":material/add:", type="tertiary", on_click=_more, args=(typed, of))


def _changed_meanwhile(typed: Draft) -> None:
    if typed.onto is None:
        return
    known = communication.open_communication().campaigns
    stored = next((one for one in known if one.id == typed.onto.id), None)
    if stored and stored.version != typed.onto.version:
        with st.container(border=True, key="campaign_changed"):
            st.markdown(
                ":orange[:material/group: This campaign was changed after you opened it.] "
                f"It runs {plain(days_words(stored.start, stored.end))} "
                f"with {count(len(stored.promises), 'promise')}."
            )
            st.button("Put mine on top", key="campaign_mine", on_click=_put_on_top, args=(typed, stored))


def _more(typed: Draft, of: str) -> None:
    _open(draft.with_row(typed, of))


def _without(typed: Draft, of: str, row: int) -> None:
    _open(draft.without_row(typed, of, row))


def _put_on_top(typed: Draft, stored: Campaign) -> None:
    notices.forget(FORM)
    _open(draft.onto(typed, stored))


def _open(typed: Draft) -> None:
    """The dialog goes on with another draft; what was wrong stays told."""
    only_here.keep(Asked(typed))


def _discard(typed: Draft) -> None:
    draft.dropped(typed)
    _DIALOG.close()


def _save(typed: Draft) -> None:
    plan, now = visit.plan_id(), visit.now()
    try:
        fields = fields_of(typed)
        changed = typed.onto.but(**fields) if typed.onto else None
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    if changed:
        saved = notices.attempt(FORM, campaign_actions.save_campaign, plan, changed, now)
    else:
        saved = notices.attempt(FORM, campaign_actions.add_campaign, plan, fields, now)
    if saved and saved.campaign:
        draft.dropped(typed)
        _DIALOG.close()
        address.select(saved.campaign.id)
        name = f"“{saved.campaign.name}”"
        saving.told(saved, f"Changed {name}" if changed else f"{name} is in the calendar")
