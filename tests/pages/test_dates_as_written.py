"""Dates stand as whoever looks writes them, whoever looked at the same plan before."""

import re

import pytest

from planner.plan.plan import Plan
from tests.pages.app import texts, visit_app


@pytest.mark.parametrize(
    ("page", "said"),
    [("pages/plan/roadmap.py", r"the plan ends \w+,? (.+?);"), ("pages/admin/plans.py", r"signed off, \w+,? (.+?),")],
)
def test_an_american_reads_the_month_first_after_a_briton_has_looked(sample: Plan, page: str, said: str):
    british, american = (date_in(page, said, locale) for locale in ("en-GB", "en-US"))
    day, month = british.split()
    assert day.isdigit()
    assert american == f"{month} {day}"


def date_in(page: str, said: str, locale: str) -> str:
    app = visit_app(page, locale=locale)
    found = re.search(said, texts(app).replace("\\", ""))
    assert found
    return found[1]
