"""The ground of the roadmap: the phases' bands and summaries, and the agreed dates as ghosts."""

from planner.charts.canvas import TRANSPARENT, Spec, backdrop, bar, marks
from planner.charts.palette import Colours
from planner.charts.roadmap_rows import Scale
from planner.charts.roadmap_view import RoadmapView, Rows
from planner.charts.roadmap_words import Words
from planner.tasks.task import Kind


def bands(view: RoadmapView, drawn: Rows, words: Words, scale: Scale, ink: Colours) -> Spec:
    """The phases as the plan means them; the live ones are filled, the others pale."""
    fills = [
        ink.phase(at) if phase.holds(view.today_day) else ink.tint(ink.phase(at), 0.3)
        for at, phase in enumerate(drawn.bands)
    ]
    return bar(
        "phases",
        x=[phase.end_day - phase.start_day + 1 for phase in drawn.bands],
        base=[phase.start_day for phase in drawn.bands],
        y=[row + scale.middle for row in range(len(drawn.bands))],
        width=scale.bar if scale.is_compact else 0.64,
        customdata=[f"phase:{phase.key}" for phase in drawn.bands],
        hovertext=[words.band(phase) for phase in drawn.bands],
        marker={"color": fills, "line": {"width": 0}, "cornerradius": 3},
    )


def groups(drawn: Rows, words: Words, scale: Scale, ink: Colours) -> list[Spec]:
    """One summary bar per phase, from its first to its last day, and how much of it is done."""
    if not drawn.groups:
        return []
    tall = scale.bar
    heights = [tall if group.is_collapsed else 0.16 for group in drawn.groups]
    fills = [ink.phase(group.position) for group in drawn.groups]
    middles = [group.row + scale.middle for group in drawn.groups]
    lengths = [group.finish - group.start + 1 for group in drawn.groups]
    starts = [group.start for group in drawn.groups]
    summary = bar(
        "summaries",
        x=lengths,
        base=starts,
        y=middles,
        width=heights,
        customdata=[f"phase:{group.phase.key}" for group in drawn.groups],
        hovertext=[words.group(group) for group in drawn.groups],
        marker={"color": [ink.tint(fill, 0.3) for fill in fills], "line": {"width": 0}},
    )
    share = backdrop(
        "summary progress",
        orientation="h",
        x=[length * part for length, part in zip(lengths, (group.done for group in drawn.groups), strict=True)],
        base=starts,
        y=middles,
        width=heights,
        marker={"color": fills, "line": {"width": 0}},
    )
    return [summary, share]


def agreed(view: RoadmapView, drawn: Rows, scale: Scale, ink: Colours) -> Spec | None:
    """The baseline as a thin bar below each task."""
    rows = [(p.row, p.agreed) for p in drawn.tasks if p.agreed and p.task.kind is Kind.TASK]
    if not view.show_baseline or not rows:
        return None
    return backdrop(
        "baseline",
        orientation="h",
        x=[row.finish_day - row.start_day + 1 for _, row in rows],
        base=[row.start_day for _, row in rows],
        y=[at + scale.ghost for at, _ in rows],
        width=0.13,
        marker={"color": ink.link, "line": {"width": 0}},
    )


def agreed_points(view: RoadmapView, drawn: Rows, scale: Scale, ink: Colours) -> Spec | None:
    """Where a gate or milestone was agreed to be, if it is somewhere else now."""
    rows = [(p.row, p.agreed) for p in drawn.points if p.agreed and p.agreed.start_day != p.start]
    if not view.show_baseline or not rows:
        return None
    return marks(
        "baseline points",
        x=[row.start_day + 0.5 for _, row in rows],
        y=[at + scale.middle for at, _ in rows],
        marker={"symbol": "diamond-open", "size": 9, "color": ink.link, "line": {"width": 1.5, "color": ink.link}},
        hoverinfo="skip",
    )


def second_axis(first: int) -> Spec:
    """An unseen point that belongs to the axis below the chart, which would not be drawn without one."""
    return marks("axis below", x=[first], y=[0], xaxis="x2", marker={"size": 1, "color": TRANSPARENT}, hoverinfo="skip")
