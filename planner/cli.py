"""The command line, for analysts, scripts and operators: `python -m planner schedule FILE.csv`."""

import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Annotated

import typer

from planner import cli_kpis
from planner.exchange.plain_csv import read_plain_tasks
from planner.exchange.plain_forecast import forecast_as_json, forecast_as_table
from planner.exchange.plain_schedule import schedule_as_json, schedule_as_table
from planner.exchange.plain_text import text_of
from planner.scheduling.forecast import forecast_tasks
from planner.scheduling.network import network_of
from planner.scheduling.sampling import DISTRIBUTIONS, Distribution
from planner.scheduling.schedule import schedule_network
from planner.shared.calendar import WeekPattern, WorkCalendar, national_holidays
from planner.shared.errors import BadInput, PlannerError
from planner.shared.settings import read_settings
from planner.tasks.task import Task

app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
app.add_typer(cli_kpis.app, name="kpi")

FileName = Annotated[str, typer.Argument(metavar="FILE.csv", help="A CSV in UTF-8; - reads standard input.")]
Start = Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="The date of day 0; today if not given.")]
Country = Annotated[str, typer.Option(metavar="XX", help="Whose national holidays are free, such as DE.")]
Week = Annotated[str, typer.Option(help=f"The days worked: {', '.join(WeekPattern)}.")]
Runs = Annotated[int, typer.Option(metavar="N", help="How often the plan is run.")]
Seed = Annotated[int, typer.Option(metavar="N", help="The same seed gives the same figures.")]
Shape = Annotated[str, typer.Option("--distribution", help=f"How estimates are spread: {', '.join(DISTRIBUTIONS)}.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]


@app.callback()
def about() -> None:
    """CX100: the planner for the first hundred days of a customer-experience leader."""


@app.command("schedule")
def print_schedule(
    file: FileName, start: Start = "", country: Country = "", week: Week = "mon-fri", as_json: AsJson = False
) -> None:
    """Early and late dates, floats and the critical path of the tasks in a CSV.

    Its columns are id, task, duration, predecessors and, if wanted, start_day, deadline, phase, owner,
    optimistic, pessimistic, percent, actual_start, actual_finish. Predecessors are ids such as 12,
    12FS+3d or 4SS-1d, several parted by a semicolon. With --week all and no country it is plain CPM.
    """
    first_day = day_given(start)
    tasks = read_plain_tasks(text_of(file), first_day, week_named(week))
    calendar = calendar_for(tasks, first_day, country, week)
    dates = schedule_network(network_of(tasks, calendar), calendar)
    print(schedule_as_json(dates) if as_json else schedule_as_table(tasks, dates))


@app.command("forecast")
def print_forecast(
    file: FileName,
    runs: Runs = 10_000,
    seed: Seed = 0,
    distribution: Shape = "pert",
    start: Start = "",
    country: Country = "",
    week: Week = "mon-fri",
    as_json: AsJson = False,
) -> None:
    """Mean, standard deviation, P50, P80 and P90 of the finish, and how often each task was critical.

    The columns are those of schedule; duration is the likely value between optimistic and pessimistic. A task
    without these two takes its duration for certain. If no task has them, the slips of the finished tasks stand in,
    or with fewer than five of these an assumed 10 % less to 50 % more; the table and the JSON say which.

    Figures are elapsed working days from the first day. The standard deviation is that of the simulated finish. pert
    draws from the beta distribution with mean (a + 4m + b) / 6; its own deviation, sqrt((mean - a)(b - mean) / 7), is
    0.85 to 1.13 times the (b - a) / 6 used for PERT by hand, so expect up to that difference from a textbook.
    """
    first_day = day_given(start)
    tasks = read_plain_tasks(text_of(file), first_day, week_named(week))
    calendar = calendar_for(tasks, first_day, country, week)
    found = forecast_tasks(
        tasks,
        calendar,
        None,
        {},
        seed=seed,
        runs=runs,
        distribution=distribution_named(distribution),
        unestimated_is_certain=any(task.estimate for task in tasks),
    )
    print(forecast_as_json(found, seed, distribution) if as_json else forecast_as_table(tasks, found, calendar))


@app.command("migrate")
def migrate() -> None:
    """Make the database, or bring it up to date. The app does the same when it starts."""
    from planner.actions.workspace import Workspace  # what analysts call should not wait for SQLAlchemy

    Workspace.open().close()
    print("The database is up to date.")


@app.command("demo")
def load_demo() -> None:
    """Put the sample company into the database, unless it is there."""
    from planner.access.visitor import LOCAL_OWNER
    from planner.actions.plans import list_plans
    from planner.actions.sample import add_sample
    from planner.actions.workspace import Workspace

    workspace, settings = Workspace.open(), read_settings()
    if not any(plan.is_sample for plan in list_plans(workspace, LOCAL_OWNER)):
        add_sample(workspace, LOCAL_OWNER, settings.current_day(), settings.current_moment())
    workspace.close()
    print("The sample company is loaded.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs a command and returns its exit status: 2, and one line on standard error, for bad input."""
    _print_whatever_the_terminal_can_show()
    try:
        return app(arguments, prog_name="python -m planner", standalone_mode=False) or 0
    except PlannerError as error:
        return _refused(str(error))
    except typer.Abort:
        return 130
    except typer.TyperException as error:
        return _refused(f"{str(error).rstrip('.')}. See python -m planner --help.")
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def day_given(text: str) -> date:
    """The date written as YYYY-MM-DD; today for none."""
    if not text:
        return datetime.now(UTC).astimezone().date()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(f"--start “{text}” is no date; write it as 2026-01-31.") from error


def distribution_named(name: str) -> Distribution:
    """The distribution of this name; `BadInput` for one that is not known."""
    known = next((one for one in DISTRIBUTIONS if one == name), None)
    if known is None:
        raise BadInput(f"--distribution “{name}” is not known; choose one of {', '.join(DISTRIBUTIONS)}.")
    return known


def week_named(name: str) -> WeekPattern:
    """The week pattern of this name; `BadInput` for one that is not known."""
    if name not in list(WeekPattern):
        raise BadInput(f"--week “{name}” is not known; choose one of {', '.join(WeekPattern)}.")
    return WeekPattern(name)


def calendar_for(tasks: Sequence[Task], first_day: date, country: str, week: str) -> WorkCalendar:
    """Working days counted from day 0, or from the earliest start day if that lies before it."""
    holidays = national_holidays(country.upper(), first_day.year)
    origin = min([0, *(task.start_day for task in tasks)])
    return WorkCalendar(first_day, week_named(week), holidays, origin=origin)


def _refused(message: str) -> int:
    print(" ".join(message.split()), file=sys.stderr)
    return 2


def _print_whatever_the_terminal_can_show() -> None:
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
