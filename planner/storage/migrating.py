"""Migrating: bring the tables of a database to the state this version of the product needs."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from planner.shared.errors import StorageTrouble

if TYPE_CHECKING:
    from alembic.config import Config

_LOCK = 2_026_100  # any number, as long as all replicas use the same


def migrate(db: Connection) -> None:
    """Run what is missing, within the transaction given; `StorageTrouble` for tables of a newer version."""
    from alembic import command  # slow to load, and only a start-up needs it
    from alembic.util import CommandError

    if db.dialect.name == "postgresql":
        db.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    try:
        command.upgrade(configuration(db), "head")
    except CommandError as error:
        raise StorageTrouble(
            "The database was made by a newer version of CX100. Update CX100 or choose another database."
        ) from error


def configuration(db: Connection) -> "Config":
    """Where the migrations are, and the open connection they run on."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = db
    return config
