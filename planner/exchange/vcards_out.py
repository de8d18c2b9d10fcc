"""vCards out: how to reach the stakeholders, for any address book; nothing that the leader thinks of them."""

from collections.abc import Sequence

import vobject
from vobject.vcard import Name

from planner.stakeholders.stakeholder import Stakeholder, StakeholderKind


def vcards(stakeholders: Sequence[Stakeholder]) -> bytes:
    """The stakeholders as vCard 3.0, which Google, Outlook and Apple all read.

    Groups are written the way Apple does it, with those of their members that are among the stakeholders; whoever
    does not know groups sees a card with a name.
    """
    inside = {one.id for one in stakeholders}
    return "".join(_card(one, [member for member in one.members if member in inside]) for one in stakeholders).encode()


def _card(one: Stakeholder, members: Sequence[str]) -> str:
    card = vobject.vCard()
    card.add("uid").value = one.id
    card.add("fn").value = one.name
    card.add("n").value = _parts_of(one)
    if one.unit:
        card.add("org").value = [one.unit]
    for name, value in (("title", one.role), ("email", one.email), ("tel", one.phone)):
        if value:
            card.add(name).value = value
    if one.kind is StakeholderKind.GROUP:
        card.add("x-addressbookserver-kind").value = "group"
    for member in members:
        card.add("x-addressbookserver-member").value = f"urn:uuid:{member}"
    return str(card.serialize(lineLength=75))


def _parts_of(one: Stakeholder) -> Name:
    """The last word of a person's name as the family name: nothing in the register tells it better."""
    if one.kind is StakeholderKind.GROUP:
        return Name(family=one.name)
    given, _, family = one.name.rpartition(" ")
    return Name(family=family, given=given)
