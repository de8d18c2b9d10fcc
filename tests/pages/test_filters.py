"""Filters: a link that holds some shows at once that it does."""

import pytest
from streamlit.testing.v1 import AppTest

from planner.charts.palette import status_words
from planner.tasks.task import Status
from tests.pages.app import visit_app


def filter_button(app: AppTest) -> str:
    return next(block.proto.popover.label for block in app.get("popover") if "Filter" in block.proto.popover.label)


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize("page", ["pages/plan/tasks.py", "pages/plan/roadmap.py"])
def test_a_page_reached_by_a_link_with_a_filter_says_so(page: str):
    app = visit_app()
    app.query_params["status"] = status_words(Status.BLOCKED)
    app.switch_page(page).run()
    assert filter_button(app) == "Filter · 1"
    assert not app.button(key="clear_filters").disabled
