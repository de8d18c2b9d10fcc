"""Address books as vCard files: all versions in, the most widely read one out."""

from itertools import count

import pytest
import vobject

from planner.exchange.vcards_in import read_vcards
from planner.exchange.vcards_out import vcards
from planner.shared.errors import BadInput
from planner.stakeholders.stakeholder import StakeholderKind
from tests.exchange.people import somebody


def card(*lines, version="3.0"):
    return "\r\n".join(("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""))


def read(*cards, with_notes=True):
    numbers = count(1)
    content = b"".join(one if isinstance(one, bytes) else one.encode() for one in cards)
    return read_vcards(content, "contacts.vcf", lambda: f"new-{next(numbers)}", with_notes=with_notes)


def one(*lines, version="3.0"):
    found = read(card(*lines, version=version))
    assert found.problems == ()
    return found.people[0].stakeholder


def names(found):
    return [person.stakeholder.name for person in found.people]


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_name_firm_title_mail_and_phone_come_in(version):
    lines = ("FN:Ada Byron", "N:Byron;Ada;;;", "ORG:Acme;Finance", "TITLE:CFO", "EMAIL:ada@acme.example", "TEL:+44 1")
    found = one(*lines, version=version)
    told = (found.name, found.unit, found.role, found.email, found.phone)
    assert told == ("Ada Byron", "Acme, Finance", "CFO", "ada@acme.example", "+44 1")


def test_a_name_is_put_together_from_its_parts():
    assert one("N:Byron;Ada;King;Lady;FRS").name == "Lady Ada King Byron FRS"


def test_a_comma_that_nobody_escaped_cuts_nothing_off():
    assert one("FN:Byron, Ada", "TITLE:Head, Service").role == "Head, Service"


def test_the_preferred_address_counts():
    found = one("FN:A", "EMAIL;TYPE=HOME:home@a.example", "item1.EMAIL;TYPE=WORK,PREF:work@a.example")
    assert found.email == "work@a.example"


def test_addresses_of_version_4_lose_their_scheme():
    found = one("FN:A", "TEL;VALUE=uri;TYPE=cell:tel:+49-30-1", "EMAIL;PREF=1:a@b.example", version="4.0")
    assert found.phone == "+49-30-1"


def test_quoted_printable_is_read_in_its_own_letters():
    lines = ("FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Zo=EB M=\r\n=FCller", "TEL;CELL:1")
    assert one(*lines, version="2.1").name == "Zoë Müller"


def test_folded_lines_are_one_line():
    assert one("FN:Ada", "NOTE:a long\r\n  story\\nof two lines").private_note == "a long story\nof two lines"


def test_a_line_folded_in_the_middle_of_a_letter_is_read():
    content = card("FN:Zoë").encode().replace("ë".encode(), b"\xc3\r\n \xab")
    assert names(read(content)) == ["Zoë"]


def test_a_file_in_an_older_encoding_is_read_beside_cards_in_utf_8():
    assert names(read(card("FN:José"), card("FN:Jürgen Größe").encode("cp1252"))) == ["José", "Jürgen Größe"]


def test_utf_16_is_read():
    assert names(read(card("FN:Zoë").encode("utf-16"))) == ["Zoë"]


def test_notes_come_in_as_private_notes():
    assert one("FN:Ada", "NOTE:likes tea").private_note == "likes tea"


def test_notes_are_not_read_for_those_who_may_not_see_them():
    found = read(card("FN:Ada", "NOTE:likes tea"), with_notes=False)
    assert found.people[0].stakeholder.private_note == ""
    assert "for the plan's owner alone" in found.notes[0]


def test_a_broken_line_is_listed_and_the_rest_of_the_card_is_read():
    found = read(card("FN:Ada", "TITLE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C3", "EMAIL:a@b.example"))
    assert found.people[0].stakeholder.email == "a@b.example"
    assert [(loss.row, loss.column) for loss in found.losses] == [(1, "TITLE")]
    assert not found.problems


def test_a_broken_card_does_not_spoil_the_others():
    found = read(card("FN:Ada"), card("no line at all", "FN;;;"), card("FN:Cleo"))
    assert names(found) == ["Ada", "Cleo"]
    assert {problem.row for problem in found.problems} == {2}


def test_a_card_without_a_name_is_listed_with_a_remedy():
    found = read(card("N:;;;;", "TITLE:CFO"))
    assert "add one in the address book" in found.problems[0].message


def test_of_a_card_that_breaks_off_it_is_told_what_was_taken_and_that_the_rest_is_lost():
    found = read(card("FN:Ada"), "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ben\r\nEMAIL:b@acme.example\r\n")
    assert (names(found), found.problems) == (["Ada", "Ben"], ())
    (loss,) = found.losses
    assert loss.row == 2
    assert "what came after is lost. Taken: name, e-mail." in loss.message


def test_a_card_that_breaks_off_before_anything_was_read_does_not_come_in():
    found = read(card("FN:Ada"), "BEGIN:VCARD\r\n")
    assert names(found) == ["Ada"]
    assert "before anything could be read" in found.problems[0].message


@pytest.mark.parametrize(
    ("lines", "name", "told"),
    [
        (("EMAIL:ada@acme.example",), "ada@acme.example", "its address stands for it"),
        (("ORG:Acme", "EMAIL:ada@acme.example"), "Acme", "its organisation stands for it"),
        (("NICKNAME:Addie", "EMAIL:ada@acme.example"), "Addie", ""),
        (("N:Byron;Ada;;;", "EMAIL:ada@acme.example"), "Ada Byron", ""),
    ],
)
def test_a_card_without_a_name_is_called_by_its_address_only_if_there_is_nothing_else(lines, name, told):
    found = read(card(*lines))
    assert names(found) == [name]
    assert told in " ".join(loss.message for loss in found.losses)
    assert bool(found.losses) is bool(told)


def test_photos_are_passed_over():
    assert one("FN:Ada", "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ=", "TITLE:CFO").role == "CFO"


@pytest.mark.parametrize(
    ("kind", "member"), [("KIND:group", "MEMBER"), ("X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER")]
)
def test_groups_have_the_members_that_are_in_the_file(kind, member):
    group = card(kind, "FN:Board", f"{member}:urn:uuid:7", f"{member}:mailto:c@d.example", f"{member}:urn:uuid:9")
    found = read(group, card("FN:Ada", "UID:7"), card("FN:Cleo", "EMAIL:c@d.example"))
    board, ada, cleo = (person.stakeholder for person in found.people)
    assert (board.kind, board.members) == (StakeholderKind.GROUP, (ada.id, cleo.id))
    assert "1 of the members of “Board” are not in the file" in found.notes[0]


def test_a_file_without_cards_is_refused_with_a_remedy():
    with pytest.raises(BadInput, match="export the contacts as vCard"):
        read(b"Name,Mail\r\nAda,a@b.example\r\n")


REGISTER = [
    somebody("Zoë van der Berg", id="1", role="CFO; CIO", unit="Acme, Inc.", email="z@a.example", phone="+31 1"),
    somebody("Works council", id="2", kind="group", members=("1",)),
    somebody("=Ben\\n", id="3"),
]


def test_what_is_exported_reads_back_as_it_was():
    assert [person.stakeholder.but(id=person.mark) for person in read(vcards(REGISTER)).people] == [
        REGISTER[0],
        REGISTER[1].but(members=("new-1",)),
        REGISTER[2],
    ]


def test_another_reader_finds_a_valid_card_for_each():
    found = list(vobject.readComponents(vcards(REGISTER).decode(), validate=True))
    assert [one.fn.value for one in found] == [one.name for one in REGISTER]
    assert (found[0].n.value.family, found[0].n.value.given) == ("Berg", "Zoë van der")


def test_lines_end_and_fold_as_the_format_asks():
    wrote = vcards([somebody("Ä" * 150)])
    assert all(len(line) <= 75 for line in wrote.split(b"\r\n"))
    assert b"\n" not in wrote.replace(b"\r\n", b"")


def test_nothing_that_the_leader_thinks_leaves_on_a_card():
    secret = somebody(
        "Ada", placements=({"on": "2026-03-02", "influence": 5, "engagement": "resistant"},), desired="leading",
        wants="a palace", needs="her vote", private_note="drinks",
    )  # fmt: skip
    assert vcards([secret]) == vcards([somebody("Ada")])
