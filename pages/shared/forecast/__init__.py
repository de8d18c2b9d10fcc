"""The parts of Forecast: gates, progress, baselines."""
