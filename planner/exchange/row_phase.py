"""A row's phase: the one it names, or the one in which it starts."""

from planner.exchange.row_cells import Remark, Row
from planner.exchange.task_columns import Field
from planner.plan.plan import Phase, Plan


def phase_of(row: Row, hint: str, start_day: int | None = None) -> Phase | None:
    """The phase whose key or name stands in the row, or else in the hint; failing that, where it starts.

    None when neither names a phase and no start day is given. A name unknown to the plan is a
    problem in our own files only: other tools use sections for all sorts of things.
    """
    plan = row.reading.plan
    text = row.text(Field.PHASE)
    named = phase_named(plan, text) or phase_named(plan, hint)
    if named or start_day is None:
        return named
    if text and row.reading.is_our_own:
        row.wrong(Field.PHASE, f"The plan has no such phase; write one of: {', '.join(p.name for p in plan.phases)}.")
    row.remark(Remark.PHASE_FROM_START)
    return phase_at(plan, start_day)


def phase_named(plan: Plan, text: str) -> Phase | None:
    """The phase with this key or, if no key fits, this name."""
    wanted = text.casefold()
    by_key = (phase for phase in plan.phases if phase.key == wanted)
    by_name = (phase for phase in plan.phases if phase.name.casefold() == wanted)
    return next(by_key, None) or next(by_name, None)


def phase_at(plan: Plan, day: int) -> Phase:
    """The phase that a day belongs to most: the shortest that holds it, or else the nearest."""

    def fit(phase: Phase) -> tuple[int, int, int]:
        away = max(phase.start_day - day, day - phase.end_day, 0)
        return away, phase.end_day - phase.start_day, -phase.start_day

    return min(plan.phases, key=fit)
