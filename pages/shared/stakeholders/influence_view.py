"""Who influences whom on its page, and for each person to be won the ways to them, in words."""

from collections.abc import Collection, Sequence
from functools import partial

import streamlit as st

from pages.shared import screen
from pages.shared.contacts import few
from pages.shared.people import of_people
from pages.shared.stakeholders import drawn
from pages.shared.stakeholders.filters import Filters
from pages.shared.stakeholders.known import known
from pages.shared.text import plain
from planner.actions.people import OpenPeople
from planner.charts.canvas import Spec
from planner.charts.influence_map import Link, influence_alt, influence_map, links_of
from planner.charts.palette import Look
from planner.charts.stakeholder_looks import by_name, key_of, way, word
from planner.shared.in_words import listed
from planner.stakeholders.influence import Way, ways_to
from planner.stakeholders.stakeholder import Stakeholder, StakeholderId

MOST_DRAWN = 45
"""So many people can be told apart on one chart; of more, those on the ways are drawn."""

_MOST_LISTED, _MOST_WAYS, _MOST_ALONE = 20, 5, 30
_EVERY = "every_influence"

Ways = Sequence[tuple[Stakeholder, Sequence[Way]]]


def show(people: Sequence[Stakeholder], wanted: Filters, selected: str, *, narrow: bool) -> None:
    """On a phone the ways come first, the picture second."""
    found = of_people("ways", partial(_ways, people=people), wanted)
    if narrow:
        _listed(found)
    _chart(people, found, wanted, selected, narrow=narrow)
    if said := without_link(people):
        st.caption(plain(said))
    if not narrow:
        _listed(found)


def without_link(people: Sequence[Stakeholder]) -> str:
    """ "No influence is noted yet for Ada, Ben and 3 more."; empty where everybody has a link."""
    linked = {end for link in links_of(people) for end in link}
    alone = [one.name for one in by_name(people) if one.id not in linked]
    if not alone:
        return ""
    more = [f"{len(alone) - _MOST_ALONE} more"] if len(alone) > _MOST_ALONE else []
    return f"No influence is noted yet, by or on: {listed([*alone[:_MOST_ALONE], *more])}."


def drawn_of(people: Sequence[Stakeholder], found: Ways, selected: str) -> Sequence[Stakeholder]:
    """Whom the chart shows: everybody if they can be told apart, else those around the open person, or on the ways."""
    links = links_of(people)
    linked = {end for link in links for end in link}
    if len(linked) <= MOST_DRAWN:
        return people
    chosen: dict[StakeholderId, None] = {}
    for group in _around(links, selected) if selected in linked else _on_ways(found):
        if len(chosen.keys() | group) > MOST_DRAWN and chosen:
            break
        chosen.update(dict.fromkeys(sorted(group)))
    return [one for one in people if one.id in chosen]


def _chart(people: Sequence[Stakeholder], found: Ways, wanted: Filters, selected: str, *, narrow: bool) -> None:
    look, width = screen.look(), drawn.width(narrow=narrow, beside=bool(selected))
    every = bool(st.session_state.get(_EVERY))
    draw = partial(_draw, people=people, found=found, selected=selected, look=look, width=width, every=every)
    drawn.chart("influence_map", draw, wanted, selected, look, width, every)
    shown = of_people("drawn influences", lambda _: drawn_of(people, found, selected), wanted, selected)
    said = [key_of([one.engagement for one in shown])] if narrow else []
    said.append(_arrow_words(found, selected, every=every))
    if len(shown) < len(people) and len(shown) <= MOST_DRAWN and shown is not people:
        said.append("not everybody is drawn: open somebody to see who is around them")
    st.caption(plain(" · ".join(said)))
    st.toggle("Every influence", key=_EVERY)


def _arrow_words(found: Ways, selected: str, *, every: bool) -> str:
    """What the arrows say."""
    if selected:
        return "thick arrows: theirs" if every else "arrows: whom they influence, and who influences them"
    if not any(ways for _, ways in found):
        return "arrows: who influences whom"
    return f"{'thick ' if every else ''}arrows: the shortest ways from supporters to those to be won"


def _draw(
    _: OpenPeople, people: Sequence[Stakeholder], found: Ways, selected: str, look: Look, width: int, *, every: bool
) -> tuple[Spec, str]:
    shown = drawn_of(people, found, selected)
    spec = influence_map(shown, _links(found), look, selected=selected, compact=width == drawn.PHONE, every=every)
    return spec, influence_alt(shown)


def _ways(_: OpenPeople, people: Sequence[Stakeholder]) -> Ways:
    wanted, everybody = {one.id for one in people}, people
    return [(one, ways_to(one, everybody)) for one in known().to_win if one.id in wanted]


def _links(found: Ways) -> frozenset[Link]:
    """The steps of the shortest ways: from each on the way to the next, and from the last to the person to be won."""
    steps = [
        step
        for target, ways in found
        for way_ in _shortest(ways)
        for step in zip(_ids(way_), [*_ids(way_)[1:], target.id], strict=True)
    ]
    return frozenset(steps)


def _shortest(ways: Sequence[Way]) -> Sequence[Way]:
    """Through one, where there is such a way; the longer ones are told in words alone."""
    fewest = min((len(way_.via) for way_ in ways), default=0)
    return [way_ for way_ in ways if len(way_.via) == fewest]


def _ids(way_: Way) -> list[StakeholderId]:
    return [one.id for one in way_.via]


def _around(links: Collection[Link], selected: str) -> Sequence[set[StakeholderId]]:
    """The person, then those one arrow away, then those two arrows away."""
    person = {StakeholderId(selected)}
    near = {end for link in links if selected in link for end in link}
    far = {end for link in links if near & set(link) for end in link}
    return [person, near, *({one} for one in sorted(far))]


def _on_ways(found: Ways) -> Sequence[set[StakeholderId]]:
    return [{target.id, *(one for way_ in ways for one in _ids(way_))} for target, ways in found if ways]


def _listed(found: Ways) -> None:
    st.subheader(f"Ways to those to be won · {len(found)}", anchor=False)
    if not found:
        st.caption("Everybody stands where you want them, as far as it is known.")
        return
    reachable = [(target, ways) for target, ways in found if ways]
    for target, ways in few.some(reachable, "ways", _MOST_LISTED):
        with st.container(gap=None, key=f"ways-{target.id}"):
            drawn.person_button(target.id, f"**{plain(target.name)}**: {way(target)}", "way_to")
            st.caption(_words(ways))
    few.more(len(reachable), "ways", _MOST_LISTED, "person", "people")
    if others := [target for target, ways in found if not ways]:
        st.markdown(f":material/block: **No supporter is known to influence them · {len(others)}**")
        st.caption("Say in somebody’s details whom they influence.")
        for one in few.some(others, "no_way", _MOST_LISTED):
            drawn.person_button(one.id, f"{plain(one.name)}: {way(one)}", "no_way_to")
        few.more(len(others), "no_way", _MOST_LISTED, "person", "people")


def _words(ways: Sequence[Way]) -> str:
    """ "through Ada (supportive)", one line each."""
    lines = [f"through {_step(way_)}" for way_ in ways[:_MOST_WAYS]]
    return "  \n".join([*lines, *([f"and {len(ways) - _MOST_WAYS} more"] if len(ways) > _MOST_WAYS else [])])


def _step(way_: Way) -> str:
    first, *others = way_.via
    said = f"{plain(first.name)} ({word(first.engagement)})"
    return said + "".join(f", who influences {plain(one.name)} ({word(one.engagement)})" for one in others)
