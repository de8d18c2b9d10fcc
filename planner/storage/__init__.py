"""Storage: rows in, values out. The only place that knows SQL."""
