"""Words and rules that every subject uses: the calendar, the errors, the base of a value."""
