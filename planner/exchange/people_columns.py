"""Which column of a file means which field of a stakeholder, whatever register or address book wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.exchange.people_headers import HEADERS, PersonField, plain_header
from planner.exchange.raw_table import RawTable

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


_BARE_NAMES = frozenset({"name", "nom", "naam", "nombre"})
_NAMES = (PersonField.NAME, PersonField.FIRST_NAME, PersonField.LAST_NAME)


def guess_people(table: RawTable) -> PeopleColumns:
    """The mapping that the headers suggest; the user may change it."""
    plain = {plain_header(header): header for header in reversed(table.headers)}
    if plain.keys() >= _OWN_SIGNS:
        own = {field: plain.get(plain_header(header)) for field, header in COLUMNS_OF_OUR_OWN.items()}
        return PeopleColumns({field: header for field, header in own.items() if header}, is_our_own=True)
    found: dict[PersonField, str] = {}
    for field, known in HEADERS.items():
        free = (plain[name] for name in known if name in plain and plain[name] not in found.values())
        if header := next(free, None):
            found[field] = header
    return PeopleColumns(_with_halves_of_names(found))


def _with_halves_of_names(found: Mapping[PersonField, str]) -> Mapping[PersonField, str]:
    """ "Name" beside a first name is the last name, as in "Vorname; Name"; beside a last name it is the first one."""
    first, last = PersonField.FIRST_NAME in found, PersonField.LAST_NAME in found
    whole = found.get(PersonField.NAME, "")
    if first == last or plain_header(whole) not in _BARE_NAMES:
        return found
    half = PersonField.LAST_NAME if first else PersonField.FIRST_NAME
    return {field: header for field, header in found.items() if field is not PersonField.NAME} | {half: whole}


def headers_known(field: PersonField) -> tuple[str, ...]:
    """The headers by which a column is recognised as this field, the most telling first, in small letters."""
    return HEADERS.get(field, ())
