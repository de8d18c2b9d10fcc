"""The parts of the page with calendar files."""
