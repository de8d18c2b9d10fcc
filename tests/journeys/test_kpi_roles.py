"""Owner, editor, contributor and viewer on the pages of numbers: what each sees and may do, and what nobody is told."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import menu
from planner.access.visitor import LOCAL_OWNER
from planner.actions.events import save_event
from planner.actions.kpis import open_kpis
from planner.exchange.kpi_book import kpi_book
from planner.exchange.kpis_out import entries_csv, scorecard_csv
from planner.kpis.scorecard import scorecard
from planner.shared.errors import NotAllowed
from tests.journeys.fourteen_weeks import PLANTED
from tests.journeys.kpi_figures import rows_of
from tests.journeys.reading import KPI_VIEWS, everything_sent, said_on, visit
from tests.journeys.three_people import CARLA, EMIL, LENA, SHIFTED, VERA, WEEKS, Office, person, week
from tests.pages.app import TODAY
from tests.pages.plans import NOW

Be = Callable[[str], None]
HARMLESS = ("clear_kpis", "kpi_after", "kpi_before", "open_kpi_", "close_kpi")
"""What the keys of buttons begin with that only look at something."""

OF_NUMBERS = ("save_numbers", "past_more")


def keys(app: AppTest) -> list[str]:
    return [button.key or "" for button in app.main.button]


def test_the_owner_sees_the_private_task_behind_an_event(office: Office, be: Be):
    be(LENA)
    assert PLANTED.encode() in everything_sent(visit(menu.KPI, {"part": "Events"}))


@pytest.mark.parametrize(("who", "may_press"), [(EMIL, ("",)), (CARLA, (*HARMLESS, *OF_NUMBERS)), (VERA, HARMLESS)])
def test_nobody_is_sent_private_tasks_or_offered_what_they_may_not_do(
    office: Office, be: Be, who: str, may_press: tuple[str, ...]
):
    be(who)
    setup = menu.KPI_SETUP, {"kpi": office.kpis[SHIFTED].id}
    for path, query in (*KPI_VIEWS, setup, (menu.HISTORY, {}), (menu.TODAY, {})):
        app = visit(path, query)
        assert not app.exception
        assert PLANTED.encode() not in everything_sent(app)
        if path not in (menu.HISTORY, menu.TODAY):
            assert [key for key in keys(app) if not key.startswith(may_press)] == []
    assert "Call-back promise" in said_on(visit(menu.KPI, {"part": "Events"}))


@pytest.mark.parametrize("who", [EMIL, CARLA, VERA])
def test_no_file_tells_of_private_tasks(office: Office, who: str):
    opened = open_kpis(office.workspace, person(who, office.plan), office.plan, TODAY)
    card = scorecard(opened.kpis, opened.sheets, opened.plan.first_day, TODAY)
    files = (
        entries_csv(opened.kpis, opened.sheets),
        scorecard_csv(card),
        kpi_book(opened.kpis, opened.sheets, card, opened.plan.first_day),
    )
    assert all(files)
    assert not any(PLANTED.encode() in file for file in files)
    assert PLANTED not in repr(opened)


def test_the_form_of_an_event_offers_no_private_task_and_keeps_the_hidden_one(office: Office, be: Be):
    be(EMIL)
    app = visit(menu.KPI, {"part": "Events"})
    event = next(
        event
        for event in open_kpis(office.workspace, LOCAL_OWNER, office.plan, TODAY).events
        if event.name == "Call-back promise"
    )
    app.button(key=f"kpi_event_edit-{event.id}").click().run()
    assert not app.exception
    assert PLANTED.encode() not in everything_sent(app)
    seen = open_kpis(office.workspace, person(EMIL, office.plan), office.plan, TODAY).events
    mine = next(one for one in seen if one.id == event.id)
    save_event(office.workspace, person(EMIL, office.plan), office.plan, mine.but(note="Since Monday"), NOW)
    after = open_kpis(office.workspace, person(LENA, office.plan), office.plan, TODAY).events
    assert {one.task for one in after if one.id == event.id} == {event.task}


def test_everybody_reads_the_same_scorecard(office: Office, be: Be):
    faces = []
    for who in (LENA, EMIL, CARLA, VERA):
        be(who)
        faces.append([(metric.label, metric.value, metric.delta) for metric in visit(menu.SCORECARD).metric])
    assert len(faces[0]) == 10
    assert faces.count(faces[0]) == 4


@pytest.mark.parametrize("who", [LENA, EMIL])
def test_owner_and_editor_may_change_kpis(office: Office, be: Be, who: str):
    be(who)
    assert "kpi_target" in keys(visit(menu.KPI))
    assert "kpi_event_add" in keys(visit(menu.KPI, {"part": "Events"}))


def test_a_contributor_corrects_their_own_teams_only(office: Office, be: Be):
    be(CARLA)
    app = visit(menu.NUMBERS, {"numbers": "Past periods"})
    choices = {label for box in app.main.selectbox for label in box.options}
    assert any("Shop" in label for label in choices) or "Shop" in said_on(app)
    assert not any("Web" in label or "Effort" in label for label in choices)


def test_a_contributor_is_refused_the_numbers_of_others_whatever_they_send(office: Office):
    theirs = office.typed((SHIFTED, "Web", week(WEEKS)), None, version=1)
    with pytest.raises(NotAllowed, match="Emil enters"):
        office.save(CARLA, [theirs], WEEKS)


def test_a_viewer_types_nothing(office: Office, be: Be):
    be(VERA)
    app = visit(menu.NUMBERS)
    assert "save_numbers" not in keys(app)
    assert not app.text_input
    assert "numbers are entered by Carla, Emil and Lena" in said_on(app)


def test_a_viewer_may_take_the_numbers_along(office: Office, be: Be):
    be(VERA)
    opened = open_kpis(office.workspace, person(VERA, office.plan), office.plan, TODAY)
    assert {row["kpi"] for row in rows_of(entries_csv(opened.kpis, opened.sheets))} == set(office.kpis) - {"Worth"}
