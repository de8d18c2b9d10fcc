"""A forecast as the command line prints it: JSON for scripts, a few lines and a table for people."""

import json
from collections.abc import Sequence

from planner.exchange.plain_schedule import short
from planner.scheduling.forecast import Forecast
from planner.shared.calendar import WorkCalendar
from planner.tasks.task import Task

_DIGITS = 4


def forecast_as_json(forecast: Forecast, seed: int, distribution: str) -> str:
    """Mean, deviation and percentiles of the finish in elapsed working days, and per task the share of
    runs in which it was critical, 0 to 1."""
    finish = forecast.finish
    figures = {"mean": finish.mean, "standard_deviation": finish.sd}
    percentiles = {"p50": finish.p50, "p80": finish.p80, "p90": finish.p90}
    how = {"runs": forecast.runs, "seed": seed, "distribution": distribution, "basis": forecast.basis}
    tasks = [{"id": task, "critical": round(share, 6)} for task, share in forecast.criticality.items()]
    days = {name: round(value, _DIGITS) for name, value in (figures | percentiles).items()}
    return json.dumps(how | days | {"tasks": tasks}, ensure_ascii=False, indent=2)


def forecast_as_table(tasks: Sequence[Task], forecast: Forecast, calendar: WorkCalendar) -> str:
    """What the forecast rests on, the finish in elapsed working days and dates, then one line a task."""
    finish = forecast.finish
    percentiles = (
        ("P50", finish.p50, finish.p50_day),
        ("P80", finish.p80, finish.p80_day),
        ("P90", finish.p90, finish.p90_day),
    )
    return "\n".join(
        [
            f"{forecast.runs:,} runs. {forecast.basis}",
            "",
            f"{'mean':<18} {finish.mean:>8.2f} working days",
            f"{'standard deviation':<18} {finish.sd:>8.2f}",
            *(f"{name:<18} {end:>8.2f}  {calendar.date_of(day)}" for name, end, day in percentiles),
            "",
            *_critical_lines(tasks, forecast),
        ]
    )


def _critical_lines(tasks: Sequence[Task], forecast: Forecast) -> list[str]:
    names = {task.id: short(task.name) for task in tasks}
    rows = [(short(task), names[task], f"{share:.1%}") for task, share in forecast.criticality.items()]
    id_width, name_width = (
        max(map(len, column)) for column in zip(("id", "task"), *(row[:2] for row in rows), strict=True)
    )
    lines = [("id", "task", "critical"), *rows]
    return [f"{one:<{id_width}}  {name:<{name_width}}  {share:>8}" for one, name, share in lines]
