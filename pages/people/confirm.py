"""Confirm: what a department without a sign-in is asked about one campaign, for whoever holds its link."""

import streamlit as st

from pages.shared.campaigns import by_link

by_link.show(st.query_params.get(by_link.PARAMETER, ""))
