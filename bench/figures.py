"""How long the roadmap takes to draw and to show, as a ratio to one bare `go.Bar` figure with as many bars.

The smallest of several rounds counts: noise only ever adds. What a page keeps is the plain dictionary.
"""

from collections.abc import Callable
from time import perf_counter

import plotly.graph_objects as go
from plotly.io import to_json
from plotly.tools import return_figure_from_figure_or_data

from bench import table
from bench.plans import a_view
from planner.charts.palette import Look
from planner.charts.ready import ReadyFigure
from planner.charts.roadmap import RoadmapView, roadmap_spec

SIZES = (60, 500, 2_000)
_ROUNDS = 10


def main() -> None:
    """Prints the table."""
    rows = []
    for size in SIZES:
        view = RoadmapView(*a_view(size), today_day=30)
        spec = roadmap_spec(view, Look.LIGHT)
        least = seconds(lambda: bare(view))  # noqa: B023 - called at once
        drawn = seconds(lambda: roadmap_spec(view, Look.LIGHT))  # noqa: B023
        ready = seconds(lambda: shown(ReadyFigure(spec)))  # noqa: B023
        checked = seconds(lambda: shown(spec))  # noqa: B023
        taken = map(table.milliseconds, (least, drawn, ready, checked))
        rows.append((f"{size:,}", *taken, table.ratio(drawn, least), table.ratio(ready, checked)))
    heads = ("tasks", "bare ms", "drawn ms", "shown ms", "shown as dict ms", "drawn/bare", "shown/as dict")
    table.show("The roadmap's figure (the quickest of some rounds)", heads, rows, "Shown: made ready to be sent.")


def bare(view: RoadmapView) -> go.Figure:
    """The least a chart of as many bars can do."""
    days = [view.schedule[task.id] for task in view.tasks]
    return go.Figure(
        go.Bar(
            orientation="h",
            x=[dates.finish_day - dates.start_day + 1 for dates in days],
            base=[dates.start_day for dates in days],
            y=[task.name for task in view.tasks],
            hovertext=[task.name for task in view.tasks],
        )
    )


def shown(figure: object) -> str:
    """What Streamlit does with a figure or a dictionary."""
    return to_json(return_figure_from_figure_or_data(figure, validate_figure=True), validate=False)


def seconds(build: Callable[[], object]) -> float:
    """The quickest of some rounds."""
    build()
    times = []
    for _ in range(_ROUNDS):
        begin = perf_counter()
        build()
        times.append(perf_counter() - begin)
    return min(times)


if __name__ == "__main__":
    main()
