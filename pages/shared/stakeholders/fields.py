"""Fields about somebody: each begins with what is stored, keeps what is typed, and has its problem right under it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from pages.shared import notices
from pages.shared.contacts.whose import people
from pages.shared.day_field import day_field
from pages.shared.draft import Draft
from pages.shared.stakeholders.address import FORM
from planner.actions.people import OpenPeople
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

_KEPT: dict[str, Any] = {"persist_state": "session"}
_QUIET: dict[str, Any] = {"on_change": "ignore", **_KEPT}


def line(draft: Draft[Stakeholder], name: str, label: str, **how: Any) -> None:
    """One line of text."""
    value = getattr(draft.origin, name)
    st.text_input(label, value, key=draft.field(name, value), **_QUIET, **how)
    notices.problem_of(FORM, name)


def paragraph(draft: Draft[Stakeholder], name: str, label: str) -> None:
    """Several lines of text."""
    value = getattr(draft.origin, name)
    st.text_area(label, value, key=draft.field(name, value), height="content", **_QUIET)
    notices.problem_of(FORM, name)


def choice(
    draft: Draft[Stakeholder], name: str, label: str, options: Sequence[Any], words: Callable[[Any], str], **how: Any
) -> Any:
    """One of some options or none, and which one stands there now."""
    value = getattr(draft.origin, name)
    st.selectbox(
        label,
        options,
        index=list(options).index(value) if value in options else None,
        format_func=words,
        key=draft.field(name, value),
        **_KEPT,
        **how,
    )
    notices.problem_of(FORM, name)
    return draft.value(name)


def text_choice(draft: Draft[Stakeholder], name: str, label: str, known: Sequence[str], placeholder: str) -> None:
    """One of some texts, or any other that is typed."""
    value = getattr(draft.origin, name) or None
    st.selectbox(
        label,
        list(dict.fromkeys([*([value] if value else []), *known])),
        index=0 if value else None,
        key=draft.field(name, value),
        accept_new_options=True,
        placeholder=placeholder,
        **_KEPT,
    )
    notices.problem_of(FORM, name)


def owner(opened: OpenPeople, draft: Draft[Stakeholder]) -> None:
    """Who looks after them: a name the plan knows, or another one."""
    text_choice(draft, "owner", "Who looks after them", people(opened, draft.origin.owner), "Nobody yet")


def day(draft: Draft[Stakeholder], name: str, label: str, value: date | None, **how: Any) -> None:
    """A day, or none."""
    day_field(label, value, key=draft.field(name, value), **_QUIET, **how)
    notices.problem_of(FORM, name)


def number(draft: Draft[Stakeholder], name: str, label: str, **how: Any) -> None:
    """A whole number, or none."""
    value = getattr(draft.origin, name)
    st.number_input(label, value=value, step=1, key=draft.field(name, value), **_QUIET, **how)
    notices.problem_of(FORM, name)


def several(draft: Draft[Stakeholder], name: str, label: str, names: Mapping[StakeholderId, str], nobody: str) -> None:
    """Some of the others by name."""
    chosen = [one for one in getattr(draft.origin, name) if one in names]
    others = sorted((one for one in names if one != draft.origin.id), key=lambda one: (names[one].casefold(), one))
    st.multiselect(
        label,
        others,
        default=chosen,
        format_func=lambda one: names.get(one, "—"),
        key=draft.field(name, chosen),
        placeholder=nobody,
        **_QUIET,
    )
    notices.problem_of(FORM, name)


def side_by_side(*parts: Callable[[], object]) -> None:
    """Parts in columns of the same width; below each other on a phone."""
    for column, part in zip(st.columns(len(parts)), parts, strict=True):
        with column:
            part()
