"""Whether what shall be counted fits: the KPI's kind, its teams, the columns, and no entry fed twice."""

from collections.abc import Mapping, Sequence

from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.opened import OpenedFile, Use
from planner.kpis.kpi import Kpi, KpiId
from planner.shared.errors import BadInput


def must_be_sound(opened: OpenedFile, uses: Sequence[Use], kpis: Mapping[KpiId, Kpi]) -> None:
    """Raise `BadInput` for the first use that cannot be counted."""
    if not uses:
        raise BadInput("Choose at least one KPI to count from the file.")
    for use in uses:
        _must_fit(opened, use, kpis)
    _must_differ(uses, kpis)


def _must_fit(opened: OpenedFile, use: Use, kpis: Mapping[KpiId, Kpi]) -> None:
    kpi = kpis.get(use.kpi)
    if kpi is None:
        raise BadInput("One of the KPIs chosen is no longer in this plan; choose another.")
    if not use.measure.feeds(kpi) or (use.measure is Measure.ENTRIES) is not (opened.plain is not None):
        raise BadInput(f"“{kpi.name}” ({kpi.kind.label}) cannot be counted as “{use.measure.label}”; choose another.")
    if len(use.columns) != len(use.measure.columns):
        needed = " and ".join(use.measure.columns) or "no column"
        raise BadInput(f"“{use.measure.label}” needs {needed}; choose the columns for “{kpi.name}”.")
    if any(not 0 <= at < len(opened.columns) for at in (*use.columns, *_others(use))):
        raise BadInput(f"A column chosen for “{kpi.name}” is not in “{opened.file_name}”; choose again.")
    _must_not_be_personal(opened, use)
    _must_name_a_team(opened, use, kpi)
    if not 1 <= use.look_back_days <= 3_660 or not 0 <= use.within_days <= 366:
        raise BadInput(f"The days for “{kpi.name}” are out of range; look back 1 to 3,660, answer within 0 to 366.")


def _others(use: Use) -> list[int]:
    return [at for at in (use.team_column, use.date_column) if at is not None]


def _must_not_be_personal(opened: OpenedFile, use: Use) -> None:
    """Customers may be told apart by a personal column; nothing of it leaves the count."""
    is_customer = use.measure in (Measure.REPEAT, Measure.CUSTOMERS)
    for at in (*use.columns[is_customer:], *_others(use)):
        if opened.columns[at].is_personal:
            raise BadInput(f"“{opened.columns[at].header}” is personal and is not read; choose another column.")


def _must_name_a_team(opened: OpenedFile, use: Use, kpi: Kpi) -> None:
    plain = opened.plain
    has_column = use.team_column is not None or (plain is not None and plain.team is not None)
    if not has_column and use.team not in kpi.team_names:
        raise BadInput(f"Choose the team of “{kpi.name}” that the rows belong to, or the column that names the teams.")


def _must_differ(uses: Sequence[Use], kpis: Mapping[KpiId, Kpi]) -> None:
    fed: set[tuple[KpiId, str | None]] = set()
    for use in uses:
        kpi = kpis[use.kpi]
        teams = [use.team] if use.team_column is None and use.measure is not Measure.ENTRIES else kpi.team_names
        if any((use.kpi, team) in fed for team in teams):
            raise BadInput(f"“{kpi.name}” would be counted from two places of the file; choose one.")
        fed.update((use.kpi, team) for team in teams)
