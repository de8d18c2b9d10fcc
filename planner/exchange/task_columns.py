"""Which column of a file means which field of a task, and which tool wrote the file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.exchange.raw_table import RawTable
from planner.exchange.task_words import is_status


class Field(StrEnum):
    """What a column may mean, in the words of the mapping screen."""

    NUMBER = "id or number"
    NAME = "task"
    PHASE = "phase"
    KIND = "kind"
    START = "start (date or day)"
    FINISH = "finish or due (date or day)"
    DURATION = "duration"
    OPTIMISTIC = "optimistic estimate"
    LIKELY = "likely estimate"
    PESSIMISTIC = "pessimistic estimate"
    DEADLINE = "deadline (date or day)"
    OWNER = "owner"
    PARTICIPANTS = "participants"
    DELIVERABLE = "deliverable"
    DESCRIPTION = "description"
    TOOL = "tool"
    CHECKLIST = "checklist"
    PREDECESSORS = "predecessors"
    STATUS = "status"
    BLOCKED_REASON = "what blocks it"
    PERCENT = "percent done"
    ACTUAL_START = "actual start"
    ACTUAL_FINISH = "actual finish"
    EVERY_DAYS = "recurs every (days)"
    UNTIL_DAY = "recurs until (date or day)"
    TICKED_DAYS = "ticked days"
    PRIVATE = "private"
    PRIVATE_NOTE = "private note"
    FREEZES_BASELINE = "freezes baseline"
    OUTLINE = "outline level"
    WBS = "outline number (WBS)"


OWN_TOOL = "CX100"

COLUMNS_OF_OUR_OWN: Mapping[Field, str] = {
    Field.NUMBER: "Number",
    Field.NAME: "Task",
    Field.PHASE: "Phase",
    Field.KIND: "Kind",
    Field.START: "Start day",
    Field.DURATION: "Duration",
    Field.PREDECESSORS: "Predecessors",
    Field.DEADLINE: "Deadline day",
    Field.OWNER: "Owner",
    Field.STATUS: "Status",
    Field.PERCENT: "Percent",
    Field.BLOCKED_REASON: "Blocked by",
    Field.ACTUAL_START: "Actual start",
    Field.ACTUAL_FINISH: "Actual finish",
    Field.DELIVERABLE: "Deliverable",
    Field.DESCRIPTION: "Description",
    Field.PARTICIPANTS: "Participants",
    Field.CHECKLIST: "Checklist",
    Field.TOOL: "Tool",
    Field.OPTIMISTIC: "Optimistic",
    Field.LIKELY: "Likely",
    Field.PESSIMISTIC: "Pessimistic",
    Field.EVERY_DAYS: "Every days",
    Field.UNTIL_DAY: "Until day",
    Field.TICKED_DAYS: "Ticked days",
    Field.FREEZES_BASELINE: "Freezes baseline",
    Field.PRIVATE: "Private",
    Field.PRIVATE_NOTE: "Private note",
}
"""The headers of our own export, in its order of columns."""

# Most telling first. Read as `_plain` writes them: small letters, single spaces.
_HEADERS: Mapping[Field, tuple[str, ...]] = {
    Field.NUMBER: ("number", "issue key", "task id", "id", "card id", "item id auto generated", "item id", "key"),
    Field.NAME: (
        *("task name", "task title", "card name", "summary", "task", "name", "title"),
        *("activity", "activity name", "item", "primary column"),
    ),
    Field.PHASE: ("phase", "section column", "section", "list name", "group", "group name", "bucket name", "stage"),
    Field.KIND: ("kind", "issue type", "task type", "milestone", "type"),
    Field.START: (
        *("start day", "start date", "start", "timeline start", "planned start", "target start", "begin", "begins"),
        *("start on", "custom field start date", "custom field target start", "start time"),
    ),
    Field.FINISH: (
        *(
            "finish date",
            "finish",
            "end date",
            "end",
            "due date",
            "timeline end",
            "planned finish",
            "due",
            "target end",
        ),
        *("due on", "custom field target end", "finish day", "end day", "date", "finish time"),
    ),
    Field.DURATION: ("duration", "duration days", "scheduled duration", "working days", "days"),
    Field.OPTIMISTIC: ("optimistic", "optimistic duration", "best case"),
    Field.LIKELY: ("likely", "most likely", "expected duration"),
    Field.PESSIMISTIC: ("pessimistic", "pessimistic duration", "worst case"),
    Field.DEADLINE: ("deadline day", "deadline"),
    Field.OWNER: (
        *("owner", "assignee", "assigned to", "resource names", "responsible", "person", "people", "members"),
        *("assigned", "lead", "who"),
    ),
    Field.PARTICIPANTS: ("participants", "followers", "collaborators", "watchers"),
    Field.DELIVERABLE: ("deliverable", "deliverables", "output", "result"),
    Field.DESCRIPTION: ("description", "notes", "card description", "details", "comments"),
    Field.TOOL: ("tool",),
    Field.CHECKLIST: ("checklist", "checklists", "checklist items"),
    Field.PREDECESSORS: (
        *("predecessors", "predecessor", "blocked by dependencies", "inward issue link blocks", "dependent on"),
        *("depends on", "dependencies", "needs", "after", "waits for"),
    ),
    Field.STATUS: ("status", "task progress", "progress status", "state", "list", "health"),
    Field.BLOCKED_REASON: ("blocked by", "blocked reason", "blocker"),
    Field.PERCENT: (
        "percent",
        "% complete",
        "percent complete",
        "%",
        "percent done",
        "% done",
        "progress",
        "% work complete",
    ),
    Field.ACTUAL_START: ("actual start", "actual start date", "started on"),
    Field.ACTUAL_FINISH: ("actual finish", "actual finish date", "completed at", "resolved", "completed on"),
    Field.EVERY_DAYS: ("every days",),
    Field.UNTIL_DAY: ("until day",),
    Field.TICKED_DAYS: ("ticked days",),
    Field.PRIVATE: ("private",),
    Field.PRIVATE_NOTE: ("private note",),
    Field.FREEZES_BASELINE: ("freezes baseline",),
    Field.OUTLINE: ("outline level", "level", "indent level"),
    Field.WBS: ("wbs", "outline number"),
}

# A tool is known by headers that only it writes together.
_TOOLS: Mapping[str, tuple[frozenset[str], ...]] = {
    OWN_TOOL: (frozenset({"number", "task", "phase", "kind", "start day", "predecessors"}),),
    "Asana": (frozenset({"task id", "section column"}), frozenset({"task id", "created at", "completed at"})),
    "Jira": (frozenset({"issue key", "summary"}),),
    "Trello": (frozenset({"card id", "card name"}), frozenset({"card name", "list name"})),
    "Microsoft Project": (
        *(frozenset({"outline level", name}) for name in ("name", "task name")),
        *(frozenset({resources, "predecessors"}) for resources in ("resource names", "task mode")),
        frozenset({"unique id", "predecessors"}),
    ),
    "Smartsheet": (
        frozenset({"task name", "assigned to", "% complete"}),
        frozenset({"task name", "assigned to", "predecessors"}),
        frozenset({"task name", "% complete", "predecessors"}),
        frozenset({"primary column", "duration", "predecessors"}),
    ),
    "monday.com": (
        frozenset({"timeline start", "timeline end"}),
        frozenset({"name", "subitems"}),
        frozenset({"name", "dependent on"}),
        frozenset({"name", "person", "status"}),
    ),
}
_MAYBE_STATUS = ("section column", "section", "list name", "group", "bucket name", "stage")


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """The header that stands for each field; `tool` is empty if no tool was recognised."""

    tool: str
    headers: Mapping[Field, str]

    @property
    def is_our_own(self) -> bool:
        """Whether the file is an export of this product."""
        return self.tool == OWN_TOOL

    def header(self, field: Field) -> str | None:
        """The header of the column read for a field; None if no column is."""
        return self.headers.get(field)

    def with_header(self, field: Field, header: str | None) -> "ColumnMapping":
        """The mapping with another column for this field; None reads no column. A column has one field."""
        others = {known: name for known, name in self.headers.items() if known is not field and name != header}
        return replace(self, headers=others | ({field: header} if header else {}))

    def ignored(self, table: RawTable) -> tuple[str, ...]:
        """The headers that are read for no field, each once."""
        used = set(self.headers.values())
        return tuple(dict.fromkeys(header for header in table.headers if header not in used))


def guess(table: RawTable) -> ColumnMapping:
    """The mapping that the headers suggest, whatever tool wrote them; the user may change it."""
    plain = {_plain(header): header for header in reversed(table.headers)}
    tool = next((tool for tool, signs in _TOOLS.items() if any(sign <= plain.keys() for sign in signs)), "")
    if tool == OWN_TOOL:
        own = {field: plain.get(_plain(header)) for field, header in COLUMNS_OF_OUR_OWN.items()}
        return ColumnMapping(tool, {field: header for field, header in own.items() if header})
    return ColumnMapping(tool, _sections_as_status(table, _first_known(plain)))


def headers_known(field: Field) -> tuple[str, ...]:
    """The headers by which a column is recognised as this field, the most telling first, in small letters."""
    return _HEADERS.get(field, ())


def _first_known(plain: Mapping[str, str]) -> dict[Field, str]:
    found: dict[Field, str] = {}
    for field, known in _HEADERS.items():
        free = (plain[name] for name in known if name in plain and plain[name] not in found.values())
        if header := next(free, None):
            found[field] = header
    return found


def _sections_as_status(table: RawTable, headers: dict[Field, str]) -> dict[Field, str]:
    """Boards are often parted into "To do", "Doing", "Done": then their sections are statuses, not phases."""
    header = headers.get(Field.PHASE)
    if header is None or Field.STATUS in headers or _plain(header) not in _MAYBE_STATUS:
        return headers
    at = table.headers.index(header)
    words = {row.cells[at] for row in table.rows} - {""}
    if sum(map(is_status, words)) * 2 <= len(words):
        return headers
    others: dict[Field, str] = {field: name for field, name in headers.items() if field is not Field.PHASE}
    return {**others, Field.STATUS: header}


def _plain(header: str) -> str:
    return " ".join(re.sub(r"[^\w%]|_", " ", header.casefold()).split())
