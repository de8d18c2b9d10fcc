"""The parts of Tasks: the table, the board, changes of several at once."""
