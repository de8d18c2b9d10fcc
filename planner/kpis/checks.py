"""Whether counts fit a KPI: the range, the scale, the whole and its part, something to divide by."""

from collections.abc import Iterator
from itertools import pairwise

from planner.kpis.counts import Bin, Counts
from planner.kpis.doubt import doubt
from planner.kpis.kind import Answers, Kind
from planner.kpis.kpi import Kpi
from planner.kpis.typed import counts_from, part_label, problem_with, typed_from
from planner.kpis.typed_number import typed_number
from planner.kpis.typed_tally import tally_from
from planner.kpis.value_words import value_words
from planner.shared.errors import BadInput

__all__ = ["counts_from", "doubt", "must_fit", "problems_of", "tally_from", "typed_from"]

_MARK_IT = "If there was nothing to count, mark it so."
Problem = tuple[str, str]
"""A part and what is wrong with it."""


def must_fit(kpi: Kpi, counts: Counts) -> None:
    """`BadInput` with a sentence for each part that does not fit the KPI, or that is missing."""
    problems = problems_of(kpi, counts)
    if problems:
        raise problem_with(kpi, problems)


def problems_of(kpi: Kpi, counts: Counts) -> dict[str, str]:
    """What is wrong with which part; empty when all fits."""
    if kpi.kind is Kind.FORMULA:
        raise BadInput(f"{kpi.name} is worked out from other KPIs; nothing is entered for it.")
    problems: dict[str, str] = {}
    for part, text in _all_problems(kpi, counts):
        problems.setdefault(part, text)
    return problems


def _all_problems(kpi: Kpi, counts: Counts) -> Iterator[Problem]:
    given = [*counts.said, *(("tally",) if counts.tally else ())]
    if counts.is_nothing:
        yield from ((part, "Leave this empty, or take back that there was nothing.") for part in given)
        return
    foreign = [part for part in given if part not in kpi.parts]
    yield from ((part, f"An entry of {kpi.name} has no such part.") for part in foreign)
    missing = [part for part in _needed(kpi, counts) if part not in given]
    yield from ((part, f"Type this as well. {_MARK_IT}") for part in missing)
    if not foreign and not missing:
        yield from _BY_KIND[kpi.kind](kpi, counts)


def _needed(kpi: Kpi, counts: Counts) -> tuple[str, ...]:
    """The parts without which nothing can be made of an entry; an average without n is read only where any n is."""
    if kpi.kind is not Kind.MEAN:
        return kpi.parts
    if counts.tally or not counts.said:
        return ("tally",)
    return ("value", "n") if kpi.minimum_n or counts.sd is not None else ("value",)


def _answers(_kpi: Kpi, counts: Counts) -> Iterator[Problem]:
    if not any((counts.promoters, counts.passives, counts.detractors)):
        yield "promoters", f"Nobody has answered. {_MARK_IT}"


def _share(kpi: Kpi, counts: Counts) -> Iterator[Problem]:
    part, whole = counts.numerator or 0.0, counts.denominator or 0.0
    if not whole:
        yield "denominator", f"0 cannot be divided by. {_MARK_IT}"
    if part > whole and not _may_exceed_the_whole(kpi):
        more = (
            f"{typed_number(part)} cannot be more than the {typed_number(whole)} of “{part_label(kpi, 'denominator')}”"
        )
        yield "numerator", f"{more}; correct one of the two."


def _may_exceed_the_whole(kpi: Kpi) -> bool:
    return kpi.high is not None and kpi.high > kpi.scale


def _rate(kpi: Kpi, counts: Counts) -> Iterator[Problem]:
    if not counts.denominator:
        yield "denominator", f"0 cannot be divided by. {_MARK_IT}"
    else:
        yield from _outside(kpi, "numerator", kpi.scale * (counts.numerator or 0.0) / counts.denominator)


