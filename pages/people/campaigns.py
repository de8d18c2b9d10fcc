"""Campaigns: what runs when, who knows it, and whether the numbers support the promises."""

import streamlit as st

from pages.shared import empty, header, menu, screen, visit
from pages.shared.campaigns import address, bar, chart, form, link_dialog, listing, panel, reason
from pages.shared.campaigns.address import Span
from pages.shared.campaigns.view import campaigns

found = campaigns()
header.show("Campaigns", found.answer, visit.plan())
form.show()
reason.show()
link_dialog.show()

selected = found.check(address.selected())
narrow = screen.is_narrow()
screen.watch()
if narrow and selected:
    panel.show(selected)
    st.stop()

span = bar.show(visit.today())
if not found.checks:
    empty.show(
        "No campaign is planned yet. Add what marketing tells customers and when, tie each promise to a KPI, "
        "and name the departments that have to keep it: what the numbers do not support is held back in time.",
        menu.SCORECARD,
        "See what the numbers support",
    )
    st.stop()

work, beside = st.columns([8, 5], gap="medium") if selected else (st.container(), None)
with work:
    if span is Span.LIST:
        listing.show(found, address.selected(), visit.today())
    else:
        chart.show(found, span, address.selected())
if selected and beside:
    with beside:
        panel.show(selected)
