"""CSV files: which encoding and delimiter they use, and the records in them."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from planner.exchange.raw_table import MOST_BYTES, MOST_ROWS
from planner.shared.errors import BadInput

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",;\t|"
_SAMPLE = 64 * 1024
_START = 1000
_PIECE = 1024 * 1024
_OLDER_ENCODINGS = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "mac_roman"),
    *("shift_jis", "euc_jp", "gb18030", "big5", "euc_kr"),
]
_SEPARATOR_LINE = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)
_UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")

csv.field_size_limit(MOST_BYTES)


def decoded(content: bytes, file_name: str) -> tuple[str, str]:
    """The text and the name of its encoding; `BadInput` if it is no text in any encoding known."""
    for encoding in _likely_encodings(content):
        try:
            text = content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        if not _UNREADABLE.search(text):
            return text.removeprefix("\ufeff"), encoding
    raise _no_text(file_name)


def encoding_of(content: bytes, file_name: str) -> tuple[str, str]:
    """The name of the encoding and how to treat what does not fit ("strict" or "replace"), without keeping the text.

    A file of several encodings, mostly UTF-8, is read as that with a replacement mark at each letter
    of another one. `BadInput` if it is no text in any encoding known.
    """
    if _is_mostly_utf_8(content):
        return "utf-8-sig", "replace"
    for encoding in _likely_encodings(content):
        if all(text is not None and not _UNREADABLE.search(text) for text in _pieces(content, encoding)):
            return encoding, "strict"
    raise _no_text(file_name)


def records(text: str, file_name: str) -> list[list[str]]:
    """The records, the n-th being the n-th row a spreadsheet shows; blank rows are empty lists.

    Reading stops soon after more rows than can be imported.
    """
    named = _SEPARATOR_LINE.match(text)
    lines = io.StringIO(text[named.end() :] if named else text, newline="")
    try:
        return _read_up_to_the_limit(csv.reader(lines, delimiter=delimiter_of(text)), file_name)
    except csv.Error as error:
        raise BadInput(f"“{file_name}” is not a proper CSV ({error}); save it again as “CSV UTF-8”.") from error


def start_of(content: bytes, encoding: str, errors: str = "strict") -> str:
    """The beginning of the text, enough to tell the delimiter."""
    decoder = codecs.getincrementaldecoder(encoding)(errors)
    return decoder.decode(content[:_SAMPLE])


def separator_line(text: str) -> str:
    """The line that names the delimiter, as Excel writes it above the headers; empty if there is none."""
    named = _SEPARATOR_LINE.match(text)
    return named[0] if named else ""


def delimiter_of(text: str) -> str:
    """The character between two cells: the one named in the first line, as Excel does, or the likeliest."""
    named = _SEPARATOR_LINE.match(text)
    return named[1] if named else _delimiter(text)


def _read_up_to_the_limit(reader: Iterable[list[str]], file_name: str) -> list[list[str]]:
    found = []
    filled = 0
    for record in reader:
        filled += any(record)
        found.append(record)
        if filled > MOST_ROWS + 50 or len(found) > 20 * MOST_ROWS:
            raise BadInput(f"“{file_name}” has more than {MOST_ROWS:,} rows; split it into smaller files.")
    return found


def _likely_encodings(content: bytes) -> list[str]:
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return [encoding]
    if b"\x00" in content[:_START]:
        return _utf_16_without_mark(content[:_START])
    return ["utf-8"] if _is_in(content, "utf-8") else _detected(content)


def _is_in(content: bytes, encoding: str) -> bool:
    """Whether it can be decoded; piece by piece, as the whole text may take four times the memory."""
    return not any(text is None for text in _pieces(content, encoding))


def _pieces(content: bytes, encoding: str) -> Iterator[str | None]:
    """The text in pieces; None, and then no more, where it cannot be decoded."""
    try:
        decoder = codecs.getincrementaldecoder(encoding)()
        for at in range(0, len(content), _PIECE):
            yield decoder.decode(content[at : at + _PIECE], final=at + _PIECE >= len(content))
    except (UnicodeDecodeError, LookupError):
        yield None


def _is_mostly_utf_8(content: bytes) -> bool:
    """Whether most lines with other than ASCII letters are UTF-8: files pasted together from several tools."""
    if b"\x00" in content[:_START] or _is_in(content, "utf-8"):
        return False
    sound = [_is_in(line, "utf-8") for line in content.splitlines() if not line.isascii()]
    return sum(sound) * 3 >= len(sound) * 2


def _utf_16_without_mark(start: bytes) -> list[str]:
    """Headers are mostly Latin letters, so in UTF-16 nearly every other byte is zero."""
    zeros = {"utf-16-be": start[::2].count(0), "utf-16-le": start[1::2].count(0)}
    return [encoding for encoding, count in zeros.items() if count * 2.5 > len(start) / 2]


def _detected(content: bytes) -> list[str]:
    """The likeliest older encoding; Western European where another is no likelier."""
    from charset_normalizer import from_bytes  # slow to load, and seldom needed

    lines = [line for line in content.splitlines() if not line.isascii()]
    matches = list(from_bytes(b"\n".join(lines)[:_SAMPLE], cp_isolation=_OLDER_ENCODINGS, preemptive_behaviour=False))
    if not matches:
        return ["cp1252"]  # too little text to tell
    as_likely = [
        match for match in matches if (match.chaos, match.coherence) == (matches[0].chaos, matches[0].coherence)
    ]
    names = [name for match in as_likely for name in match.could_be_from_charset]
    return sorted(names, key=lambda name: name != "cp1252")


def _delimiter(text: str) -> str:
    """The delimiter that parts the first rows into the largest even table."""
    return max(_DELIMITERS, key=lambda delimiter: _even_cells(text[:_SAMPLE], delimiter))


def _even_cells(sample: str, delimiter: str) -> int:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    try:
        widths = Counter(len(record) for record in islice(reader, 50))
    except csv.Error:
        return 0
    return max((rows * (width - 1) for width, rows in widths.items()), default=0)


def _no_text(file_name: str) -> BadInput:
    return BadInput(
        f"“{file_name}” cannot be read as text; save it again as “CSV UTF-8” or as an Excel workbook (.xlsx)."
    )
