"""People in tasks: one name in place of another, wherever it stands."""

from planner.tasks.task import Task


def renamed(task: Task, before: str, after: str) -> Task:
    """The task with somebody's new name as its owner and among those who take part."""
    participants = tuple(one.but(name=after) if one.name == before else one for one in task.participants)
    owner = after if task.owner == before else task.owner
    return (
        task
        if (owner, participants) == (task.owner, task.participants)
        else task.but(owner=owner, participants=participants)
    )
