"""Actions: everything a visitor can do, one function each: may I, load, change, save, record."""
