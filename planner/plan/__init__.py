"""Plans: the phases, the calendar, the templates a plan starts from and the baselines it is held to."""
