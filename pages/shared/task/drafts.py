"""The drafts of the task panel."""

from pages.shared.draft import Drafts
from planner.tasks.task import Task

DRAFTS: Drafts[Task] = Drafts("task")
"""What was typed about tasks, and about a new one."""
