"""Contacts: whom to call today, what was said, and the listening tour."""

from pages.shared import header, visit

header.show("Contacts", "", visit.plan())
