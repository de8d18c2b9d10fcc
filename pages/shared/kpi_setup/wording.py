"""What is written down about a KPI: its definition, what to beware of, and where both are from."""

import streamlit as st

from pages.shared.draft import Draft
from pages.shared.kpi_setup import fields
from pages.shared.text import plain
from planner.kpis.kpi import Kpi


def show(draft: Draft[Kpi]) -> None:
    """The two texts, and the sources as far as there are any."""
    kpi = draft.origin
    fields.paragraph(draft, "definition", "Definition", kpi.definition)
    fields.paragraph(draft, "pitfalls", "Pitfalls", kpi.pitfalls)
    if kpi.sources:
        st.caption("Sources")
        st.markdown("\n".join(f"- {plain(source)}" for source in kpi.sources))
