"""The tables. Every row belongs to one plan; templates belong to the workspace."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    Time,
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
    Column("rhythms", JSON(none_as_null=True), nullable=False, server_default="{}"),
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

kpis = Table(
    "kpis",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("position", Integer, nullable=False),
    Column("catalogue", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("scale", Double, nullable=False),
    Column("decimals", Integer, nullable=False),
    Column("direction", Text, nullable=False),
    Column("low", Double),
    Column("high", Double),
    Column("band_low", Double),
    Column("band_high", Double),
    Column("warn_at", Double),
    Column("alarm_at", Double),
    Column("cadence", Text, nullable=False),
    Column("week_starts", Integer, nullable=False),
    Column("due_days", Integer, nullable=False),
    Column("since", Date, nullable=False),
    Column("phase", Text, nullable=False),
    Column("owner", Text, nullable=False),
    _parts("teams"),
    Column("source", Text, nullable=False),
    Column("minimum_n", Integer, nullable=False),
    Column("baseline_value", Double),
    Column("baseline_start", Date),
    Column("baseline_end", Date),
    _parts("targets"),
    _parts("limits"),
    Column("answers", Text, nullable=False),
    Column("top_from", Double),
    Column("bottom_to", Double),
    _parts("labels"),
    Column("formula", Text, nullable=False),
    Column("definition", Text, nullable=False),
    Column("pitfalls", Text, nullable=False),
    _parts("sources"),
    Column("retired_on", Date),
)

# The key leads to one KPI's periods in their order, and the rows lie in the order of the key (on SQLite, too), so that
# reading some KPIs takes as long as they have entries, however many there are of others.
entries = Table(
    "entries",
    metadata,
    _of_plan(),
    Column("kpi", Text, primary_key=True),
    Column("period", Date, primary_key=True),
    Column("team", Text, primary_key=True),
    Column("promoters", Double),
    Column("passives", Double),
    Column("detractors", Double),
    Column("numerator", Double),
    Column("denominator", Double),
    Column("value", Double),
    Column("n", Double),
    Column("sd", Double),
    Column("amount", Double),
    Column("per", Double),
    _parts("tally", may_miss=True),
    Column("is_nothing", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("entered_by", Text, nullable=False),
    Column("entered_at", Utc, nullable=False),
    Column("source", Text, nullable=False),
    sqlite_with_rowid=False,
)

# An event keeps the id of its task when the task is deleted, so that undoing the deletion brings both back.
events = Table(
    "events",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("on", Date, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _parts("kpis"),
    Column("task", Text, nullable=False),
    Column("note", Text, nullable=False),
)

stakeholders = Table(
    "stakeholders",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("rhythm_days", Integer),
    Column("first_contact_by", Date),
    _parts("members"),
    _parts("placements"),
    Column("desired", Text),
    Column("wants", Text, nullable=False),
    Column("needs", Text, nullable=False),
    _parts("influences"),
    Column("private_note", Text, nullable=False),
)

contacts = Table(
    "contacts",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("stakeholder", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("at", Time),
    Column("minutes", Integer, nullable=False),
    Column("zone", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("is_held", Boolean, nullable=False),
    Column("is_tour", Boolean, nullable=False),
    Column("said", Text, nullable=False),
    Column("mood", Text),
    Column("next_step", Text, nullable=False),
    Column("next_on", Date),
    Index(None, "plan_id", "stakeholder"),
)

interviews = Table(
    "interviews",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("stakeholder", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("by", Text, nullable=False),
    _parts("answers"),
    _parts("codings"),
)

commitments = Table(
    "commitments",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("side", Text, nullable=False),
    Column("whom", Text, nullable=False),
    Column("stakeholder", Text, nullable=False),
    Column("made_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("closed_on", Date),
    _parts("renegotiations"),
    Column("task", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("is_private", Boolean, nullable=False),
)

agreements = Table(
    "agreements",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("topic", Text, nullable=False),
    Column("name", Text, nullable=False),
    _parts("wordings"),
    Column("review_on", Date),
    Column("met_on", Date),
    Column("dropped_on", Date),
    Column("is_private", Boolean, nullable=False),
)

messages = Table(
    "messages",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("audience", Text, nullable=False),
    Column("audience_size", Integer),
    Column("text", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("feedback", Text, nullable=False),
    Column("first_on", Date, nullable=False),
    Column("every_days", Integer),
    Column("until", Date),
    Column("is_weekly_note", Boolean, nullable=False),
    _parts("sendings"),
)

weekly_notes = Table(
    "weekly_notes",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("week", Date, nullable=False),
    Column("done", Text, nullable=False),
    Column("next", Text, nullable=False),
    Column("slipping", Text, nullable=False),
    Column("need", Text, nullable=False),
    Column("heard", Text, nullable=False),
    Column("sent_at", Utc),
    Column("sent_by", Text, nullable=False),
    Column("sent_to", Text, nullable=False),
    UniqueConstraint("plan_id", "week"),
)

campaigns = Table(
    "campaigns",
    metadata,
    _of_plan(),
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("start", Date, nullable=False),
    Column("end", Date, nullable=False),
    _parts("channels"),
    Column("message", Text, nullable=False),
    _parts("promises"),
    _parts("briefings"),
    Column("held_why", Text, nullable=False),
    Column("is_cancelled", Boolean, nullable=False),
)

# Of a link's token only the hash is kept: whoever reads the database cannot use it.
confirmation_links = Table(
    "confirmation_links",
    metadata,
    _of_plan(),
    Column("hash", Text, primary_key=True),
    Column("campaign", Text, nullable=False),
    Column("department", Text, nullable=False),
    Column("made_at", Utc, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("expires_at", Utc, nullable=False),
    Column("revoked_at", Utc),
    Column("used_at", Utc),
    Column("uses", Integer, nullable=False),
)

# What stood in the last calendar file of a person, so that the next one can tell calendars what moved and what went.
calendar_marks = Table(
    "calendar_marks",
    metadata,
    _of_plan(),
    Column("person", Text, primary_key=True),
    Column("uid", Text, primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("start", Text, nullable=False),
    Column("is_cancelled", Boolean, nullable=False),
    Column("at", Utc, nullable=False),
)

# Typed and not saved yet, by one person into one form: neither part of the plan nor of its history.
drafts = Table(
    "drafts",
    metadata,
    _of_plan(),
    Column("who", Text, primary_key=True),
    Column("form", Text, primary_key=True),
    _parts("content"),
    Column("kept_at", Utc, nullable=False),
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
