"""The teams or segments that enter numbers of their own, each with an owner; the KPI adds up their counts."""

import streamlit as st

from pages.shared import notices, visit
from pages.shared.kpi_setup import fields, saving
from pages.shared.text import plain
from planner.actions import kpis as kpi_actions
from planner.actions.kpis import OpenKpis
from planner.actions.measures import numbers_in_words
from planner.kpis.kpi import WHOLE_COMPANY, Kpi, Team
from planner.shared.errors import BadInput, PlannerError

FORM = "kpi_setup_teams"
_OPEN = "kpi_setup_team"


def show(opened: OpenKpis, kpi: Kpi) -> None:
    """Every team with what can be done about it, then the line that adds one."""
    st.caption(_what_for(opened, kpi))
    for number, team in enumerate(kpi.teams):
        if st.session_state.get(_OPEN) == (kpi.id, team.name):
            _edited(opened, kpi, team)
        else:
            _row(kpi, number, team)
    _adding(kpi)
    notices.problems_of(FORM, ("name",))


def _what_for(opened: OpenKpis, kpi: Kpi) -> str:
    if kpi.teams:
        return "Each enters its own counts; the KPI adds them up. A team without an owner is the KPI owner’s to enter."
    whole = _numbers_of(opened, kpi, WHOLE_COMPANY)
    stays = f" The {numbers_in_words(whole)} it has already stay in the total." if whole else ""
    return f"One set of numbers for the whole company. Add teams or segments to have each enter its own.{stays}"


def _row(kpi: Kpi, number: int, team: Team) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key=f"kpi_team_{number}"):
        owner = plain(team.owner) or f":gray[{plain(kpi.owner) or 'nobody yet'}]"
        st.markdown(f"**{plain(team.name)}** · {owner}", width="stretch")
        st.button(
            "Change",
            key=f"kpi_team_change_{number}",
            icon=":material/edit:",
            type="tertiary",
            on_click=_open,
            args=(kpi, team),
        )


def _edited(opened: OpenKpis, kpi: Kpi, team: Team) -> None:
    with st.container(border=True, gap="xsmall", key="kpi_team_edited"):
        name, owner = st.columns(2)
        with name:
            st.text_input("Team or segment", team.name, key=_key(kpi, "name", team.name))
            notices.problem_of(FORM, "name")
        with owner:
            fields.who("Owner", team.owner, _key(kpi, "owner", team.name), placeholder=kpi.owner or "Nobody yet")
        with st.container(horizontal=True):
            st.button("Save the team", key="kpi_team_save", type="primary", on_click=_save, args=(kpi, team))
            st.button("Leave it as it is", key="kpi_team_keep", on_click=_shut)
            st.button(
                ":red[Remove the team]",
                key="kpi_team_remove",
                type="tertiary",
                on_click=_remove,
                args=(kpi, team, _numbers_of(opened, kpi, team.name)),
            )


def _adding(kpi: Kpi) -> None:
    if st.session_state.get(_OPEN) in [(kpi.id, name) for name in kpi.team_names]:
        return  # one thing at a time, or a problem with a name would stand in two places
    with st.container(gap="xsmall", key="kpi_team_new"):
        name, owner = st.columns(2)
        with name:
            st.text_input("New team or segment", key=_key(kpi, "name"), placeholder="Stores, Germany, Premium …")
            notices.problem_of(FORM, "name")
        with owner:
            fields.who("Its owner", "", _key(kpi, "owner"), placeholder=kpi.owner or "Nobody yet")
        st.button("Add the team", key="kpi_team_add", icon=":material/add:", on_click=_add, args=(kpi,))


def _numbers_of(opened: OpenKpis, kpi: Kpi, team: str) -> int:
    sheet = opened.sheets.get(kpi.id)
    return sum(one == team for one in sheet.teams) if sheet else 0


def _open(kpi: Kpi, team: Team) -> None:
    notices.forget(FORM)
    st.session_state[_OPEN] = (kpi.id, team.name)


def _shut() -> None:
    notices.forget(FORM)
    st.session_state.pop(_OPEN, None)


def _add(kpi: Kpi) -> None:
    state = st.session_state
    try:
        new = {"name": state[_key(kpi, "name")], "owner": fields.named(_key(kpi, "owner"))}
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    if _keep(kpi, (*kpi.teams, new), f"“{new['name'].strip()}” enters numbers of its own now"):
        state[_key(kpi, "name")], state[_key(kpi, "owner")] = "", None


def _remove(kpi: Kpi, team: Team, numbers: int) -> None:
    stay = f"; its {numbers_in_words(numbers)} stay in the total" if numbers else ""
    if _keep(kpi, tuple(one for one in kpi.teams if one != team), f"“{team.name}” enters no more{stay}"):
        _shut()


def _save(kpi: Kpi, team: Team) -> None:
    """The new name, which takes the numbers along, and the new owner."""
    state, plan = st.session_state, visit.plan_id()
    try:
        owner = fields.named(_key(kpi, "owner", team.name))
    except PlannerError as error:
        notices.refuse(FORM, error)
        return
    try:
        new = team.but(name=state[_key(kpi, "name", team.name)], owner=owner)
    except PlannerError as error:
        notices.refuse(FORM, _at_name(error))
        return
    if new.name != team.name:
        renamed = notices.attempt(
            FORM, kpi_actions.rename_team, plan, kpi.id, kpi.version, team.name, new.name, visit.now()
        )
        if renamed is None:
            return
        kpi = renamed.kpi
        saving.told(renamed, f"“{team.name}” is called “{new.name}” now, and its numbers with it")
    if new.owner != team.owner:
        teams = tuple(new if one.name == new.name else one for one in kpi.teams)
        _keep(kpi, teams, f"“{new.name}” is {new.owner or 'nobody'}’s to enter now")
    if not notices.has_problem(FORM):
        _shut()


def _keep(kpi: Kpi, teams: tuple[object, ...], done: str) -> bool:
    try:
        changed = kpi.but(teams=teams)
    except PlannerError as error:
        notices.refuse(FORM, _at_name(error))
        return False
    saved = notices.attempt(FORM, kpi_actions.save_kpi, visit.plan_id(), changed, visit.now(), today=visit.today())
    if saved:
        saving.told(saved, done)
    return saved is not None


def _at_name(error: PlannerError) -> PlannerError:
    """The same error, told beside the name of the team, which alone can be wrong."""
    said = next(iter(error.problems.values()), str(error)) if isinstance(error, BadInput) else str(error)
    return BadInput(said, {"name": said})


def _key(kpi: Kpi, field: str, team: str = "") -> str:
    return f"kpi_team_{field}_{kpi.id}_{team}"
