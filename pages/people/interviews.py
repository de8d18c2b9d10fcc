"""Interviews: the same five questions to everybody, and the themes in the answers."""

from pages.shared import header, visit

header.show("Interviews", "", visit.plan())
