"""What of the roadmap is drawn: the stretch of time, the phases folded, arrows, agreed dates, what cannot slip."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import streamlit as st

from planner.actions.plans import OpenPlan
from planner.scheduling.week import current_week

ZOOM, PHASE, FOLDED, LINKS, AGREED, CRITICAL = ("zoom", "zoom_phase", "folded", "arrows", "agreed", "outline")


class Zoom(StrEnum):
    """The stretches of time to choose from."""

    PLAN = "Whole plan"
    MONTH = "4 weeks"
    WEEK = "This week"
    PHASE = "Phase"


@dataclass(frozen=True, slots=True)
class Drawing:
    """One way of drawing the roadmap: these days only (an inclusive pair), or one phase only (by its key)."""

    window: tuple[int, int] | None
    phase: str | None
    folded: tuple[str, ...]
    has_links: bool
    has_agreed: bool
    has_critical: bool


def zoom(opened: OpenPlan) -> None:
    """The stretches of time, and for a single phase which one."""
    st.segmented_control(
        "Stretch of time",
        list(Zoom),
        default=Zoom.PLAN,
        required=True,
        key=ZOOM,
        bind="query-params",
        label_visibility="collapsed",
        on_change=_choose_phase,
        args=(_live_phase(opened),),
    )
    if st.session_state[ZOOM] == Zoom.PHASE:
        _phase_field(opened, label_visibility="collapsed", width=140)


def drawing_menu(opened: OpenPlan) -> None:
    """The button that opens what is drawn, and the one that folds all phases."""
    names = _phase_names(opened)
    with st.popover("Show", icon=":material/visibility:", key="drawn"):
        st.toggle("Arrows: what waits for what", value=True, key=LINKS, bind="query-params")
        st.toggle("Bold outline: what cannot slip", value=True, key=CRITICAL, bind="query-params")
        st.toggle(
            "Thin line: the agreed dates (baseline)",
            key=AGREED,
            bind="query-params",
            disabled=opened.baseline is None,
        )
        st.multiselect(
            "Folded phases", names, key=FOLDED, bind="query-params", placeholder="None: every task has its row"
        )
        if st.session_state[ZOOM] != Zoom.PHASE:
            # Drawn in every run: the address bar follows only widgets that were there before they were set.
            _phase_field(opened, on_change=_zoom_to_chosen)
    is_folded = bool(st.session_state[FOLDED])
    st.button(
        "",
        key="fold_all",
        icon=":material/unfold_more:" if is_folded else ":material/unfold_less:",
        help="Unfold the phases: every task has its row." if is_folded else "Fold the phases: one row for each.",
        on_click=fold,
        args=([] if is_folded else names,),
    )


def _phase_field(opened: OpenPlan, **how: Any) -> None:
    names = _phase_names(opened)
    st.selectbox(
        "Zoom to one phase", names, index=None, placeholder="Choose a phase", key=PHASE, bind="query-params", **how
    )


def drawing(opened: OpenPlan) -> Drawing:
    """How the roadmap is to be drawn now."""
    state = st.session_state
    folded = tuple(phase.key for phase in opened.plan.phases if phase.name in (state.get(FOLDED) or ()))
    return Drawing(
        window=_window(opened),
        phase=_phase(opened),
        folded=folded,
        has_links=bool(state.get(LINKS)),
        has_agreed=bool(state.get(AGREED)),
        has_critical=bool(state.get(CRITICAL)),
    )


def fold(names: list[str]) -> None:
    """Fold these phases and no others; to be called in a callback."""
    st.session_state[FOLDED] = names


def toggle(name: str) -> None:
    """Fold the phase of that name, or unfold it; to be called in a callback."""
    folded = st.session_state.get(FOLDED) or []
    fold([other for other in folded if other != name] if name in folded else [*folded, name])


def zoom_to(name: str) -> None:
    """Show the days of one phase; to be called in a callback."""
    st.session_state[ZOOM] = Zoom.PHASE
    st.session_state[PHASE] = name


def _choose_phase(phase: str) -> None:
    """The zoom to one phase was asked for: unless another was chosen before, to this one."""
    if st.session_state[ZOOM] == Zoom.PHASE and st.session_state.get(PHASE) is None:
        st.session_state[PHASE] = phase


def _zoom_to_chosen() -> None:
    st.session_state[ZOOM] = Zoom.PHASE


def _live_phase(opened: OpenPlan) -> str:
    return [*opened.plan.live_phases(opened.status_day), opened.plan.phases[0]][0].name


def _window(opened: OpenPlan) -> tuple[int, int] | None:
    week = current_week(opened.status_day, opened.schedule.calendar)
    first = min(opened.status_day, week.start)  # on a weekend the week that counts is the next one
    match st.session_state.get(ZOOM):
        case Zoom.WEEK:
            return first, week.stop - 1
        case Zoom.MONTH:
            return first, week.start + 27
        case _:
            return None


def _phase(opened: OpenPlan) -> str | None:
    if st.session_state.get(ZOOM) != Zoom.PHASE:
        return None
    name = st.session_state.get(PHASE)
    return next((phase.key for phase in opened.plan.phases if phase.name == name), None)


def _phase_names(opened: OpenPlan) -> list[str]:
    return list(dict.fromkeys(phase.name for phase in opened.plan.phases))
