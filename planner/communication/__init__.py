"""Communication: what is promised, agreed, told and advertised, and whether the numbers support it."""
