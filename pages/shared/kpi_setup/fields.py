"""Fields of the set-up: each begins with what is stored, keeps what is typed, and has its problem right under it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from pages.shared import notices
from pages.shared.day_field import day_field
from pages.shared.draft import Draft
from pages.shared.kpi_setup import people
from pages.shared.text import label as as_label
from planner.kpis.kpi import Kpi
from planner.kpis.typed_number import typed_number
from planner.shared.errors import BadInput

FORM = "kpi_setup"
"""The form whose problems stand beside the fields."""

SOMEBODY_NEW = "Somebody new …"
"""The choice after which a name is typed that the plan does not know yet."""

_KEPT: dict[str, Any] = {"persist_state": "session"}


def line(draft: Draft[Kpi], name: str, label: str, value: str, **how: Any) -> None:
    """One line of text."""
    st.text_input(as_label(label), value, key=draft.field(name, value), on_change="ignore", **_KEPT, **how)
    notices.problem_of(FORM, name)


def paragraph(draft: Draft[Kpi], name: str, label: str, value: str) -> None:
    """Several lines of text."""
    st.text_area(label, value, key=draft.field(name, value), height="content", on_change="ignore", **_KEPT)
    notices.problem_of(FORM, name)


def number(draft: Draft[Kpi], name: str, label: str, value: float | None, **how: Any) -> None:
    """A number as people type it, or nothing."""
    line(draft, name, label, shown(value), **how)


def choice(draft: Draft[Kpi], name: str, label: str, options: Mapping[Any, str], value: Any, **how: Any) -> Any:
    """One of some options, and which one stands there now."""
    known = list(options)
    st.selectbox(
        label,
        known,
        index=known.index(value),
        format_func=lambda option: options.get(option, "—"),
        key=draft.field(name, value),
        **_KEPT,
        **how,
    )
    notices.problem_of(FORM, name)
    return draft.value(name)


def person(draft: Draft[Kpi], name: str, label: str, value: str) -> None:
    """A name the plan knows, or one that is typed after choosing so."""
    who(label, value, draft.field(name, value or None), **_KEPT)
    notices.problem_of(FORM, name)


def who(label: str, value: str, key: str, placeholder: str = "Nobody yet", **how: Any) -> None:
    """The same outside of a draft. A name half typed chooses one that is known; a new one is a choice of its own."""
    known = [*people.known(value), SOMEBODY_NEW]
    st.selectbox(
        label,
        known,
        index=known.index(value) if value in known else None,
        key=key,
        placeholder=placeholder,
        **how,
    )
    if st.session_state.get(key) == SOMEBODY_NEW:
        st.text_input("Name of the new person", key=_new(key), **_KEPT)


def named(key: str) -> str:
    """Who is chosen, or typed as somebody new; empty for nobody. `BadInput` for a new person without a name."""
    chosen = st.session_state.get(key) or ""
    if chosen != SOMEBODY_NEW:
        return str(chosen)
    name = str(st.session_state.get(_new(key)) or "").strip()
    if not name:
        raise BadInput(said := "Type the name of the new person, or choose another one.", {"owner": said})
    return name


def _new(key: str) -> str:
    """Where the name of somebody new is typed: its key begins as that of the choice does."""
    return f"new-{key}"


def day(draft: Draft[Kpi], name: str, label: str, value: date | None) -> None:
    """A day, or none."""
    day_field(
        label,
        value,
        key=draft.field(name, value),
        on_change="ignore",
        **_KEPT,
    )
    notices.problem_of(FORM, name)


def side_by_side(*parts: Callable[[], object]) -> None:
    """Parts in columns of the same width; below each other on a phone."""
    for column, part in zip(st.columns(len(parts)), parts, strict=True):
        with column:
            part()


def shown(value: float | None) -> str:
    """A number as a field begins with it."""
    return "" if value is None else typed_number(float(value))
