"""The drafts of the set-up of KPIs."""

from pages.shared.draft import Drafts
from planner.kpis.kpi import Kpi

DRAFTS: Drafts[Kpi] = Drafts("kpi", apart=("position", "since", "retired_on", "targets", "limits", "teams"))
"""What was typed about KPIs, and about a new one; targets, limits, teams and the order are changed by actions of their
own, which leave the drafts as they are."""
