"""Personal columns: of what people are called, where they live and what they wrote, nothing is read."""

import pytest

from planner.exchange.kpis_in import Measure
from planner.shared.errors import BadInput
from tests.exchange.kpi_in.samples import column_of, counted, sample, table, use

SECRETS = ("example.org", "Erika", "Muster", "192.0.2", "call me back", "Jo Doe", "Where is my order", "Pat Roe", "Sam")


@pytest.mark.parametrize(
    "name",
    ["qualtrics.csv", "surveymonkey.csv", "typeform.csv", "zendesk.csv", "freshdesk.csv", "google_reviews.json"],
)
def test_no_example_shows_anything_personal(name):
    shown = " ".join(example for column in sample(name).columns for example in column.examples)
    assert not [secret for secret in SECRETS if secret in shown]


def test_reviews_lose_names_and_comments_as_soon_as_they_are_read():
    assert b"Sam" not in sample("google_reviews.json").source.content


@pytest.mark.parametrize(
    "header",
    ["Name", "Your e-mail", "customer_id", "RecipientLastName", "phone", "Delivery address", "Comments", "User ID"],
)
def test_headers_that_name_people_are_personal(header):
    opened = table(["date", header, "score"], ["2026-01-05", "x", "9"], ["2026-01-06", "y", "3"])
    assert opened.columns[1].is_personal


def test_sentences_under_a_harmless_header_are_personal():
    wrote = "I waited for my parcel for three weeks and nobody called"
    opened = table(
        ["date", "Q7", "score"], ["2026-01-05", wrote, "9"], *[["2026-01-06", f"{wrote}{n}", n] for n in range(9)]
    )
    assert opened.columns[1].is_personal


def test_a_question_about_a_contact_keeps_its_answers():
    opened = table(["Timestamp", "How satisfied were you with your last contact?"], ["2026-01-05 10:00", "5"])
    assert opened.columns[1].guess is Measure.CSAT_1_5


def test_a_personal_column_cannot_be_measured():
    opened = sample("qualtrics.csv")
    personal = column_of(opened, "ExternalReference")
    with pytest.raises(BadInput, match="“ExternalReference” is personal"):
        counted(opened, use(Measure.NPS_0_10, personal, kpi="nps"))


def test_customers_are_told_apart_but_never_shown():
    opened = sample("orders.csv")
    found = counted(opened)
    assert opened.columns[1].is_personal
    assert not [problem for problem in found.problems if "c1" in problem.words]
