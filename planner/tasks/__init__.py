"""Tasks: what has to be done, by whom, linked to what, and how far it is."""
