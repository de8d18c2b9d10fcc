"""Journeys go through the app as its pages' tests do, on a database of their own."""

from tests.pages.conftest import own_workspace, sample

__all__ = ["own_workspace", "sample"]
