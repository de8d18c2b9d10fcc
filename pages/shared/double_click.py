"""Double clicks: what is asked for twice before the page has followed is done once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import streamlit as st

_DONE = "done_since_drawn"


@dataclass(frozen=True)
class Asked:
    """An action and what it is to be done with, whenever that is."""

    action: Callable[..., object]
    args: Sequence[object]
    named: Mapping[str, object]


def asked(action: Callable[..., object], args: Sequence[object], named: Mapping[str, object]) -> Asked:
    """What a click asks for; the moment of the click is no part of it."""
    return Asked(action, [arg for arg in args if not isinstance(arg, datetime)], named)


def is_second(click: Asked) -> bool:
    """Whether the very same was done on the page as it still stands: the second click finds it as the first one did."""
    try:
        return bool(click == st.session_state.get(_DONE))
    except ValueError:  # columns of numbers cannot be compared as a whole
        return False


def is_done(click: Asked) -> None:
    """Until the page is drawn, the same is not done again."""
    st.session_state[_DONE] = click


def page_is_drawn() -> None:
    """The page shows what was done: whoever clicks the same now wants it again, such as one more place further up."""
    st.session_state.pop(_DONE, None)
