"""A contact in a dialog, to log or to book: with whom, when, how, what was said, what comes next."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial

import streamlit as st

from pages.shared import drafts, notices, visit
from pages.shared.contacts import saving, typed, words
from pages.shared.contacts.typed import FORM, Asked, key
from pages.shared.contacts.whose import may_log, may_read, my_name, people
from pages.shared.dates import long_date
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.people import choices, open_people
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions.people import OpenPeople
from planner.stakeholders.cadence import rhythm_of
from planner.stakeholders.contact import CHANNELS, Contact, Mood
from planner.stakeholders.stakeholder import Engagement, Stakeholder, StakeholderId

_MINUTES = (15, 30, 45, 60, 90, 120, 180, 240)
_DIALOG = Dialog("Contact", Asked, FORM, width="medium")


def ask(stakeholder: StakeholderId | None = None, contact: Contact | None = None, *, is_held: bool = True) -> None:
    """Open the dialog to log (`is_held`) or book a contact, or to change one; to be called in a callback.

    A contact that was booked and is asked about as held is filled in to be logged.
    """
    asked = Asked(stakeholder, contact, is_held)
    _DIALOG.ask(asked)
    typed.fill(asked, _of(contact, is_held) if contact else _new(stakeholder, is_held))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    opened = open_people()
    by_id = {known.id: known for known in opened.stakeholders}
    with_whom = _with_whom(opened, asked, by_id)
    _unsaved(asked)
    st.segmented_control(
        "Was it held?",
        [True, False],
        format_func=lambda held: "It was held" if held else "It is booked",
        required=True,
        key=key("is_held"),
        on_change=typed.keep,
        args=(asked,),
        label_visibility="collapsed",
        width="stretch",
    )
    _when(asked)
    _how(opened, asked, with_whom)
    if typed.value("is_held"):
        _what(opened, asked, with_whom)
    drafts.show_trouble(FORM)
    notices.problems_of(FORM, typed.FIELDS)
    with st.container(horizontal=True, vertical_alignment="center"):
        is_held = bool(typed.value("is_held"))
        name = "Save" if asked.contact and asked.contact.is_held is is_held else "Log it" if is_held else "Book it"
        st.button(name, key="contact_save", type="primary", on_click=_DIALOG.once(_save), args=(asked,))
        if typed.is_kept(asked):
            st.button("Discard", key="contact_discard", type="tertiary", on_click=_discard, args=(asked,))


def _with_whom(opened: OpenPeople, asked: Asked, by_id: dict[StakeholderId, Stakeholder]) -> Stakeholder | None:
    if asked.stakeholder:
        with_whom = by_id.get(asked.stakeholder)
        st.markdown(f"**{plain(with_whom.name)}**" if with_whom else "They are in this plan no more.")
        if with_whom and (about := words.role_words(with_whom)):
            st.caption(plain(about))
        return with_whom
    names = choices()
    mine = [known.id for known in opened.stakeholders if may_log(known)]
    if typed.value("stakeholder") not in mine:
        st.session_state[key("stakeholder")] = None
    st.selectbox(
        "With whom",
        mine,
        index=None,
        format_func=lambda known: names.get(known, "—"),
        key=key("stakeholder"),
        placeholder="Choose or search a name",
        on_change=typed.keep,
        args=(asked,),
    )
    notices.problem_of(FORM, "stakeholder")
    return by_id.get(typed.value("stakeholder"))


def _unsaved(asked: Asked) -> None:
    if typed.is_kept(asked) and asked.place in drafts.found(FORM):
        st.caption(f":orange[:material/edit_note: {plain(drafts.said(FORM))}.]")
    now = saving.stored(asked)
    if asked.contact and now and now.version != asked.contact.version:
        with st.container(border=True, key="contact_changed"):
            st.markdown(":orange[:material/group: This contact was changed while you were typing.] It says now:")
            st.caption(plain(words.contact_words(now)))
            st.button("Put mine on top", key="contact_mine", on_click=_put_on_top, args=(asked, now))


def _when(asked: Asked) -> None:
    with st.container(horizontal=True, gap="small"):
        day_field("Day", key=key("on"), on_change=typed.keep, args=(asked,), width=160)
        st.time_input("Hour", key=key("at"), step=timedelta(minutes=15), on_change=typed.keep, args=(asked,), width=110)
        st.selectbox(
            "Minutes",
            sorted({*_MINUTES, typed.value("minutes") or 30}),
            key=key("minutes"),
            on_change=typed.keep,
            args=(asked,),
            width=110,
        )
    hint = words.wrong_side(typed.value("on"), visit.today(), is_held=bool(typed.value("is_held")))
    if hint and not notices.has_problem(FORM):
        st.caption(f":orange[:material/event: {plain(hint)}]")
    for field in ("on", "at", "minutes"):
        notices.problem_of(FORM, field)


def _how(opened: OpenPeople, asked: Asked, with_whom: Stakeholder | None) -> None:
    offered = dict.fromkeys((with_whom.channel if with_whom else "", *CHANNELS, typed.value("channel") or ""))
    one, other = st.columns(2)
    with one:
        _choice("How", "channel", [channel for channel in offered if channel], asked)
    with other:
        if visit.may(Permission.EDIT_PEOPLE):
            _choice("Who meets them", "by", people(opened, typed.value("by")), asked)


def _choice(name: str, field: str, offered: Sequence[str], asked: Asked) -> None:
    st.selectbox(
        name,
        offered,
        index=None,
        key=key(field),
        accept_new_options=True,
        placeholder="Choose or type",
        on_change=typed.keep,
        args=(asked,),
    )
    notices.problem_of(FORM, field)


def _what(opened: OpenPeople, asked: Asked, with_whom: Stakeholder | None) -> None:
    if asked.contact and not may_read(opened, asked.contact):
        st.caption(f"What was said stays between {plain(asked.contact.by) or 'them'} and the plan’s owner.")
        return
    st.text_area("What was said", key=key("said"), height=110, on_change=typed.keep, args=(asked,))
    notices.problem_of(FORM, "said")
    if opened.sees_private:
        _judged(asked, with_whom)
    step, day = st.columns([3, 2])
    with step:
        st.text_input("Next step", key=key("next_step"), on_change=typed.keep, args=(asked,))
        notices.problem_of(FORM, "next_step")
    with day:
        day_field("Next contact on", key=key("next_on"), on_change=typed.keep, args=(asked,))
        notices.problem_of(FORM, "next_on")
    if with_whom and typed.value("on") and not typed.value("next_on"):
        st.caption(
            f"Without a day: by {plain(long_date(_by_rhythm(opened, with_whom, typed.value('on'))))}, "
            "as their rhythm asks."
        )


def _judged(asked: Asked, with_whom: Stakeholder | None) -> None:
    st.pills(
        "How it felt",
        list(Mood),
        format_func=words.mood_label,
        key=key("mood"),
        wrap=True,
        on_change=typed.keep,
        args=(asked,),
    )
    before = with_whom.engagement if with_whom else None
    st.selectbox(
        "Where they stand now",
        list(Engagement),
        index=None,
        format_func=lambda stands: stands.value.capitalize(),
        key=key("stands"),
        placeholder=f"As before: {before.value}" if before else "Not known yet",
        on_change=typed.keep,
        args=(asked,),
    )
    st.caption(":material/lock: Only you see how it felt and where they stand.")


def _by_rhythm(opened: OpenPeople, with_whom: Stakeholder, on: date) -> date:
    return on + timedelta(days=rhythm_of(with_whom, opened.plan.rhythms))


def _save(asked: Asked) -> None:
    if saving.save(asked):
        _DIALOG.close()


def _discard(asked: Asked) -> None:
    typed.forget(asked)
    ask(asked.stakeholder, asked.contact, is_held=asked.is_held)


def _put_on_top(asked: Asked, now: Contact) -> None:
    kept = partial(typed.fill, Asked(asked.stakeholder, now, asked.is_held))
    values = {field: typed.value(field) for field in typed.FIELDS}
    _DIALOG.ask(Asked(asked.stakeholder, now, asked.is_held))
    kept(values)


def _of(contact: Contact, is_held: bool) -> dict[str, object]:
    fields: dict[str, object] = {name: getattr(contact, name) for name in typed.FIELDS if hasattr(contact, name)}
    if is_held and not contact.is_held:
        fields["on"] = min(contact.on, visit.today())
    return fields | {"is_held": is_held}


def _new(stakeholder: StakeholderId | None, is_held: bool) -> dict[str, object]:
    opened = open_people()
    with_whom = next((known for known in opened.stakeholders if known.id == stakeholder), None)
    return {
        "stakeholder": stakeholder,
        "is_held": is_held,
        "on": visit.today() if is_held else saving.next_free_day(opened),
        "minutes": 30,
        "channel": (with_whom.channel if with_whom else "") or CHANNELS[0],
        "by": my_name(opened),
        "said": "",
        "next_step": "",
    }
