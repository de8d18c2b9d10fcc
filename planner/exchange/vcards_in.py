"""vCards in: the cards of an address book become stakeholders; versions 2.1, 3.0 and 4.0, groups too."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from planner.exchange.people_found import FoundPeople, FoundPerson
from planner.exchange.raw_table import MOST_BYTES
from planner.exchange.row_cells import CellProblem
from planner.exchange.vcard_lines import Card, cards_in
from planner.shared.errors import BadInput
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId, StakeholderKind

_LONGEST_SHOWN = 120
_MOST_CARDS = 5_000
_NAME_ORDER = (3, 1, 2, 0, 4)  # prefix, given, further, family, suffix
_APPLE_KIND, _APPLE_MEMBER = "X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"
_BROKEN = "This line cannot be read and was left out; the rest of the card is there. Add what is missing by hand."
_CUT = "The card has no end, so the file may be cut off; what could be read is there. Export the contacts again."


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
    problems = [problem for card in cards for problem in _broken(card)]
    for card in cards:
        try:
            found.append((card, _person(card, new_id(), with_notes=with_notes)))
        except BadInput as error:
            problems.append(CellProblem(card.number, "", _shown(_name(card)), str(error)))
    people, notes = _with_members(found)
    unread = sum(bool(card.text("NOTE")) for card in cards)
    if unread and not with_notes:
        notes.append(f"Notes on {unread} of the cards are for the plan's owner alone, so they were not read.")
    return FoundPeople(people, tuple(sorted(problems, key=lambda problem: problem.row)), tuple(notes))


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
    """The name as it is written on the card, or put together from its parts; else the firm or the e-mail address."""
    parts = [*card.parts("N"), *[""] * 5]
    made = " ".join(parts[at].replace(",", " ") for at in _NAME_ORDER if parts[at])
    others = (*filter(None, card.parts("ORG")), card.text("NICKNAME"), _bare(_preferred(card, "EMAIL"), "mailto:"))
    return card.text("FN") or made or next(filter(None, others), "")


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
    found = [CellProblem(card.number, line.split(":")[0].split(";")[0], _shown(line), _BROKEN) for line in card.broken]
    return found if card.is_whole else [*found, CellProblem(card.number, "", _shown(_name(card)), _CUT)]


def _shown(text: str) -> str:
    one_line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return one_line if len(one_line) <= _LONGEST_SHOWN else f"{one_line[:_LONGEST_SHOWN]}…"


def _bare(value: str, *schemes: str) -> str:
    for scheme in schemes:
        if value.casefold().startswith(scheme):
            return value[len(scheme) :]
    return value
