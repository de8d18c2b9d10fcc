"""Benches: how fast the product is and how much memory it takes, as ratios within one run."""
