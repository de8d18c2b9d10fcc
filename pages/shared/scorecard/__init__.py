"""The parts of the scorecard."""
