"""Drafts: what is typed is kept in the database as it is typed, and found again when the page is opened afresh."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

import streamlit as st

from pages.shared import visit
from pages.shared.dates import day_and_time
from pages.shared.text import plain
from planner.actions import drafts as draft_actions
from planner.shared.errors import PlannerError


@dataclass
class _Known:
    """What the database holds of a form, as far as this session knows.

    `found` are the fields that were there when the session began and were neither saved nor discarded since,
    `typed_at` is when they were typed, `trouble` why something typed since could not be kept.
    """

    content: dict[str, str] = field(default_factory=dict)
    found: set[str] = field(default_factory=set)
    typed_at: datetime | None = None
    trouble: str = ""


def kept(form: str) -> Mapping[str, str]:
    """The texts of a form that were typed and not saved, by field; read once in a session."""
    return _known(form).content


def found(form: str) -> frozenset[str]:
    """The fields of a form that another session has left, and that are neither saved nor discarded yet."""
    return frozenset(_known(form).found)


def keep(form: str, typed: Mapping[str, str]) -> None:
    """Keep what was typed, if it is not what is kept already; an empty text is kept no longer. For callbacks."""
    known = _known(form)
    known.found -= {name for name, text in typed.items() if not text}
    differing = {name: text for name, text in typed.items() if text != known.content.get(name, "")}
    if not differing:
        return
    try:
        draft_actions.keep_draft(visit.workspace(), visit.visitor(), visit.plan_id(), form, differing, visit.now())
    except PlannerError as error:
        known.trouble = str(error)
        return
    known.trouble = ""
    known.content = {name: text for name, text in {**known.content, **differing}.items() if text}


def keep_all(form: str, typed: Mapping[str, str]) -> None:
    """Keep what was typed, and nothing else of what was kept of this form before. For callbacks."""
    keep(form, dict.fromkeys(kept(form), "") | dict(typed))


def forget(form: str, fields: Iterable[str] | None = None) -> None:
    """Keep these fields of a form, or all of them, no longer: they are saved or discarded. For callbacks."""
    keep(form, dict.fromkeys(kept(form) if fields is None else fields, ""))


def said(form: str) -> str:
    """ "Typed on 3 March at 10:12, not saved yet"; nothing where nothing was found."""
    known = _known(form)
    return f"Typed on {day_and_time(known.typed_at)}, not saved yet" if known.typed_at and known.found else ""


def show_trouble(form: str) -> None:
    """Warn of typing that is not kept, and say why."""
    if trouble := _known(form).trouble:
        st.caption(
            f":orange[:material/warning: What you type is on this page only, and lost when it is closed.] "
            f"{plain(trouble)}"
        )


def _known(form: str) -> _Known:
    slot = f"drafts:{visit.plan_id()}:{visit.visitor().name}:{form}"
    if slot not in st.session_state:
        draft = draft_actions.draft(visit.workspace(), visit.visitor(), visit.plan_id(), form)
        content = dict(draft.content) if draft else {}
        st.session_state[slot] = _Known(content, set(content), draft.kept_at if draft else None)
    known: _Known = st.session_state[slot]
    return known
