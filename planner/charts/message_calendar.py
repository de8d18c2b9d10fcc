"""The message calendar: on which days each message is due, and what became of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.charts.canvas import Spec, axis, names, safe, sheet, shorten
from planner.charts.days import days_axis, free_days, long_date
from planner.charts.palette import Colours, Look, colours
from planner.charts.today_line import today_line
from planner.communication.message import MessageId
from planner.communication.occurrences import Occurrence, SendingState
from planner.shared.calendar import WorkCalendar

SIGNS: Mapping[SendingState, str] = {
    SendingState.SENT: "✓",
    SendingState.SENT_LATE: "◐",
    SendingState.SKIPPED: "⊘",
    SendingState.DUE: "◆",
    SendingState.MISSED: "✕",
    SendingState.COMING: "○",
}
"""The sign that stands for a state, beside its word or with the key below the chart."""

_SPOKEN = (SendingState.SENT_LATE, SendingState.SKIPPED, SendingState.DUE, SendingState.MISSED)
_ROW_PX = 46
_WEEKS_WITH_WORDS = 42
"""Days up to which there is room for words beside the signs."""
_WEEKENDS_UP_TO = 120


@dataclass(frozen=True, slots=True)
class Row:
    """A message, or an audience with all that it is told, and its days."""

    name: str
    found: Sequence[Occurrence]


@dataclass(frozen=True, slots=True)
class MessageView:
    """The rows, and the days to draw, both included."""

    rows: Sequence[Row]
    calendar: WorkCalendar
    first: date
    last: date
    today: date
    selected: MessageId | None = None


def message_calendar(view: MessageView, look: Look, *, compact: bool = False) -> Spec:
    """A line for each row with a sign on each of its days; the signs carry the message's id as customdata."""
    ink, calendar = colours(look), view.calendar
    first, last = calendar.day_of(view.first), calendar.day_of(view.last)
    count = max(len(view.rows), 1)
    lines, word = today_line(view.calendar, view.today, view.first, view.last, ink)
    layout = sheet(
        ink,
        76 + _ROW_PX * count,
        margin={"l": 8, "r": 8, "t": 46, "b": 8},
        xaxis=days_axis(calendar, first, last, ink, at_most=5 if compact else 14),
        yaxis=axis(ink, range=[count + 0.1, -0.6], showgrid=False, showticklabels=False),
        shapes=lines,
        annotations=word,
    )
    free = free_days(calendar, first, last, count + 0.7, ink, up_to=_WEEKENDS_UP_TO, low=-0.6)
    traces = [free, _signs(view, ink), _names(view, first, compact, ink)]
    return {"data": [trace for trace in traces if trace], "layout": layout}


def message_calendar_alt(view: MessageView) -> str:
    """One sentence for a screen reader."""
    states = [one.state for row in view.rows for one in row.found]
    days = f"{long_date(view.first)} to {long_date(view.last)}"
    if not states:
        return f"No message is due from {days}."
    said = ", ".join(f"{states.count(state)} {state.value}" for state in SendingState if state in states)
    return f"{len(states)} messages from {days}: {said}."


def state_tone(state: SendingState, ink: Colours) -> str:
    """The colour of a state."""
    return {
        SendingState.SENT: ink.good,
        SendingState.SENT_LATE: ink.warning,
        SendingState.DUE: ink.accent,
        SendingState.MISSED: ink.bad,
    }.get(state, ink.muted)


def _signs(view: MessageView, ink: Colours) -> Spec:
    placed = [(at, one) for at, row in enumerate(view.rows) for one in row.found]
    has_words = (view.last - view.first).days <= _WEEKS_WITH_WORDS
    tones = [state_tone(one.state, ink) for _, one in placed]
    return {
        "type": "scatter",
        "name": "messages",
        "mode": "text",
        "x": [view.calendar.day_of(one.due_on) + 0.2 for _, one in placed],
        "y": [at + 0.16 for at, _ in placed],
        "text": [_sign(one, has_words, view) for _, one in placed],
        "textposition": "middle right",
        "textfont": {"size": 16, "color": tones},
        "customdata": [one.message.id for _, one in placed],
        "hoverinfo": "text",
        "hovertext": [_hover(one) for _, one in placed],
        "cliponaxis": False,
        "selected": {"textfont": {"color": ink.text}},  # with it the others do not fade
    }


def _sign(one: Occurrence, has_words: bool, view: MessageView) -> str:
    said = f" {one.state.value}" if has_words and one.state in _SPOKEN else ""
    text = f"{SIGNS[one.state]}{said}"
    return f"<b>{text}</b>" if one.message.id == view.selected else text


def _hover(one: Occurrence) -> str:
    message, sending = one.message, one.sending
    said = [f"<b>{safe(shorten(message.name, 60))}</b>", f"to {safe(shorten(message.audience, 60))}"]
    said.append(f"Due {long_date(one.due_on)}: {SIGNS[one.state]} {one.state.value}")
    if sending and sending.sent_on and sending.sent_on != one.due_on:
        said.append(f"Sent {long_date(sending.sent_on)}")
    if sending and sending.reached is not None:
        size = f" of {message.audience_size:,}" if message.audience_size else ""
        said.append(f"Reached {sending.reached:,}{size}")
    return "<br>".join(said)


def _names(view: MessageView, first: int, compact: bool, ink: Colours) -> Spec:
    texts = [safe(shorten(row.name, 46 if compact else 110)) for row in view.rows]
    return names([first] * len(texts), [at - 0.24 for at in range(len(texts))], texts, ink)
