"""The parts of What-if."""
