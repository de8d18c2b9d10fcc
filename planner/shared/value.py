"""The base of every entity: a frozen value that cannot be wrong, and the texts it is made of."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from planner.shared.errors import BadInput

# Bidirectional overrides can make a name read as something else; emoji joiners stay allowed.
_OVERRIDES = re.compile("[\u202a-\u202e\u2066-\u2069]")


def one_line(text: str) -> str:
    """Text on one line, without control characters, in one Unicode form."""
    plain = unicodedata.normalize("NFC", text)
    if not plain.isprintable():
        plain = "".join(c if c.isprintable() or c in "\u200d\u200c" else " " for c in _OVERRIDES.sub("", plain))
    return " ".join(plain.split())


def paragraphs(text: str) -> str:
    """Text over several lines, trimmed; line breaks and tabs are the only control characters kept."""
    plain = unicodedata.normalize("NFC", text)
    if not plain.isprintable():
        lines = _OVERRIDES.sub("", plain).replace("\r\n", "\n").replace("\r", "\n")
        plain = "".join(c for c in lines if c.isprintable() or c in "\n\t\u200d\u200c")
    return plain.strip()


def _named(name: str) -> str:
    if not name.strip("\u200d\u200c "):
        raise ValueError("type a name; this one is empty")
    return name


def _at_most(limit: int) -> Callable[[str], str]:
    def short_enough(text: str) -> str:
        if len(text) > limit:
            raise ValueError(f"{len(text):,} characters are too many; shorten it to {limit:,}")
        return text

    return short_enough


def in_our_time(day: date) -> date:
    """The day; `ValueError` if it is not in the years that plans have to do with."""
    if not 1950 <= day.year <= 2150:
        raise ValueError("choose a date between the years 1950 and 2150")
    return day


Name = Annotated[str, AfterValidator(one_line), AfterValidator(_named), AfterValidator(_at_most(200))]
"""A name somebody must give: 1 to 200 characters on one line."""

Line = Annotated[str, AfterValidator(one_line), AfterValidator(_at_most(500))]
"""One line that may be empty, 500 characters at most."""

Text = Annotated[str, AfterValidator(paragraphs), AfterValidator(_at_most(10_000))]
"""Several lines that may be empty, 10,000 characters at most."""


PlanDate = Annotated[date, AfterValidator(in_our_time)]
"""A date a plan may have to do with: in the years 1950 to 2150."""


class Value(BaseModel):
    """A frozen value, checked whenever it is made, whether from a form, a file or a row."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @classmethod
    def checked(cls, **fields: Any) -> Self:
        """The value, or `BadInput` with a message for each field that is wrong."""
        try:
            return cls.model_validate(fields)
        except ValidationError as error:
            raise BadInput.of(error) from error

    def but(self, **changes: Any) -> Self:
        """A copy with these fields changed and everything checked again."""
        return type(self).checked(**{name: getattr(self, name) for name in type(self).model_fields} | changes)
