"""Campaigns: what runs when, who knows it, and whether the numbers support the promises."""

from pages.shared import header, visit

header.show("Campaigns", "", visit.plan())
