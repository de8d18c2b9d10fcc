"""A dialog takes one answer: the second click of two, sent before the page has followed, does nothing."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    from dataclasses import dataclass

    import streamlit as st

    from pages.shared.dialog import Dialog

    @dataclass(frozen=True)
    class Asked:
        name: str

    dialog = Dialog("Add", Asked, "add")
    saved = st.session_state.setdefault("saved", [])

    def save(asked: Asked) -> None:
        saved.append(asked.name)
        dialog.close()

    asked = Asked("Ruth")
    dialog.ask(asked)
    answer = dialog.once(save)
    answer(asked)
    answer(asked)
    st.session_state["is_open"] = dialog.is_open


def test_the_second_click_of_two_adds_nothing():
    app = AppTest.from_function(_page).run()
    assert not app.exception
    assert app.session_state["saved"] == ["Ruth"]
    assert not app.session_state["is_open"]
