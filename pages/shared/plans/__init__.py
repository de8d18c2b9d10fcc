"""The parts of Plans and of the first screen."""
