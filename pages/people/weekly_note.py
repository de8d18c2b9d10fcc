"""Weekly note: five lines to the CEO, drafted from the plan."""

from pages.shared import header, visit

header.show("Weekly note", "", visit.plan())
