"""Counts in words: what was counted, for tiles that may not show a number and for those who want to see behind it."""

from collections.abc import Callable, Mapping

from planner.kpis.counts import Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi

_OWN_WORDS = {"promoters": "promoters", "passives": "passives", "detractors": "detractors", "n": "answers"}


def counts_words(kpi: Kpi, counts: Counts) -> str:
    """What was counted: “12 promoters, 3 passives, 1 detractor”, “87 of 102 deliveries”, “35 cases”.

    The KPI's own labels of its parts are used where it has them; empty for a formula and where nothing is known.
    """
    return "nothing to count" if counts.is_nothing else _BY_KIND[kpi.kind](kpi, counts)


def quantity(number: float) -> str:
    """A counted number with thousands separated, and decimals only if it has any: “1,240”, “12.5”."""
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,.2f}".rstrip("0").rstrip(".")


def _answers(kpi: Kpi, counts: Counts) -> str:
    parts = [(part, getattr(counts, part)) for part in ("promoters", "passives", "detractors")]
    return ", ".join(_labelled(kpi, part, number) for part, number in parts if number is not None)


def _share(kpi: Kpi, counts: Counts) -> str:
    if counts.numerator is None or counts.denominator is None:
        return ""
    return f"{quantity(counts.numerator)} of {_labelled(kpi, 'denominator', counts.denominator)}"


def _rate(kpi: Kpi, counts: Counts) -> str:
    if counts.numerator is None or counts.denominator is None:
        return ""
    events = _labelled(kpi, "numerator", counts.numerator)
    return f"{events} in {_labelled(kpi, 'denominator', counts.denominator)}"


def _mean(kpi: Kpi, counts: Counts) -> str:
    n = _cases(counts) if counts.tally else counts.n
    return "" if n is None else _labelled(kpi, "n", n)


def _amount(kpi: Kpi, counts: Counts) -> str:
    if counts.amount is None:
        return ""
    base = "" if counts.per is None else f" for {_labelled(kpi, 'per', counts.per)}"
    return f"{_labelled(kpi, 'amount', counts.amount)}{base}"


def _durations(_kpi: Kpi, counts: Counts) -> str:
    cases = _cases(counts)
    return f"{quantity(cases)} {'case' if cases == 1 else 'cases'}" if counts.tally else ""


def _cases(counts: Counts) -> int:
    return sum(count for _, _, count in counts.tally)


def _labelled(kpi: Kpi, part: str, number: float) -> str:
    label = kpi.labels.get(part, "") or _OWN_WORDS.get(part, "")
    if number == 1 and label == _OWN_WORDS.get(part):
        label = label.removesuffix("s")
    return f"{quantity(number)} {_within_sentence(label)}".strip()


def _within_sentence(label: str) -> str:
    label = label.removeprefix("All ")
    # An abbreviation such as NPS or MRR keeps its capitals.
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


_BY_KIND: Mapping[Kind, Callable[[Kpi, Counts], str]] = {
    Kind.NPS: _answers,
    Kind.PROPORTION: _share,
    Kind.RATE: _rate,
    Kind.MEAN: _mean,
    Kind.AMOUNT: _amount,
    Kind.DURATION: _durations,
    Kind.FORMULA: lambda _kpi, _counts: "",
}
