"""A KPI by team and segment: who stands where, with how sure that is, and how each of them runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st

from pages.shared import empty, kpis, menu
from pages.shared.kpi import drawn
from pages.shared.kpi.view import TOGETHER, KpiView, ground_of
from pages.shared.numbers.words import period_name
from pages.shared.text import count
from planner.actions.kpis import OpenKpis
from planner.charts.kpi_ground import Ground
from planner.charts.kpi_rows import Row, rows, rows_alt
from planner.charts.kpi_teams import MOST, teams, teams_alt
from planner.kpis.counts_words import counts_words, quantity
from planner.kpis.kind import Direction, Kind
from planner.kpis.kpi import Kpi
from planner.kpis.pooled import pooled
from planner.kpis.reading import NO_READING, Reading
from planner.kpis.series import Series, rolled, series_of
from planner.kpis.value_words import interval_name, interval_words, number_words, value_words


@dataclass(frozen=True, slots=True)
class ByTeam:
    """One team: its series, and its latest periods read together with the counts in words."""

    series: Series
    latest: Reading
    counts: str
    is_small: bool

    @property
    def name(self) -> str:
        """What the team is called."""
        return self.series.team or ""


def show(view: KpiView) -> None:
    """The teams against each other, then each on its own; what to do where the KPI is not split."""
    if view.kpi.kind is Kind.FORMULA:
        empty.show("It is worked out from other KPIs; look there for the numbers of each team.")
        return
    if not view.kpi.teams:
        empty.show("This KPI is not split by team or segment.", menu.KPI_SETUP, "Add teams in the KPI set-up")
        return
    found = kpis.of_kpis("kpi teams", partial(_by_team, view=view), view.kpi.id)
    ground = ground_of(view)
    noun = view.kpi.cadence.noun
    st.markdown(f"**The latest {TOGETHER} {noun}s together**, {_order(view.kpi)}")
    _latest(view, ground, found)
    st.markdown(f"**Each {noun}**, grey behind them all teams together")
    runs = [team.series for team in found if team.series.points]
    if runs:
        drawn.chart("kpi_teams", ground, partial(teams, shown=runs, total=view.points), teams_alt(ground, runs))
    if len(runs) > MOST:
        st.caption(f"{count(len(runs) - MOST, 'more team')} in the table only.")


def _latest(view: KpiView, ground: Ground, found: Sequence[ByTeam]) -> None:
    total = rolled(view.series, len(view.points) - 1, TOGETHER) if view.points else NO_READING
    words = "" if total.value is None else f"all teams {number_words(view.kpi, total.value)}"
    shown = [_row(view.kpi, team) for team in found]
    draw = partial(rows, shown=shown, held_against=total.value, against_words=words)
    drawn.chart("kpi_rows", ground, draw, rows_alt(shown))
    name = interval_name(*(team.latest for team in found))
    st.caption(f"Dot: value; line: {name}. Lines that overlap a lot: the teams may be no different at all.")
    drawn.table("kpi_teams_table", lambda: _table(view, found), rows_alt(shown))


def _row(kpi: Kpi, team: ByTeam) -> Row:
    if team.latest.value is None:
        return Row(team.name, NO_READING, "no numbers yet" if not team.series.points else "no value", is_clear=False)
    if team.is_small:
        return Row(team.name, team.latest, f"{team.counts}: too few to be read", is_clear=False)
    return Row(team.name, team.latest, f"{value_words(kpi, team.latest.value)}, n {quantity(team.latest.n)}")


def _by_team(opened: OpenKpis, *, view: KpiView) -> list[ByTeam]:
    """The best first; those that cannot be told last."""
    kpi = view.kpi
    found = [_of_team(opened, kpi, team) for team in kpi.team_names]
    way = 1 if kpi.direction is Direction.LOWER else -1
    return sorted(
        found, key=lambda team: (team.is_small or team.latest.value is None, way * (team.latest.value or 0.0))
    )


def _of_team(opened: OpenKpis, kpi: Kpi, team: str) -> ByTeam:
    series = series_of(kpi, opened.sheets[kpi.id], opened.today, team)
    if not series.points:
        return ByTeam(series, NO_READING, "", is_small=True)
    latest = rolled(series, len(series.points) - 1, TOGETHER)
    together = pooled(kpi, [point.counts for point in series.points[-TOGETHER:]])
    return ByTeam(series, latest, counts_words(kpi, together), latest.n < kpi.minimum_n)


def _table(view: KpiView, found: Sequence[ByTeam]) -> pd.DataFrame:
    kpi, interval = view.kpi, interval_name(*(team.latest for team in found)).capitalize()
    return pd.DataFrame(
        [
            {
                "Team": team.name,
                "Value": "" if team.latest.value is None else number_words(kpi, team.latest.value),
                interval: interval_words(kpi, team.latest),
                "n": quantity(team.latest.n),
                "Counts": team.counts,
                "Latest": period_name(kpi, team.series.points[-1].period, view.today) if team.series.points else "",
                "Remark": "too few to be read" if team.is_small else "",
            }
            for team in found
        ]
    )


def _order(kpi: Kpi) -> str:
    return {Direction.HIGHER: "best first", Direction.LOWER: "best first"}.get(kpi.direction, "highest first")
