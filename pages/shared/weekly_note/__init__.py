"""The parts of the page of the weekly note."""
