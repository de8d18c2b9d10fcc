"""No page has a serious fault for somebody who uses a keyboard, a screen reader or a phone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.screen import Screen

pytestmark = pytest.mark.browser

LookAt = Callable[..., Screen]
PAGES = [
    *("", "roadmap", "tasks", "tasks?as=Board", "what-if", "history", "settings", "plans", "start"),
    *("forecast", "forecast?show=Progress", "forecast?show=Baselines", "files", "files?files=Export"),
    *("scorecard", "scorecard?look=Table"),
    *("numbers", "numbers?whose=Everybody%27s", "numbers?numbers=Past+periods", "numbers?numbers=Paste+a+block"),
    *("kpi", "kpi?part=Signals", "kpi?part=Teams", "kpi?part=Events", "kpi?part=Periods"),
    *("kpi-setup", "kpi-setup?setup=Catalogue", "kpi-setup?setup=Own+KPI", "kpi-import"),
    *("stakeholders", *(f"stakeholders?view={view}" for view in ("Map", "Engagement", "Influence", "Movement"))),
    *("contacts", "contacts?contacts=Log", "contacts?contacts=Booked", "contacts?contacts=Listening+tour"),
    *("contacts?contacts=Rhythm", "interviews", "interviews?interviews=Interviews", "interviews?interviews=Ask"),
    *("commitments", "ceo-talks", "communication", "communication?shown=Table", "weekly-note"),
    *("campaigns", "campaigns?span=List", "people-files", "people-files?people-files=Export", "calendar-files"),
]
PHONE = {"width": 390, "height": 844}
SMALLEST_TARGET = 24
"""Pixels: what WCAG 2.2 asks of a target (2.5.8)."""


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_sound_in_light_and_dark_and_fits_a_phone_and_a_finger(look_at: LookAt, path: str):
    screen = look_at(path)
    must_be_sound(screen)
    must_be_sound(screen.look(dark=True).settle(), runOnly=["color-contrast"])  # nothing else depends on colours
    screen.look(**PHONE).settle()
    must_fit_a_phone(screen)
    must_fit_a_finger(screen)


def test_the_letters_of_a_chart_turn_light_when_the_screen_turns_dark(look_at: LookAt):
    screen = look_at("roadmap")
    letters = screen.page.locator(".js-plotly-plot text").first
    ink = letters.evaluate("one => getComputedStyle(one).fill")
    screen.look(dark=True)
    expect(letters).not_to_have_css("fill", ink)


def must_be_sound(screen: Screen, **options: object) -> None:
    """Let axe-core look at what is on the screen."""
    found = Axe().run(screen.page, options=options).response["violations"]
    serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
    assert not serious, "\n".join(
        f"{fault['id']}: {fault['help']}: {[node['html'][:300] for node in fault['nodes'][:3]]}" for fault in serious
    )


@pytest.mark.parametrize("tab", ["Progress", "Details", "Links", "Comments", "History"])
def test_axe_finds_no_serious_fault_in_the_panel_of_a_task(look_at: LookAt, tab: str):
    screen = look_at("tasks?as=Board")
    screen.page.locator("[class*=st-key-open-card-] button").first.click()
    screen.keyed("task_panel").get_by_role("tab", name=tab).click()
    must_be_sound(screen.settle())


@pytest.mark.parametrize("choice", ["Rename", "Delete"])
def test_axe_finds_no_serious_fault_in_a_dialog(look_at: LookAt, choice: str):
    screen = look_at("plans")
    screen.page.locator("[class*=st-key-more_] button").first.click()
    screen.page.get_by_text(choice).last.click()
    screen.page.get_by_role("dialog").wait_for()
    must_be_sound(screen.settle())


def must_fit_a_phone(screen: Screen) -> None:
    assert screen.page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def must_fit_a_finger(screen: Screen) -> None:
    targets = screen.page.evaluate(_TARGETS, _PRESSABLE)
    small = [target["name"] for target in targets if min(target["width"], target["height"]) < SMALLEST_TARGET]
    assert targets and not small
    pairs = [(one, other) for at, one in enumerate(targets) for other in targets[:at] if overlap(one, other)]
    assert not [(one["name"], other["name"]) for one, other in pairs]
    bring_up_the_buttons_of_a_table(screen)
    assert not screen.page.evaluate(_COVERED, _PRESSABLE)


def bring_up_the_buttons_of_a_table(screen: Screen) -> None:
    """Touch the first table that is not folded away, as a thumb that scrolls does."""
    table = screen.page.get_by_test_id("stDataFrame").filter(visible=True).first
    if table.count():
        table.hover(position={"x": 100, "y": 50})


def overlap(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether two targets share more than a rim."""
    wide = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    high = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return wide > 2 and high > 2


_PRESSABLE = ":is(.stButton, .stFormSubmitButton, .stDownloadButton, .stMenuButton, .stPopover) button, .stPageLink a"
"""The buttons and links of ours."""

# Those that a finger may press now: shown and not inside one another.
_TARGETS = """pressable => Array.from(document.querySelectorAll(`[data-testid=stMain] :is(${pressable})`))
        .filter(one => one.checkVisibility({visibilityProperty: true}))
        .filter(one => !one.parentElement.closest(pressable) && one.getBoundingClientRect().width > 0)
        .map(one => {
            const {x, y, width, height} = one.getBoundingClientRect()
            return {name: `${one.innerText || one.ariaLabel || one.outerHTML.slice(0, 200)}`, x, y, width, height}
        })
"""

# Those whose middle is something else's, with what lies there.
_COVERED = """pressable => Array.from(document.querySelectorAll(`[data-testid=stMain] :is(${pressable})`))
        .filter(one => one.checkVisibility({visibilityProperty: true}) && one.getBoundingClientRect().width > 0)
        .map(one => {
            one.scrollIntoView({block: 'center'})
            const {x, y, width, height} = one.getBoundingClientRect()
            const hit = document.elementFromPoint(x + width / 2, y + height / 2)
            return [one.innerText, one.contains(hit) ? '' : `${hit?.outerHTML.slice(0, 200)}`]
        })
        .filter(([_, over]) => over)
"""
