"""The parts of the Roadmap."""
