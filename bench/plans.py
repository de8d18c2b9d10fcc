"""Plans to measure with: the sample company, and plans of any size."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from planner.access.visitor import LOCAL_OWNER
from planner.actions import files, plans, sample, tasks
from planner.actions.workspace import Workspace
from planner.plan.brief import Brief
from planner.plan.plan import Phase, Plan, PlanId
from planner.plan.template import Template
from planner.scheduling.schedule import Schedule, schedule
from planner.tasks.task import Link, Task, TaskId

TODAY = date(2026, 3, 4)
NOW = datetime(2026, 3, 4, 9, tzinfo=UTC)
PHASES = tuple(Phase(key=f"p{n}", name=f"Phase {n + 1}", start_day=n * 15, end_day=n * 15 + 40) for n in range(6))


@dataclass(frozen=True)
class Database:
    """A database with plans; the server that reads it gets `environment`."""

    workspace: Workspace
    environment: dict[str, str]

    @classmethod
    def made(cls, folder: Path) -> "Database":
        """An empty one in this folder."""
        address = f"sqlite:///{folder / 'bench.sqlite3'}"
        return cls(Workspace.open(address), {"CX100_DATABASE_URL": address, "CX100_TODAY": TODAY.isoformat()})

    def add_sample(self) -> Plan:
        """The sample company."""
        return sample.add_sample(self.workspace, LOCAL_OWNER, TODAY, NOW)

    def add_plan(self, count: int) -> Plan:
        """A plan of six phases with this many tasks."""
        brief = Brief(company=f"Bench {count}", leader="Ada Lund", role="Head of CX", first_day=date(2026, 2, 2))
        plan = plans.start_plan(
            self.workspace, LOCAL_OWNER, brief, Template(key="bench", name="Bench", phases=PHASES), TODAY, NOW
        )
        files.import_tasks(self.workspace, LOCAL_OWNER, plan.id, some_tasks(count), NOW)
        return plan

    def change(self, plan: PlanId) -> None:
        """Change something small, so that everything derived from the plan is out of date."""
        task = plans.open_plan(self.workspace, LOCAL_OWNER, plan, TODAY).tasks[0]
        other = task.but(description=f"{len(task.description)}".ljust(len(task.description) + 1, "."))
        tasks.save_tasks(self.workspace, LOCAL_OWNER, plan, [other], NOW)


def some_tasks(count: int) -> list[Task]:
    """Tasks spread over the phases; two in three wait for the one before."""
    return [_task(number, count) for number in range(count)]


def _task(number: int, count: int) -> Task:
    phase = number * len(PHASES) // count
    links = (Link(predecessor=TaskId(str(number - 1))),) if number % 3 else ()
    return Task(
        id=TaskId(str(number)),
        number=number + 1,
        phase=f"p{phase}",
        name=f"Task {number} with a name of the usual length",
        start_day=phase * 15 + number % 12,
        duration=1 + number % 9,
        owner="Ada Lund",
        links=links,
    )


def a_view(count: int) -> tuple[Plan, list[Task], Schedule]:
    """A plan of this size with its tasks and dates, without any database."""
    plan = Plan(
        id=PlanId("bench"),
        company="Nordwind",
        leader="Ada",
        first_day=date(2026, 3, 2),
        country="DE",
        phases=PHASES,
        created_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    tasks = some_tasks(count)
    return plan, tasks, schedule(plan, tasks, 30)
