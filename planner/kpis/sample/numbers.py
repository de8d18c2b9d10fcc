"""The numbers of the sample company: a level and the noise that samples of its size have, always the same."""

from collections.abc import Callable, Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from planner.kpis.counts import Bin, Counts
from planner.kpis.kind import Kind
from planner.kpis.kpi import Kpi
from planner.kpis.sample.story import Numbers

_LONGEST = 60
"""So many periods are drawn whatever day it is, so that a period's numbers never change."""

Floats = NDArray[np.float64]


def sample_counts(kpi: Kpi, key: str, numbers: Numbers) -> list[Counts]:
    """What was counted in each period from the first on; `key` tells the KPI from the others."""
    periods = range(numbers.since, numbers.since + _LONGEST)
    levels = np.interp(periods, list(numbers.level), list(numbers.level.values()))
    chance = np.random.default_rng(crc32(f"{key}/{numbers.team}".encode()))
    cases = chance.poisson(numbers.n, _LONGEST).astype(float)
    return _DRAWN[kpi.kind](chance, levels / kpi.scale, cases, numbers.shape)


def _answers(chance: Generator, levels: Floats, cases: Floats, shape: Sequence[float]) -> list[Counts]:
    passives = shape[0]
    promoters = (1 - passives + levels / 100) / 2
    shares = np.column_stack([promoters, np.full(len(levels), passives), 1 - passives - promoters])
    drawn = chance.multinomial(cases.astype(int), shares).tolist()
    return [Counts(promoters=up, passives=so, detractors=down) for up, so, down in drawn]


def _shares(chance: Generator, levels: Floats, cases: Floats, _shape: Sequence[float]) -> list[Counts]:
    drawn = chance.binomial(cases.astype(int), levels)
    return [Counts(numerator=part, denominator=n) for part, n in zip(drawn.tolist(), cases.tolist(), strict=True)]


def _rates(chance: Generator, levels: Floats, cases: Floats, _shape: Sequence[float]) -> list[Counts]:
    drawn = chance.poisson(cases * levels)
    return [Counts(numerator=part, denominator=n) for part, n in zip(drawn.tolist(), cases.tolist(), strict=True)]


def _means(chance: Generator, levels: Floats, cases: Floats, shape: Sequence[float]) -> list[Counts]:
    good, bad = np.array(shape).reshape(2, -1)
    scale = np.arange(1, len(good) + 1)
    weight = ((levels - bad @ scale) / ((good - bad) @ scale))[:, None]
    drawn = chance.multinomial(cases.astype(int), weight * good + (1 - weight) * bad).tolist()
    return [Counts(tally=tuple((value, value, n) for value, n in enumerate(row, start=1))) for row in drawn]


def _durations(chance: Generator, levels: Floats, cases: Floats, shape: Sequence[float]) -> list[Counts]:
    return [Counts(tally=_buckets(chance, level, int(n), shape)) for level, n in zip(levels, cases, strict=True)]


def _buckets(chance: Generator, median: float, cases: int, ends: Sequence[float]) -> tuple[Bin, ...]:
    drawn = np.minimum(chance.lognormal(np.log(median), 1.1, cases), ends[-1])
    counted, _ = np.histogram(drawn, ends)
    return tuple(zip(ends, ends[1:], counted.tolist(), strict=False))


def _amounts(chance: Generator, levels: Floats, cases: Floats, shape: Sequence[float]) -> list[Counts]:
    moved = chance.normal(1, shape[0], len(levels))
    amounts = np.round(levels * cases * moved, -2)
    return [Counts(amount=amount, per=n) for amount, n in zip(amounts.tolist(), cases.tolist(), strict=True)]


_DRAWN: Mapping[Kind, Callable[[Generator, Floats, Floats, Sequence[float]], list[Counts]]] = {
    Kind.NPS: _answers,
    Kind.PROPORTION: _shares,
    Kind.RATE: _rates,
    Kind.MEAN: _means,
    Kind.DURATION: _durations,
    Kind.AMOUNT: _amounts,
}
