"""The parts of Stakeholders: the register, the views, one person beside them."""
