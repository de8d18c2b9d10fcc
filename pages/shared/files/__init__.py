"""The parts of Import and export."""
