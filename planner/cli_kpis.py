"""The command line for KPIs: `python -m planner kpi stats FILE.csv` and `kpi import FILE --plan NAME`."""

from typing import Annotated

import typer

app = typer.Typer(help="The statistics of KPIs in a file, and numbers from a file into a plan.")

TableName = Annotated[str, typer.Argument(metavar="FILE.csv", help="A CSV in UTF-8; - reads standard input.")]
Baseline = Annotated[
    int | None, typer.Option(metavar="N", help="Take the limits from the first N periods, six at least; else from all.")
]
MinimumN = Annotated[int, typer.Option("--minimum-n", metavar="N", help="Pass over periods with fewer cases.")]
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
