"""Numbers as people type them: decimal comma or point, thousands separated, Persian and Arabic digits."""

import math
import re
import unicodedata
from decimal import Decimal

from planner.shared.errors import BadInput

NUMBER = r"[+-]?(?:\d[\d.,’]*|[.,]\d+)(?:[eE][+-]?\d{1,3})?"
"""A number without spaces in it, once `plain` has been at the text."""

_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,2})?", re.ASCII)
_WRITTEN_BY_A_PROGRAM = re.compile(r"-?\d{1,15}(?:\.\d{1,20})?", re.ASCII)
_SIGNED = re.compile(r"(?P<sign>[+-]?)(?P<body>[\d.,’ ]*\d)(?P<power>[eE][+-]?\d{1,3})?")
_COULD_BE_THOUSANDS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
_AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")
_SAID_NOTHING = frozenset({"", "-", "--", "."})
_SAME = str.maketrans(
    {"٫": ".", "٬": "’", "'": "’", "‘": "’", "´": "’", "٪": "%", "％": "%"} | dict.fromkeys("−–—‑", "-")
)
_LONGEST_QUOTE = 30


def number_of(text: str) -> float:
    """The number; a percent sign is left off.

    `BadInput` for what is no ordinary number, and for “1,234”, which may be 1234 or 1.234. A single point is the
    decimal point, as in files that programs write.
    """
    if _WRITTEN_BY_A_PROGRAM.fullmatch(text):
        return float(text)
    readings = readings_of(text)
    if len(readings) > 1 and "," in text:
        raise ambiguous(text, readings)
    return readings[0]


def count_of(text: str) -> int:
    """The whole number; `BadInput` if it is none or negative, is written in powers of ten, or may be another one."""
    readings = readings_in_full(text)
    if not readings[-1].is_integer():
        raise BadInput(f"“{quoted(text)}” cannot be counted; type a whole number.")
    if len(readings) > 1 and "." in plain(text):
        whole = f"{readings[-1]:.0f}"
        raise BadInput(f"“{quoted(text)}” may be {whole} or a fraction; type {whole} if that is meant.")
    if readings[-1] < 0:
        raise BadInput(f"{quoted(text)} is fewer than none; type 0 or more.")
    return int(readings[-1])


def readings_of(text: str) -> tuple[float, ...]:
    """What the text may mean: one number, or for “1,234” and “1.234” first the decimal one, then the whole one."""
    if _PLAIN.fullmatch(text):
        return (float(text),)
    cleaned = _without_signs(plain(text))
    if cleaned in _SAID_NOTHING:
        raise BadInput("Type a number; this is empty.")
    found = _SIGNED.fullmatch(cleaned)
    bodies = _bodies(found["body"], has_decimal_sign="٫" in text) if found else ()
    if not found or not bodies:
        raise BadInput(f"“{quoted(text)}” is not a number; type digits, such as 1240 or 3.5.")
    numbers = tuple(float(found["sign"] + body + (found["power"] or "")) for body in bodies)
    if not all(map(math.isfinite, numbers)):
        raise BadInput(f"“{quoted(text)}” is too large a number.")
    return numbers


def readings_in_full(text: str) -> tuple[float, ...]:
    """The same for what is counted, which nobody writes in powers of ten: there “1,5e9” is a slip."""
    readings = readings_of(text)
    if "e" in plain(text).lower():
        raise BadInput(f"“{quoted(text)}” is written in powers of ten; type the number in full.")
    return readings


def plain(text: str) -> str:
    """The text with digits, spaces and signs of all scripts in one form; marks that only steer the writing go."""
    return "".join(map(_plain_character, text)).translate(_SAME).strip()


def typed_number(number: float) -> str:
    """The number as one would type it, so that it can mean nothing else."""
    if number.is_integer() and abs(number) < 1e15:
        return str(int(number))
    text = f"{Decimal(repr(float(number))):f}"  # never in powers of ten, in which no count is typed
    return f"{text}0" if _AMBIGUOUS.fullmatch(text) else text


def ambiguous(text: str, readings: tuple[float, ...]) -> BadInput:
    """The question which of the readings is meant."""
    decimal, whole = readings
    return BadInput(f"“{quoted(text)}” may be {whole:.0f} or {decimal:g}; type {whole:.0f} or {typed_number(decimal)}.")


def quoted(text: str) -> str:
    """What was typed, short enough for a sentence."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else line[: _LONGEST_QUOTE - 1] + "…"


def _plain_character(character: str) -> str:
    if character.isascii():
        return character
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    if unicodedata.category(character) == "Cf":
        return ""
    return " " if character.isspace() and character not in "\r\n" else character


def _without_signs(text: str) -> str:
    """The number without a percent or currency sign before or after it."""
    text = text.strip("% ")
    if text and unicodedata.category(text[-1]) == "Sc":
        text = text[:-1]
    sign = text[:1] if text[:1] in ("+", "-") else ""
    rest = text.removeprefix(sign).strip()
    if rest and unicodedata.category(rest[0]) == "Sc":
        rest = rest[1:]
    return sign + rest.strip()


def _bodies(body: str, *, has_decimal_sign: bool) -> tuple[str, ...]:
    """The digits with a decimal point at most, in each way they can be read; empty if in none."""
    for separator in (" ", "’"):
        if separator in body:
            return _grouped(body, separator, body.replace(separator, "").rpartition(".")[1] or ",")
    points, commas = body.count("."), body.count(",")
    if points and commas:
        decimal = max(".,", key=body.rfind)
        return _grouped(body, "." if decimal == "," else ",", decimal)
    if points + commas > 1:
        return _grouped(body, "." if points else ",", "")
    decimal_body = body.replace(",", ".")
    is_thousands = bool(_COULD_BE_THOUSANDS.fullmatch(body)) and not has_decimal_sign
    return (decimal_body, decimal_body.replace(".", "")) if is_thousands else (decimal_body,)


def _grouped(body: str, separator: str, decimal: str) -> tuple[str, ...]:
    """Digits in groups of three (in India two, then three at the end) with the decimals after another sign."""
    group = re.escape(separator)
    whole, _, decimals = body.partition(decimal) if decimal else (body, "", "")
    if not re.fullmatch(rf"\d{{1,3}}(?:{group}\d{{2,3}})*{group}\d{{3}}", whole) or not re.fullmatch(r"\d*", decimals):
        return ()
    return (whole.replace(separator, "") + (f".{decimals}" if decimals else ""),)
