"""Stakeholders: who matters to the plan, how often to meet them, what they say."""
