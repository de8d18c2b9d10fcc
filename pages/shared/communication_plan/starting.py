"""The usual messages to choose from: tick, change name or audience, add all of them at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from pages.shared import menu, notices, screen, typed_table, visit
from pages.shared.communication import open_communication
from pages.shared.communication_plan.words import RHYTHMS
from pages.shared.dates import week_date
from pages.shared.dialog import Dialog
from pages.shared.text import count
from pages.shared.typed_table import TypedTable
from planner.access.visitor import Permission
from planner.actions import messages as message_actions
from planner.actions.communication import OpenCommunication
from planner.communication.starters import Starter, fields_of, missing, starters
from planner.scheduling.usual_days import usual_day

FORM = "message_starters"
TICK, NAME, AUDIENCE, CHANNEL, RHYTHM, FIRST, ANSWER = (
    "Add", "Message", "Audience", "Channel", "How often", "First on", "How they answer",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """The list that is open."""

    table: TypedTable


_DIALOG = Dialog("The usual messages", Asked, FORM, width="large")


def button() -> None:
    """The button that opens the list, for those who may add messages, as long as some are not there yet."""
    if visit.may(Permission.EDIT_COMMUNICATION) and missing(open_communication().messages):
        st.button("Usual list", key="message_starters", icon=":material/checklist:", on_click=ask)


def ask() -> None:
    """Open the list, with what was ticked and typed before and not added; to be called in a callback."""
    _DIALOG.ask(Asked(typed_table.begin(FORM, _rows(open_communication()))))


def show() -> None:
    """The list, if it is open."""
    _DIALOG.show(_draw)


def nothing_yet() -> None:
    """The empty communication plan: what it is for, and the ways to begin."""
    with st.container(border=True, key="no_messages_yet"):
        st.markdown(
            "**Nobody is told anything by plan yet.** Add who has to hear what, how often and from whom: what is due "
            "stands here and on Today, and what was missed is seen."
        )
        if visit.may(Permission.EDIT_COMMUNICATION):
            st.button("Choose from the usual list", key="starters", icon=":material/checklist:", type="primary",
                      on_click=ask)  # fmt: skip
        if visit.may(Permission.VIEW_PEOPLE):
            st.page_link(menu.STAKEHOLDERS, label="See who matters")


def chosen(table: TypedTable) -> Mapping[str, Mapping[str, str]]:
    """Those to add by the starter's key, each with what was typed: the ticked, and those that were changed."""
    cells = typed_table.typed(table)
    found = {}
    for key, stored in table.stored.items():
        mine = cells.get(key, {})
        if mine.get(TICK, stored[TICK] or bool(mine)):
            found[key] = {"name": str(mine.get(NAME) or ""), "audience": str(mine.get(AUDIENCE) or "")}
    return found


def _rows(opened: OpenCommunication) -> Mapping[str, Mapping[str, Any]]:
    return {
        one.key: {
            TICK: not opened.messages,
            NAME: one.name,
            AUDIENCE: one.audience,
            CHANNEL: one.channel,
            RHYTHM: RHYTHMS.get(one.every_days, f"every {one.every_days} days"),
            FIRST: week_date(_first(opened, one)),
            ANSWER: one.feedback,
        }
        for one in missing(opened.messages)
    }


def _first(opened: OpenCommunication, starter: Starter) -> date:
    plan = visit.plan()
    return usual_day(starter, plan.tasks, plan.schedule, opened.today)


def _draw(asked: Asked) -> None:
    table = asked.table
    if not table.stored:
        st.markdown("All of the usual messages are in the plan.")
        return
    st.caption("Tick those you want, and type over name and audience. Day, rhythm and text can be changed afterwards.")
    column = st.column_config
    columns = {
        TICK: column.CheckboxColumn(width=60),
        NAME: column.TextColumn(width=180),
        AUDIENCE: column.TextColumn(width=150),
        CHANNEL: column.TextColumn(width=95),
        RHYTHM: column.TextColumn(width=105),
        FIRST: column.TextColumn(width=95),
        ANSWER: column.TextColumn(width=210),
    }
    read_only = (CHANNEL, RHYTHM, FIRST, ANSWER)
    shown = [TICK, NAME, AUDIENCE, RHYTHM] if screen.is_narrow() else [TICK, NAME, AUDIENCE, *read_only]
    typed_table.show(table, columns, read_only, shown, "The usual messages, to be ticked and changed")
    number = len(chosen(table))
    notices.problems_of(FORM)
    with st.container(horizontal=True, vertical_alignment="center"):
        label = f"Add {count(number, 'message')}" if number else "Add"
        st.button(label, key="starters_add", type="primary", icon=":material/add:", disabled=not number,
                  on_click=_add, args=(table,))  # fmt: skip
        if typed_table.typed(table):
            st.button("Discard what was typed", key="starters_discard", type="tertiary", on_click=_discard,
                      args=(table,))  # fmt: skip


def _discard(table: TypedTable) -> None:
    typed_table.forget(table)
    ask()


def _add(table: TypedTable) -> None:
    opened, texts = open_communication(), chosen(table)
    owner = opened.plan.leader
    several = [fields_of(one, _first(opened, one), owner, **texts[one.key]) for one in starters() if one.key in texts]
    plan = visit.plan_id()
    if saved := notices.attempt(FORM, message_actions.add_messages, plan, several, visit.now()):
        typed_table.forget(table)
        _DIALOG.close()
        said = f"{count(len(saved.messages), 'message is', 'messages are')} in the communication plan."
        notices.say(said, plan, saved.change.id if saved.change else None)
