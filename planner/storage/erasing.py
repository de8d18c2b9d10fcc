"""Erasing in the database: a person's own rows, and every text and nested value of the plan that names them."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from sqlalchemy import JSON, Row, Table, Text, delete, func, select, update

from planner.plan.change import Edit, Entity
from planner.plan.plan import PlanId
from planner.stakeholders.contact import Contact
from planner.stakeholders.interview import Interview
from planner.storage import values
from planner.storage.database import Db
from planner.storage.rows import value_of
from planner.storage.tables import changes, drafts, edits, metadata, plans

Rewrite = Callable[[Any], Any]


@contextmanager
def on_trial(db: Db) -> Iterator[None]:
    """Whatever is done inside is taken back."""
    trial = db.begin_nested()
    try:
        yield
    finally:
        trial.rollback()


def rows_of(db: Db, plan: PlanId, people: Collection[str]) -> dict[Entity, set[str]]:
    """The ids of these stakeholders, and of the contacts and interviews with them."""
    return {
        Entity.STAKEHOLDER: set(people),
        Entity.CONTACT: values.ids_with(db, plan, Contact, people),
        Entity.INTERVIEW: values.ids_with(db, plan, Interview, people),
    }


def edits_of(db: Db, plan: PlanId, entities: Collection[Entity]) -> list[tuple[str, Edit]]:
    """All edits of such entities, those of deleted ones among them, each with the summary of its change."""
    its = (edits.c.plan_id == plan, edits.c.entity.in_([entity.value for entity in entities]))
    same = (changes.c.plan_id == edits.c.plan_id) & (changes.c.revision == edits.c.revision)
    rows = db.execute(select(edits, changes.c.summary).join(changes, same).where(*its))
    return [(row.summary, value_of(Edit, row)) for row in rows]


def remove_record(db: Db, plan: PlanId, gone: Mapping[Entity, Collection[str]]) -> int:
    """Remove all that the record tells of these entities, and changes of nothing else; how many edits."""
    touched: set[int] = set()
    removed = 0
    for entity, ids in gone.items():
        its = (edits.c.plan_id == plan, edits.c.entity == entity.value, edits.c.id.in_(ids))
        touched |= set(db.execute(select(edits.c.revision).where(*its)).scalars())
        removed += db.execute(delete(edits).where(*its)).rowcount
    left = set(db.execute(select(edits.c.revision).where(edits.c.plan_id == plan)).scalars())
    db.execute(delete(changes).where(changes.c.plan_id == plan, changes.c.revision.in_(touched - left)))
    return removed


def remove_drafts(db: Db, plan: PlanId, who: Collection[str], about: Collection[str]) -> int:
    """Remove what these people have typed and not saved, and what was typed about these ids; how many forms."""
    names_one = re.compile(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, about)) or '(?!)'})(?![^\W_])")
    gone = [
        (row.who, row.form)
        for row in db.execute(select(drafts).where(drafts.c.plan_id == plan))
        if row.who in who or names_one.search(f"{row.form} {row.content}")
    ]
    for person, form in gone:
        db.execute(delete(drafts).where(drafts.c.plan_id == plan, drafts.c.who == person, drafts.c.form == form))
    return len(gone)


def rewrite(db: Db, plan: PlanId, rewritten: Rewrite) -> Counter[str]:
    """Rewrite every text and nested value of the plan; how many rows of each table differ.

    A row that has a version gets the next one: whoever still has the old text before them saves nothing over it.
    """
    counts: Counter[str] = Counter()
    for table in _tables():
        for row in db.execute(_rows(table, plan)).all():
            changed = _changed(table, row, rewritten)
            if changed:
                newer = {"version": row.version + 1} if "version" in table.c else {}
                db.execute(update(table).where(*_key(table, row)).values(changed | newer))
                counts[table.name] += 1
    return counts


def rows_that_say(db: Db, plan: PlanId, pattern: re.Pattern[str]) -> Counter[str]:
    """How many rows of each table have a text in which something is found."""
    counts: Counter[str] = Counter()
    for table in _tables():
        for row in db.execute(_rows(table, plan)):
            counts[table.name] += any(_says(row._mapping[name], pattern) for name in _texts(table))
    return +counts


def times_erased(db: Db, plan: PlanId, summary: str) -> int:
    """How many changes of the plan are said to be this."""
    its = select(func.count()).where(changes.c.plan_id == plan, changes.c.summary == summary)
    return db.execute(its).scalar_one()


def _tables() -> list[Table]:
    return [table for table in metadata.sorted_tables if table is plans or "plan_id" in table.c]


def _rows(table: Table, plan: PlanId) -> Any:
    return select(table).where((table.c.id if table is plans else table.c.plan_id) == plan)


def _texts(table: Table) -> list[str]:
    return [column.name for column in table.columns if isinstance(column.type, Text | JSON)]


def _changed(table: Table, row: Row[Any], rewritten: Rewrite) -> dict[str, Any]:
    after = {name: rewritten(row._mapping[name]) for name in _texts(table)}
    return {name: value for name, value in after.items() if value != row._mapping[name]}


def _key(table: Table, row: Row[Any]) -> list[Any]:
    return [column == row._mapping[column.name] for column in table.primary_key]


def _says(value: Any, pattern: re.Pattern[str]) -> bool:
    match value:
        case str():
            return pattern.search(value) is not None
        case dict():
            return any(_says(part, pattern) for part in value.values())
        case list():
            return any(_says(part, pattern) for part in value)
    return False
