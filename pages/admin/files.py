"""Import and export."""

from pages.shared import header, visit

opened = visit.plan()
header.show("Import and export", "", opened)
