"""Parts of the page Communication plan."""
