"""One KPI in detail: its choice, its facts, its charts, its events, its periods."""
