"""Erased persons: where a text names somebody, and the text without them."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

STAND_IN = "Erased person"
_FEWEST_DIGITS = 7
_LIMITS = (200, 500, 10_000)  # of a name, a line, a text
_SHORT = "…"
_ANYWHERE = (
    (r"^|(?<=\n)", r"(?=\n)|$"),
    ("^", r" \(by link\)$"),
    ("“", "”"),
    ("^| · ", "$| · "),
    (r"^[^/]+/", r"/\d{4}-\d\d-\d\d$"),
)
_GIVEN = ("” to ", "$")


@dataclass(frozen=True, slots=True)
class Traces:
    """All by which a person is known: ids, names, addresses and numbers, those they had before among them.

    `others` are people who are not them: a longer name that contains one of theirs stays as it is.
    """

    ids: frozenset[str]
    names: frozenset[str]
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()


class Eraser:
    """Takes a person out of texts and nested values; whatever names them says `stand_in` from then on.

    A name of several words is found within a text, as whole words, in capitals or not. A name of one word may be an
    ordinary word: it is found where it is the whole value or a line of it, and where the record of changes puts names.
    """

    def __init__(self, traces: Traces, stand_in: str = STAND_IN) -> None:
        self._ids = traces.ids
        self._stand_in = stand_in
        self._patterns = list(_patterns(traces))
        self._words = {str(member) for kind in StrEnum.__subclasses__() for member in kind}
        self._known: dict[str, str] = {}  # a plan says the same owner or team thousands of times

    def __call__(self, value: Any) -> Any:
        """The value without the person; their id is taken out of lists and leaves an empty text elsewhere."""
        match value:
            case str():
                return self._text(value)
            case dict():
                return {self._text(key): self(part) for key, part in value.items() if key not in self._ids}
            case list():
                return [self(part) for part in value if not (isinstance(part, str) and part in self._ids)]
        return value

    def _text(self, text: str) -> str:
        if text not in self._known:
            self._known[text] = self._fitting(text)
        return self._known[text]

    def _fitting(self, text: str) -> str:
        if text in self._ids:
            return ""
        if text in self._words:  # what the program itself says, such as a status, is nobody's name
            return text
        for stand_in in (self._stand_in, _SHORT):
            without = self._without(text, stand_in)
            if not any(len(text) <= limit < len(without) for limit in _LIMITS):
                return without
        return without

    def _without(self, text: str, stand_in: str) -> str:
        plain = unicodedata.normalize("NFC", text)
        found = plain
        for pattern in self._patterns:
            found = pattern.sub(lambda hit: _replaced(hit, stand_in), found)
        return text if found == plain else found


def without_shared(traces: Traces, emails: Iterable[str], phones: Iterable[str]) -> Traces:
    """The traces without what others are known by as well, in whatever capitals or groups of digits it is written.

    `emails` and `phones` are those of the others.
    """
    taken, addresses, numbers = {name.casefold() for name in traces.others}, list(emails), list(phones)
    return replace(
        traces,
        names=frozenset(name for name in traces.names if name.casefold() not in taken),
        emails=frozenset(one for one in traces.emails if not _is_in_one(_of_email(one), addresses)),
        phones=frozenset(one for one in traces.phones if not _is_in_one(_of_phone(one), numbers)),
    )


def names_part_of(names: Iterable[str]) -> re.Pattern[str]:
    """Finds the parts of names, such as a first name alone, as whole words; short ones tell nothing."""
    parts = {part for name in names for part in re.findall(r"\w{3,}", name)}
    return re.compile(rf"(?<!\w)(?:{_any(parts)})(?!\w)")


def _patterns(traces: Traces) -> Iterable[re.Pattern[str]]:
    long = {name for name in traces.names if " " in name}
    if long:
        kept = [name for name in traces.others if any(_holds(name, one) for one in long)]
        yield re.compile(rf"(?<!\w)(?:(?P<kept>{_any(kept)})|{_any(long)})(?!\w)", re.IGNORECASE)
    for name in traces.names - long:
        for before, after in (*_ANYWHERE, _GIVEN):
            yield re.compile(rf"(?P<before>{before}){re.escape(name)}(?P<after>{after})")
    for email in traces.emails:
        yield _of_email(email)
    for phone in traces.phones:
        yield _of_phone(phone)


def _of_email(email: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.+-]){re.escape(email)}(?![\w-]|\.\w)", re.IGNORECASE)


def _of_phone(phone: str) -> re.Pattern[str]:
    digits = re.sub(r"\D", "", phone)
    if len(digits) < _FEWEST_DIGITS:
        return re.compile(rf"^{re.escape(phone)}$")
    return re.compile(r"(?<![\w+])\+?\(?" + r"[\s().\-/]*".join(digits) + r"(?!\w)")


def _is_in_one(pattern: re.Pattern[str], texts: Iterable[str]) -> bool:
    return any(pattern.search(text) for text in texts)


def _replaced(hit: re.Match[str], stand_in: str) -> str:
    groups = hit.groupdict()
    return groups.get("kept") or f"{groups.get('before', '')}{stand_in}{groups.get('after', '')}"


def _holds(text: str, name: str) -> bool:
    return text.casefold() != name.casefold() and bool(re.search(rf"(?<!\w){_spaced(name)}(?!\w)", text, re.IGNORECASE))


def _any(names: Collection[str]) -> str:
    """A pattern that finds any of the names, the longest first; of none, nothing."""
    return "|".join(_spaced(name) for name in sorted(names, key=len, reverse=True)) or "(?!)"


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(word) for word in name.split())
