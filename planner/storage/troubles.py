"""Troubles of the database, said so that a person knows what happened and what to do."""

from collections.abc import Sequence

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

_BUSY = "Somebody else is saving at this moment. Nothing was changed; try again."
_FULL = "The disk is full, so nothing was saved. Make room and try again."
_READ_ONLY = "The database {where} cannot be written to. Nothing was changed; check the rights of its folder."
_NO_DATABASE = "{where} is damaged or no CX100 database. Move it away or restore a copy; nothing was changed."
_UNREACHABLE = "The database {where} cannot be reached. Nothing was changed; check that it runs and try again."
_TOO_SLOW = "The database took too long to answer. Nothing was changed; try again."
_OTHER = "The database {where} refused to work ({reason}). Nothing was changed."

_SIGNS: Sequence[tuple[tuple[str, ...], str]] = (
    (("locked", "busy", "lock timeout", "deadlock", "could not serialize"), _BUSY),
    (("disk is full", "no space left", "could not extend file"), _FULL),
    (("readonly", "read-only", "permission denied", "unable to open database file"), _READ_ONLY),
    (("not a database", "malformed"), _NO_DATABASE),
    (("statement timeout",), _TOO_SLOW),
    (("connect", "server closed", "terminating", "shutting down", "starting up"), _UNREACHABLE),
)


def in_words(error: Exception, where: str) -> str:
    """What happened to the database and what to do, as one or two sentences."""
    if isinstance(error, PoolTimeout):
        return _BUSY
    reason = str(error.orig if isinstance(error, DBAPIError) else error).strip().split("\n")[0]
    sentence = next((said for signs, said in _SIGNS if any(sign in reason.lower() for sign in signs)), _OTHER)
    return sentence.format(where=where, reason=reason)
