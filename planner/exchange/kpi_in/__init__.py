"""KPIs in: exports of survey, ticket, review and shop tools become counts per period."""
