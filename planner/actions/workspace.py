"""The workspace: the one database behind all plans, opened once per process."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self
from uuid import uuid4

from planner.shared.settings import read_settings
from planner.storage.database import Database, Db


@dataclass(frozen=True)
class Workspace:
    """Where every action begins. Several threads may share one."""

    database: Database

    @classmethod
    def open(cls, database_url: str | None = None, patience: float = 5.0) -> Self:
        """The workspace at an address, or at the one of the settings; its tables are made or brought up to date.

        `patience` is how many seconds to wait for somebody else's lock. Raises `StorageTrouble`
        when the database cannot be used and `BadInput` for an address that makes no sense.
        """
        database = Database(database_url or read_settings().database_url, patience)
        database.prepare()
        return cls(database)

    @contextmanager
    def reading(self) -> Iterator[Db]:
        """A transaction that sees one moment."""
        with self.database.reading() as db:
            yield db

    @contextmanager
    def transaction(self) -> Iterator[Db]:
        """A transaction that is kept as a whole or leaves no trace."""
        with self.database.writing() as db:
            yield db

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()


def new_id() -> str:
    """An id that nothing else has."""
    return uuid4().hex
