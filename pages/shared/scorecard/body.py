"""What of the scorecard is looked at, as tiles or as a table: all KPIs, or every team's own numbers."""

from collections.abc import Mapping, Sequence

import streamlit as st

from pages.shared.kpis import of_kpis
from pages.shared.scorecard import bar, table, tiles
from pages.shared.scorecard.face import faces
from pages.shared.scorecard.view import Filters, Group, Order, grouped, in_order
from pages.shared.text import count, plain
from planner.actions.kpis import OpenKpis
from planner.kpis.kpi import WHOLE_COMPANY
from planner.kpis.scorecard import Scorecard, Tile
from planner.kpis.scorecard_by_team import scorecard_by_team

_WHOLE = "Not split by team"


def show(opened: OpenKpis, card: Scorecard) -> None:
    """The tiles or the table that the line above asks for."""
    wanted, order, by = bar.filters(), bar.order(), bar.group()
    if by is Group.TEAM:
        _by_team(card, wanted, order)
        return
    groups = grouped(opened.plan, _matching(card, wanted, order), by)
    if not groups:
        bar.nothing_left(card, wanted)
    elif bar.is_table():
        table.show([(heading, tile) for heading, shown in groups.items() for tile in shown], "all")
    else:
        known = faces("all", card)
        for heading, shown in groups.items():
            _heading(heading, shown)
            tiles.show(shown, known, heading)


def _by_team(card: Scorecard, wanted: Filters, order: Order) -> None:
    teams = of_kpis("cards by team", _cards_by_team)
    st.caption("Each team’s own numbers, held against the target of the whole KPI.")
    groups = {team: _matching(own, wanted, order) for team, own in teams.items()}
    groups = {team: shown for team, shown in groups.items() if shown}
    if not groups:
        bar.nothing_left(card, wanted)
    elif bar.is_table():
        table.show([(team or _WHOLE, tile) for team, shown in groups.items() for tile in shown], "teams")
    else:
        for team, shown in groups.items():
            _heading(team or _WHOLE, shown)
            tiles.show(shown, faces(f"team {team}", teams[team]), f"team {team}")


def _heading(heading: str, shown: Sequence[Tile]) -> None:
    if heading:
        st.subheader(f"{plain(heading)} · {count(len(shown), 'KPI')}", anchor=False)


def _cards_by_team(opened: OpenKpis) -> Mapping[str, Scorecard]:
    """The teams by name; last, what is not split."""
    found = scorecard_by_team(opened.kpis, opened.sheets, opened.plan.first_day, opened.today)
    return dict(sorted(found.items(), key=lambda team: (team[0] == WHOLE_COMPANY, team[0].casefold())))


def _matching(card: Scorecard, wanted: Filters, order: Order) -> list[Tile]:
    return [tile for tile in in_order(card, order) if wanted.lets(tile)]
