"""Dialogs: what one is about stands until it is answered, closed, or another page or plan is turned to."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Literal, ParamSpec, TypeVar

import streamlit as st

from pages.shared import live_typing, notices, only_here, visit

P = ParamSpec("P")
T = TypeVar("T")

_PLAN = "dialog_plan"
"""The plan in which a dialog was opened last: the browser's way back may lead to another one."""


@dataclass(frozen=True)
class Dialog(Generic[T]):
    """A dialog and what it is about: a value of a kind that no other dialog of the page uses.

    `form` is the name under which reasons for a refusal are kept.
    """

    title: str
    about: type[T]
    form: str
    width: Literal["small", "medium", "large"] = "small"

    def ask(self, about: T) -> None:
        """Open it; to be called in a callback. One left by the browser's way back is not open when one returns."""
        only_here.keep(about)
        st.session_state[_PLAN] = st.session_state.get(visit.PLAN_KEY)
        notices.forget(self.form)

    def close(self) -> None:
        """Close it; to be called in a callback."""
        only_here.drop(self.about)

    @property
    def is_open(self) -> bool:
        """Whether it is open, and waits for an answer."""
        is_same_plan = st.session_state.get(_PLAN) == st.session_state.get(visit.PLAN_KEY)
        return is_same_plan and only_here.kept(self.about) is not None

    def once(self, answer: Callable[P, None]) -> Callable[P, None]:
        """The callback of a button in it, for it answers no more than once: the second click of two does nothing."""

        def answered(*args: P.args, **kwargs: P.kwargs) -> None:
            if self.is_open:
                answer(*args, **kwargs)

        return answered

    def show(self, draw: Callable[[T], None]) -> None:
        """Draw it, if it is open."""
        if self.is_open:
            st.dialog(self.title, width=self.width, on_dismiss=self.close)(self._drawn)(draw)
        else:
            self.close()

    def _drawn(self, draw: Callable[[T], None]) -> None:
        about = only_here.kept(self.about)
        if about is None:  # answered: the whole page has to follow
            st.rerun()
        draw(about)
        live_typing.watch("dialog")
