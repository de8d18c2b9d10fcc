"""Privacy: which columns are personal, so that nothing under their headers is kept."""

import re
from collections.abc import Sequence
from functools import cache

from planner.exchange.kpi_in.wording import normal, read_yaml

_SPLIT = re.compile(r"(?<=[a-z])(?=[A-Z])|[_./\-]+")
_WORD = re.compile(r"\w+")
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_ADDRESS = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_PHONE = re.compile(r"(?:\+|00)\d[\d ()/-]{7,}")
_SENTENCE_WORDS = 6


def is_personal(header: str, label: str, is_question: bool, cells: Sequence[str]) -> bool:
    """Whether a column is about a person or holds what somebody wrote freely; in doubt it is.

    `cells` are a sample, looked at for addresses and sentences under headers that say nothing.
    """
    return _is_named(header, is_question) or (label != header and _is_named(label, True)) or _look_personal(cells)


def _is_named(header: str, is_question: bool) -> bool:
    said = normal(_SPLIT.sub(" ", header))
    exempt = _not_in_questions() if is_question and len(said.split()) > 3 else frozenset()
    plain = " ".join(["", *_WORD.findall(said), ""])
    return any(f" {phrase} " in plain for phrase in _personal("phrases")) or any(
        word in _personal("words") - exempt for word in plain.split()
    )


def _look_personal(cells: Sequence[str]) -> bool:
    """Mail addresses, IP addresses and phone numbers in one cell of ten, or sentences in one of five."""
    found = sum(bool(_MAIL.search(cell) or _ADDRESS.fullmatch(cell) or _PHONE.fullmatch(cell)) for cell in cells)
    different = {cell for cell in cells if cell.count(" ") >= _SENTENCE_WORDS}
    return found * 10 > len(cells) or len(different) * 5 > max(len(cells), 10)


@cache
def _personal(kind: str) -> frozenset[str]:
    return frozenset(normal(word) for word in read_yaml("words.yaml")["personal"][kind])


def _not_in_questions() -> frozenset[str]:
    return _personal("not_in_questions")
