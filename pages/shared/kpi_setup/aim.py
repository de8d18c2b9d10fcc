"""Where a KPI shall go: which way is better, from where it sets out, its target, and when to warn."""

import streamlit as st

from pages.shared import visit
from pages.shared.draft import Draft
from pages.shared.kpi import facts, target_form, targets
from pages.shared.kpi.view import view_of
from pages.shared.kpi_setup import fields, words
from pages.shared.kpi_setup.typed import BY_ITSELF, STRETCH, TYPED_VALUE
from pages.shared.text import plain
from planner.kpis.kind import Direction
from planner.kpis.kpi import Kpi
from planner.kpis.standing import is_at_or_beyond
from planner.kpis.typed_number import number_of
from planner.kpis.value_words import finer, number_words, value_words
from planner.shared.errors import BadInput

_BASELINES = {
    BY_ITSELF: "The last numbers before day 0",
    TYPED_VALUE: "A value I type",
    STRETCH: "A stretch of days",
}


def show(kpi: Kpi, draft: Draft[Kpi]) -> None:
    """The target, which is set on its own, then the fields."""
    if kpi.direction in (Direction.HIGHER, Direction.LOWER):
        _target(kpi)
    direction(draft)
    if hint := stricter_than_path(kpi, draft):
        st.caption(f":orange[:material/warning: {plain(hint)}]")
    _baseline(kpi, draft)


def direction(draft: Draft[Kpi]) -> None:
    """Which way is better, with the band or the values that belong to it."""
    kpi = draft.origin
    chosen = fields.choice(draft, "direction", "Which way is better", words.DIRECTIONS, kpi.direction)
    if chosen is Direction.BAND:
        fields.side_by_side(
            lambda: fields.number(draft, "band_low", "Lower end of the band", kpi.band_low),
            lambda: fields.number(draft, "band_high", "Upper end of the band", kpi.band_high),
        )
    elif chosen is not Direction.CONTEXT:
        side = "below" if chosen is Direction.HIGHER else "above"
        fields.side_by_side(
            lambda: fields.number(draft, "warn_at", f"At risk {side}", kpi.warn_at, placeholder="none"),
            lambda: fields.number(draft, "alarm_at", f"Off {side}", kpi.alarm_at, placeholder="none"),
        )
        st.caption("Beyond these it is at risk or off whatever its path says. Both may stay empty.")


def stricter_than_path(kpi: Kpi, draft: Draft[Kpi]) -> str:
    """That a mark asks for more by now than the path to the target does; empty where none does."""
    expected = _expected_by_now(kpi)
    if expected is None:
        return ""
    for name, mark_name in (("alarm_at", "alarm"), ("warn_at", "warning")):
        mark = _typed_number(draft, name)
        if mark is not None and not is_at_or_beyond(kpi, expected, mark):
            told = finer(kpi, expected, mark)
            return (
                f"The {mark_name} value of {number_words(told, mark)} is stricter than the path, which expects "
                f"{value_words(told, expected)} by now: a KPI that keeps to its path crosses it all the same."
            )
    return ""


def _expected_by_now(kpi: Kpi) -> float | None:
    """What its tile says; without a reading, where the path stands today."""
    view = view_of(kpi)
    tile = facts.tile_of(view)
    if tile and tile.standing.expected is not None:
        return tile.standing.expected
    return dict(view.path).get(visit.plan().status_day)


def _typed_number(draft: Draft[Kpi], name: str) -> float | None:
    try:
        return number_of(str(draft.value(name, "")))
    except BadInput:  # empty, or refused beside its field when it is saved
        return None


def _target(kpi: Kpi) -> None:
    with st.container(border=True, gap="xsmall", key="kpi_setup_target"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(targets.target_words(kpi)), width="stretch")
            st.button(
                "Change the target" if kpi.target else "Set a target",
                key="kpi_target",
                icon=":material/flag:",
                on_click=target_form.ask,
                args=(kpi,),
            )
        if earlier := targets.earlier_targets(kpi):
            st.caption("Earlier targets")
            st.markdown(earlier)


def _baseline(kpi: Kpi, draft: Draft[Kpi]) -> None:
    """From where the path to the target sets out."""
    origin = draft.origin
    how = fields.choice(draft, "baseline_how", "Baseline: where the path begins", _BASELINES, _how(origin))
    if how == TYPED_VALUE:
        fields.number(draft, "baseline_value", "Value at the start", origin.baseline_value)
    elif how == STRETCH:
        fields.side_by_side(
            lambda: fields.day(draft, "baseline_start", "First day", origin.baseline_start),
            lambda: fields.day(draft, "baseline_end", "Last day", origin.baseline_end),
        )
    st.caption(plain(_begins(kpi)))


def _how(kpi: Kpi) -> str:
    if kpi.baseline_value is not None:
        return TYPED_VALUE
    return STRETCH if kpi.baseline_start else BY_ITSELF


def _begins(kpi: Kpi) -> str:
    """Where the path begins as the KPI is stored."""
    path = view_of(kpi).path
    if kpi.target is None or not path:
        return "Periods that lie in the stretch are added up. Before there are numbers, no path is drawn."
    return f"As saved, the path begins at {value_words(kpi, path[0][1])}."
