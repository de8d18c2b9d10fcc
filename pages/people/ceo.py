"""CEO talks: what was agreed with the CEO, dated, with its changes."""

from pages.shared import header, visit

header.show("CEO talks", "", visit.plan())
