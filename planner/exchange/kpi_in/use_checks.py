"""Whether what shall be counted fits: the KPI's kind, its teams, the columns, and no entry fed twice."""

from collections.abc import Mapping, Sequence

from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.opened import OpenedFile, Use
from planner.exchange.kpi_in.period_parts import lacking_part
from planner.kpis.kpi import Kpi, KpiId
from planner.kpis.typed import part_label
from planner.shared.errors import BadInput
from planner.shared.in_words import listed


def must_be_sound(opened: OpenedFile, uses: Sequence[Use], kpis: Mapping[KpiId, Kpi]) -> None:
    """Raise `BadInput` for the first use that cannot be counted."""
    if not uses:
        raise BadInput("Choose at least one KPI to count from the file.")
    for use in uses:
        _must_fit(opened, use, kpis)
    _must_differ(opened, uses, kpis)


def _must_fit(opened: OpenedFile, use: Use, kpis: Mapping[KpiId, Kpi]) -> None:
    kpi = kpis.get(use.kpi)
    if kpi is None:
        raise BadInput("One of the KPIs chosen is no longer in this plan; choose another.")
    if not use.measure.feeds(kpi) or (use.measure is Measure.ENTRIES) is not (opened.plain is not None):
        raise BadInput(f"“{kpi.name}” ({kpi.kind.label}) cannot be counted as “{use.measure.label}”; choose another.")
    if use.measure is Measure.PERIOD_ROWS:
        _must_have_its_parts(opened, use, kpi)
    elif len(use.columns) != len(use.measure.columns):
        needed = listed(use.measure.columns) or "no column"
        raise BadInput(f"“{use.measure.label}” needs {needed}; choose the columns for “{kpi.name}”.")
    if any(not 0 <= at < len(opened.columns) for at in (*use.columns, *_others(use))):
        raise BadInput(f"A column chosen for “{kpi.name}” is not in “{opened.file_name}”; choose again.")
    _must_not_be_personal(opened, use)
    _must_name_a_team(opened, use, kpi)
    if not 1 <= use.look_back_days <= 3_660 or not 0 <= use.within_days <= 366:
        raise BadInput(f"The days for “{kpi.name}” are out of range; look back 1 to 3,660, answer within 0 to 366.")


def _must_have_its_parts(opened: OpenedFile, use: Use, kpi: Kpi) -> None:
    if lacking := lacking_part(kpi, use.parts):
        raise BadInput(f"Choose the column of “{part_label(kpi, lacking)}” for “{kpi.name}”.")
    if len(use.columns) != len(use.parts) or not set(use.parts) <= {"", *kpi.parts}:
        raise BadInput(f"The columns chosen for “{kpi.name}” do not fit its parts; choose again.")
    if use.date_column is None and opened.date_column is None:
        raise BadInput(f"Choose the column with the periods of “{kpi.name}”.")


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


def _must_differ(opened: OpenedFile, uses: Sequence[Use], kpis: Mapping[KpiId, Kpi]) -> None:
    """A KPI may be fed from several places, each for a team of its own."""
    fed: set[tuple[KpiId, str]] = set()
    is_by_team = opened.plain is not None and opened.plain.team is not None
    for use in uses:
        kpi = kpis[use.kpi]
        teams = kpi.team_names if is_by_team or use.team_column is not None else (use.team,)
        twice = [team for team in teams if (use.kpi, team) in fed]
        if twice:
            whose = f" of {twice[0]}" if twice[0] else ""
            raise BadInput(f"“{kpi.name}”{whose} would be counted from two places of the file; choose one.")
        fed.update((use.kpi, team) for team in teams)
