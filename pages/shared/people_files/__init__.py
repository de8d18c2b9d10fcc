"""The parts of the page that brings stakeholders in from files, and takes them out."""
