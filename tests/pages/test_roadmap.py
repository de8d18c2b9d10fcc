"""The roadmap's page: what it shows, filters, zoom and folding, and that a view can be sent as a link."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared.roadmap.chart import meant
from planner.access.visitor import Role
from tests.pages.app import texts
from tests.pages.plan_of_acme import Acme, visit_as

PAGE = "pages/plan/roadmap.py"


@pytest.fixture
def acme() -> Acme:
    return Acme()


def drawn(app: AppTest, trace: str = "tasks") -> list[str]:
    """The ids that the chart draws in one of its traces."""
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    return [one for found in spec["data"] if found["name"] == trace for one in found.get("customdata", [])]


def test_every_task_has_a_bar(acme):
    app = acme.page(PAGE)
    assert not app.exception
    assert sorted(drawn(app)) == sorted(acme.task(name).id for name in acme.names)


def test_the_answer_counts_tasks_and_says_when_the_plan_ends(acme):
    assert "3 tasks, 0 done; the plan ends " in texts(acme.page(PAGE))


def test_a_search_leaves_the_tasks_that_mention_it(acme):
    app = acme.page(PAGE)
    app.text_input(key="find").set_value("interv").run()
    assert drawn(app) == [acme.task("Interviews").id]


def test_a_filter_by_owner_is_counted_on_the_button(acme):
    app = acme.page(PAGE)
    app.multiselect(key="owner").select("Carla").run()
    assert drawn(app) == [acme.task("Interviews").id]
    assert app.button(key="clear_filters").disabled is False


def test_a_link_opens_the_view_it_was_copied_from(acme):
    app = acme.page(PAGE, status="✓ Done")
    assert "None of the 3 tasks passes the filters" in texts(app)


def test_filters_that_leave_nothing_can_be_cleared_at_once(acme):
    app = acme.page(PAGE)
    app.text_input(key="find").set_value("no such thing").run()
    assert not app.get("plotly_chart")
    app.button(key="show_all").click().run()
    assert len(drawn(app)) == 3


def test_folded_phases_hide_their_tasks(acme):
    app = acme.page(PAGE)
    app.button(key="fold_all").click().run()
    assert drawn(app) == []
    assert drawn(app, "summaries") == ["phase:act"]


def test_the_zoom_leaves_out_what_does_not_run_in_these_days(acme):
    app = acme.page(PAGE, zoom="This week")
    assert acme.task("Report").id not in drawn(app)
    assert "1 task outside these days" in texts(app)


def test_a_link_to_a_task_opens_it_beside_the_chart(acme):
    app = acme.page(PAGE, task="Report")
    assert app.subheader[0].value == "Report"
    assert drawn(app)


def test_a_link_to_a_task_that_is_gone_shows_the_roadmap(acme):
    app = acme.page(PAGE)
    app.query_params["task"] = "nobody"
    app.run()
    assert not app.exception
    assert len(drawn(app)) == 3


def test_a_plan_without_tasks_says_what_to_do(acme):
    acme.delete(*acme.names)
    app = acme.page(PAGE)
    assert "This plan has no tasks yet" in texts(app)
    assert app.button(key="add_task")


def test_names_are_shown_as_text_and_not_as_markdown():
    acme = Acme({"id": "A", "name": "**bold** <b>x</b>", "duration": 1})
    app = acme.page(PAGE, task="**bold** <b>x</b>")
    assert app.subheader[0].value == r"\*\*bold\*\* \<b\>x\<\/b\>"


def test_a_viewer_sees_the_chart_and_no_way_to_add(acme, monkeypatch):
    visit_as(monkeypatch, acme.plan, Role.VIEWER)
    app = acme.page(PAGE)
    assert len(drawn(app)) == 3
    assert "add_task" not in [button.key for button in app.button]


def test_a_click_on_a_bar_opens_its_task():
    assert meant(["a1"], "tasks", {"act": "Act"}) == ("open", "a1")


def test_a_click_on_a_phase_above_zooms_to_it_and_one_on_its_summary_folds_it():
    assert meant("phase:act", "phases", {"act": "Act"}) == ("zoom", "Act")
    assert meant("phase:act", "summaries", {"act": "Act"}) == ("fold", "Act")


def test_a_click_on_something_without_meaning_does_nothing():
    assert meant(None, "links", {}) is None
    assert meant("phase:gone", "phases", {}) is None


def test_the_zoom_to_a_phase_shows_its_tasks_only(acme):
    app = acme.page(PAGE, zoom="Phase", zoom_phase="Act")
    assert len(drawn(app)) == 3
    assert "in other phases" not in texts(app)


def test_the_zoom_to_a_phase_begins_with_the_live_one(acme):
    app = acme.page(PAGE)
    app.get("segmented_control")[0].set_value("Phase").run()
    assert app.selectbox(key="zoom_phase").value == "Act"


def test_the_roadmap_draws_only_what_is_in_the_scope(acme):
    app = acme.page(PAGE, scope="Overdue")
    assert not app.get("plotly_chart")
    assert "none is overdue" in texts(app)


def test_on_a_saturday_this_week_still_shows_today(acme, monkeypatch):
    monkeypatch.setenv("CX100_TODAY", "2026-03-07")
    app = acme.page(PAGE, zoom="This week")
    spec = json.loads(app.get("plotly_chart")[0].proto.spec)
    assert "today" in [shape.get("name") for shape in spec["layout"]["shapes"]]
