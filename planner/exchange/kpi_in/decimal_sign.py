"""Decimal signs: whether a column writes 1,234.50 or 1.234,50 is one choice for all of its numbers."""

import re
from collections.abc import Iterable

from planner.kpis.typed import number_of

_ONE_SIGN = re.compile(r"[^\d.,]*\d+([.,])(\d+)")
_SEVERAL = re.compile(r"[^\d]*\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+[^\d]*")
_OTHER = {",": ".", ".": ","}
_MOST_LOOKED_AT = 5_000


def decimal_sign_of(texts: Iterable[str]) -> str:
    """The sign before the decimals, as the numbers tell that can be read in one way only; empty if they do not tell."""
    found = {sign for text, _ in zip(texts, range(_MOST_LOOKED_AT), strict=False) if (sign := _told_by(text))}
    return found.pop() if len(found) == 1 else ""


def number_with(text: str, sign: str) -> float:
    """A number of a column whose decimal sign is known; without one “1,234” is refused as it may be two numbers."""
    return number_of(unmistakable(text, sign))


def unmistakable(text: str, sign: str) -> str:
    """A number such as 1,234 or 1.234 written so that it can be read in one way only; other texts as they are."""
    doubtful = _ONE_SIGN.fullmatch(text.strip())
    if not sign or not doubtful or len(doubtful[2]) != 3:
        return text
    return text.replace(sign, ".") + "0" if doubtful[1] == sign else text.replace(doubtful[1], "")


def _told_by(text: str) -> str:
    if "." in text and "," in text:
        return max(".,", key=text.rfind)
    if several := _SEVERAL.fullmatch(text):
        return _OTHER[several[1]]
    one = _ONE_SIGN.fullmatch(text)
    return one[1] if one and (len(one[2]) != 3 or text.strip().startswith("0")) else ""
