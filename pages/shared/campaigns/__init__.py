"""Parts of the page Campaigns, and of the page that the holder of a link sees."""
