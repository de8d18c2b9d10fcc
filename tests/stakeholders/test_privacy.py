"""Privacy of people: what of a stakeholder and of a contact is the leader's alone."""

from planner.stakeholders.contact import Contact, Mood
from planner.stakeholders.privacy import JUDGED, as_seen, contact_as_seen, merged_back
from planner.stakeholders.stakeholder import Engagement, Stakeholder
from tests.stakeholders.builders import a_contact, a_day, a_stakeholder

_FACTS = {"id", "version", "kind", "name", "role", "unit", "email", "phone", "owner", "channel"}
_FACTS |= {"rhythm_days", "first_contact_by", "members"}
_TOLD_TO_ALL = {"id", "version", "stakeholder", "on", "at", "minutes", "zone", "channel", "by", "is_held", "is_tour"}


def _judged() -> Stakeholder:
    bo = a_stakeholder("Bo")
    return a_stakeholder(
        influence=5,
        interest=4,
        engagement="resistant",
        role="CFO",
        desired=Engagement.SUPPORTIVE,
        wants="A quiet year",
        needs="The budget",
        influences=(bo,),
        private_note="Wanted the job",
    )


def _told() -> Contact:
    return a_contact(by="Marit", said="No", mood=Mood.TENSE, next_step="Send figures", next_on=a_day(7))


def test_every_field_of_a_stakeholder_is_either_a_fact_or_the_leaders_alone():
    assert set(Stakeholder.model_fields) == _FACTS | JUDGED
    assert not _FACTS & JUDGED


def test_a_stakeholder_as_seen_says_nothing_of_what_is_the_leaders_alone():
    assert as_seen(_judged()) == a_stakeholder(role="CFO")


def test_an_edit_by_somebody_who_sees_less_keeps_what_was_hidden():
    edited = as_seen(_judged()).but(role="Chief financial officer")

    assert merged_back(_judged(), edited) == _judged().but(role="Chief financial officer")


def test_an_edit_cannot_bring_judgements_in_from_outside():
    stored = a_stakeholder()

    assert merged_back(stored, _judged()) == stored.but(role="CFO")


def test_whoever_met_them_reads_what_was_said_but_not_the_mood():
    assert contact_as_seen(_told(), "Marit") == _told().but(mood=None)


def test_others_see_that_there_was_a_contact_and_nothing_of_what_came_of_it():
    seen = contact_as_seen(_told(), "Tessa")

    assert seen == a_contact(by="Marit")
    assert set(Contact.model_fields) - _TOLD_TO_ALL == {"said", "mood", "next_step", "next_on"}


def test_a_contact_that_names_nobody_is_nobodys_own():
    seen = contact_as_seen(_told().but(by=""), "")

    assert seen.said == ""
