"""The parts of the page that brings numbers in from files, and takes them out."""
