"""The targets of a KPI in words: the one in force and those before it, each with who set it and why."""

from pages.shared import visit
from pages.shared.dates import long_date, short_date
from pages.shared.kpi_setup.words import SHAPES
from pages.shared.text import plain
from planner.kpis.kpi import Kpi
from planner.kpis.value_words import value_words


def target_words(kpi: Kpi) -> str:
    """ "92 % by day 100 (12 May), step by step. Set on 3 March by Ada: a new promise"."""
    target = kpi.target
    if target is None:
        return "No target yet."
    day = short_date(visit.plan().schedule.calendar.date_of(target.by_day))
    who = f" by {target.set_by}" if target.set_by else ""
    why = f": {target.reason}" if target.reason else "."
    return (
        f"{value_words(kpi, target.value)} by day {target.by_day} ({day}), {SHAPES[target.shape]}. "
        f"Set on {long_date(target.set_on)}{who}{why}"
    )


def earlier_targets(kpi: Kpi) -> str:
    """Each target that was replaced, with who and why, as Markdown; empty where there was none."""
    lines = []
    for before, after in zip(kpi.targets, kpi.targets[1:], strict=False):
        said = f"{value_words(kpi, before.value)} by day {before.by_day}"
        why = f": {after.reason}" if after.reason else ""
        who = f" by {after.set_by}" if after.set_by else ""
        lines.append(f"- {plain(said)}, replaced on {plain(long_date(after.set_on))}{plain(who)}{plain(why)}")
    return "\n".join(lines)
