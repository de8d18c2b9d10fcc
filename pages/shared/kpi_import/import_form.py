"""The import, from the file to the button."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import notices, visit
from pages.shared.kpi_import import (
    columns_seen,
    help,  # noqa: A004 - the page's own
    mapping,
    outcome,
    preview,
    problems,
    recognised,
    storing,
    suggestions,
)
from pages.shared.kpi_import.held import Held, opened_once
from pages.shared.numbers.owing import may_enter
from pages.shared.text import plain
from pages.shared.upload import uploaded
from planner.access.visitor import Permission
from planner.actions.entries import Typed
from planner.actions.kpis import OpenKpis
from planner.shared.errors import BadInput

_MEGABYTES = 100
_LABEL = f"Drop a CSV, TSV, Excel or JSON file here, at most {_MEGABYTES} MB"


def show(opened: OpenKpis) -> None:
    """For those who enter numbers."""
    if not may_enter(opened):
        archived = opened.plan.archived_at is not None
        why = "This plan is archived" if archived else "Your role in this plan is to look on"
        st.info(f"{why}: numbers can be exported, but not imported.")
        return
    if not visit.may(Permission.EDIT_KPIS):
        st.markdown("You import the numbers that you owe; what others enter is left out.")
    above = st.container()
    file = uploaded(storing.FIELD, _LABEL, _MEGABYTES)
    with above:
        storing.done(opened, is_over=file is not None)
    help.show(opened)
    held = opened_once(file, opened) if file else None
    storing.carry_out(_from_file(held, opened) if held else ())
    notices.problems_of(storing.FORM)


def _from_file(held: Held, opened: OpenKpis) -> Sequence[Typed]:
    """All that is said and asked about the file; what its button imports."""
    recognised.show(held)
    file = recognised.chosen(held, opened.today)
    columns_seen.show(file)
    uses = mapping.show(held, opened, file)
    suggestions.show(held, opened)
    if not uses or not recognised.is_settled(file):
        return ()
    try:
        found = outcome.outcome(held, opened, file, uses)
    except BadInput as error:
        st.error(f"{plain(str(error))} Nothing was changed.", icon=":material/error:")
        return ()
    problems.show(held.upload, found.counted, has_good=bool(found.to_store))
    preview.show(held, opened, found)
    return storing.button(opened, held, found)
