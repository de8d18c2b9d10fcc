"""Communication plan: who is told what, through which channel, when and by whom."""

from pages.shared import header, visit

header.show("Communication plan", "", visit.plan())
