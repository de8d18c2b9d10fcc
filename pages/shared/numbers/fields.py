"""The fields of an entry: which texts are asked for each kind of KPI, and what they say together."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.kpis.counts import Counts
from planner.kpis.kind import Answers, Kind
from planner.kpis.kpi import Kpi
from planner.kpis.typed import part_label, typed_from
from planner.kpis.typed_number import typed_number
from planner.kpis.value_words import value_words

TALLY = "tally"
_SCORE = "score"
_STARS = "stars"
_MOST_SCORES = 11
_DURATIONS = "12, 45, 3x7 or 0-15: 12; 15-60: 30"
_ANSWERS = "1: 3; 2: 5; 3: 12"


@dataclass(frozen=True, slots=True)
class Field:
    """One text to type: its name among those of the entry, its label, and what stands in it while it is empty."""

    name: str
    label: str
    hint: str = ""
    is_wide: bool = False
    may_be_empty: bool = False
    score: float | None = None

    @property
    def is_score(self) -> bool:
        """Whether it asks how many gave one answer on a scale."""
        return self.score is not None


def can_choose(kpi: Kpi) -> bool:
    """Whether an entry may be either an average with its n, or all the answers."""
    return kpi.kind is Kind.MEAN and kpi.answers is Answers.MEAN


def is_usually_counted(kpi: Kpi, last: Counts | None) -> bool:
    """Whether all answers are asked for unless the visitor chooses otherwise: as they were last time."""
    if not can_choose(kpi):
        return kpi.kind in (Kind.MEAN, Kind.DURATION)
    return bool(last.tally) if last else bool(_scores(kpi))


def fields_of(kpi: Kpi, *, is_counted: bool, last: Counts | None) -> Sequence[Field]:
    """The fields in the order of typing, with those of the last entry as hints."""
    if is_counted and (scores := _scores(kpi)):
        counted = {low: str(cases) for low, _, cases in last.tally} if last else {}
        return [_score_field(kpi, score, counted.get(score, "")) for score in scores]
    parts = [part for part in kpi.parts if (part == TALLY) is is_counted]
    hints = typed_from(kpi, last) if last else {}
    return [_field(kpi, part, hints.get(part, "")) for part in parts]


def parts_of(fields: Sequence[Field], texts: Mapping[str, str]) -> dict[str, str]:
    """What was typed by part, the answers by score as one tally."""
    scores = [field for field in fields if field.score is not None]
    if not scores:
        return {field.name: texts.get(field.name, "") for field in fields}
    given = [(typed_number(field.score or 0.0), texts.get(field.name, "").strip()) for field in scores]
    return {TALLY: "; ".join(f"{score}: {text}" for score, text in given if text)}


def _score_field(kpi: Kpi, score: float, last: str) -> Field:
    """Stars are labelled “4 stars”, answers on another scale “Answers: 4”."""
    name = typed_number(score)
    label = value_words(kpi.but(decimals=0), score) if kpi.unit == _STARS else f"Answers: {name}"
    return Field(f"{_SCORE}{name}", label, _last(last), may_be_empty=True, score=score)


def _field(kpi: Kpi, part: str, last: str) -> Field:
    is_tally = part == TALLY
    example = "" if not is_tally else _DURATIONS if kpi.kind is Kind.DURATION else _ANSWERS
    hint = _last(last) if len(last) <= 40 else ""
    return Field(part, part_label(kpi, part), hint or example, is_wide=is_tally, may_be_empty=part == "sd")


def _last(text: str) -> str:
    return f"last: {text}" if text else ""


def _scores(kpi: Kpi) -> list[float]:
    """All answers on a scale of a few whole numbers; none where the KPI does not say its scale."""
    low, high = kpi.low, kpi.high
    if kpi.kind is not Kind.MEAN or low is None or high is None:
        return []
    if not low.is_integer() or not high.is_integer() or high - low >= _MOST_SCORES:
        return []
    return [low + step for step in range(int(high - low) + 1)]
