"""The headers by which registers and address books call what they say of somebody, in five languages.

Most telling first within a language. Written as `plain_header` writes them: small letters, no accents, single spaces.
"""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum


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


HEADERS: Mapping[PersonField, tuple[str, ...]] = {
    PersonField.NAME: (
        *("stakeholder", "stakeholder name", "name", "full name", "display name", "contact name", "contact"),
        *("person", "stakeholder group", "stakeholders", "who", "fn"),
        *("vollstandiger name", "anzeigename", "ansprechpartner", "ansprechpartnerin", "kontakt", "kontaktperson"),
        *("stakeholdername", "naam", "volledige naam", "weergavenaam", "contactpersoon", "belanghebbende"),
        *("nom", "nom complet", "nom et prenom", "prenom nom", "partie prenante", "interlocuteur"),
        *("nombre", "nombre completo", "nombre y apellidos", "contacto", "parte interesada", "interesado"),
    ),
    PersonField.FIRST_NAME: (
        *("first name", "given name", "forename", "firstname"),
        *("vorname", "rufname", "voornaam", "roepnaam", "prenom", "nombre de pila", "primer nombre"),
    ),
    PersonField.LAST_NAME: (
        *("last name", "family name", "surname", "lastname"),
        *("nachname", "familienname", "zuname", "achternaam", "familienaam", "nom de famille", "apellidos", "apellido"),
    ),
    PersonField.KIND: ("kind", "person or group", "stakeholder type", "type"),
    PersonField.ROLE: (
        *("role", "job title", "title", "position", "organization title", "organization 1 title", "function"),
        *("designation", "project role"),
        *("rolle", "position", "funktion", "stelle", "stellenbezeichnung", "titel", "berufsbezeichnung"),
        *("rol", "functie", "functietitel", "functienaam"),
        *("fonction", "poste", "intitule du poste", "titre", "role"),
        *("cargo", "puesto", "funcion", "posicion"),
    ),
    PersonField.UNIT: (
        *("unit", "organisation", "organization", "organization name", "organization 1 name", "company"),
        *("organisation unit", "organization unit", "org", "department", "organization department", "team", "area"),
        *("business unit", "division", "affiliation"),
        *("abteilung", "bereich", "einheit", "organisationseinheit", "firma", "unternehmen", "geschaftsbereich"),
        *("afdeling", "eenheid", "bedrijf", "organisatie", "bedrijfsnaam"),
        *("service", "departement", "direction", "unite", "societe", "entreprise", "organisation"),
        *("departamento", "unidad", "area", "empresa", "compania", "organizacion"),
    ),
    PersonField.EMAIL: (
        *("e mail", "email", "e mail address", "email address", "e mail 1 value", "email 1 value", "mail"),
        *("contact information", "contact details"),
        *("e mail adresse", "email adresse", "mailadresse", "emailadres", "e mailadres", "mailadres"),
        *("adresse e mail", "adresse email", "courriel", "adresse electronique", "adresse mail"),
        *("correo", "correo electronico", "direccion de correo electronico", "direccion de correo"),
    ),
    PersonField.PHONE: (
        *("phone", "mobile phone", "mobile", "phone number", "telephone", "business phone", "phone 1 value"),
        *("cell phone", "cell", "tel", "primary phone", "home phone"),
        *("telefon", "telefonnummer", "mobiltelefon", "handy", "mobil", "rufnummer", "telefon geschaftlich"),
        *("telefoon", "telefoonnummer", "mobiel", "gsm", "telefono", "telefono movil", "movil"),
        *("numero de telephone", "portable", "telephone mobile"),
    ),
    PersonField.OWNER: (
        *("looked after by", "owner", "relationship owner", "relation owner", "stakeholder owner", "responsible"),
        *("relationship manager", "account manager", "managed by", "contact owner"),
        *("verantwortlich", "betreut von", "betreuer", "verantwoordelijk", "beheerd door", "responsable"),
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
        *("einfluss", "macht", "invloed", "pouvoir", "influencia", "poder"),
    ),
    PersonField.INTEREST: (
        *("interest", "interest level", "level of interest", "interest score", "interest 1 5", "interest 1 10"),
        *("concern",),
        *("interesse", "interet", "betroffenheit", "belang", "interes"),
    ),
    PersonField.QUADRANT: (
        *("quadrant", "power interest", "interest power", "power interest grid", "power interest quadrant"),
        *("influence interest", "strategy", "management strategy", "engagement strategy", "approach"),
    ),
    PersonField.ENGAGEMENT: (
        *("engagement", "current engagement", "engagement level", "current engagement level", "engagement now"),
        *("level of engagement", "current level", "current state", "attitude", "stance", "support", "support level"),
        *("level of support", "current support", "position towards project", "sentiment", "current"),
        *("haltung", "einstellung", "unterstutzung", "houding", "opstelling", "attitude actuelle", "soutien"),
        *("actitud", "postura", "apoyo"),
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


def plain_header(header: str) -> str:
    """A header in small letters, without accents and signs, parted by single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", header.casefold()) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w%#]|_", " ", bare).split())
