"""What is written down about a KPI: its definition, what to beware of, and where both are from."""

import streamlit as st

from pages.shared.kpi_setup import fields
from pages.shared.kpi_setup.draft import Draft
from pages.shared.text import plain


def show(draft: Draft) -> None:
    """The two texts, and the sources as far as there are any."""
    kpi = draft.origin
    fields.paragraph(draft, "definition", "Definition", kpi.definition)
    fields.paragraph(draft, "pitfalls", "Pitfalls", kpi.pitfalls)
    if kpi.sources:
        st.caption("Sources")
        st.markdown("\n".join(f"- {plain(source)}" for source in kpi.sources))
