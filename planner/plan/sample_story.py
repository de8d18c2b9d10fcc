"""The story behind the sample company: who is who, and what happened on which day."""

from pydantic import Field

from planner.plan.template import TemplateTask
from planner.shared.calendar import WeekPattern
from planner.shared.value import Line, Name, Text, Value


class Happened(Value):
    """What became of a task, in working days late against its plan; without a finish it is under way.

    `with_task` (written `with`) puts a milestone or gate on the day another task was finished.
    """

    start: int | None = None
    finish: int | None = None
    with_task: str = Field(default="", alias="with")

    @property
    def is_finished(self) -> bool:
        """Whether the task is done."""
        return self.finish is not None or bool(self.with_task)


class Event(Value):
    """Something somebody did to a task on a day. `by` is a role; without it the task's owner."""

    day: int
    hour: int = Field(default=10, ge=0, le=23)
    task: str
    by: Line = ""
    percent: int | None = None
    duration: int | None = None
    estimate: tuple[float, float, float] | None = None
    blocked: Line = ""
    dropped: bool = False
    comment: Text = ""
    is_started: bool = False
    is_ticked: bool = False


class Story(Value):
    """The whole story, as `sample.yaml` tells it; the recurring tasks `on_friday` are due then, whatever day 0 is."""

    company: Name
    leader: Name
    role: Name
    country: str
    week: WeekPattern
    template: str
    today: int
    people: dict[str, Name]
    private_tasks: tuple[TemplateTask, ...] = ()
    private_notes: dict[str, Text] = Field(default_factory=dict)
    happened: dict[str, Happened]
    on_friday: frozenset[str] = frozenset()
    ticked: dict[str, tuple[int, ...]] = Field(default_factory=dict)
    events: tuple[Event, ...] = ()
