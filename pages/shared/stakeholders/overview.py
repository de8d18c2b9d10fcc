"""What is known of somebody at a glance: how to reach them, what they want, what was promised, what they said."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import menu, visit
from pages.shared.commitments import whose
from pages.shared.communication import open_communication
from pages.shared.contacts.words import why_words
from pages.shared.dates import long_date
from pages.shared.stakeholders import drawn, words
from pages.shared.stakeholders.known import Known, alike, known
from pages.shared.text import as_typed, count, plain
from planner.access.visitor import Permission
from planner.actions.people import OpenPeople
from planner.communication.commitment import Commitment, Side
from planner.communication.states import State, state_of
from planner.stakeholders.cadence import ContactDue
from planner.stakeholders.interview import Interview
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

_MOST = 8
_ORDER = list(State)
_COLOURS = {State.LATE: "red", State.DUE: "orange", State.BROKEN: "red", State.KEPT_LATE: "orange"}


def show(opened: OpenPeople, stakeholder: Stakeholder) -> None:
    """The facts, each under its name, as far as there are any."""
    facts = known()
    _facts(opened, stakeholder, facts)
    if opened.sees_private:
        _written("What they want", stakeholder.wants)
        _written("What we need from them", stakeholder.needs)
        _written(":material/lock: Private note", stakeholder.private_note)
    _people("Members", stakeholder.members, facts)
    _people("Influences", stakeholder.influences, facts)
    _people("Is influenced by", [one.id for one in opened.stakeholders if stakeholder.id in one.influences], facts)
    _people("Belongs to", [one.id for one in opened.stakeholders if stakeholder.id in one.members], facts)
    if visit.may(Permission.KEEP_COMMITMENTS):
        _commitments(stakeholder)
    _interviews([one for one in opened.interviews if one.stakeholder == stakeholder.id])


def _facts(opened: OpenPeople, stakeholder: Stakeholder, facts: Known) -> None:
    due = facts.due[stakeholder.id]
    last = f"{long_date(due.last.on)}, {due.last.channel.lower()}" if due.last else "none yet"
    said = {
        "Looked after by": stakeholder.owner or "nobody yet",
        "Last contact": last,
        "Next contact": _next(due),
        "E-mail": stakeholder.email,
        "Phone": stakeholder.phone,
        "Preferred way to meet": stakeholder.channel,
    }
    st.markdown("  \n".join(f":gray[{name}] {plain(text)}" for name, text in said.items() if text))
    if opened.sees_private and (others := _alike(stakeholder)):
        st.caption(f":orange[:material/group: May be in the register twice:] {plain(', '.join(others))}")


def _next(due: ContactDue) -> str:
    """ "due 6 Mar (last contact 20 Feb, wanted every 14 days)"; empty where no day is known."""
    why = why_words(due)
    return f"{words.contact_words(due)}{f' ({why})' if why else ''}" if due.due_on else ""


def _alike(stakeholder: Stakeholder) -> list[str]:
    pairs = [pair for pair in alike() if stakeholder.id in (pair.one.id, pair.other.id)]
    return [(pair.other if pair.one.id == stakeholder.id else pair.one).name for pair in pairs]


def _written(title: str, text: str) -> None:
    if text:
        st.caption(title)
        st.markdown(as_typed(text))


def _people(title: str, those: Sequence[StakeholderId], facts: Known) -> None:
    named = [one for one in those if one in facts.names]
    if not named:
        return
    with st.container(gap=None, key=f"stakeholder_{title.lower().replace(' ', '_')}"):
        st.caption(title)
        for one in named[:_MOST]:
            drawn.person_button(one, plain(facts.names[one]), title)
        if len(named) > _MOST:
            st.caption(f"and {count(len(named) - _MOST, 'more person', 'more people')}")


def _commitments(stakeholder: Stakeholder) -> None:
    opened = open_communication()
    theirs = [one for one in opened.commitments if stakeholder.id == one.stakeholder]
    theirs += [one for one in opened.commitments if not one.stakeholder and one.whom == stakeholder.name]
    if not theirs:
        return
    theirs.sort(key=lambda one: (_ORDER.index(state_of(one, opened.today)), one.due_on))
    with st.container(gap="xxsmall", key="stakeholder_commitments"):
        leader = whose.other_leader(opened.plan)
        st.caption(f"Promises between them and {plain(leader)}" if leader else "Promises between you")
        st.markdown("\n".join(f"- {_commitment(one, state_of(one, opened.today))}" for one in theirs[:_MOST]))
        more = f"All {count(len(theirs), 'commitment')}" if len(theirs) > _MOST else "Commitments"
        st.page_link(menu.COMMITMENTS, label=more, icon=":material/handshake:")


def _commitment(one: Commitment, state: State) -> str:
    leader = whose.other_leader(visit.plan().plan)
    who = whose.sides(leader)[Side.MINE] if one.side is Side.MINE else "They promised"
    colour = _COLOURS.get(state)
    said = f"{state.value}, by {long_date(one.due_on)}"
    return f"{plain(who)}: {plain(one.name)} ({f':{colour}[{plain(said)}]' if colour else plain(said)})"


def _interviews(held: Sequence[Interview]) -> None:
    codings = [coding for interview in held for coding in interview.codings]
    if not held:
        return
    with st.container(gap="xxsmall", key="stakeholder_interviews"):
        st.caption(f"Interviewed on {plain(', '.join(long_date(one.on) for one in held))}")
        if codings:
            st.markdown("\n".join(f"- {_coding(c.theme, c.quote, is_against=c.is_against)}" for c in codings[:_MOST]))
        st.page_link(menu.INTERVIEWS, label="Interviews", icon=":material/forum:")


def _coding(theme: str, quote: str, *, is_against: bool) -> str:
    said = f": “{plain(quote[:160])}{'…' if len(quote) > 160 else ''}”" if quote else ""
    return f"**{plain(theme)}**{' (sees it otherwise)' if is_against else ''}{said}"
