"""Looking after plans: start, list, settings, files in and out."""
