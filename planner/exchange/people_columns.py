"""Which column of a file means which field of a stakeholder, whatever register or address book wrote it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from planner.exchange.raw_table import RawTable


class PersonField(StrEnum):
    """What a column may mean, in the words of the mapping screen."""

    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    KIND = "kind (person or group)"
    ROLE = "role or title"
    UNIT = "organisation or unit"
    EMAIL = "e-mail"
    PHONE = "phone"
    OWNER = "looked after by"
    CHANNEL = "channel"
    RHYTHM = "contact every (days)"
    FIRST_CONTACT = "first contact by (date)"
    INFLUENCE = "influence or power"
    INTEREST = "interest"
    QUADRANT = "quadrant"
    ENGAGEMENT = "engagement now"
    DESIRED = "engagement wanted"
    PLACED_ON = "placed on (date)"
    PLACEMENTS = "placements over time"
    WANTS = "what they want"
    NEEDS = "what we need"
    MEMBERS = "members"
    INFLUENCES = "influences whom"
    PRIVATE_NOTE = "private note"
    NUMBER = "number"


JUDGED_FIELDS = frozenset(
    {
        *(PersonField.INFLUENCE, PersonField.INTEREST, PersonField.QUADRANT, PersonField.ENGAGEMENT),
        *(PersonField.DESIRED, PersonField.PLACED_ON, PersonField.PLACEMENTS, PersonField.WANTS),
        *(PersonField.NEEDS, PersonField.INFLUENCES, PersonField.PRIVATE_NOTE),
    }
)
"""The fields that only the leader writes and reads."""

COLUMNS_OF_OUR_OWN: Mapping[PersonField, str] = {
    PersonField.NUMBER: "Number",
    PersonField.NAME: "Stakeholder",
    PersonField.KIND: "Kind",
    PersonField.ROLE: "Role",
    PersonField.UNIT: "Unit",
    PersonField.EMAIL: "E-mail",
    PersonField.PHONE: "Phone",
    PersonField.OWNER: "Looked after by",
    PersonField.CHANNEL: "Channel",
    PersonField.RHYTHM: "Contact every days",
    PersonField.FIRST_CONTACT: "First contact by",
    PersonField.MEMBERS: "Members",
    PersonField.INFLUENCE: "Influence",
    PersonField.INTEREST: "Interest",
    PersonField.ENGAGEMENT: "Engagement",
    PersonField.DESIRED: "Engagement wanted",
    PersonField.PLACEMENTS: "Placements",
    PersonField.WANTS: "Wants",
    PersonField.NEEDS: "Needs",
    PersonField.INFLUENCES: "Influences",
    PersonField.PRIVATE_NOTE: "Private note",
}
"""The headers of our own export, in its order of columns."""

_OWN_SIGNS = frozenset({"number", "stakeholder", "kind", "looked after by", "contact every days"})

# Most telling first. Read as `_plain` writes them: small letters, single spaces.
_HEADERS: Mapping[PersonField, tuple[str, ...]] = {
    PersonField.NAME: (
        *("stakeholder", "stakeholder name", "name", "full name", "display name", "contact name", "contact"),
        *("person", "stakeholder group", "stakeholders", "who", "fn"),
    ),
    PersonField.FIRST_NAME: ("first name", "given name", "forename", "firstname"),
    PersonField.LAST_NAME: ("last name", "family name", "surname", "lastname"),
    PersonField.KIND: ("kind", "person or group", "stakeholder type", "type"),
    PersonField.ROLE: (
        *("role", "job title", "title", "position", "organization title", "organization 1 title", "function"),
        *("designation", "project role"),
    ),
    PersonField.UNIT: (
        *("unit", "organisation", "organization", "organization name", "organization 1 name", "company"),
        *("organisation unit", "organization unit", "org", "department", "organization department", "team", "area"),
        *("business unit", "division", "affiliation"),
    ),
    PersonField.EMAIL: (
        *("e mail", "email", "e mail address", "email address", "e mail 1 value", "email 1 value", "mail"),
        *("contact information", "contact details"),
    ),
    PersonField.PHONE: (
        *("phone", "mobile phone", "mobile", "phone number", "telephone", "business phone", "phone 1 value"),
        *("cell phone", "cell", "tel", "primary phone", "home phone"),
    ),
    PersonField.OWNER: (
        *("looked after by", "owner", "relationship owner", "relation owner", "stakeholder owner", "responsible"),
        *("relationship manager", "account manager", "managed by", "contact owner"),
    ),
    PersonField.CHANNEL: (
        *("channel", "preferred channel", "communication channel", "communication method", "preferred contact method"),
        *("communication preference", "method", "medium"),
    ),
    PersonField.RHYTHM: (
        *("contact every days", "rhythm", "rhythm days", "frequency", "contact frequency", "communication frequency"),
        *("cadence", "engagement frequency", "meeting frequency"),
    ),
    PersonField.FIRST_CONTACT: ("first contact by", "first contact", "first meeting", "meet by", "contact by"),
    PersonField.INFLUENCE: (
        *("influence", "power", "influence level", "power level", "level of influence", "level of power"),
        *("influence power", "power influence", "influence score", "power score", "influence 1 5", "power 1 5"),
        *("influence 1 10", "power 1 10", "impact", "authority", "importance"),
    ),
    PersonField.INTEREST: (
        *("interest", "interest level", "level of interest", "interest score", "interest 1 5", "interest 1 10"),
        *("concern",),
    ),
    PersonField.QUADRANT: (
        *("quadrant", "power interest", "interest power", "power interest grid", "power interest quadrant"),
        *("influence interest", "strategy", "management strategy", "engagement strategy", "approach"),
    ),
    PersonField.ENGAGEMENT: (
        *("engagement", "current engagement", "engagement level", "current engagement level", "engagement now"),
        *("level of engagement", "current level", "current state", "attitude", "stance", "support", "support level"),
        *("level of support", "current support", "position towards project", "sentiment", "current"),
    ),
    PersonField.DESIRED: (
        *("engagement wanted", "desired engagement", "desired engagement level", "target engagement", "desired level"),
        *("desired state", "desired support", "target level", "desired", "target"),
    ),
    PersonField.PLACED_ON: ("placed on", "assessed on", "assessment date", "as of", "date assessed"),
    PersonField.PLACEMENTS: ("placements",),
    PersonField.WANTS: (
        *("wants", "what they want", "needs and expectations", "expectations", "goals", "interests", "motivation"),
        *("what is important to the stakeholder", "key interests", "requirements"),
    ),
    PersonField.NEEDS: (
        *("needs", "what we need", "what we need from them", "contribution", "how could they contribute", "ask"),
        *("how could the stakeholder contribute to the project", "expected contribution"),
    ),
    PersonField.MEMBERS: ("members", "group members"),
    PersonField.INFLUENCES: ("influences", "influences whom", "has influence on"),
    PersonField.PRIVATE_NOTE: ("private note", "private notes", "notes", "note", "comments", "comment", "remarks"),
    PersonField.NUMBER: ("number", "no", "nr", "id", "stakeholder id", "#"),
}


@dataclass(frozen=True, slots=True)
class PeopleColumns:
    """The header that stands for each field; `is_our_own` if this product wrote the file."""

    headers: Mapping[PersonField, str]
    is_our_own: bool = False

    def header(self, field: PersonField) -> str | None:
        """The header of the column read for a field; None if no column is."""
        return self.headers.get(field)

    def with_header(self, field: PersonField, header: str | None) -> "PeopleColumns":
        """The mapping with another column for this field; None reads no column. A column has one field."""
        others = {known: name for known, name in self.headers.items() if known is not field and name != header}
        return replace(self, headers=others | ({field: header} if header else {}))

    def without(self, fields: frozenset[PersonField]) -> "PeopleColumns":
        """The mapping that reads none of these fields."""
        return replace(self, headers={field: name for field, name in self.headers.items() if field not in fields})

    def ignored(self, table: RawTable) -> tuple[str, ...]:
        """The headers that are read for no field, each once."""
        used = set(self.headers.values())
        return tuple(dict.fromkeys(header for header in table.headers if header not in used))

    @property
    def has_names(self) -> bool:
        """Whether any column says how the stakeholders are called."""
        return any(self.headers.get(field) for field in _NAMES)


_NAMES = (PersonField.NAME, PersonField.FIRST_NAME, PersonField.LAST_NAME)


def guess_people(table: RawTable) -> PeopleColumns:
    """The mapping that the headers suggest; the user may change it."""
    plain = {_plain(header): header for header in reversed(table.headers)}
    if plain.keys() >= _OWN_SIGNS:
        own = {field: plain.get(_plain(header)) for field, header in COLUMNS_OF_OUR_OWN.items()}
        return PeopleColumns({field: header for field, header in own.items() if header}, is_our_own=True)
    found: dict[PersonField, str] = {}
    for field, known in _HEADERS.items():
        free = (plain[name] for name in known if name in plain and plain[name] not in found.values())
        if header := next(free, None):
            found[field] = header
    return PeopleColumns(found)


def headers_known(field: PersonField) -> tuple[str, ...]:
    """The headers by which a column is recognised as this field, the most telling first, in small letters."""
    return _HEADERS.get(field, ())


def _plain(header: str) -> str:
    return " ".join(re.sub(r"[^\w%#]|_", " ", header.casefold()).split())
