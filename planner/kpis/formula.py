"""Formulas: a KPI computed from others, such as `clv / cac`, written by their keys."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.kpis.kpi import Kpi
from planner.kpis.mover import Estimate, constant, minus, over, plus, times
from planner.kpis.reading import Reading
from planner.shared.errors import BadInput

_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<key>[^\W\d]\w*)|(?P<sign>[-+*/()]))")
_SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", ":": "/", "−": "-", "–": "-"})
_DEEPEST = 40

Node = str | float | tuple[str, "Node", "Node"]
"""A key, a number, or a sign between two of them."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that can be computed; `keys` are the KPIs it needs, each once, as they first occur."""

    root: Node
    keys: tuple[str, ...]

    def of(self, readings: Mapping[str, Reading]) -> Reading:
        """What comes out of the readings of its keys.

        No value if one of them has none or if it divides by 0, no interval if one of them has none. n is the smallest.
        The interval is one of sampling only if all of theirs are.
        """
        used = [readings[key] for key in self.keys]
        n = min((reading.n for reading in used), default=0)
        known = {key: reading for key, reading in zip(self.keys, used, strict=True) if reading.value is not None}
        found = _computed(self.root, known) if len(known) == len(used) else None
        if found is None or not math.isfinite(found.value):
            return Reading(None, n)
        low, high = found.ends or (None, None)
        is_swing = low is not None and any(reading.is_swing for reading in used)
        return Reading(found.value, n, low, high, is_swing=is_swing)


def parse(text: str) -> Formula:
    """The formula that is written there: + - * / and parentheses, numbers, keys of KPIs."""
    parser = _Parser(text, list(_tokens(text.translate(_SIGNS))))
    root = parser.sum()
    if parser.next:
        raise parser.lacking()
    return Formula(root, tuple(dict.fromkeys(parser.keys)))


def formula_key(kpi: Kpi) -> str:
    """What formulas call a KPI: its key in the catalogue, or else its name in small letters joined by underscores."""
    return slug(kpi.catalogue or kpi.name)


def slug(name: str) -> str:
    """A name as a key: small letters, digits, underscores; it never begins with a digit."""
    key = re.sub(r"\W+", "_", name.casefold()).strip("_")
    return f"kpi_{key}" if not key or key[0].isdigit() else key


def inputs_of(kpi: Kpi, kpis: Sequence[Kpi]) -> dict[str, Kpi]:
    """The KPIs a formula is computed from, by key.

    `BadInput` if the formula cannot be read, names a KPI that is not among `kpis`, could mean two, or needs itself.
    """
    others = [other for other in kpis if other.id != kpi.id]
    found = _found(kpi, others)
    for other in found.values():
        _must_not_need(kpi, other, [kpi, *others], (kpi.name,))
    return found


def _found(kpi: Kpi, others: Sequence[Kpi]) -> dict[str, Kpi]:
    return {key: _named(key, kpi, others) for key in parse(kpi.formula).keys} if kpi.formula else {}


def _named(key: str, kpi: Kpi, others: Sequence[Kpi]) -> Kpi:
    by_name = _latest([other for other in others if slug(other.name) == key])
    matching = _latest([other for other in others if formula_key(other) == key])
    if len(matching) != 1:
        matching = by_name or matching
    if len(matching) == 1:
        return matching[0]
    if matching:
        names = " or ".join(f"{slug(other.name)} for “{other.name}”" for other in matching)
        raise _wrong(f"“{key}” in the formula of “{kpi.name}” could be several KPIs. Write {names}.")
    if key == formula_key(kpi):
        raise _wrong(f"The formula of “{kpi.name}” needs itself. Compute it from other KPIs.")
    known = ", ".join(sorted({formula_key(other) for other in others}))
    raise _wrong(f"The formula of “{kpi.name}” needs “{key}”, and no KPI of the plan is called so. {_known(known)}")


def _latest(kpis: list[Kpi]) -> list[Kpi]:
    """Of KPIs that took each other's place the one that is watched, or else the one retired last."""
    ends = [kpi.retired_on or date.max for kpi in kpis]
    return [kpi for kpi, end in zip(kpis, ends, strict=True) if end == max(ends)]


def _known(keys: str) -> str:
    return f"The plan has: {keys}." if keys else "Add the KPIs it is computed from first."


def _must_not_need(wanted: Kpi, kpi: Kpi, kpis: Sequence[Kpi], path: tuple[str, ...]) -> None:
    if kpi.id == wanted.id:
        way = ", which needs ".join(f"“{name}”" for name in (*path[1:], wanted.name))
        raise _wrong(f"The formula of “{path[0]}” needs {way}: it would need itself. Change one of the formulas.")
    if kpi.name in path[1:]:
        return  # a circle of others, which is theirs to mend
    for other in _found(kpi, [other for other in kpis if other.id != kpi.id]).values():
        _must_not_need(wanted, other, kpis, (*path, kpi.name))


def _wrong(message: str) -> BadInput:
    return BadInput(message, {"formula": message})


def _tokens(text: str) -> Iterator[str]:
    place, text = 0, text.rstrip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if not found:
            raise _wrong(
                f"The formula cannot be read from “{text[place:].strip()[:20]}” on. It may have + - * / and "
                "parentheses, numbers with a decimal point, and the keys of KPIs."
            )
        yield found.group(found.lastgroup or 0)
        place = found.end()


@dataclass(slots=True)
class _Parser:
    text: str
    tokens: list[str]
    place: int = 0
    depth: int = 0
    keys: list[str] = field(default_factory=list)

    @property
    def next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self) -> str:
        token = self.next
        self.place += 1
        return token

    def sum(self) -> Node:
        left = self.product()
        while self.next in ("+", "-"):
            left = (self.take(), left, self.product())
        return left

    def product(self) -> Node:
        left = self.signed()
        while self.next in ("*", "/"):
            left = (self.take(), left, self.signed())
        return left

    def signed(self) -> Node:
        is_negative = False
        while self.next in ("+", "-"):
            is_negative ^= self.take() == "-"
        found = self.single()
        return ("-", 0.0, found) if is_negative else found

    def single(self) -> Node:
        if self.next == "(":
            return self.inside()
        if self.next[:1].isdigit():
            return float(self.take())
        if not self.next or self.next in "+-*/)":
            raise self.lacking()
        self.keys.append(self.take().casefold())
        return self.keys[-1]

    def inside(self) -> Node:
        self.take()
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _wrong(f"The formula has more than {_DEEPEST} parentheses inside each other; write it more simply.")
        found = self.sum()
        if self.take() != ")":
            raise _wrong("A parenthesis of the formula is opened and not closed.")
        self.depth -= 1
        return found

    def lacking(self) -> BadInput:
        if not self.tokens:
            return _wrong("The formula is empty. Write one such as clv / cac.")
        here = f"before “{self.next}”" if self.next else "at its end"
        return _wrong(f"The formula “{self.text.strip()}” lacks something {here}.")


def _computed(node: Node, readings: Mapping[str, Reading]) -> Estimate | None:
    if isinstance(node, float):
        return constant(node)
    if isinstance(node, str):
        reading = readings[node]
        return Estimate(reading.value or 0.0, reading.low, reading.high)
    sign, *sides = node
    left, right = (_computed(side, readings) for side in sides)
    if left is None or right is None:
        return None
    return {"+": plus, "-": minus, "*": times, "/": over}[sign](left, right)
