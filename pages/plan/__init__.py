"""The plan's own pages: today, roadmap, tasks, what-if, forecast."""
