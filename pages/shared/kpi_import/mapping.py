"""The mapping: what is counted from the file, for which KPI, a row for each; to be changed, added to and taken out."""

from dataclasses import replace

import streamlit as st

from pages.shared.kpi_import import mapping_row
from pages.shared.kpi_import.upload import Held
from pages.shared.numbers.owing import enterable, teams_to_enter
from pages.shared.text import count, plain
from planner.actions.kpis import OpenKpis
from planner.exchange.kpis_in import Measure, OpenedFile, Plain, Use
from planner.kpis.kpi import WHOLE_COMPANY, Kpi

_FEW_NAMES = 8


def show(held: Held, opened: OpenKpis, file: OpenedFile) -> list[Use]:
    """The rows; those that are complete, as they stand now."""
    kpis = [kpi for kpi in enterable(opened) if teams_to_enter(opened, kpi)]
    if file.plain is not None:
        return _of_names(held, file.plain, kpis)
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
                args=(held, addable),
            )
    return [use for use in found if use is not None]


def _remove(held: Held, number: int) -> None:
    held.rows.pop(number, None)


def _add(held: Held, kpis: list[Kpi]) -> None:
    fed = {use.kpi for use in held.rows.values()}
    kpi = next((kpi for kpi in kpis if kpi.id not in fed), kpis[0])
    held.add(Use(mapping_row.measures_of(kpi)[0], (), kpi.id, kpi.team_names[0]))


def _of_names(held: Held, table: Plain, kpis: list[Kpi]) -> list[Use]:
    """For each name in the table, which KPI it is; the file's own words for it stay."""
    proposed = {use.named: use for use in held.rows.values()}
    unknown = len(table.names) - len(proposed)
    title = f"{count(len(table.names), 'KPI')} in the table"
    if unknown:
        title += f", {unknown} of them not known to this plan"
    is_open = bool(unknown) and len(table.names) <= _FEW_NAMES
    with (
        st.expander(title, expanded=is_open, icon=":material/view_column:", key="kpi_import_names"),
        st.grid(4, min_column_width=180),
    ):
        found = [_named(held, at, name, table, proposed.get(name), kpis) for at, name in enumerate(table.names)]
    return [use for use in found if use is not None]


def _named(held: Held, at: int, name: str, table: Plain, proposed: Use | None, kpis: list[Kpi]) -> Use | None:
    by_id = {kpi.id: kpi for kpi in kpis}
    ids = list(by_id)
    with st.container(gap="xxsmall"):
        kpi = st.selectbox(
            f"“{plain(name)}” is",
            ids,
            index=ids.index(proposed.kpi) if proposed and proposed.kpi in by_id else None,
            format_func=lambda kpi: by_id[kpi].name,
            placeholder="Left out",
            key=held.named(f"name{at}_{proposed.kpi if proposed else ''}"),
        )
        if kpi is None:
            return None
        teams = by_id[kpi].team_names
        team = teams[0] if len(teams) == 1 else WHOLE_COMPANY
        if table.team is None and len(teams) > 1:
            team = st.selectbox("Team", teams, key=held.named(f"name{at}_team_{kpi}"))
    return replace(proposed or Use(Measure.ENTRIES, (), kpi), kpi=kpi, team=team, named=name)
