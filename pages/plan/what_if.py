"""What-if."""

from pages.shared import header, visit

opened = visit.plan()
header.show("What-if", "", opened)
