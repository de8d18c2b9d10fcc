"""The pages that measure: the scorecard, the weekly numbers, one KPI, its set-up and import."""
