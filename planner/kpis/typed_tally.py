"""Tallies as people type them: a list of cases, how many fell in each bucket, or how many gave each answer."""

import re
from collections.abc import Iterable, Iterator

from planner.kpis.counts import Bin
from planner.kpis.typed_number import NUMBER, count_of, number_of, plain, quoted, typed_number
from planner.shared.errors import BadInput

HOW = (
    "List the cases (12, 45, 3x7 for three of 7), or how many there are of each (1: 3; 2: 5) "
    "or in each bucket (0-15: 12; 15-60: 30)."
)
"""How a tally is typed, for the screen and for whoever typed something else."""

_BUCKET = re.compile(rf"(?P<low>{NUMBER})\s*(?:-|\.\.|to|bis|à)\s*(?P<high>{NUMBER})")
_TIMES = re.compile(r"(?P<count>\d+)\s*[xX×*]\s*(?P<value>.+)")
_OPEN = re.compile(rf"[<>≤≥]\s*=?\s*{NUMBER}|{NUMBER}\s*\+")
_MOST_CASES = 1_000_000_000_000


def tally_from(text: str) -> tuple[Bin, ...]:
    """The tally, cases of the same value added up; `BadInput` says what is unclear and how it is typed."""
    cleaned = plain(text).replace("،", ", ").replace("؛", ";")
    pieces = _pairs(cleaned) if ":" in cleaned else _cases(cleaned)
    found = _added_up(pieces)
    if sum(count for _, _, count in found) > _MOST_CASES:
        raise BadInput("These are more than a million million cases; something is typed twice.")
    return found


def typed_tally(tally: Iterable[Bin]) -> str:
    """The tally as one would type it: the cases themselves if all differ, or else how many there are of each."""
    rows = list(tally)
    if all(low == high and count == 1 for low, high, count in rows):
        return ", ".join(typed_number(low) for low, _, _ in rows)
    return "; ".join(f"{_bucket_text(low, high)}: {count}" for low, high, count in rows)


def _bucket_text(low: float, high: float) -> str:
    return typed_number(low) if low == high else f"{typed_number(low)}-{typed_number(high)}"


def _added_up(bins: Iterable[Bin]) -> tuple[Bin, ...]:
    counted: dict[tuple[float, float], int] = {}
    for low, high, count in bins:
        counted[low, high] = counted.get((low, high), 0) + count
    return tuple((low, high, count) for (low, high), count in sorted(counted.items()) if count)


def _pairs(text: str) -> Iterator[Bin]:
    for piece in _split_pairs(text):
        what, _, count = piece.partition(":")
        if ":" in count:
            raise BadInput(f"“{quoted(piece)}” has two colons; durations are typed as one number, such as 90. {HOW}")
        if not what.strip() or not count.strip():
            raise BadInput(f"“{quoted(piece)}” lacks a number beside its colon. {HOW}")
        yield *_bucket(what.strip()), count_of(count.strip())


def _split_pairs(text: str) -> list[str]:
    """The pairs; a comma parts them only where no semicolon or new line does, and another pair follows it."""
    ways = [re.split(r"[;\n]", text), re.split(r",\s+", text), text.split(","), [text]]
    said = [[piece for piece in pieces if piece.strip()] for pieces in (ways if len(ways[0]) == 1 else ways[:1])]
    return next((pieces for pieces in said[1:] if all(piece.count(":") == 1 for piece in pieces)), said[0])


def _bucket(text: str) -> tuple[float, float]:
    if _OPEN.fullmatch(text):
        raise BadInput(f"The bucket “{quoted(text)}” has no end; give it one, such as 60-240.")
    ends = _BUCKET.fullmatch(text)
    low, high = (number_of(ends["low"]), number_of(ends["high"])) if ends else (number_of(text),) * 2
    if high < low:
        raise BadInput(f"The bucket “{quoted(text)}” ends before it begins; type {high:g}-{low:g}.")
    return low, high


def _cases(text: str) -> Iterator[Bin]:
    has_semicolons = ";" in text or "\n" in text
    pieces = (
        re.split(r"[;\n]", text) if has_semicolons else re.split(r",\s+|\s+", re.sub(r"\s*([xX×*])\s*", r"\1", text))
    )
    found = [piece.strip(" ,") for piece in pieces if piece.strip(" ,")]
    if not found:
        raise BadInput(f"Type the cases; this is empty. {HOW}")
    for piece in found:
        if "," in piece and not has_semicolons:
            raise BadInput(
                f"“{quoted(piece)}” may be one number or two; put a space after a comma that parts two cases, "
                "and a point or semicolons where it does not."
            )
        yield _case(piece)


def _case(text: str) -> Bin:
    many = _TIMES.fullmatch(text)
    if many is None and _BUCKET.fullmatch(text):
        raise BadInput(f"How many cases fell in {quoted(text)}? Type it after a colon, such as {quoted(text)}: 12.")
    low, high = _bucket(many["value"]) if many else (number_of(text),) * 2
    return low, high, int(many["count"]) if many else 1
