"""What a KPI is: its definition, how it is worked out and added up, how sure it is, its pitfalls and sources."""

import streamlit as st

from pages.shared import kpis
from pages.shared.dates import long_date
from pages.shared.kpi import targets
from pages.shared.kpi.view import KpiView
from pages.shared.kpi_setup.words import due_words, named_formula
from pages.shared.text import plain
from planner.kpis.catalogue import Definition, catalogue
from planner.kpis.formula import inputs_of
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.value_words import value_words
from planner.shared.errors import BadInput

_ADDED_UP = {
    Kind.NPS: "Promoters, passives and detractors are added up, then the score is taken; scores are never averaged.",
    Kind.PROPORTION: "Both counts are added up first, then divided; shares are never averaged.",
    Kind.MEAN: "Answers are added up over teams and periods; an average of averages is never taken.",
    Kind.RATE: "Cases and base are added up first, then divided; rates are never averaged.",
    Kind.AMOUNT: "Amounts, and what they are for, are added up.",
    Kind.DURATION: "All cases are put together, then the median is taken; medians are never averaged.",
    Kind.FORMULA: "The KPIs it is made of are added up first, then the formula is worked out.",
}
_INTERVAL = {
    Kind.NPS: "Adjusted Wald, 95 %.",
    Kind.PROPORTION: "Wilson, 95 %.",
    Kind.MEAN: "From the spread of the answers, 95 %.",
    Kind.RATE: "Poisson, 95 %.",
    Kind.AMOUNT: "From how it moves by itself: 2.66 × the mean moving range.",
    Kind.DURATION: "From the order of the cases, 95 %, for the median.",
    Kind.FORMULA: "From the intervals of what it is made of (MOVER).",
}


def show(view: KpiView) -> None:
    """Everything that is written down about it; what nobody wrote down is left out."""
    kpi = view.kpi
    known = next((one for one in catalogue() if one.key == kpi.catalogue), None)
    for title, text in _paragraphs(kpi, known).items():
        if text:
            st.markdown(f"**{title}**  \n{plain(text)}")
    _small_print(kpi)
    if kpi.target:
        st.markdown(f"**The target**  \n{plain(targets.target_words(kpi))}")
    if earlier := targets.earlier_targets(kpi):
        st.markdown(f"**Earlier targets**\n\n{earlier}")
    _baseline(view)


def _paragraphs(kpi: Kpi, known: Definition | None) -> dict[str, str]:
    return {
        "Definition": kpi.definition,
        "Formula": _formula(kpi),
        "How it is added up": known.aggregation if known else _ADDED_UP[kpi.kind],
        "How sure it is": known.interval if known else _INTERVAL[kpi.kind],
        "What it tells": known.leads if known else "",
        "Pitfalls": kpi.pitfalls,
    }


def _formula(kpi: Kpi) -> str:
    """With the names of the KPIs, and as it is written."""
    try:
        names = {key: other.name for key, other in inputs_of(kpi, kpis.open_kpis().kpis).items()} if kpi.formula else {}
    except BadInput:  # a KPI that it names is gone
        names = {}
    return f"{named_formula(kpi.formula, names)} ({kpi.formula})" if names else kpi.formula


def _small_print(kpi: Kpi) -> None:
    """How often, by when, from where, by whom."""
    least = f"below {kpi.minimum_n:,} cases the counts are shown, not the score" if kpi.minimum_n else ""
    teams = f"teams: {', '.join(team.name for team in kpi.teams)}" if kpi.teams else ""
    source = f"numbers from {kpi.source}" if kpi.source else ""
    said = [kpi.kind.label, due_words(kpi), least, teams, source]
    st.markdown(f"**In this plan**  \n{plain('; '.join(line for line in said if line))}.")
    if kpi.sources:
        st.markdown("**Sources**\n\n" + "\n".join(f"- {plain(source)}" for source in kpi.sources))


def _baseline(view: KpiView) -> None:
    kpi = view.kpi
    if not view.path:
        return
    day, value = view.path[0]
    since = f"from {value_words(kpi, value)} on day {int(day)}"
    if kpi.baseline_start and kpi.baseline_end:
        since += f" (baseline {long_date(kpi.baseline_start)} to {long_date(kpi.baseline_end)})"
    st.markdown(f"**The path to the target**  \nIt leads {plain(since)} to the target.")
