"""Settings: from the environment, with an answer that names what is wrong."""

from datetime import date

import pytest

from planner.shared.errors import BadInput
from planner.shared.settings import read_settings


def test_the_database_is_a_file_of_the_users_own_unless_said_otherwise(monkeypatch):
    monkeypatch.delenv("CX100_DATABASE_URL", raising=False)
    assert read_settings().database_url.startswith("sqlite:///")
    monkeypatch.setenv("CX100_DATABASE_URL", "postgresql://server/plans")
    assert read_settings().database_url == "postgresql://server/plans"


def test_today_can_be_frozen(monkeypatch):
    monkeypatch.setenv("CX100_TODAY", "2026-03-02")
    settings = read_settings()
    assert settings.current_day() == settings.current_moment().date() == date(2026, 3, 2)


def test_a_wrong_setting_is_named(monkeypatch):
    monkeypatch.setenv("CX100_TODAY", "soon")
    with pytest.raises(BadInput, match="CX100_TODAY"):
        read_settings()


def test_the_address_for_others_is_unknown_unless_set_and_has_to_be_one(monkeypatch):
    monkeypatch.delenv("CX100_PUBLIC_URL", raising=False)
    assert not read_settings().public_url
    monkeypatch.setenv("CX100_PUBLIC_URL", "https://cx.acme.example")
    assert read_settings().public_url == "https://cx.acme.example"
    monkeypatch.setenv("CX100_PUBLIC_URL", "cx.acme.example")
    with pytest.raises(BadInput, match="CX100_PUBLIC_URL"):
        read_settings()
