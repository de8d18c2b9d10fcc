"""The parts of the page of commitments."""
