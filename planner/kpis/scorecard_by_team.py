"""The scorecard of each team: its own numbers, held against the target of the whole KPI."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from planner.kpis.kpi import WHOLE_COMPANY, Kpi, KpiId
from planner.kpis.scorecard import Scorecard, scorecard
from planner.kpis.sheet import Sheet


def scorecard_by_team(
    kpis: Sequence[Kpi], sheets: Mapping[KpiId, Sheet], first_day: date, today: date
) -> dict[str, Scorecard]:
    """A scorecard for every team that enters numbers, and one for what is not split, in the order of the KPIs."""
    watched = [kpi for kpi in kpis if kpi.retired_on is None]
    teams = dict.fromkeys(team for kpi in watched for team in kpi.team_names)
    return {team: _of_team(team, watched, sheets, first_day, today) for team in teams}


def of_team(sheet: Sheet, team: str) -> Sheet:
    """The entries of one team."""
    rows = [at for at, name in enumerate(sheet.teams) if name == team]
    return replace(
        sheet,
        periods=[sheet.periods[at] for at in rows],
        teams=[team] * len(rows),
        numbers={part: column[rows] for part, column in sheet.numbers.items()},
        tallies=[sheet.tallies[at] for at in rows],
        nothing=[sheet.nothing[at] for at in rows],
        notes=[sheet.notes[at] for at in rows],
        versions=[sheet.versions[at] for at in rows],
        entered_by=[sheet.entered_by[at] for at in rows],
        entered_at=[sheet.entered_at[at] for at in rows],
        sources=[sheet.sources[at] for at in rows],
    )


def _of_team(team: str, kpis: Sequence[Kpi], sheets: Mapping[KpiId, Sheet], first_day: date, today: date) -> Scorecard:
    # KPIs of others come along with their totals, as a formula may be made of them.
    own = {kpi.id for kpi in kpis if team in kpi.team_names}
    narrowed = [_owned_by(team, kpi) if kpi.id in own else kpi for kpi in kpis]
    parts = {kpi: of_team(sheet, team) if kpi in own else sheet for kpi, sheet in sheets.items()}
    card = scorecard(narrowed, parts, first_day, today)
    return replace(card, tiles=[tile for tile in card.tiles if tile.kpi.id in own])


def _owned_by(team: str, kpi: Kpi) -> Kpi:
    if team == WHOLE_COMPANY:
        return kpi
    return kpi.but(teams=[known for known in kpi.teams if known.name == team], owner=kpi.who_enters(team))
