"""The story behind the numbers of the sample company: which KPIs it watches, and how they have gone."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field

from planner.kpis.event import EventKind
from planner.kpis.target import Shape
from planner.shared.value import Line, Name, Value

_FILE = Path(__file__).with_name("story.yaml")


class Corrected(Value):
    """A number that was typed wrong at first; `numerator` is what was typed, `note` why it was corrected."""

    period: int
    numerator: float
    note: Line


class Numbers(Value):
    """How the numbers of one team have gone: the level and how many cases, by period, and the shape of the noise.

    `shape` is the share of passives (NPS), a good month's shares of the answers and then a bad one's (mean), the ends
    of the buckets (durations), or how far money moves by chance (amounts). `owes` says that the team has not entered
    the period that is due tomorrow, `is_late` that it has entered nothing since the last one that is overdue.
    """

    team: Line = ""
    owner: Line = ""
    since: int
    until: int | None = None
    level: dict[int, float]
    n: float
    shape: tuple[float, ...] = ()
    notes: dict[int, Line] = Field(default_factory=dict)
    corrected: Corrected | None = None
    owes: bool = False
    is_late: bool = False


class Aim(Value):
    """A target, in force from a day on; without a day from the one on which all targets were set."""

    value: float
    by_day: int
    shape: Shape = Shape.LINEAR
    day: int | None = None
    by: Line = ""
    reason: Line = ""


class Stretch(Value):
    """The periods from which limits are taken."""

    name: Name
    since: int
    until: int
    reason: Line


class Watched(Value):
    """One KPI of the company. `due_tomorrow` lets the numbers of the latest period be due tomorrow."""

    key: str
    catalogue: str
    name: Line = ""
    phase: str
    owner: Line
    source: Line = ""
    unit: Line = ""
    warn_at: float | None = None
    alarm_at: float | None = None
    due_tomorrow: bool = False
    target: Aim | None = None
    target_again: Aim | None = None
    limits: Stretch | None = None
    numbers: tuple[Numbers, ...] = ()

    @property
    def own(self) -> dict[str, Any]:
        """What it says otherwise than its definition in the catalogue."""
        return {field: said for field in ("name", "unit", "warn_at", "alarm_at") if (said := getattr(self, field))}


class Happening(Value):
    """Something that may have moved a KPI, and on which day it was noted down; `task` is its id in the template."""

    day: int
    told: int
    by: Line
    kind: EventKind
    name: Name
    kpis: tuple[str, ...]
    task: str = ""
    note: str = ""


class SetUp(Value):
    """On which day who set the KPIs up, and from which file the history came."""

    day: int
    by: Line
    file: Line


class KpiStory(Value):
    """The whole story, as `story.yaml` tells it."""

    set_up: SetUp
    targets_by: Line
    targets_set: int
    kpis: tuple[Watched, ...]
    happened: tuple[Happening, ...]


@cache
def kpi_story() -> KpiStory:
    """The story, read once."""
    return KpiStory.model_validate(yaml.safe_load(_FILE.read_text(encoding="utf-8")))
