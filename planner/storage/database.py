"""The database: one address, transactions that succeed or leave no trace, troubles said in words."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from planner.shared.errors import BadInput, StorageTrouble
from planner.storage.migrating import migrate
from planner.storage.troubles import in_words

Db = Connection
"""An open transaction; every storage function takes one first."""


class Database:
    """One database. `patience` is how many seconds to wait for somebody else's lock."""

    def __init__(self, url: str, patience: float = 5.0) -> None:
        self.url = _address(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self._engine = _sqlite(self.url, patience) if self.is_sqlite else _postgresql(self.url, patience)
        # A reader sees one moment, however many queries it needs.
        calm = {} if self.is_sqlite else {"isolation_level": "REPEATABLE READ"}
        self._reading = self._engine.execution_options(**calm)
        self._writing = self._engine.execution_options(is_writing=True)

    def prepare(self) -> None:
        """Make the tables, or bring them up to date. Safe when several processes start at once."""
        with self._in_words():
            if self.is_sqlite:
                _make_folder(self.url)
                _keep_a_log(self._engine)
            with self._writing.begin() as db:
                migrate(db)

    @contextmanager
    def reading(self) -> Iterator[Db]:
        """A transaction that looks at one moment and changes nothing."""
        with self._in_words(), self._reading.begin() as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[Db]:
        """A transaction that is kept as a whole when the block ends, and dropped as a whole on any error."""
        with self._in_words(), self._writing.begin() as db:
            yield db

    def wipe(self) -> None:
        """Leave nothing of what was deleted in the file of SQLite, whose free pages keep it otherwise.

        It is put off to the next time if somebody else is busy with the file, or the disk is too full for a copy.
        """
        if not self.is_sqlite:
            return
        with suppress(sqlite3.OperationalError), closing(sqlite3.connect(str(self.url.database), timeout=0.5)) as file:
            file.execute("VACUUM")
            file.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise StorageTrouble(in_words(error, self.url.render_as_string(hide_password=True))) from error


def _address(text: str) -> URL:
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise BadInput("The database address cannot be read; write sqlite:///FILE or postgresql://…") from error
    if url.drivername in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "postgresql+psycopg"):
        raise BadInput(f"Databases of the kind “{url.drivername}” are not supported; use sqlite or postgresql.")
    if url.drivername == "sqlite" and url.database in (None, "", ":memory:"):
        raise BadInput("A database in memory would forget everything; write sqlite:///FILE.")
    return url


def _sqlite(url: URL, patience: float) -> Engine:
    engine = create_engine(url, connect_args={"timeout": patience})
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    connection.isolation_level = None  # we begin transactions ourselves
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")  # what was confirmed survives even a power cut
    cursor.close()


def _begin_sqlite(db: Connection) -> None:
    # A writer takes the lock before it reads, so nothing it has read can change before it writes.
    is_writing = db.get_execution_options().get("is_writing", False)
    db.exec_driver_sql("BEGIN IMMEDIATE" if is_writing else "BEGIN")


def _make_folder(url: URL) -> None:
    folder = Path(str(url.database)).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageTrouble(f"The folder {folder} cannot be made ({error.strerror}). Choose another one.") from error


def _keep_a_log(engine: Engine) -> None:
    """Write-ahead logging: readers and a writer do not wait for each other. The file remembers it."""
    for attempt in range(50):
        connection = engine.raw_connection()
        try:
            cursor = connection.cursor()
            if cursor.execute("PRAGMA journal_mode").fetchone() == ("wal",):
                return
            cursor.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            # SQLite does not wait when two processes switch at the same moment.
            if "locked" not in str(error) or attempt == 49:
                raise
            time.sleep(0.02)
        finally:
            connection.close()


def _postgresql(url: URL, patience: float) -> Engine:
    wait = int(patience * 1000)
    options = f"-c statement_timeout=30000 -c lock_timeout={wait} -c timezone=utc"
    return create_engine(url, pool_pre_ping=True, connect_args={"options": options, "connect_timeout": 10})
