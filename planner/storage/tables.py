"""The tables. Every row belongs to one plan; templates belong to the workspace."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)


class Utc(TypeDecorator[datetime]):
    """A moment, kept in UTC on databases with and without time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment in UTC."""
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its zone, which SQLite does not keep."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _parts(name: str, *, may_miss: bool = False) -> Column[object]:
    """Nested values, as JSON."""
    return Column(name, JSON(none_as_null=True), nullable=may_miss)


def _of_plan() -> Column[str]:
    return Column("plan_id", Text, ForeignKey("plans.id", ondelete="CASCADE"), primary_key=True)


plans = Table(
    "plans",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("company", Text, nullable=False),
    Column("leader", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("country", Text, nullable=False),
    Column("week", Text, nullable=False),
    _parts("days_off"),
    _parts("phases"),
    Column("length", Integer, nullable=False),
    Column("template", Text, nullable=False),
    Column("is_sample", Boolean, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("archived_at", Utc),
    Column("deleted_at", Utc),
)

tasks = Table(
    "tasks",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("phase", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("start_day", Integer, nullable=False),
    Column("duration", Integer, nullable=False),
    _parts("estimate", may_miss=True),
    Column("deadline_day", Integer),
    Column("owner", Text, nullable=False),
    _parts("participants"),
    Column("deliverable", Text, nullable=False),
    Column("description", Text, nullable=False),
    Column("tool", Text, nullable=False),
    _parts("checklist"),
    _parts("links"),
    Column("status", Text, nullable=False),
    Column("blocked_reason", Text, nullable=False),
    Column("percent", Integer, nullable=False),
    Column("actual_start", Date),
    Column("actual_finish", Date),
    _parts("recurrence", may_miss=True),
    _parts("ticked_days"),
    Column("is_private", Boolean, nullable=False),
    Column("private_note", Text, nullable=False),
    Column("freezes_baseline", Boolean, nullable=False),
    UniqueConstraint("plan_id", "number"),
)

# A comment outlives its task, so that undoing a deletion brings both back.
comments = Table(
    "comments",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("task", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("text", Text, nullable=False),
    Index(None, "plan_id", "task"),
)

baselines = Table(
    "baselines",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("taken_on", Date, nullable=False),
    Column("taken_at", Utc, nullable=False),
    Column("taken_by", Text, nullable=False),
    _parts("tasks"),
    UniqueConstraint("plan_id", "number"),
)

changes = Table(
    "changes",
    metadata,
    _of_plan(),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("at", Utc, nullable=False),
    Column("who", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("undo_of", Text),
    Column("undone_by", Text),
    UniqueConstraint("plan_id", "id"),
)

edits = Table(
    "edits",
    metadata,
    _of_plan(),
    Column("revision", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("entity", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    _parts("before", may_miss=True),
    _parts("after", may_miss=True),
    Column("is_private", Boolean, nullable=False),
    Index(None, "plan_id", "entity", "id"),
)

templates = Table(
    "templates",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("saved_at", Utc, nullable=False),
    Column("saved_by", Text, nullable=False),
    _parts("content"),
)
