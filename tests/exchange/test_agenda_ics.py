"""Calendar files, read back by another reader than wrote them."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject

from planner.exchange.agenda_ics import calendar_file
from planner.exchange.invitation_ics import Addressee, invitation
from planner.scheduling.agenda import AgendaEntry, AgendaKind
from planner.scheduling.agenda_marks import CalendarMark
from planner.shared.errors import BadInput
from planner.stakeholders.contact import Contact

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
ADA, BEN = Addressee("Ada Byron", "ada@acme.example"), Addressee('Ben "B" O’Hara; Jr', "ben@acme.example")


def an_entry(uid="tasks-1", kind=AgendaKind.TASK, **fields):
    monday = date(2026, 3, 2)
    whole = {"name": "Interviews", "start": monday, "end": monday, "at": None, "minutes": 0, "zone": "", "people": ()}
    return AgendaEntry(uid=uid, kind=kind, **{**whole, "text": "", "page": "", **fields})


def a_talk(on=date(2026, 3, 30), at=time(9, 30), zone="Europe/Berlin", minutes=45):
    return an_entry("contacts-1", AgendaKind.CONTACT, start=on, end=on, at=at, zone=zone, minutes=minutes)


def a_file(*entries, marks=None, now=NOW, **options):
    return calendar_file(entries, marks or {}, now, "Acme · Ana", **options)[0]


def parsed(content):
    return vobject.readOne(content.decode(), validate=True)


def events(content):
    return getattr(parsed(content), "vevent_list", [])


def event(*entries, **options):
    (only,) = events(a_file(*entries, **options))
    return only


def after(*first, then=()):
    """The events of a second file, a day later."""
    _, marks = calendar_file(first, {}, NOW, "Acme")
    return {one.uid.value: one for one in events(calendar_file(then, marks, LATER, "Acme")[0])}


def test_whole_days_end_on_the_day_after():
    found = event(an_entry(end=date(2026, 3, 4)))
    assert (found.dtstart.value, found.dtend.value) == (date(2026, 3, 2), date(2026, 3, 5))


def test_a_talk_is_at_its_hour_on_the_clocks_of_its_zone():
    found = event(a_talk())
    assert found.dtstart.value.astimezone(UTC) == datetime(2026, 3, 30, 7, 30, tzinfo=UTC)
    assert found.dtend.value - found.dtstart.value == timedelta(minutes=45)


ZONES = ("Europe/Berlin", "America/New_York", "Australia/Sydney", "Asia/Kolkata", "Africa/Casablanca", "Asia/Jerusalem",
         "Europe/Dublin", "America/Sao_Paulo", "Pacific/Chatham")  # fmt: skip


@pytest.mark.parametrize("zone", ZONES)
def test_every_zone_is_read_right_on_every_day_of_the_year(zone):
    days = [date(2026, 1, 1) + timedelta(days=3 * n) for n in range(122)]
    talks = [
        an_entry(f"contacts-{day}", AgendaKind.CONTACT, start=day, end=day, at=time(9), zone=zone, minutes=30)
        for day in days
    ]
    read = [one.dtstart.value.astimezone(UTC) for one in events(a_file(*talks))]
    assert read == [datetime.combine(day, time(9), ZoneInfo(zone)).astimezone(UTC) for day in days]


def test_a_zone_that_comes_back_each_year_is_written_as_two_rules():
    zone = a_file(a_talk()).decode().split("BEGIN:VTIMEZONE")[1].split("END:VTIMEZONE")[0]
    assert zone.count("RRULE:FREQ=YEARLY") == 2
    assert "RDATE" not in zone  # which Outlook does not read


def test_a_zone_stands_once_in_the_file_however_many_talks_name_it():
    other = an_entry("contacts-2", AgendaKind.CONTACT, at=time(10), zone="Europe/Berlin", minutes=30)
    assert a_file(a_talk(), other).count(b"BEGIN:VTIMEZONE") == 1


@pytest.mark.parametrize("zone", ["", "Middle/Earth", "../etc"])
def test_a_talk_without_a_known_zone_floats(zone):
    assert event(a_talk(zone=zone)).dtstart.value == datetime(2026, 3, 30, 9, 30)  # noqa: DTZ001


def test_a_talk_lasts_as_long_as_it_says_when_the_clocks_change():
    found = event(a_talk(on=date(2026, 3, 29), at=time(1, 30), minutes=60))
    assert found.dtend.value.astimezone(UTC) - found.dtstart.value.astimezone(UTC) == timedelta(hours=1)


def test_only_talks_with_an_hour_keep_the_time_busy():
    shown = {one.uid.value: one.transp.value for one in events(a_file(an_entry(), a_talk()))}
    assert shown == {"tasks-1@cx100": "TRANSPARENT", "contacts-1@cx100": "OPAQUE"}


def test_every_event_says_when_it_was_written_and_when_it_changed():
    found = event(an_entry())
    assert (found.dtstamp.value, found.last_modified.value, found.sequence.value) == (NOW, NOW, "0")


def test_what_moved_keeps_its_id_with_a_higher_sequence():
    found = after(an_entry(), then=[an_entry(start=date(2026, 3, 1))])["tasks-1@cx100"]
    assert (found.sequence.value, found.last_modified.value, found.status.value) == ("1", LATER, "CONFIRMED")


def test_what_stayed_is_written_anew_but_has_not_changed():
    found = after(an_entry(), then=[an_entry()])["tasks-1@cx100"]
    assert (found.sequence.value, found.last_modified.value, found.dtstamp.value) == ("0", NOW, LATER)


def test_what_went_is_cancelled_on_its_day_without_its_name():
    found = after(an_entry(name="Fire Ben"))["tasks-1@cx100"]
    told = (found.status.value, found.sequence.value, found.dtstart.value, found.summary.value)
    assert told == ("CANCELLED", "1", date(2026, 3, 2), "Cancelled")


def test_a_talk_that_went_is_cancelled_at_its_hour():
    found = after(a_talk())["contacts-1@cx100"]
    assert found.dtstart.value.astimezone(UTC) == datetime(2026, 3, 30, 7, 30, tzinfo=UTC)


def test_a_cancellation_is_told_for_ninety_days():
    _, marks = calendar_file([an_entry()], {}, NOW, "Acme")
    _, marks = calendar_file([], marks, NOW, "Acme")
    assert events(a_file(marks=marks, now=NOW + timedelta(days=90)))
    assert not events(a_file(marks=marks, now=NOW + timedelta(days=91)))


def test_kinds_that_are_not_in_the_file_are_not_cancelled_by_it():
    _, marks = calendar_file([an_entry(), a_talk()], {}, NOW, "Acme")
    found = events(a_file(an_entry(), marks=marks, kinds=[AgendaKind.TASK]))
    assert [one.status.value for one in found] == ["CONFIRMED"]


def test_a_file_of_some_kinds_does_not_tell_what_of_other_kinds_has_gone():
    _, marks = calendar_file([an_entry(), a_talk()], {}, NOW, "Acme")
    _, marks = calendar_file([], marks, NOW, "Acme")
    found = events(a_file(marks=marks, kinds=[AgendaKind.TASK]))
    assert [one.uid.value for one in found] == ["tasks-1@cx100"]


def test_the_file_is_published_named_and_says_how_often_to_look_again():
    lines = a_file(an_entry()).decode().split("\r\n")
    assert "METHOD:PUBLISH" in lines
    assert "X-WR-CALNAME:Acme · Ana" in lines
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT12H" in lines
    assert "X-PUBLISHED-TTL:PT12H" in lines


def test_an_agenda_with_nothing_in_it_is_a_calendar_all_the_same():
    assert parsed(a_file()).name == "VCALENDAR"


@pytest.mark.parametrize("text", ["a, b; c", "line\nline", "back\\slash \\n", "Ünïcödé 🎉", "BEGIN:VEVENT\nx:y"])
def test_awkward_text_is_read_back_as_it_was(text):
    found = event(an_entry(name=text.replace("\n", " "), text=text))
    assert (found.description.value, found.summary.value) == (text, text.replace("\n", " "))


def test_lines_fold_at_75_bytes_and_end_as_the_format_asks():
    content = a_file(an_entry(name="Größe 🎉 " * 25, text="é" * 400))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert event(an_entry(name="Größe 🎉 " * 25)).summary.value.strip() == ("Größe 🎉 " * 25).strip()


def a_contact(**fields):
    base = {"id": "1", "stakeholder": "ada", "on": date(2026, 3, 30), "at": time(9, 30), "zone": "Europe/Berlin"}
    return Contact.checked(**{**base, "is_held": False, **fields})


def a_mark(*, is_cancelled=False):
    return CalendarMark("contacts-1", 3, "", "2026-03-30 09:30 Europe/Berlin", is_cancelled, NOW)


def asked(contact=None, **options):
    contact = contact or a_contact()
    return parsed(invitation(contact, "Call: Ben and Ada", BEN, [ADA], a_mark(**options), NOW))


def test_an_invitation_asks_for_an_answer():
    found = asked()
    attendee = found.vevent.attendee
    assert found.method.value == "REQUEST"
    assert (attendee.value, attendee.params["RSVP"]) == ("mailto:ada@acme.example", ["TRUE"])
    assert (attendee.params["PARTSTAT"], attendee.params["CN"]) == (["NEEDS-ACTION"], ["Ada Byron"])


def test_an_invitation_names_who_asks_whatever_signs_are_in_the_name():
    organizer = asked().vevent.organizer
    assert (organizer.value, organizer.params["CN"]) == ("mailto:ben@acme.example", ["Ben 'B' O’Hara; Jr"])


def test_an_invitation_keeps_its_time_busy_at_its_hour():
    found = asked().vevent
    assert found.transp.value == "OPAQUE"
    assert found.dtstart.value.astimezone(UTC) == datetime(2026, 3, 30, 7, 30, tzinfo=UTC)
    assert found.dtend.value - found.dtstart.value == timedelta(minutes=30)


def test_an_invitation_has_the_id_of_the_talk_in_calendar_files():
    assert asked().vevent.uid.value == event(a_talk()).uid.value


def test_an_invitation_has_the_sequence_of_its_mark():
    assert asked().vevent.sequence.value == "3"


def test_calling_it_off_is_a_cancellation_to_those_who_were_asked():
    found = asked(is_cancelled=True)
    assert (found.method.value, found.vevent.status.value) == ("CANCEL", "CANCELLED")
    assert found.vevent.attendee.value == "mailto:ada@acme.example"
    assert found.vevent.transp.value == "TRANSPARENT"
    assert not {"RSVP", "PARTSTAT"} & found.vevent.attendee.params.keys()


def test_an_invitation_says_nothing_of_what_was_noted():
    secret = a_contact(said="He drinks", mood="tense", next_step="Fire him", is_tour=True)
    bare = invitation(a_contact(), "Call", BEN, [ADA], a_mark(), NOW)
    assert invitation(secret, "Call", BEN, [ADA], a_mark(), NOW) == bare


def test_a_talk_without_an_hour_cannot_be_invited_to():
    with pytest.raises(BadInput) as error:
        asked(a_contact(at=None))
    assert "at" in error.value.problems
