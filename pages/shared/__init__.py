"""What several pages use: the visit, the header, the task panel."""
