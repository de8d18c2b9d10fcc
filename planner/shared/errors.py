"""What can go wrong for a user: every error says what happened, to which input, and what to do."""

from collections.abc import Mapping

from pydantic import ValidationError


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
        for detail in error.errors(include_url=False, include_input=False, include_context=False):
            field = ".".join(str(part) for part in detail["loc"]) or "value"
            problems.setdefault(field, sentence(detail["msg"]))
        summary = " ".join(f"{words(field)}: {text}" for field, text in problems.items())
        return cls(summary, problems)


class NotAllowed(PlannerError):
    """The visitor's role does not permit the action."""


class NotFound(PlannerError):
    """The plan, task or file asked for is not there, or not for this visitor."""


class Stale(PlannerError):
    """Somebody else saved first; the message says who and what, and nothing is overwritten."""


class StorageTrouble(PlannerError):
    """The database could not be reached, is locked or its disk is full; nothing was changed."""


def sentence(message: str) -> str:
    """A validator's message as a person would say it: no prefix, a capital, a full stop."""
    text = message.removeprefix("Value error, ").strip()
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?", "!")) else ".")


def words(field: str) -> str:
    """A field's name as the screen writes it: `first_day` becomes "First day"."""
    return field.replace("_", " ").capitalize()
