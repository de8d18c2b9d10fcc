"""The fields that cannot be used get a red border, beside the message that names them."""

import re
from collections.abc import Iterable

import streamlit as st

from pages.shared.numbers.draft import Draft
from pages.shared.numbers.fields import TALLY

_NOT_IN_A_CLASS = re.compile(r"[^a-zA-Z0-9_-]")
_RED = "light-dark(#b91c1c, #f87171)"


def show(drafts: Iterable[Draft]) -> None:
    """A style for exactly those fields: a widget that changed with its problem would lose the cursor."""
    classes = [_class(draft, name) for draft in drafts for name in wrong_fields(draft)]
    inputs = ", ".join(
        f'.{one} [data-baseweb="input"], .{one} [data-testid="stTextInputRootElement"]' for one in classes
    )
    if inputs:
        st.html(f"<style>{inputs} {{ border-color: {_RED}; }}</style>")


def wrong_fields(draft: Draft) -> list[str]:
    """The names of the fields that a problem is about; of answers by score, which are one tally, those typed into."""
    wrong = {part for part in draft.problems if not draft.is_only_missing(part)}
    return [
        field.name
        for field in draft.fields
        if field.name in wrong or (field.is_score and TALLY in wrong and draft.texts[field.name].strip())
    ]


def _class(draft: Draft, name: str) -> str:
    """The class that Streamlit gives to a widget with this key."""
    return f"st-key-{_NOT_IN_A_CLASS.sub('-', draft.cell.named(name))}"
