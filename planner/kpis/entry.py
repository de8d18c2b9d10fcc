"""An entry: what one team counted for one KPI in one period, with why it moved and who said so."""

from datetime import datetime

from pydantic import Field

from planner.kpis.counts import Counts
from planner.kpis.kpi import WHOLE_COMPANY, KpiId
from planner.shared.value import Line, PlanDate, Value


class Entry(Value):
    """One entry; `period` is the first day of its period. A correction raises the version; the history keeps the old.

    `source` names the file it came from; it is empty when somebody typed it.
    """

    kpi: KpiId
    team: Line = WHOLE_COMPANY
    period: PlanDate
    counts: Counts
    note: Line = ""
    version: int = Field(default=1, ge=1)
    entered_by: Line = ""
    entered_at: datetime
    source: Line = ""

    @property
    def key(self) -> tuple[KpiId, str, str]:
        """What tells it from every other entry of the plan: the KPI, the team, the first day of the period."""
        return self.kpi, self.team, self.period.isoformat()
