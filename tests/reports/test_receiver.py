"""To whom the weekly note goes."""

import pytest

from planner.reports.receiver import address_for, chief_of
from planner.stakeholders.stakeholder import Stakeholder
from tests.stakeholders.builders import a_stakeholder


def of(name: str, role: str = "") -> Stakeholder:
    return a_stakeholder(name).but(role=role, email=f"{name.split()[0].lower()}@acme.example")


WILLEM, ADA = of("Willem Brink", "Chief Executive Officer"), of("Ada Bos", "Assistant to the CEO")


@pytest.mark.parametrize(
    "role", ["CEO", "ceo, founder", "Founder & CEO", "Chief executive (interim)", "Managing director"]
)
def test_whoever_leads_the_company_is_known_by_their_role(role: str) -> None:
    assert chief_of([of("Eva Lind", role), ADA]) == of("Eva Lind", role)


@pytest.mark.parametrize(
    "role", ["Assistant to the CEO", "Former CEO", "Deputy CEO", "Office of the chief executive", ""]
)
def test_who_works_for_the_chief_is_not_taken_for_them(role: str) -> None:
    assert chief_of([of("Ada Bos", role)]) is None


def test_of_two_chiefs_neither_is_guessed() -> None:
    assert chief_of([WILLEM, of("Eva Lind", "CEO")]) is None


@pytest.mark.parametrize(
    ("to", "address"),
    [
        ("CEO", "willem@acme.example"),
        ("willem  BRINK", "willem@acme.example"),
        ("Ada Bos", "ada@acme.example"),
        ("eva@acme.example", "eva@acme.example"),
        ("Somebody else", ""),
    ],
)
def test_the_address_is_that_of_whoever_is_meant(to: str, address: str) -> None:
    assert address_for(to, [WILLEM, ADA]) == address


def test_two_people_of_one_name_are_not_guessed_between() -> None:
    assert address_for("Ada Bos", [ADA, ADA.but(id="other", email="other@acme.example")]) == ""
