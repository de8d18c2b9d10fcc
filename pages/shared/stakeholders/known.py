"""What is worked out about the stakeholders, once for each state of the plan."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pages.shared.people import due_as_known, of_people
from pages.shared.text import count
from planner.actions.people import OpenPeople
from planner.stakeholders.cadence import ContactDue
from planner.stakeholders.contact import Contact
from planner.stakeholders.duplicates import Likeness, likely_duplicates
from planner.stakeholders.influence import to_win
from planner.stakeholders.quadrant import Quadrant, quadrant_of
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId


@dataclass(frozen=True, slots=True)
class Known:
    """By id: each one's name, quadrant, next contact and contacts, the newest first; and who is still to be won."""

    names: Mapping[StakeholderId, str]
    quadrants: Mapping[StakeholderId, Quadrant | None]
    due: Mapping[StakeholderId, ContactDue]
    contacts: Mapping[StakeholderId, Sequence[Contact]]
    to_win: Sequence[Stakeholder]

    @property
    def late(self) -> Mapping[StakeholderId, int]:
        """By how many days the contact with somebody is overdue, for those with whom it is."""
        return {one: due.days_late for one, due in self.due.items() if due.is_overdue}


def known() -> Known:
    """What is known of the people of the open plan."""
    return of_people("stakeholders", _known)


def alike() -> Sequence[Likeness]:
    """Pairs who may be the same person."""
    return of_people("alike stakeholders", lambda opened: likely_duplicates(opened.stakeholders))


def answer(opened: OpenPeople) -> str:
    """ "28 stakeholders, 9 to manage closely; 4 contacts overdue, 6 not yet where you need them." """
    if not opened.stakeholders:
        return ""
    facts = known()
    close = sum(one is Quadrant.MANAGE_CLOSELY for one in facts.quadrants.values())
    said = [count(len(opened.stakeholders), "stakeholder"), *([f"{close} to manage closely"] if close else [])]
    late = len(facts.late)
    has_days = any(due.due_on for due in facts.due.values())
    then = [f"{count(late, 'contact')} overdue"] if late else ["no contact overdue"] if has_days else []
    if facts.to_win:
        then.append(f"{len(facts.to_win)} not yet where you need them")
    return f"{'; '.join(', '.join(part) for part in (said, then) if part)}."


def _known(opened: OpenPeople) -> Known:
    people = opened.stakeholders
    due = due_as_known(opened)
    return Known(
        names={one.id: one.name for one in people},
        quadrants={one.id: quadrant_of(one) for one in people},
        due={one.stakeholder.id: one for one in due},
        contacts=_by_stakeholder(opened.contacts),
        to_win=to_win(people),
    )


def _by_stakeholder(contacts: Sequence[Contact]) -> Mapping[StakeholderId, Sequence[Contact]]:
    found: dict[StakeholderId, list[Contact]] = defaultdict(list)
    for contact in sorted(contacts, key=lambda one: (one.on, one.id), reverse=True):
        found[contact.stakeholder].append(contact)
    return dict(found)
