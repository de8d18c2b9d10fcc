"""An entry as it is typed, part by part, and back."""

from collections.abc import Mapping

from planner.kpis.counts import NOTHING, Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.typed_number import (
    ambiguous,
    count_of,
    number_of,
    plain,
    quoted,
    readings_in_full,
    readings_of,
    typed_number,
)
from planner.kpis.typed_tally import tally_from, typed_tally
from planner.shared.errors import BadInput

__all__ = ["NOTHING_TYPED", "count_of", "counts_from", "number_of", "part_label", "tally_from", "typed_from"]

NOTHING_TYPED = "nothing"
"""Typed in place of a number, it says that there was nothing to count."""

_LABELS = {
    "promoters": "Promoters (9-10)",
    "passives": "Passives (7-8)",
    "detractors": "Detractors (0-6)",
    "numerator": "Part of the whole",
    "denominator": "The whole",
    "value": "Average",
    "n": "How many",
    "sd": "Standard deviation",
    "amount": "Amount",
    "per": "Divided by",
    "tally": "Cases",
}
_COUNTED = frozenset({"promoters", "passives", "detractors", "n"})
_USUALLY_WHOLE = frozenset({"numerator", "denominator"})


def part_label(kpi: Kpi, part: str) -> str:
    """What the screen calls a part of an entry."""
    return kpi.labels.get(part) or (kpi.unit.capitalize() if part == "amount" else "") or _LABELS[part]


def counts_from(kpi: Kpi, typed: Mapping[str, str]) -> Counts:
    """The counts that were typed, by part; a tally as text; `NOTHING` where one part says “nothing”.

    `BadInput` names each part that is missing or no number. Whether the numbers fit together says `must_fit`.
    """
    said = {part: text for part, text in typed.items() if text.strip()}
    if any(plain(text).casefold() == NOTHING_TYPED for text in said.values()):
        return NOTHING
    wanted = _wanted(kpi, said)
    problems = {part: _not_wanted(kpi, part) for part in said if part not in wanted}
    fields: dict[str, object] = {}
    for part in wanted:
        try:
            fields[part] = _read(kpi, part, said)
        except BadInput as error:
            problems[part] = str(error)
    if problems:
        raise problem_with(kpi, problems)
    return _checked(kpi, fields)


def typed_from(kpi: Kpi, counts: Counts) -> dict[str, str]:
    """The counts as one would type them; `counts_from` reads them back to the same counts."""
    if counts.is_nothing:
        return {kpi.parts[0]: NOTHING_TYPED}
    numbers = {part: typed_number(number) for part, number in counts.said.items()}
    return numbers | ({"tally": typed_tally(counts.tally)} if counts.tally else {})


def problem_with(kpi: Kpi, problems: Mapping[str, str]) -> BadInput:
    """What is wrong with which part, in sentences that name the part as the screen does."""
    told = [f"{part_label(kpi, part) if part in _LABELS else quoted(part)}: {text}" for part, text in problems.items()]
    return BadInput(" ".join(told), problems)


def _wanted(kpi: Kpi, said: Mapping[str, str]) -> tuple[str, ...]:
    """The parts to be typed: of an average either the tally, or the average with how many and their spread."""
    if not kpi.parts:
        raise BadInput(f"{kpi.name} is worked out from other KPIs; nothing is entered for it.")
    if kpi.kind is not Kind.MEAN:
        return kpi.parts
    return ("value", "n", "sd") if said.keys() & {"value", "n", "sd"} and "tally" not in said else ("tally",)


def _not_wanted(kpi: Kpi, part: str) -> str:
    if kpi.kind is Kind.MEAN and part in kpi.parts:
        return "Type either the answers by value or their average, not both."
    return f"An entry of {kpi.name} has no such part; it has {', '.join(kpi.parts)}."


def _read(kpi: Kpi, part: str, said: Mapping[str, str]) -> object:
    text = said.get(part, "")
    if not text:
        _left_out(kpi, part, said)
        return None
    if part == "tally":
        return tally_from(text)
    if "%" in plain(text) and part != "value":
        raise BadInput("Type the counts, not the percentage; the percentage is worked out from them.")
    return count_of(text) if part in _COUNTED else _meant(kpi, part, text)


def _left_out(kpi: Kpi, part: str, said: Mapping[str, str]) -> None:
    if part == "sd" or (part == "n" and "sd" not in said and not kpi.minimum_n):
        return
    if not said:
        raise BadInput("Type a number. If there was nothing to count, mark it so.")
    if kpi.kind is Kind.MEAN:
        raise BadInput("An average needs how many it is of; type both, or the answers by value.")
    raise BadInput("Type this as well; 0 if there were none.")


def _meant(kpi: Kpi, part: str, text: str) -> float:
    """The number; of “1,234” and “1.234” the reading that makes sense for the part, or else a question."""
    is_counted = part in _USUALLY_WHOLE
    readings = readings_in_full(text) if is_counted else readings_of(text)
    if is_counted and "," in plain(text):
        return readings[-1]
    if len(readings) > 1 and part in ("value", "sd") and kpi.low is not None and kpi.high is not None:
        low, high = (kpi.low, kpi.high) if part == "value" else (0.0, kpi.high - kpi.low)
        readings = tuple(number for number in readings if low <= number <= high) or readings
    if len(readings) > 1:
        raise ambiguous(text, readings)
    return readings[0]


def _checked(kpi: Kpi, fields: Mapping[str, object]) -> Counts:
    try:
        return Counts.checked(**fields)
    except BadInput as error:
        raise problem_with(kpi, {part.partition(".")[0]: text for part, text in error.problems.items()}) from error
