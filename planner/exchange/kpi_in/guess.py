"""Guesses: what a column measures, from the answers in it and what the question is about."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from planner.exchange.kpi_in.answers import reader_of
from planner.exchange.kpi_in.measure import Measure
from planner.exchange.kpi_in.wording import normal, scale_words, speaks_of, words
from planner.shared.errors import BadInput

_CLOCK = re.compile(r"\d{1,6}:\d{2}:\d{2}")
_MOST_WRONG = 0.2
"""One answer in five may be wrong, and is reported when it is counted."""
_MOST_DIFFERENT = 40
"""A scale has few different answers, however they are written."""

Answers = Mapping[str, int]


def guess_of(text: str, cells: Sequence[str]) -> Measure | None:
    """What the answers in a sample measure; None if it cannot be told. `text` is the header and the question."""
    answers = Counter(cells)
    if not answers:
        return None
    if _share(answers, [cell for cell in answers if _CLOCK.fullmatch(cell.strip())]) > 1 - _MOST_WRONG:
        return Measure.HOURS
    if unit := _unit(text):
        return unit if _fits(answers, unit) else None
    if len(answers) > _MOST_DIFFERENT:
        return None
    return _good_or_bad(answers) or _in_words(answers) or _on_scale(text, answers)


def _unit(text: str) -> Measure | None:
    said = normal(text)
    return Measure.MINUTES if "in minutes" in said else Measure.HOURS if "in hrs" in said else None


def _good_or_bad(answers: Answers) -> Measure | None:
    known = [answer for answer in answers if normal(answer) in words("good") | words("bad")]
    is_scale = {normal(answer) for answer in answers} <= {"0", "1"} and len(answers) < 2
    return Measure.GOOD_BAD if _share(answers, known) > 1 - _MOST_WRONG and not is_scale else None


def _in_words(answers: Answers) -> Measure | None:
    """A scale whose answers are words: seven of effort or agreement, or five."""
    for name, measure in (("scale_5", Measure.CSAT_1_5), ("scale_7", Measure.CES_1_7)):
        said = [answer for answer in answers if normal(answer) in scale_words(name)]
        other = "scale_7" if name == "scale_5" else "scale_5"
        if _share(answers, said) == 1 and (name == "scale_7" or not _has_seven(answers, other)):
            return measure
    return None


def _has_seven(answers: Answers, name: str) -> bool:
    """Whether all answers also are on the scale of seven, and more than five different ones were given."""
    return len(answers) > 5 and all(normal(answer) in scale_words(name) for answer in answers)


def _on_scale(text: str, answers: Answers) -> Measure | None:
    numbers = Counter[int]()
    for answer, count in answers.items():
        if (number := _number(answer)) is not None:
            numbers[number] += count
    usual = [number for number in numbers if 0 <= number <= 10]
    if sum(numbers[number] for number in usual) < (1 - _MOST_WRONG) * sum(answers.values()):
        return None
    return _scale_of(text, min(usual), max(usual))


def _number(answer: str) -> int | None:
    try:
        return int(_TEN(answer))
    except BadInput as error:
        return 99 if "scale from" in str(error) else None


def _scale_of(text: str, lowest: int, highest: int) -> Measure:
    if speaks_of(text, "recommend") or lowest < 1 or highest > 7:
        return Measure.NPS_0_10
    if highest > 5:
        return Measure.CES_1_7
    return Measure.STARS_1_5 if speaks_of(text, "stars") else Measure.CSAT_1_5


def _fits(answers: Answers, measure: Measure) -> bool:
    read = reader_of(measure)
    good = []
    for answer in answers:
        try:
            read(answer)
        except BadInput:
            continue
        good.append(answer)
    return _share(answers, good) > 1 - _MOST_WRONG


def _share(answers: Answers, some: Sequence[str]) -> float:
    return sum(answers[answer] for answer in some) / sum(answers.values())


_TEN = reader_of(Measure.NPS_0_10)
