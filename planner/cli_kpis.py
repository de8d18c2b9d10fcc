"""The command line for KPIs: `python -m planner kpi stats FILE.csv` and `kpi import FILE --plan NAME`."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.shared.errors import BadInput

if TYPE_CHECKING:
    from planner.exchange.kpis_in import Counted
    from planner.kpis.kpi import Kpi
    from planner.plan.plan import Plan

_MOST_TOLD = 10

app = typer.Typer(help="The statistics of KPIs in a file, and numbers from a file into a plan.")

TableName = Annotated[str, typer.Argument(metavar="FILE.csv", help="A CSV in UTF-8; - reads standard input.")]
Baseline = Annotated[
    int | None, typer.Option(metavar="N", help="Take the limits from the first N periods, six at least; else from all.")
]
MinimumN = Annotated[int, typer.Option("--minimum-n", metavar="N", help="Pass over periods with fewer cases.")]
FileName = Annotated[str, typer.Argument(metavar="FILE", help="An export of a tool, or a table of numbers.")]
PlanName = Annotated[str, typer.Option("--plan", metavar="NAME", help="The company, or “Company · Leader”.")]
KpiName = Annotated[str, typer.Option("--as", metavar="KPI", help="The one KPI to count the file for.")]
TeamName = Annotated[str, typer.Option("--team", metavar="TEAM", help="The team that all rows belong to.")]
GoodRows = Annotated[bool, typer.Option("--good-rows", help="Import although some rows cannot be used.")]
DayFirst = Annotated[
    bool | None,
    typer.Option("--day-first/--month-first", help="How to read 03/04/2026 where no date of the file tells."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, in full precision, instead of tables.")]


@app.command("stats")
def print_stats(
    file: TableName, baseline_weeks: Baseline = None, minimum_n: MinimumN = 0, as_json: AsJson = False
) -> None:
    """Value, n and 95 % interval by period, natural process limits, and the signals by rule.

    The table has the columns kpi and period, and by kind: promoters, passives, detractors; or numerator,
    denominator; or value and, if wanted, n and sd. Rows of one KPI stand in the order of time; rows with the same
    KPI and period (teams) are added up. NPS is in points, a share in percent.
    """
    from planner.exchange.plain_kpi_stats import stats_as_json, stats_as_table, stats_of
    from planner.exchange.plain_kpis import read_plain_kpis
    from planner.exchange.plain_text import text_of

    found = [stats_of(plain, baseline_weeks, minimum_n) for plain in read_plain_kpis(text_of(file))]
    print(stats_as_json(found) if as_json else stats_as_table(found))


@app.command("import")
def import_file(
    file: FileName,
    plan: PlanName,
    as_kpi: KpiName = "",
    team: TeamName = "",
    good_rows: GoodRows = False,
    day_first: DayFirst = None,
) -> None:
    """Count an export of a survey, ticket, review or shop tool, or a table of numbers, into a plan.

    What the file is and what it counts for is recognised as on the page KPI files. The same file again changes
    nothing. Nothing is stored while a row cannot be used, unless --good-rows is given. For a nightly job: exit status
    0 when everything is stored, 2 with the reasons when not.
    """
    from planner.access.visitor import LOCAL_OWNER
    from planner.actions.entries import Typed, import_entries
    from planner.actions.kpi_files import SINCE_EVER
    from planner.actions.kpis import open_kpis
    from planner.actions.plans import list_plans
    from planner.actions.workspace import Workspace
    from planner.exchange.kpi_preview import Fate, previews
    from planner.shared.settings import read_settings

    content, settings, workspace = _content(file), read_settings(), Workspace.open()
    today, now = settings.current_day(), settings.current_moment()
    try:
        chosen = _plan_named(plan, list_plans(workspace, LOCAL_OWNER))
        opened = open_kpis(workspace, LOCAL_OWNER, chosen.id, today, since=SINCE_EVER)
        kpis = [_kpi_named(as_kpi, opened.watched)] if as_kpi else opened.watched
        name = Path(file).name
        counted = _counted(content, name, kpis, team, day_first)
        _tell(counted, good_rows=good_rows)
        found = previews(counted.entries, kpis, opened.sheets, today)
        typed = [
            Typed(one.entry.kpi, one.entry.team, one.entry.period, one.entry.counts, one.entry.note)
            for one in found
            if one.is_stored
        ]
        if typed:
            import_entries(workspace, LOCAL_OWNER, chosen.id, typed, now, source=name)
    finally:
        workspace.close()
    if replaced := sum(one.replaces_typed for one in found):
        said = "replaces a number" if replaced == 1 else "replace numbers"
        print(f"{replaced:,} of them {said} typed by hand", file=sys.stderr)
    fates = [one.fate for one in found]
    print(", ".join(f"{fates.count(fate):,} {fate}" for fate in Fate))


def _content(file: str) -> bytes:
    try:
        return Path(file).read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise BadInput(f"“{file}” cannot be read: {reason}.") from error


def _plan_named(name: str, plans: "Sequence[Plan]") -> "Plan":
    wanted = name.strip().casefold()
    found = [plan for plan in plans if wanted in (plan.id, plan.title.casefold(), plan.company.casefold())]
    if len(found) == 1:
        return found[0]
    titles = ", ".join(f"“{plan.title}”" for plan in found or plans) or "none"
    which = "is the name of several plans" if found else "is not the name of a plan"
    raise BadInput(f"--plan “{name}” {which}; choose one of: {titles}.")


def _kpi_named(name: str, kpis: "Sequence[Kpi]") -> "Kpi":
    wanted = name.strip().casefold()
    found = next((kpi for kpi in kpis if wanted in (kpi.name.casefold(), kpi.catalogue, kpi.id)), None)
    if found is None:
        known = ", ".join(f"“{kpi.name}”" for kpi in kpis) or "none"
        raise BadInput(f"--as “{name}” is not a KPI of the plan; choose one of: {known}.")
    return found


def _counted(content: bytes, file_name: str, kpis: "Sequence[Kpi]", team: str, day_first: bool | None) -> "Counted":
    from planner.exchange.kpis_in import count, open_file
    from planner.shared.settings import read_settings

    opened = replace(open_file(content, file_name, kpis), day_first=day_first)
    if opened.asks_day_first and day_first is None:
        raise BadInput(
            f"The dates of “{file_name}” do not tell whether the day or the month comes first; "
            "say --day-first or --month-first."
        )
    uses = [replace(use, team=team, team_column=None) if team else use for use in opened.uses]
    if not uses:
        raise BadInput(
            f"“{file_name}” ({opened.tool_name}) holds nothing that a KPI of the plan is counted from; "
            "choose its columns on the page KPI files."
        )
    return count(opened, uses, kpis, read_settings().current_day())


def _tell(counted: "Counted", *, good_rows: bool) -> None:
    """What was left out, on standard error; `BadInput` with the first reasons where rows cannot be used."""
    for reason, rows in counted.dropped.items():
        print(f"{rows:,} rows left out: {reason}", file=sys.stderr)
    for remark in counted.remarks:
        print(remark, file=sys.stderr)
    if counted.problem_count and not good_rows:
        first = " ".join(problem.words for problem in counted.problems[:_MOST_TOLD])
        more = counted.problem_count - _MOST_TOLD
        said = f"{first} And {more:,} more." if more > 0 else first
        raise BadInput(f"Nothing was imported. {said} Mend these rows, or import the others with --good-rows.")
    for problem in counted.problems:
        print(problem.words, file=sys.stderr)
