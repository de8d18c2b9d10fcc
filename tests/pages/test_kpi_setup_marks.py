"""KPI set-up: a mark that asks for more than the path to the target does is hinted at."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu
from planner.kpis.kpi import Kpi
from planner.kpis.target import Target
from tests.pages.app import TODAY, texts, visit_app
from tests.pages.kpis_of_acme import Measured, steady

# On day 34, the last of the latest week, a path from 30 on day 0 to 60 on day 100 expects 40.2.
TARGET = Target(value=60, by_day=100, set_on=TODAY)


@pytest.fixture
def measured() -> Measured:
    return Measured()


def aim(measured: Measured, **fields: object) -> AppTest:
    """The set-up of a KPI's target."""
    kpi: Kpi = measured.watch("NPS", baseline_value=30, targets=(TARGET,), **fields)
    measured.enter(kpi, steady())
    app = visit_app(menu.KPI_SETUP, kpi=kpi.id)
    app.session_state["kpi_setup_tabs"] = "Aim"
    app.run()
    assert not app.exception
    return app


def test_a_warning_value_stricter_than_the_path_is_hinted_at(measured: Measured):
    said = texts(aim(measured, warn_at=45.0)).replace("\\", "")
    assert "The warning value of 45 is stricter than the path, which expects 40 points by now" in said


def test_the_alarm_value_is_named_where_both_are_stricter(measured: Measured):
    assert "The alarm value of 43 is stricter" in texts(aim(measured, warn_at=45.0, alarm_at=43.0))


def test_marks_that_the_path_keeps_to_give_no_hint(measured: Measured):
    assert "stricter" not in texts(aim(measured, warn_at=35.0, alarm_at=20.0))
