"""Stakeholders: who matters, where they stand, and how to reach them."""

from pages.shared import header, visit

header.show("Stakeholders", "", visit.plan())
