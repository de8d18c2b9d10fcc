"""A dialog takes one answer, for the plan it was opened in.

The second click of two, sent before the page has followed, does nothing.
"""

from streamlit.testing.v1 import AppTest

from pages.shared import menu
from tests.pages.app import visit_app
from tests.pages.plans import a_stored_plan


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


def test_a_dialog_is_not_taken_along_into_another_plan():
    plan, other = a_stored_plan(), a_stored_plan("Beta")
    app = visit_app("", plan=plan.id).switch_page(menu.COMMITMENTS).run()
    app.button(key="add_commitment").click().run()
    assert app.get("dialog")
    for way in (other, plan):  # as the browser's way back leads there, and forth again
        app.query_params["plan"] = way.id
        app.run()
        assert app.session_state["plan"] == way.id
        assert not app.get("dialog")
