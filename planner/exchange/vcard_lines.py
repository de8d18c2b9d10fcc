"""vCard files as cards of lines: each card decoded by itself, so that one broken card does not spoil the others."""

import codecs
import io
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vobject.base import ParseError, getLogicalLines, parseLine

from planner.exchange.csv_file import decoded
from planner.shared.errors import BadInput

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_START = re.compile(rb"^[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)
_FOLD = re.compile(rb"\r?\n[ \t]")
_END = re.compile(r"^[ \t]*END[ \t]*:[ \t]*VCARD", re.IGNORECASE | re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\,;nN:])")
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")
_NEVER_READ = ("PHOTO", "LOGO", "SOUND", "KEY")


@dataclass(frozen=True, slots=True)
class CardLine:
    """One property: `types` are the bare words beside its name, such as CELL or WORK; `value` may hold escapes."""

    name: str
    types: frozenset[str]
    value: str


@dataclass(frozen=True, slots=True)
class Card:
    """One card: its place in the file, its lines, and those that could not be read."""

    number: int
    lines: tuple[CardLine, ...]
    broken: tuple[str, ...] = field(default=())
    is_whole: bool = True

    def all(self, *names: str) -> list[CardLine]:
        """The lines of these names, in their order."""
        return [line for line in self.lines if line.name in names and line.value.strip()]

    def text(self, *names: str) -> str:
        """The first text of these names; empty if there is none."""
        return next((self.unescaped(line.value) for name in names for line in self.all(name)), "")

    def parts(self, name: str) -> list[str]:
        """The parts of a structured value, parted by semicolons."""
        first = next((line.value for line in self.all(name)), "")
        return [self.unescaped(part).strip() for part in re.split(r"(?<!\\);", first)] if first else []

    def unescaped(self, value: str) -> str:
        """A value as it was meant; in version 2.1 a backslash and an n are just that."""
        is_old = any(line.name == "VERSION" and line.value.strip() == "2.1" for line in self.lines)
        return _ESCAPE.sub(lambda found: _meant(found[1], found[0], is_old=is_old), value).strip()


def cards_in(content: bytes, file_name: str) -> list[Card]:
    """The cards of a file, in their order. `BadInput` if it has none, or is no text in any encoding known."""
    if content.startswith(_UTF_16) or b"\x00" in content[:200]:
        content = decoded(content, file_name)[0].encode()
    starts = [found.start() for found in _START.finditer(content)]
    if not starts:
        raise BadInput(
            f"“{file_name}” holds no vCard; export the contacts as vCard (.vcf), or take a CSV or Excel file."
        )
    blocks = [content[start:end] for start, end in zip(starts, [*starts[1:], len(content)], strict=True)]
    older = _older_encoding(blocks, file_name)
    return [_card(number, _text(block, older)) for number, block in enumerate(blocks, 1)]


def _card(number: int, text: str) -> Card:
    lines: list[CardLine] = []
    broken: list[str] = []
    end = _END.search(text)
    for line in _logical_lines(text[: end.start()] if end else text):
        try:
            found = _line(line)
        except (ParseError, UnicodeError, LookupError, ValueError):
            broken.append(line)
            continue
        lines += [found] if found else []
        broken += [line] if found and _UNREADABLE.search(found.value) else []
    return Card(number, tuple(line for line in lines if not _UNREADABLE.search(line.value)), tuple(broken), bool(end))


def _logical_lines(text: str) -> Iterator[str]:
    for line, _ in getLogicalLines(io.StringIO(text), allowQP=True):
        if line.strip() and not line.upper().startswith(_NEVER_READ):
            yield line.strip()


def _line(text: str) -> CardLine | None:
    """The property of a line; None for the lines round a card."""
    name, params, value, _ = parseLine(text)
    if name.upper() in ("BEGIN", "END"):
        return None
    words = {param[0].upper() for param in params if len(param) == 1}
    named = {param[0].upper(): param[1:] for param in params if len(param) > 1}
    words |= {word.upper() for given in named.get("TYPE", ()) for word in given.split(",")}
    words |= {"PREF"} if named.get("PREF") == ["1"] else set()
    if "QUOTED-PRINTABLE" in words | {word.upper() for word in named.get("ENCODING", ())}:
        charset = next(iter(named.get("CHARSET", ())), "utf-8")
        value = quopri.decodestring(value.encode()).decode(charset)
    return CardLine(name.upper(), frozenset(words), value)


def _text(block: bytes, older: str) -> str:
    """The text of a card, unfolded before it is decoded: some tools fold in the middle of a letter."""
    whole = _FOLD.sub(b"", block)
    try:
        return whole.decode()
    except UnicodeDecodeError:
        return whole.decode(older, errors="replace")


def _older_encoding(blocks: list[bytes], file_name: str) -> str:
    """The encoding of the cards that are not UTF-8."""
    strange = b"\n".join(block for block in blocks if not _is_utf_8(_FOLD.sub(b"", block)))
    try:
        return decoded(strange, file_name)[1] if strange else "utf-8"
    except BadInput:
        return "utf-8"


def _is_utf_8(block: bytes) -> bool:
    try:
        block.decode()
    except UnicodeDecodeError:
        return False
    return True


def _meant(letter: str, whole: str, *, is_old: bool) -> str:
    if letter in "nN":
        return whole if is_old else "\n"
    return letter
