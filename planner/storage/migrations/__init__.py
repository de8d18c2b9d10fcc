"""Migrations: every step the tables have taken, run by Alembic."""
