"""The people of the sample company: its story as data, and how it came to stand where it stands."""
