"""Calendar files: tasks, talks and campaigns for your calendar."""

from pages.shared import header, visit

header.show("Calendar files", "", visit.plan())
