"""What can go wrong for a user: every error says what happened, to which input, and what to do."""

from collections.abc import Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

WHOLE = "value"
"""The key of a problem that lies in no single field but in how they fit together."""

_PLAIN_WORDS = {
    "missing": "this is needed",
    "greater_than_equal": "it must be {ge} or more",
    "less_than_equal": "it must be {le} or less",
    "greater_than": "it must be more than {gt}",
    "less_than": "it must be less than {lt}",
    "int_parsing": "type a whole number",
    "int_type": "type a whole number",
    "int_from_float": "type a whole number",
    "float_parsing": "type a number",
    "float_type": "type a number",
    "finite_number": "type an ordinary number",
    "date_from_datetime_parsing": "type a date such as 2026-01-31",
    "date_parsing": "type a date such as 2026-01-31",
    "date_type": "type a date such as 2026-01-31",
    "bool_parsing": "choose yes or no",
    "enum": "choose {expected}",
    "string_type": "type a text",
    "too_short": "at least {min_length} is needed",
}
"""What pydantic says, by its type of error, in words for somebody who is no programmer."""


class PlannerError(Exception):
    """The base of every error whose text is meant for the person at the screen."""


class BadInput(PlannerError):
    """Something typed or imported cannot be used; `problems` says what is wrong with which field."""

    def __init__(self, message: str, problems: Mapping[str, str] | None = None) -> None:
        super().__init__(message)
        self.problems = dict(problems or {})

    @classmethod
    def of(cls, error: ValidationError) -> "BadInput":
        """The first problem of each field, in a sentence that names the field."""
        problems: dict[str, str] = {}
        for detail in error.errors(include_url=False, include_input=False):
            field = ".".join(str(part) for part in detail["loc"]) or WHOLE
            problems.setdefault(field, _told(detail))
        said = [text if field == WHOLE else f"{words(field)}: {text}" for field, text in problems.items()]
        return cls(" ".join(said), problems)


class NotAllowed(PlannerError):
    """The visitor's role does not permit the action."""


class NotFound(PlannerError):
    """The plan, task or file asked for is not there, or not for this visitor."""


class Stale(PlannerError):
    """Somebody else saved first; the message says who and what, and nothing is overwritten."""


class StorageTrouble(PlannerError):
    """The database could not be reached, is locked or its disk is full; nothing was changed."""


def _told(detail: ErrorDetails) -> str:
    plain = _PLAIN_WORDS.get(detail["type"])
    limits = {name: _limit(value) for name, value in detail.get("ctx", {}).items()}
    return sentence(plain.format(**limits) if plain else detail["msg"])


def _limit(value: object) -> object:
    """A limit as people write it: 1,000,000,000,000 instead of 1000000000000.0."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,g}"


def sentence(message: str) -> str:
    """A validator's message as a person would say it: no prefix, a capital, a full stop."""
    text = message.removeprefix("Value error, ").strip()
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?", "!")) else ".")


def words(field: str) -> str:
    """A field's name as the screen writes it: `first_day` becomes "First day"."""
    return field.replace("_", " ").capitalize()
