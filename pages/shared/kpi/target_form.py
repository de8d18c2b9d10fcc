"""Setting a target in a dialog: what to reach, by which day, on which path, and why it changes."""

from dataclasses import dataclass

import streamlit as st

from pages.shared import notices, visit
from pages.shared.dialog import Dialog
from pages.shared.text import plain
from planner.actions import kpis as kpi_actions
from planner.kpis.kpi import Kpi
from planner.kpis.target import Shape, Target
from planner.kpis.value_words import value_words
from planner.shared.errors import PlannerError

FORM = "kpi_target_form"
_FIELDS = ("value", "by_day", "shape", "reason")
_SHAPES = {Shape.LINEAR: "Step by step, on a straight line", Shape.STEP: "At once, on that day"}


@dataclass(frozen=True)
class Asked:
    """The dialog that is open, and the KPI as it was when it opened."""

    kpi: Kpi


_DIALOG = Dialog("Target", Asked, FORM)


def ask(kpi: Kpi) -> None:
    """Open the dialog, filled in with the target in force; to be called in a callback."""
    state = st.session_state
    _DIALOG.ask(Asked(kpi))
    state[_key("value")] = kpi.target.value if kpi.target else None
    state[_key("by_day")] = kpi.target.by_day if kpi.target else visit.plan().plan.length
    state[_key("shape")] = kpi.target.shape if kpi.target else Shape.LINEAR
    state[_key("reason")] = ""


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    kpi = asked.kpi
    st.markdown(f"**{plain(kpi.name)}**")
    if kpi.target:
        st.caption(
            plain(f"So far: {value_words(kpi, kpi.target.value)} by day {kpi.target.by_day}. It stays on record.")
        )
    with st.form("kpi_target_fields", border=False):
        label = f"Value to reach, in {kpi.unit}" if kpi.unit else "Value to reach"
        st.number_input(plain(label), key=_key("value"), format=f"%.{kpi.decimals}f", step=10.0**-kpi.decimals)
        notices.problem_of(FORM, "value")
        st.number_input("By day of the plan", key=_key("by_day"), min_value=-3650, max_value=3650, step=1)
        notices.problem_of(FORM, "by_day")
        st.radio("On which path", list(_SHAPES), format_func=_SHAPES.__getitem__, key=_key("shape"))
        st.text_input("Why it changes" if kpi.target else "Why this target (may stay empty)", key=_key("reason"))
        notices.problem_of(FORM, "reason")
        st.form_submit_button(
            "Set the target", key="kpi_target_save", type="primary", on_click=_DIALOG.once(_save), args=(kpi,)
        )
    notices.problems_of(FORM, _FIELDS)


def _save(kpi: Kpi) -> None:
    typed = {field: st.session_state[_key(field)] for field in _FIELDS}
    try:
        target = Target.checked(**typed, set_on=visit.today())
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    saved = notices.attempt(FORM, kpi_actions.set_target, visit.plan_id(), kpi.id, kpi.version, target, visit.now())
    if saved:
        _DIALOG.close()
        said = f"“{kpi.name}” shall reach {value_words(kpi, target.value)} by day {target.by_day}."
        notices.say(said, visit.plan_id(), saved.change.id if saved.change else None)


def _key(field: str) -> str:
    return f"kpi_target_{field}"
