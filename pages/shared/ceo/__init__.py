"""The parts of the page of talks with the CEO."""
