"""The mapping: what is counted from the file, for which KPI, a row for each; to be changed, added to and taken out."""

from dataclasses import replace

import streamlit as st

from pages.shared.kpi_import import mapping_row
from pages.shared.kpi_import.held import Held
from pages.shared.numbers.owing import enterable, teams_to_enter
from pages.shared.text import count, plain
from planner.actions.kpis import OpenKpis
from planner.exchange.kpis_in import Measure, OpenedFile, Plain, Use, guessed_team, kpi_called
from planner.kpis.kind import Kind
from planner.kpis.kpi import WHOLE_COMPANY, Kpi, KpiId


def show(held: Held, opened: OpenKpis, file: OpenedFile) -> list[Use]:
    """The rows; those that are complete, as they stand now."""
    kpis = [kpi for kpi in enterable(opened) if teams_to_enter(opened, kpi)]
    if file.plain is not None:
        return _of_names(held, opened, file.plain, kpis)
    with st.container(gap="small", key="kpi_import_uses"):
        st.subheader("What is counted", anchor=False)
        if not held.rows:
            st.markdown("Nothing in the file was recognised as a KPI of this plan. Say what it holds.")
        found = [
            mapping_row.show(held, number, use, file, kpis, on_remove=_remove) for number, use in held.rows.items()
        ]
        if addable := [kpi for kpi in kpis if mapping_row.measures_of(kpi)]:
            st.button(
                "Count something else" if held.rows else "Count something",
                key="kpi_import_add",
                icon=":material/add:",
                on_click=_add,
                args=(held, file, addable),
            )
    _not_used(file, [use for use in found if use is not None])
    return [use for use in found if use is not None]


def _not_used(file: OpenedFile, uses: list[Use]) -> None:
    """Where each row is a period, the columns of numbers that nothing is made of: none is passed over in silence."""
    if not any(use.measure is Measure.PERIOD_ROWS for use in uses):
        return
    named = (at for use in uses for at in (*use.columns, use.date_column, use.team_column))
    used = {*named, *file.date_columns, file.note_column}
    others = [column.header for column in file.choosable if column.at not in used and column.examples]
    if others:
        st.caption(f"Columns that are not used: {', '.join(f'“{plain(header)}”' for header in others)}.")


def _remove(held: Held, number: int) -> None:
    held.rows.pop(number, None)


def _add(held: Held, file: OpenedFile, kpis: list[Kpi]) -> None:
    fed = {use.kpi for use in held.rows.values()}
    kpi = next((kpi for kpi in kpis if kpi.id not in fed), kpis[0])
    measure = Measure.PERIOD_ROWS if file.has_period_rows else mapping_row.measures_of(kpi)[0]
    held.add(Use(measure, (), kpi.id, only_team(kpi)))


def only_team(kpi: Kpi) -> str:
    """The team of a KPI that has one or none; of several none is taken for granted."""
    return kpi.team_names[0] if len(kpi.team_names) == 1 else WHOLE_COMPANY


def _of_names(held: Held, opened: OpenKpis, table: Plain, kpis: list[Kpi]) -> list[Use]:
    """For each name in the table, which KPI it is; the file's own words for it stay."""
    proposed = {use.named: use for use in held.rows.values()}
    formulas = [kpi for kpi in opened.watched if kpi.kind is Kind.FORMULA]
    worked_out = [name for name in table.names if kpi_called(name, formulas)]
    asked = [name for name in table.names if name not in worked_out]
    unknown = [name for name in asked if _chosen(held, table, name, proposed.get(name)) is None]
    title = f"{count(len(table.names), 'KPI')} in the table"
    if unknown:
        title += f", {len(unknown)} of them not known to this plan"
    with st.expander(title, expanded=bool(unknown), icon=":material/view_column:", key="kpi_import_names"):
        for name in worked_out:
            st.caption(f"“{plain(name)}” is worked out from others, so not imported.")
        with st.grid(4, min_column_width=180):
            found = [_named(held, name, table, proposed.get(name), kpis) for name in asked]
    lacking = [name for name, use in zip(asked, found, strict=True) if use is None and name not in unknown]
    if lacking:
        names = ", ".join(f"“{plain(name)}”" for name in lacking)
        st.markdown(f":orange[:material/error: Not counted yet: choose the team of {names}.]")
    return [use for use in found if use is not None]


def _key(held: Held, table: Plain, name: str, proposed: Use | None) -> str:
    return held.named(f"name{table.names.index(name)}_{proposed.kpi if proposed else ''}")


def _chosen(held: Held, table: Plain, name: str, proposed: Use | None) -> KpiId | None:
    """The KPI that a name is said to be, before the fields are drawn."""
    chosen: KpiId | None = st.session_state.get(_key(held, table, name, proposed), proposed.kpi if proposed else None)
    return chosen


def _named(held: Held, name: str, table: Plain, proposed: Use | None, kpis: list[Kpi]) -> Use | None:
    by_id = {kpi.id: kpi for kpi in kpis}
    ids = list(by_id)
    with st.container(gap="xxsmall"):
        st.markdown(f":small[“{plain(name)}” is]")
        kpi = st.selectbox(
            f"“{name}” is",  # read out as it stands: what is collapsed is not read as Markdown
            ids,
            index=ids.index(proposed.kpi) if proposed and proposed.kpi in by_id else None,
            format_func=lambda kpi: by_id[kpi].name,
            placeholder="Left out",
            label_visibility="collapsed",
            key=_key(held, table, name, proposed),
        )
        if kpi is None:
            return None
        team: str | None = only_team(by_id[kpi])
        teams = by_id[kpi].team_names
        if table.team is None and len(teams) > 1:
            guess = proposed.team if proposed and proposed.kpi == kpi else guessed_team(name, by_id[kpi])
            team = st.selectbox(
                f"Team of “{name}”",
                teams,
                index=teams.index(guess) if guess in teams else None,
                placeholder="Choose the team",
                label_visibility="collapsed",
                key=f"{_key(held, table, name, proposed)}_team_{kpi}",
            )
            if team is None:
                return None
    return replace(proposed or Use(Measure.ENTRIES, (), kpi), kpi=kpi, team=team, named=name)
