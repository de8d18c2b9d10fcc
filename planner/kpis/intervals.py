"""Intervals: how sure a figure is, at 95 %. All take numbers or columns of them; what cannot be told is NaN."""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]

Z = 1.959963984540054
"""The 97.5 % point of the normal distribution."""

_TAIL = 0.025

ENOUGH_ALIKE = 30
"""From so many cases on, their being all alike is taken for what it is."""

_ROUNDING = 1e-9


class Interval(NamedTuple):
    """Figures with the lower and the upper end of their 95 % intervals."""

    value: Floats
    low: Floats
    high: Floats


def nps(promoters: ArrayLike, passives: ArrayLike, detractors: ArrayLike) -> Interval:
    """The net promoter score in points, with its adjusted Wald interval.

    0.75, 1.5 and 0.75 answers are added before the Wald interval is taken (Rocks, Interval Estimation for the Net
    Promoter Score, The American Statistician 70, 2016). It is cut at -100 and 100, and reaches as far as the score.
    """
    likes, neither, dislikes = _columns(promoters, passives, detractors)
    with np.errstate(invalid="ignore", divide="ignore"):
        score = (likes - dislikes) / (likes + neither + dislikes)
    middle, variance = adjusted_net(likes, neither, dislikes)
    reach = Z * np.sqrt(variance)
    low, high = np.minimum(middle - reach, score), np.maximum(middle + reach, score)
    return Interval(100 * score, 100 * np.maximum(low, -1), 100 * np.minimum(high, 1))


def adjusted_net(promoters: Floats, passives: Floats, detractors: Floats) -> tuple[Floats, Floats]:
    """The net share after adding 0.75, 1.5 and 0.75 answers, and its variance."""
    n = promoters + passives + detractors + 3
    likes, dislikes = (promoters + 0.75) / n, (detractors + 0.75) / n
    net = likes - dislikes
    return net, (likes + dislikes - net**2) / n


def wilson(x: ArrayLike, n: ArrayLike) -> Interval:
    """The share x of n, from 0 to 1, with Wilson's score interval (Wilson, JASA 22, 1927)."""
    hits, cases = _columns(x, n)
    with np.errstate(invalid="ignore", divide="ignore"):
        share = hits / cases
        middle = (hits + Z**2 / 2) / (cases + Z**2)
        reach = Z / (cases + Z**2) * np.sqrt(hits * (cases - hits) / cases + Z**2 / 4)
    low, high = np.where(hits == 0, 0, middle - reach), np.where(hits == cases, 1, middle + reach)
    return Interval(share, _where_told(share, low), _where_told(share, high))


def poisson_rate(events: ArrayLike, base: ArrayLike) -> Interval:
    """Events per base, with the exact Poisson interval (Garwood, Biometrika 28, 1936)."""
    from scipy.special import gammaincinv

    seen, of = _columns(events, base)
    with np.errstate(invalid="ignore", divide="ignore"):
        rate = seen / of
        low = np.where(seen > 0, gammaincinv(np.maximum(seen, 1e-9), _TAIL), 0) / of
        high = gammaincinv(seen + 1, 1 - _TAIL) / of
    told = np.where(of > 0, rate, np.nan)
    return Interval(told, _where_told(told, low), _where_told(told, high))


def mean_of(value: ArrayLike, n: ArrayLike, sd: ArrayLike) -> Interval:
    """A mean of n cases with their standard deviation, and Student's t interval; it needs two cases.

    A few cases that are all alike do not tell how far others lie apart: from them there is no interval.
    """
    mean, cases, spread = _columns(value, n, sd)
    with np.errstate(invalid="ignore", divide="ignore"):
        reach = t_point(cases - 1) * spread / np.sqrt(cases)
    reach = np.where(tells_spread(mean, cases, spread), reach, np.nan)
    return Interval(mean, mean - reach, mean + reach)


def tells_spread(value: ArrayLike, n: ArrayLike, sd: ArrayLike) -> NDArray[np.bool_]:
    """Whether cases tell how far they lie apart: they do not all lie on their mean, or there are 30 at least."""
    mean, cases, spread = _columns(value, n, sd)
    tells: NDArray[np.bool_] = (spread > _ROUNDING * np.abs(mean)) | (cases >= ENOUGH_ALIKE)
    return tells


def t_point(freedom: ArrayLike) -> Floats:
    """The 97.5 % point of Student's t distribution; NaN without a degree of freedom."""
    from scipy.special import stdtrit

    degrees = np.asarray(freedom, dtype=np.float64)
    return np.asarray(stdtrit(np.where(degrees > 0, degrees, np.nan), 1 - _TAIL), dtype=np.float64)


def median_ranks(n: ArrayLike) -> tuple[Floats, Floats]:
    """The ranks, from 1, between whose cases the median lies with at least 95 %; NaN for fewer than six cases.

    The lower is the highest rank that leaves no more than 2.5 % below it (David and Nagaraja, Order Statistics, 7.1).
    """
    from scipy.special import bdtr

    cases = np.asarray(n, dtype=np.float64)
    enough = np.where(cases >= 6, cases, 6)
    # The normal approximation lies within one rank; the binomial distribution then decides.
    near = np.floor(enough / 2 - Z * np.sqrt(enough) / 2)[..., np.newaxis] + np.arange(-2, 3)
    leaves = bdtr(np.maximum(near, 0), enough.astype(np.int64)[..., np.newaxis], 0.5)
    below = near[..., 0] + np.sum((leaves <= _TAIL) | (near < 0), axis=-1)
    lower = np.where(cases >= 6, below, np.nan)
    return lower, cases + 1 - lower


def _columns(*given: ArrayLike) -> tuple[Floats, ...]:
    return tuple(np.asarray(column, dtype=np.float64) for column in given)


def _where_told(value: Floats, end: Floats) -> Floats:
    return np.where(np.isnan(value), np.nan, end)
