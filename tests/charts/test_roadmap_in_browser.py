"""The roadmap in a real browser: what is drawn can be pointed at and clicked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from planner.charts.palette import Look
from planner.charts.roadmap import RoadmapView, roadmap
from planner.scheduling.schedule import schedule
from tests.builders import a_gate, a_plan, a_task

pytestmark = pytest.mark.browser

_LISTEN = """() => { window.clicked = [];
    document.querySelector('.js-plotly-plot').on('plotly_click', e => clicked.push(e.points[0].customdata)) }"""
_MIDDLE = """([name, at]) => {
    const plot = document.querySelector('.js-plotly-plot'), {xaxis, yaxis} = plot._fullLayout;
    const trace = plot._fullData.find(one => one.name === name);
    const x = trace.type === 'bar' ? trace.base[at] + trace.x[at] / 2 : trace.x[at];
    const corner = plot.querySelector('.main-svg').getBoundingClientRect();
    return [corner.left + xaxis._offset + xaxis.l2p(x), corner.top + yaxis._offset + yaxis.l2p(trace.y[at])] }"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, chromium: str) -> Iterator[Page]:
    plan, tasks = a_plan(), [a_task("A", days=9), a_gate("G", after=["A"])]
    view = RoadmapView(plan, tasks, schedule(plan, tasks), today_day=3)
    file: Path = tmp_path_factory.mktemp("roadmap") / "roadmap.html"
    roadmap(view, Look.LIGHT).write_html(file, include_plotlyjs=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_page(viewport={"width": 1024, "height": 700})
        opened.goto(file.as_uri())
        opened.wait_for_selector(".barlayer .point")
        opened.evaluate(_LISTEN)
        yield opened
        browser.close()


@pytest.mark.parametrize(
    ("mark", "at", "meant"), [("tasks", 0, "A"), ("gates and milestones", 0, "G"), ("phases", 0, "phase:all")]
)
def test_a_click_on_a_mark_reaches_what_it_stands_for(page: Page, mark: str, at: int, meant: str) -> None:
    page.evaluate("clicked = []")
    x, y = page.evaluate(_MIDDLE, [mark, at])
    page.mouse.move(1, 1)
    page.wait_for_function("!document.querySelector('.hoverlayer .hovertext')")
    page.mouse.move(x - 2, y)
    page.mouse.move(x, y)
    page.wait_for_selector(".hoverlayer .hovertext")
    page.mouse.click(x, y)
    page.wait_for_function("clicked.length")
    assert page.evaluate("clicked") == [meant]
