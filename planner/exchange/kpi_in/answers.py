"""Answers: what one cell says on a scale, as good or bad, as a duration or as a number."""

import math
import re
from collections.abc import Callable, Mapping

from planner.exchange.kpi_in.cells import MIXED, is_mixed
from planner.exchange.kpi_in.decimal_sign import number_with
from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.moments import plain_digits, says_nothing
from planner.exchange.kpi_in.wording import normal, scale_words, words
from planner.kpis.typed import number_of
from planner.shared.errors import BadInput

NOTHING_SAID = math.nan
_LABELLED = re.compile(
    r"(\d{1,2})(?:\s*[-–—:=.)]\s*[^\d\s].*|\s+[^\W\d].*|\s*/\s*\d{1,2}|\s+(?:out )?of \d{1,2}.*)",
    re.IGNORECASE | re.DOTALL,
)
_LABELLED_AFTER = re.compile(r"\D+[ (\-–—:](\d{1,2})\)?")
_CLOCK = re.compile(r"(-?)(\d{1,6}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?")
_DAYS_AND_CLOCK = re.compile(r"(\d+)\s*d(?:ays?)?[ ,]+(\d{1,2}:\d{2}(?::\d{2})?)", re.IGNORECASE)
_SPOKEN = re.compile(
    r"(?:(\d+)\s*d(?:ays?)?)?[ ,]*(?:(\d+)\s*h(?:(?:ou)?rs?)?)?[ ,]*(?:(\d+)\s*m(?:in(?:ute)?s?)?)?[ ,]*"
    r"(?:(\d+)\s*s(?:ec(?:ond)?s?)?)?",
    re.IGNORECASE,
)
_STARS = re.compile(r"([★⭐]+)[☆]*")

Reader = Callable[[str], float]


def reader_of(measure: Measure, sign: str = "") -> Reader:
    """How a cell is read for a measure of one answer per row: NaN for a blank one, `BadInput` for a wrong one.

    `sign` is the decimal sign of the column, if it is known. Durations come in minutes.
    """
    read = _number_reader(measure, sign) if measure in _NUMBERS else _READERS[measure]

    def answer(text: str) -> float:
        if says_nothing(text):
            return NOTHING_SAID
        if is_mixed(text):
            raise BadInput(MIXED)
        return read(text.strip())

    return answer


def on_scale(text: str, low: int, high: int, said: Mapping[str, float]) -> float:
    """An answer on a scale of whole numbers, as a number, with its label, as stars or in words."""
    if (found := said.get(normal(text))) is not None:
        return found
    value = _scale_number(plain_digits(text))
    if not low <= value <= high or not value.is_integer():
        raise BadInput(f"{value:g} is no answer on a scale from {low} to {high}")
    return value


def good_or_bad(text: str) -> float:
    """1 for a good answer, 0 for one that is not."""
    answer = normal(plain_digits(text))
    if answer in words("good"):
        return 1.0
    if answer in words("bad"):
        return 0.0
    raise BadInput("this is neither good nor bad, yes nor no")


def duration(text: str, unit: int, sign: str) -> float:
    """A duration in minutes: a number of units of so many minutes, or h:mm or h:mm:ss."""
    clock = _clock(plain_digits(text))
    length = number_with(text, sign) * unit if clock is None else clock
    if length < 0:
        raise BadInput("a duration cannot be negative")
    return length


def few_contacts(text: str) -> float:
    """1 for a case that took one contact at most, 0 for more."""
    contacts = number_of(text)
    if contacts < 0 or not contacts.is_integer():
        raise BadInput("this is no number of contacts")
    return float(contacts <= 1)


def _scale_number(text: str) -> float:
    if text.isdecimal():
        return float(text)
    if stars := _STARS.fullmatch(text):
        return float(len(stars[1]))
    if found := _LABELLED.fullmatch(text) or _LABELLED_AFTER.fullmatch(text):
        return float(found[1])
    try:
        return number_of(text)
    except BadInput as error:
        raise BadInput("this is no answer on the scale") from error


def _clock(text: str) -> float | None:
    """Minutes, from h:mm:ss or from words such as 1d 2h; None if it is written otherwise."""
    if together := _DAYS_AND_CLOCK.fullmatch(text):
        return int(together[1]) * 1440 + (_clock(together[2]) or 0)
    if found := _CLOCK.fullmatch(text):
        length = int(found[2]) * 60 + int(found[3]) + int(found[4] or 0) / 60
        return -length if found[1] else length
    if (spoken := _SPOKEN.fullmatch(text)) and any(spoken.groups()):
        days, hour, minute, second = (int(part or 0) for part in spoken.groups())
        return days * 1440 + hour * 60 + minute + second / 60
    return None


def _number_reader(measure: Measure, sign: str) -> Reader:
    if measure in _MINUTES_IN:
        return lambda text: duration(text, _MINUTES_IN[measure], sign)
    return lambda text: number_with(text, sign)


_MINUTES_IN = {Measure.MINUTES: 1, Measure.HOURS: 60}
_NUMBERS = frozenset({*_MINUTES_IN, Measure.AMOUNT, Measure.AVERAGE})
_READERS: Mapping[Measure, Reader] = {
    Measure.NPS_0_10: lambda text: on_scale(text, 0, 10, {}),
    Measure.CSAT_1_5: lambda text: on_scale(text, 1, 5, scale_words("scale_5")),
    Measure.STARS_1_5: lambda text: on_scale(text, 1, 5, scale_words("scale_5")),
    Measure.CES_1_7: lambda text: on_scale(text, 1, 7, scale_words("scale_7")),
    Measure.GOOD_BAD: good_or_bad,
    Measure.ONE_TOUCH: few_contacts,
}
