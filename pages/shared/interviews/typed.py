"""What is typed into an interview: answers and the themes in them, kept as they are typed."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import streamlit as st

from pages.shared import drafts
from pages.shared.interviews.address import FORM
from planner.shared.errors import BadInput
from planner.stakeholders.interview import Coding, Interview, InterviewId, questions
from planner.stakeholders.stakeholder import StakeholderId


@dataclass(frozen=True)
class Row:
    """A theme in the answer to a question, as typed; `number` tells the rows of one interview apart."""

    number: int
    question: str
    theme: str = ""
    quote: str = ""
    is_against: bool = False


@dataclass(frozen=True)
class Sheet:
    """An interview as it is typed; `interview` is what it began from, if it is not a new one.

    `version` is the one of the interview when it was begun to be changed.
    """

    stakeholder: StakeholderId
    interview: Interview | None
    on: date | None
    answers: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    version: int = 0

    @property
    def place(self) -> str:
        """Under which name its draft is kept."""
        return f"{self.stakeholder}/{self.interview.id if self.interview else 'new'}"

    def key(self, name: str) -> str:
        """The key of a field's widget."""
        return f"interview-{name}-{self.place}"

    @property
    def is_kept(self) -> bool:
        """Whether something was typed and not saved yet."""
        return self.place in drafts.kept(FORM)

    @property
    def is_overtaken(self) -> bool:
        """Whether the interview was changed elsewhere since this was begun to be typed."""
        return self.interview is not None and self.interview.version != self.version


def sheet_of(stakeholder: StakeholderId, interview: Interview | None, today: date) -> Sheet:
    """What is kept of it, or else what is stored, or else an empty one of today."""
    if interview is None:
        sheet = Sheet(stakeholder, None, today)
    else:
        rows = tuple(
            Row(number, coding.question, coding.theme, coding.quote, coding.is_against)
            for number, coding in enumerate(interview.codings)
        )
        sheet = Sheet(stakeholder, interview, interview.on, dict(interview.answers), rows, interview.version)
    kept = drafts.kept(FORM).get(sheet.place)
    return _laid_over(sheet, json.loads(kept)) if kept else sheet


def begin(sheet: Sheet, name: str, value: object) -> str:
    """The key of a field, which stands at this value when it is drawn afresh."""
    key = sheet.key(name)
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def keep(sheet: Sheet) -> None:
    """Keep everything as it is typed now; the callback of each field."""
    _keep(_as_typed(sheet))


def add_row(sheet: Sheet, question: str) -> None:
    """One more theme in the answer to a question; to be called in a callback."""
    known = _as_typed(sheet)
    number = max((row.number for row in known.rows), default=-1) + 1
    _keep(replace(known, rows=(*known.rows, Row(number, question))))


def remove_row(sheet: Sheet, number: int) -> None:
    """Take a theme out; to be called in a callback."""
    known = _as_typed(sheet)
    _keep(replace(known, rows=tuple(row for row in known.rows if row.number != number)))


def put_on_top(sheet: Sheet) -> None:
    """Have what is typed replace the interview as it is stored now; to be called in a callback."""
    known = _as_typed(sheet)
    _keep(replace(known, version=sheet.interview.version if sheet.interview else 0))


def forget(sheet: Sheet) -> None:
    """It is saved or discarded; to be called in a callback."""
    drafts.forget(FORM, [sheet.place])
    for key in [key for key in st.session_state if str(key).endswith(f"-{sheet.place}")]:
        del st.session_state[key]


def interview_of(sheet: Sheet, by: str, new_id: InterviewId) -> Interview:
    """The interview as typed; `BadInput` names what is missing or wrong.

    It keeps who held it, and what is typed nowhere is left out.
    """
    known = _as_typed(sheet)
    if known.on is None:
        raise BadInput("Choose the day of the interview.", {"on": "Choose a day."})
    answers = {key: text for key, text in known.answers.items() if text.strip()}
    rows = [row for row in known.rows if row.theme.strip() or row.quote.strip()]
    if not answers and not rows:
        raise BadInput("Nothing is written down yet. Type an answer, or a theme that was heard.")
    nameless = next((row for row in rows if not row.theme.strip()), None)
    if nameless:
        raise BadInput(
            "A quote has no theme yet. Choose one, or type a new one.", {_theme(nameless): "Choose a theme."}
        )
    fields: dict[str, Any] = {"on": known.on, "answers": answers, "codings": tuple(map(_coding, rows))}
    if sheet.interview:
        return sheet.interview.but(**fields, version=known.version)
    return Interview.checked(**fields, id=new_id, stakeholder=sheet.stakeholder, by=by)


def _theme(row: Row) -> str:
    return f"theme-{row.number}"


def _coding(row: Row) -> Coding:
    return Coding.checked(theme=row.theme, question=row.question, quote=row.quote, is_against=row.is_against)


def _as_typed(sheet: Sheet) -> Sheet:
    """The sheet with what stands in its fields now."""
    state = st.session_state
    answers = {
        question.key: str(state.get(sheet.key(question.key), sheet.answers.get(question.key, "")) or "")
        for question in questions()
    }
    rows = tuple(
        Row(
            row.number,
            row.question,
            str(state.get(sheet.key(f"theme-{row.number}"), row.theme) or ""),
            str(state.get(sheet.key(f"quote-{row.number}"), row.quote) or ""),
            bool(state.get(sheet.key(f"against-{row.number}"), row.is_against)),
        )
        for row in sheet.rows
    )
    return replace(sheet, on=state.get(sheet.key("on"), sheet.on), answers={**sheet.answers, **answers}, rows=rows)


def _keep(sheet: Sheet) -> None:
    content = {
        "on": sheet.on.isoformat() if sheet.on else "",
        "answers": dict(sheet.answers),
        "rows": [
            {"number": r.number, "question": r.question, "theme": r.theme, "quote": r.quote, "is_against": r.is_against}
            for r in sheet.rows
        ],
        "version": sheet.version,
    }
    drafts.keep(FORM, {sheet.place: json.dumps(content, ensure_ascii=False)})


def _laid_over(sheet: Sheet, kept: Mapping[str, Any]) -> Sheet:
    return replace(
        sheet,
        on=date.fromisoformat(kept["on"]) if kept["on"] else None,
        answers=kept["answers"],
        rows=tuple(Row(**row) for row in kept["rows"]),
        version=kept["version"],
    )
