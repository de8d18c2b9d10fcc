"""A comment: what somebody said about a task, and when."""

from datetime import datetime
from typing import Annotated, NewType

from pydantic import Field

from planner.shared.value import Name, Text, Value
from planner.tasks.task import TaskId

CommentId = NewType("CommentId", str)


class Comment(Value):
    """What somebody said about a task."""

    id: CommentId
    task: TaskId
    author: Name
    at: datetime
    text: Annotated[Text, Field(min_length=1)]
