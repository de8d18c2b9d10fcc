"""Plans."""

from pages.shared import header, visit

opened = visit.plan()
header.show("Plans", "", opened)
