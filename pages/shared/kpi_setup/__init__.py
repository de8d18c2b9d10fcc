"""The parts of the page that sets up KPIs: what the plan watches, the catalogue, KPIs of its own."""
