"""Parts of the page Contacts."""
