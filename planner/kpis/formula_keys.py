"""Keys in formulas: which formulas need a KPI, and what becomes of them when it gets another name."""

import re
from collections.abc import Sequence

from planner.kpis.formula import formula_key, inputs_of, slug
from planner.kpis.kpi import Kpi


def needing(kpi: Kpi, kpis: Sequence[Kpi]) -> list[Kpi]:
    """The KPIs whose formulas name this one."""
    return [other for other in kpis if other.formula and _keys_of(kpi, other, kpis)]


def following(old: Kpi, new: Kpi, kpis: Sequence[Kpi]) -> list[Kpi]:
    """The KPIs whose formulas name one by a key that it no longer has, with the new key in its place."""
    known = {slug(new.name), formula_key(new)}
    outdated = [(other, _keys_of(old, other, kpis) - known) for other in needing(old, kpis)]
    return [_rewritten(other, keys, formula_key(new)) for other, keys in outdated if keys]


def _keys_of(kpi: Kpi, other: Kpi, kpis: Sequence[Kpi]) -> set[str]:
    return {key for key, used in inputs_of(other, kpis).items() if used.id == kpi.id}


def _rewritten(kpi: Kpi, keys: set[str], key: str) -> Kpi:
    its = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, keys))})(?!\w)", re.IGNORECASE)
    return kpi.but(formula=its.sub(key, kpi.formula))
