"""The parts of Plan settings."""
