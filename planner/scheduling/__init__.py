"""Scheduling: when each task runs, what may slip, what the forecast says."""
