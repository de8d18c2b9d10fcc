"""Plan settings."""

from pages.shared import header, visit

opened = visit.plan()
header.show("Plan settings", "", opened)
