"""The roadmap's chart as the browser has drawn it: how long the bars are, and where to click them."""

from dataclasses import dataclass

from tests.browser.screen import BETWEEN_LOOKS, Screen

_BARS = """() => {
    const chart = document.querySelector('.js-plotly-plot')
    const bars = chart?.data?.find(trace => trace.name === 'tasks')
    if (!bars || !chart._fullLayout) return []
    const {xaxis, yaxis} = chart._fullLayout
    const {left, top} = chart.getBoundingClientRect()
    return Array.from(bars.customdata, (task, at) => ({
        task: Array.isArray(task) ? task[0] : task,
        days: bars.x[at],
        x: left + xaxis._offset + xaxis.l2p(bars.base[at] + bars.x[at] / 2),
        y: top + yaxis._offset + yaxis.l2p(bars.y[at]),
    }))
}"""


@dataclass(frozen=True)
class Bar:
    """A task's bar: its length in calendar days, and its middle on the screen."""

    task: str
    days: float
    x: float
    y: float


def bars(screen: Screen) -> list[Bar]:
    """The bars of all tasks, from the top to the bottom, once they are drawn."""
    screen.page.wait_for_function(f"() => ({_BARS})().length > 0", polling=BETWEEN_LOOKS)
    return [Bar(**bar) for bar in screen.page.evaluate(_BARS)]


def bar_of(screen: Screen, task: str) -> Bar:
    """The bar of one task."""
    return next(bar for bar in bars(screen) if bar.task == task)


def click(screen: Screen, bar: Bar) -> None:
    """Click the middle of a bar. Plotly wants to see the pointer come first."""
    screen.page.mouse.move(bar.x - 3, bar.y)
    screen.page.mouse.move(bar.x, bar.y, steps=3)
    screen.page.locator(".js-plotly-plot .hoverlayer .hovertext").first.wait_for()
    screen.page.mouse.click(bar.x, bar.y)
    screen.settle()


def wait_until_it_takes(screen: Screen, task: str, days: float) -> None:
    """Wait until the bar of a task has this length."""
    wanted = f"() => ({_BARS})().some(bar => bar.task === '{task}' && bar.days === {days:g})"
    screen.page.wait_for_function(wanted, polling=BETWEEN_LOOKS)
