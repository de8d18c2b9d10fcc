"""One task beside any page: the panel, what it shows, what it saves."""
