"""KPIs: what is counted each period, how sure the figure is, where it stands, and whether a movement is real."""
