"""Reports: what is said to others about the plan, drafted from its own data."""
