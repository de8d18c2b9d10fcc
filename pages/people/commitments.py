"""Commitments: what I promised, what was promised to me, and what was kept."""

from pages.shared import header, visit

header.show("Commitments", "", visit.plan())
