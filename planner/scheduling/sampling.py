"""Sampling durations: every uncertainty is a table of equally likely working days, read at random rows.

Reading a table costs a twentieth of drawing from a beta distribution, whatever the distribution is.
"""

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

Distribution = Literal["pert", "triangular"]
DISTRIBUTIONS: tuple[Distribution, ...] = get_args(Distribution)
Days = NDArray[np.floating]

ROWS = 4096  # a power of two, so that the upper bits of a random word pick each row equally often
_SHIFT = 16 - 12
_SLICES = 512
_GRAIN = 1024  # a task's days are whole 1024ths: their sums are exact, and a chain's slack is exactly zero

_PROBABILITIES = (np.arange(ROWS) + 0.5) / ROWS
_EDGES = np.linspace(0.0, 1.0, _SLICES + 1)
_MIDDLES = (_EDGES[1:] + _EDGES[:-1]) / 2


def table(distribution: Distribution, optimistic: float, likely: float, pessimistic: float) -> Days:
    """4,096 equally likely durations, rising, of the distribution over a three-point estimate.

    "pert" is the beta distribution with the mean (a + 4m + b) / 6 (Vose 2008, Risk Analysis,
    modified PERT with lambda 4). Its standard deviation is sqrt((mean - a)(b - mean) / 7), close to
    but not the (b - a) / 6 of the formula taught for PERT by hand: from 0.85 of it for an estimate
    whose likely value is an end to 1.13 of it for a symmetric one.
    """
    span = pessimistic - optimistic
    if span == 0:
        return whole_grains(np.full(ROWS, likely))
    shape = (likely - optimistic) / span
    quantiles = _pert(shape) if distribution == "pert" else _triangular(shape)
    return whole_grains(optimistic + span * quantiles)


def resampled(values: Sequence[float]) -> Days:
    """4,096 rows in which the values found stand equally often: drawing with replacement."""
    found = np.sort(np.asarray(values, dtype=float))
    return whole_grains(found[np.arange(ROWS) * len(found) // ROWS])


def draw(rows: Days, rng: np.random.Generator, out: Days) -> Days:
    """One duration per run, read from random rows of a table into `out`."""
    words = rng.bit_generator.random_raw(-(-out.size // 4)).view(np.uint16)[: out.size]
    return np.take(rows, words >> _SHIFT, out=out, mode="clip")


def whole_grains(days: Days) -> Days:
    """Days rounded to 1024ths of a working day, about half a minute."""
    return (np.round(days * _GRAIN) / _GRAIN).astype(np.float32)


def _pert(shape: float) -> Days:
    density = _MIDDLES ** (4 * shape) * (1 - _MIDDLES) ** (4 - 4 * shape)
    below = np.concatenate(([0.0], np.cumsum(density)))
    return np.interp(_PROBABILITIES, below / below[-1], _EDGES)


def _triangular(shape: float) -> Days:
    left = np.sqrt(shape * _PROBABILITIES)
    return np.where(shape > _PROBABILITIES, left, 1 - np.sqrt((1 - shape) * (1 - _PROBABILITIES)))
