"""The parts of My numbers: what is owed, past periods, and a block to paste."""