def _amount(kpi: Kpi, counts: Counts) -> Iterator[Problem]:
    amount = counts.amount or 0.0
    if "per" not in kpi.parts:
        yield from _outside(kpi, "amount", amount)
    elif not counts.per:
        yield "per", f"0 cannot be divided by. {_MARK_IT}"
    else:
        yield from _outside(kpi, "amount", kpi.scale * amount / counts.per)


def _mean(kpi: Kpi, counts: Counts) -> Iterator[Problem]:
    if counts.tally:
        yield from ((part, "Type either the answers by value or their average, not both.") for part in counts.said)
        yield from _off_scale(kpi, counts.tally)
        return
    if kpi.answers is not Answers.MEAN:
        what = "share" if kpi.answers is Answers.TOP else "net share"
        yield "value", f"An average does not tell the {what} of the answers; type the answers by value."
        return
    if counts.n == 0:
        yield "n", f"An average of no answers says nothing. {_MARK_IT}"
    if counts.value is not None:
        yield from _outside(kpi, "value", counts.value)
    yield from _too_wide(kpi, counts)


def _off_scale(kpi: Kpi, tally: tuple[Bin, ...]) -> Iterator[Problem]:
    """Answers that are not on the scale; a bucket of answers hides which they were."""
    scale = f"the scale{_from_to(kpi)}"
    for low, high, _ in tally:
        if low != high:
            yield "tally", f"Count each answer apart; {typed_number(low)}-{typed_number(high)} hides which they were."
        elif _is_outside(kpi, low):
            yield "tally", f"{typed_number(low)} is not on {scale}; correct it or leave it out."


def _too_wide(kpi: Kpi, counts: Counts) -> Iterator[Problem]:
    """No answers on a scale spread further than half of them at either end do."""
    if counts.sd is None or not counts.n or kpi.low is None or kpi.high is None:
        return
    widest = (kpi.high - kpi.low) / 2 * (counts.n / max(counts.n - 1, 1)) ** 0.5
    if counts.sd > widest * (1 + 1e-9):
        yield "sd", f"Answers{_from_to(kpi)} cannot spread by more than {widest:.2f}; type their standard deviation."


def _durations(kpi: Kpi, counts: Counts) -> Iterator[Problem]:
    for low, high, _ in counts.tally:
        for end in (low, high):
            if end < 0:
                yield "tally", f"{typed_number(end)} is shorter than no time at all; type 0 or more."
            elif _is_outside(kpi, end):
                yield "tally", f"{typed_number(end)} lies outside{_from_to(kpi)}; correct it or leave it out."
    buckets = [(low, high) for low, high, _ in counts.tally if low != high]
    for (low, high), (next_low, next_high) in pairwise(buckets):
        if next_low < high:
            both = f"{typed_number(low)}-{typed_number(high)} and {typed_number(next_low)}-{typed_number(next_high)}"
            yield "tally", f"The buckets {both} overlap; let each begin where the one before it ends."


def _outside(kpi: Kpi, part: str, value: float) -> Iterator[Problem]:
    if _is_outside(kpi, value):
        yield part, f"This makes {value_words(kpi, value)}, which lies outside{_from_to(kpi)}; correct the numbers."


def _is_outside(kpi: Kpi, value: float) -> bool:
    return (kpi.low is not None and value < kpi.low) or (kpi.high is not None and value > kpi.high)


def _from_to(kpi: Kpi) -> str:
    """The range as the end of a sentence: “ from 0 to 10”, “ 0 or more”."""
    if kpi.low is not None and kpi.high is not None:
        return f" {typed_number(kpi.low)} to {typed_number(kpi.high)}"
    if kpi.low is not None:
        return f" {typed_number(kpi.low)} or more"
    return f" {typed_number(kpi.high)} or less" if kpi.high is not None else ""


_BY_KIND = {
    Kind.NPS: _answers,
    Kind.PROPORTION: _share,
    Kind.MEAN: _mean,
    Kind.RATE: _rate,
    Kind.AMOUNT: _amount,
    Kind.DURATION: _durations,
}
