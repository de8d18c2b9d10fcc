"""Parts of the page Interviews."""
