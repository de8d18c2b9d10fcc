"""Tables of equally likely durations against the distributions' own formulas."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.scheduling.sampling import ROWS, draw, resampled, table


@pytest.mark.parametrize(("a", "m", "b"), [(1, 2, 9), (5, 6, 7), (8, 8, 11), (2, 10, 10), (6, 8, 11)])
def test_pert_has_the_mean_and_spread_of_its_beta_distribution(a: float, m: float, b: float) -> None:
    days = table("pert", a, m, b)
    mean = (a + 4 * m + b) / 6
    assert days.mean() == pytest.approx(mean, abs=0.001)
    assert days.std() == pytest.approx(((mean - a) * (b - mean) / 7) ** 0.5, rel=0.001)


@pytest.mark.parametrize(("a", "m", "b"), [(5, 10, 15), (8, 8, 11), (1, 2, 9), (2, 10, 10)])
def test_triangular_has_the_mean_and_spread_of_the_textbook(a: float, m: float, b: float) -> None:
    days = table("triangular", a, m, b)
    variance = (a * a + m * m + b * b - a * m - a * b - m * b) / 18
    assert days.mean() == pytest.approx((a + m + b) / 3, abs=0.001)
    assert days.std() == pytest.approx(variance**0.5, rel=0.001)


def test_the_spread_of_pert_stays_near_the_formula_for_pert_by_hand() -> None:
    by_hand = 1 / 6
    assert table("pert", 0, 0.5, 1).std() / by_hand == pytest.approx(1.13, abs=0.01)
    assert table("pert", 0, 0, 1).std() / by_hand == pytest.approx(0.85, abs=0.01)


three_points = st.lists(st.floats(0, 500), min_size=3, max_size=3).map(sorted)


@given(three_points, st.sampled_from(["pert", "triangular"]))
def test_durations_rise_and_stay_within_the_estimate(estimate: list[float], distribution: str) -> None:
    days = table(distribution, *estimate)  # type: ignore[arg-type]
    half_a_grain = 0.0005
    assert (np.diff(days) >= 0).all()
    assert estimate[0] - half_a_grain <= days[0]
    assert days[-1] <= estimate[2] + half_a_grain


def test_an_estimate_without_spread_is_one_duration() -> None:
    assert set(table("pert", 4, 4, 4)) == {4.0}


def test_values_found_are_equally_often_in_their_table() -> None:
    _, counts = np.unique(resampled([2.0, 0.5, 1.0, 1.0]), return_counts=True)
    assert counts.tolist() == [ROWS / 4, ROWS / 2, ROWS / 4]


def test_a_draw_reads_every_part_of_the_table_equally_often() -> None:
    drawn = draw(np.arange(ROWS, dtype=float), np.random.default_rng(1), out=np.empty(100_000))
    tenths, _ = np.histogram(drawn, bins=10, range=(0, ROWS))
    assert tenths.min() > 9_600  # four standard deviations of a binomial count of 10,000 are 380
    assert tenths.max() < 10_400
