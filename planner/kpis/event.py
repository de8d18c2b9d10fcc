"""Events: what happened on a day that may have moved a KPI."""

from enum import StrEnum
from typing import NewType

from pydantic import Field

from planner.kpis.kpi import KpiId
from planner.shared.value import Name, PlanDate, Text, Value

EventId = NewType("EventId", str)


class EventKind(StrEnum):
    """What sort of thing happened."""

    QUICK_WIN = "quick win live"
    PRICE = "price change"
    CAMPAIGN = "campaign"
    OUTAGE = "outage"
    OTHER = "other"


class Event(Value):
    """Something that happened on a day. It concerns the KPIs named, or all; `task` is the id of the task behind it."""

    id: EventId
    version: int = Field(default=1, ge=1)
    on: PlanDate
    name: Name
    kind: EventKind = EventKind.OTHER
    kpis: tuple[KpiId, ...] = ()
    task: str = ""
    note: Text = ""

    def concerns(self, kpi: KpiId) -> bool:
        """Whether it belongs on the chart of a KPI."""
        return not self.kpis or kpi in self.kpis
