"""vCards in: the cards of an address book become stakeholders; versions 2.1, 3.0 and 4.0, groups too."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from planner.exchange.field_cells import CellProblem
from planner.exchange.people_found import FoundPeople, FoundPerson
from planner.exchange.raw_table import MOST_BYTES
from planner.exchange.vcard_lines import Card, cards_in
from planner.shared.errors import BadInput
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId, StakeholderKind

_LONGEST_SHOWN = 120
_MOST_CARDS = 5_000
_NAME_ORDER = (3, 1, 2, 0, 4)  # prefix, given, further, family, suffix
_APPLE_KIND, _APPLE_MEMBER = "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"
_BROKEN = "This line cannot be read and was left out; the rest of the card comes in. Add what is missing by hand."
_CUT = "The card breaks off, so what came after is lost. Taken: {}. Export the contacts again to have the rest."
_CUT_EMPTY = "The card breaks off before anything could be read. Export the contacts again."
_BY_ADDRESS = "The card has no name, so its {} stands for it. Change the name later on Stakeholders."
_TAKEN = {"name": "name", "role": "role", "unit": "unit", "email": "e-mail", "phone": "phone", "private_note": "note"}


def read_vcards(
    content: bytes, file_name: str, new_id: Callable[[], StakeholderId], *, with_notes: bool
) -> FoundPeople:
    """The stakeholders in a vCard file. Broken lines and cards are listed by the card's place in the file.

    Notes on a card come in as private notes, and only `with_notes`. `BadInput` if there is no card in it at all.
    """
    if len(content) > MOST_BYTES:
        raise BadInput(f"“{file_name}” is larger than {MOST_BYTES // 1024**2} MB; export the contacts without photos.")
    cards = cards_in(content, file_name)
    if len(cards) > _MOST_CARDS:
        raise BadInput(f"“{file_name}” has {len(cards):,} cards; at most {_MOST_CARDS:,} can be read. Split the file.")
    found: list[tuple[Card, FoundPerson]] = []
    problems: list[CellProblem] = []
    losses: list[CellProblem] = []
    for card in cards:
        try:
            found.append((card, _person(card, new_id(), with_notes=with_notes)))
        except BadInput as error:
            message = str(error) if card.is_whole or card.lines else _CUT_EMPTY
            problems += [*_broken(card), CellProblem(card.number, "", _shown(_name(card)), message)]
        else:
            losses += _lost(card, found[-1][1].stakeholder)
    people, notes = _with_members(found)
    unread = sum(bool(card.text("NOTE")) for card in cards)
    if unread and not with_notes:
        notes.append(f"Notes on {unread} of the cards are for the plan's owner alone, so they were not read.")
    return FoundPeople(people, tuple(problems), tuple(notes), losses=tuple(losses))


def _person(card: Card, new_id: StakeholderId, *, with_notes: bool) -> FoundPerson:
    kind = card.text("KIND", _APPLE_KIND).casefold()
    fields: dict[str, Any] = {
        "id": new_id,
        "kind": StakeholderKind.GROUP if kind in ("group", "org") else StakeholderKind.PERSON,
        "name": _name(card),
        "role": card.text("TITLE", "ROLE"),
        "unit": ", ".join(filter(None, card.parts("ORG"))),
        "email": _bare(_preferred(card, "EMAIL"), "mailto:"),
        "phone": _bare(_preferred(card, "TEL"), "tel:"),
        "private_note": "\n\n".join(card.unescaped(line.value) for line in card.all("NOTE")) if with_notes else "",
    }
    if not fields["name"]:
        raise BadInput("This card has no name; add one in the address book and export it again.")
    return FoundPerson(card.number, Stakeholder.checked(**fields), _bare(card.text("UID"), "urn:uuid:"))


def _name(card: Card) -> str:
    """The name as it is written on the card, or put together from its parts; else what stands in for it."""
    parts = [*card.parts("N"), *[""] * 5]
    made = " ".join(parts[at].replace(",", " ") for at in _NAME_ORDER if parts[at])
    return card.text("FN") or made or card.text("NICKNAME") or _stand_in(card)[1]


def _stand_in(card: Card) -> tuple[str, str]:
    """What a card without a name is called by, and the text: the organisation; the address if there is none."""
    organisation = next(filter(None, card.parts("ORG")), "")
    return ("organisation", organisation) if organisation else ("address", _bare(_preferred(card, "EMAIL"), "mailto:"))


def _preferred(card: Card, name: str) -> str:
    lines = card.all(name)
    chosen = next((line for line in lines if "PREF" in line.types), lines[0] if lines else None)
    return card.unescaped(chosen.value) if chosen else ""


def _with_members(found: Sequence[tuple[Card, FoundPerson]]) -> tuple[tuple[FoundPerson, ...], list[str]]:
    """The people, groups with those of their members that are in the file, and a note on the others."""
    marks: dict[str, StakeholderId] = {}
    for _, one in found:
        marks |= {mark: one.stakeholder.id for mark in (one.mark, one.stakeholder.email.casefold()) if mark}
    notes: list[str] = []
    people = tuple(_group(card, one, marks, notes) for card, one in found)
    return people, notes


def _group(card: Card, one: FoundPerson, marks: Mapping[str, StakeholderId], notes: list[str]) -> FoundPerson:
    wanted = [_bare(line.value.strip(), "urn:uuid:", "mailto:") for line in card.all("MEMBER", _APPLE_MEMBER)]
    members = [marks.get(mark) or marks.get(mark.casefold()) for mark in wanted]
    inside = tuple(dict.fromkeys(who for who in members if who and who != one.stakeholder.id))
    if missing := members.count(None):
        notes.append(f"Card {card.number}: {missing} of the members of “{one.stakeholder.name}” are not in the file.")
    if not inside:
        return one
    group = one.stakeholder.but(kind=StakeholderKind.GROUP, members=inside)
    return FoundPerson(one.row, group, one.mark)


def _broken(card: Card) -> list[CellProblem]:
    return [CellProblem(card.number, line.split(":")[0].split(";")[0], _shown(line), _BROKEN) for line in card.broken]


def _lost(card: Card, stakeholder: Stakeholder) -> list[CellProblem]:
    """What of a card that comes in is not there, and what stands in for it."""
    lost = _broken(card)
    if not card.is_whole:
        taken = ", ".join(word for name, word in _TAKEN.items() if getattr(stakeholder, name))
        lost.append(CellProblem(card.number, "", _shown(stakeholder.name), _CUT.format(taken)))
    what, text = _stand_in(card)
    has_name = card.text("FN", "NICKNAME") or any(card.parts("N"))
    if not has_name and stakeholder.name == text:
        lost.append(CellProblem(card.number, "", _shown(text), _BY_ADDRESS.format(what)))
    return lost


def _shown(text: str) -> str:
    one_line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return one_line if len(one_line) <= _LONGEST_SHOWN else f"{one_line[:_LONGEST_SHOWN]}…"


def _bare(value: str, *schemes: str) -> str:
    for scheme in schemes:
        if value.casefold().startswith(scheme):
            return value[len(scheme) :]
    return value
