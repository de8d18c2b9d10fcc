"""The message calendar on its page: drawn once for each view, a click opens the message; the table of all messages."""

from functools import partial

import pandas as pd
import streamlit as st

from pages.shared import communication, drawn, screen, visit
from pages.shared.communication_plan import address, words
from pages.shared.communication_plan.address import Rows, Shown
from pages.shared.communication_plan.view import Messages
from pages.shared.dates import week_date
from planner.actions.communication import OpenCommunication
from planner.charts.canvas import Spec
from planner.charts.message_calendar import SIGNS, MessageView, Row, message_calendar, message_calendar_alt
from planner.charts.palette import Look
from planner.communication.message import Message, MessageId
from planner.communication.occurrences import all_occurrences

KEY, TABLE = "message_calendar", "message_table"
_LEGEND = " · ".join(f"{sign} {state.value}" for state, sign in SIGNS.items())


def show(found: Messages, shown: Shown, rows: Rows, selected: MessageId | None) -> None:
    """The calendar of the messages or of the audiences."""
    look, narrow = screen.look(), screen.is_narrow()
    draw = partial(_draw, found=found, shown=shown, rows=rows, selected=selected, look=look, compact=narrow)
    spec, alt = communication.of_communication("message calendar", draw, shown, rows, selected, look, narrow)
    drawn.chart(KEY, spec, alt, _clicked)
    st.caption(f"{_LEGEND}. Click a sign to open its message.")


def table(found: Messages) -> None:
    """All messages as a table; a row opens its message."""
    today = visit.today()
    frame = pd.DataFrame([_cells(found, one, is_narrow=screen.is_narrow()) for one in found.messages])
    keys = [one.id for one in found.messages]
    st.dataframe(
        frame,
        hide_index=True,
        key=f"{TABLE}-{today}",
        on_select=partial(_chosen, f"{TABLE}-{today}", keys),
        selection_mode="single-row",
        alt="All messages with audience, channel, rhythm, owner, next day and reach",
    )
    st.caption("Tick a row to open its message.")


def _draw(
    opened: OpenCommunication,
    *,
    found: Messages,
    shown: Shown,
    rows: Rows,
    selected: MessageId | None,
    look: Look,
    compact: bool,
) -> tuple[Spec, str]:
    calendar = opened.plan.calendar()
    ends = calendar.date_of(opened.plan.length)
    first, last = address.days(shown, found.began, ends, opened.today)
    grouped: dict[str, list[Message]] = {}
    for one in found.messages:
        name = one.audience if rows is Rows.AUDIENCES else f"{one.name} → {one.audience}\u2063{one.id}"
        grouped.setdefault(name, []).append(one)
    drawn = [
        Row(name.partition("\u2063")[0], all_occurrences(members, first, last, opened.today))
        for name, members in grouped.items()
    ]
    view = MessageView(drawn, calendar, first, last, opened.today, selected)
    return message_calendar(view, look, compact=compact), message_calendar_alt(view)


def _clicked() -> None:
    if message := drawn.clicked(KEY):
        address.select(MessageId(message))


def _chosen(key: str, keys: list[MessageId]) -> None:
    rows = (st.session_state.get(key) or {}).get("selection", {}).get("rows", [])
    if rows and rows[0] < len(keys):
        address.select(keys[rows[0]])


def _cells(found: Messages, message: Message, *, is_narrow: bool) -> dict[str, object]:
    due, came = found.next_due[message.id], found.came[message.id]
    share = "" if came.share is None else f"{100 * came.share:.0f} %"
    cells = {
        "Audience": message.audience,
        "Message": message.name,
        "Next due": week_date(due) if due else "—",
        "Channel": message.channel,
        "How often": words.rhythm_words(message),
        "Owner": message.owner,
        "Sent in time": f"{came.on_time} of {came.due - came.left_out}" if came.due > came.left_out else "",
        "Reach": share,
    }
    return {name: cells[name] for name in ("Message", "Audience", "Next due")} | cells if is_narrow else cells
