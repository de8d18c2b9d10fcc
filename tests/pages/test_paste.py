"""Pasted rows that are refused stay refused: what was just saved is not overwritten by a second click."""

import pytest
from streamlit.testing.v1 import AppTest

from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from tests.pages.app import texts, visit_app
from tests.pages.kpis_of_acme import LAST_WEEK, Measured

NUMBERS = "pages/measure/numbers.py"
GOOD, AGAIN = "2026-02-23\t60\t30\t10", "2026-02-23\t1\t2\t97"
SAVED = Counts(promoters=60, passives=30, detractors=10)


@pytest.fixture
def acme() -> Measured:
    return Measured()


@pytest.fixture
def nps(acme: Measured) -> Kpi:
    return acme.watch("NPS", Kind.NPS)


def pasted(text: str, app: AppTest | None = None) -> AppTest:
    app = app or visit_app(NUMBERS, numbers="Paste a block")
    box(app).set_value(text).run()
    assert not app.exception
    return app


def box(app: AppTest):
    return next(area for area in app.text_area if str(area.key).startswith("paste_text"))


def click(app: AppTest) -> AppTest:
    app.button(key="import_pasted").click().run()
    assert not app.exception
    return app


def is_offered(app: AppTest) -> bool:
    return any(button.key == "import_pasted" for button in app.button)


def said(app: AppTest) -> str:
    return texts(app).replace("\\", "")


def last_week(acme: Measured, kpi: Kpi) -> Counts:
    sheet = acme.opened.sheets[kpi.id]
    return sheet.counts(list(sheet.periods).index(LAST_WEEK))


def test_a_row_that_was_refused_as_a_duplicate_is_not_offered_after_the_other_was_saved(acme, nps):
    app = click(pasted(f"{GOOD}\n{AGAIN}"))
    assert last_week(acme, nps) == SAVED
    assert box(app).value == AGAIN
    assert not is_offered(app)
    assert "1 row refused and still here; the others are stored." in said(app)
    assert "Row 1: a row that was imported has other numbers for the same period" in said(app)


def test_it_stays_refused_after_a_reload(acme, nps):
    click(pasted(f"{GOOD}\n{AGAIN}"))
    app = visit_app(NUMBERS, numbers="Paste a block")
    assert box(app).value == AGAIN
    assert not is_offered(app)


def test_what_was_edited_is_looked_at_again(acme, nps):
    app = click(pasted(f"{GOOD}\n{AGAIN}"))
    app = pasted(AGAIN.replace("2026-02-23", "2026-02-16"), app)
    assert "1 new, 0 changed" in said(app)
    click(app)
    assert last_week(acme, nps) == SAVED


def test_rows_are_counted_and_not_their_problems(nps):
    app = pasted(f"{GOOD}\n2026-02-16\t-1\tmany\t-3")
    assert "1 new, 0 changed, 0 as stored already, 1 row refused" in said(app)


def test_a_duplicate_names_the_line_it_contradicts(nps):
    app = pasted(f"{GOOD}\n2026-02-16\t5\t3\t2\n{AGAIN}")
    assert "Row 3: row 1 has other numbers for the same period" in said(app)


def test_the_same_reason_is_told_once(nps):
    app = pasted(f"{GOOD}\nsoon\t1\t2\t3\nsoon\t4\t5\t6")
    assert "Rows 2 to 3: period: this is no date" in said(app)
