"""People files: stakeholders from spreadsheets and address books, and back."""

from pages.shared import header, visit

header.show("People files", "", visit.plan())
