"""How Alembic runs the migrations: on the connection and in the transaction it is handed."""

from typing import Any, Literal

from alembic import context

from planner.storage.tables import Utc, metadata


def _type_in_words(kind: str, item: Any, _: object) -> str | Literal[False]:
    # A migration must not change when our own types do.
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Utc) else False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
    render_item=_type_in_words,
)
with context.begin_transaction():
    context.run_migrations()
