"""A contact in a dialog, to log or to book: with whom, when, how, what was said, what comes next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

import streamlit as st

from pages.shared import drafts, notices, unsaved, visit
from pages.shared.contacts import saving, typed, words
from pages.shared.contacts.typed import DRAFTS, FORM
from pages.shared.contacts.whose import may_log, may_read, my_name, people
from pages.shared.dates import long_date
from pages.shared.day_field import day_field
from pages.shared.dialog import Dialog
from pages.shared.draft import Draft
from pages.shared.people import choices, open_people
from pages.shared.text import plain
from planner.access.visitor import Permission
from planner.actions.people import OpenPeople
from planner.stakeholders.cadence import rhythm_of
from planner.stakeholders.contact import CHANNELS, Contact, Mood
from planner.stakeholders.stakeholder import Engagement, Stakeholder, StakeholderId

_MINUTES = (15, 30, 45, 60, 90, 120, 180, 240)


@dataclass(frozen=True)
class Asked:
    """The contact as its dialog began, with whom if that is known, and as it was stored `before`, if it was.

    `is_left` says that something typed before stands in the fields.
    """

    about: Contact
    stakeholder: StakeholderId | None
    before: Contact | None
    is_left: bool


_DIALOG = Dialog("Contact", Asked, FORM, width="medium")


def ask(stakeholder: StakeholderId | None = None, contact: Contact | None = None, *, is_held: bool = True) -> None:
    """Open the dialog to log (`is_held`) or book a contact, or to change one; with what was typed and not saved.

    To be called in a callback. A contact that was booked and is asked about as held is filled in to be logged.
    """
    about = typed.as_asked(contact, is_held=is_held) if contact else _new(stakeholder, is_held)
    _DIALOG.ask(Asked(about, stakeholder, contact, DRAFTS.of(about).is_dirty))


def show() -> None:
    """The dialog, if it is open."""
    _DIALOG.show(_draw)


def _draw(asked: Asked) -> None:
    opened = open_people()
    stored, draft = _stored(opened, asked)
    with_whom = _with_whom(opened, asked, draft)
    unsaved.left_before(DRAFTS, draft, is_left=asked.is_left)
    unsaved.changed_by_others(DRAFTS, draft, stored, FORM, "this contact")
    st.segmented_control(
        "Was it held?",
        [True, False],
        format_func=lambda held: "It was held" if held else "It is booked",
        required=True,
        label_visibility="collapsed",
        width="stretch",
        **DRAFTS.widget(draft, "is_held"),
    )
    _when(opened, draft)
    _how(opened, draft, with_whom)
    if draft.value("is_held"):
        _what(opened, asked, draft, with_whom)
    drafts.show_trouble(FORM)
    notices.problems_of(FORM, typed.FIELDS)
    is_held = bool(draft.value("is_held"))
    name = "Save" if asked.before and asked.before.is_held is is_held else "Log it" if is_held else "Book it"
    unsaved.save_bar(DRAFTS, draft, _DIALOG.once(partial(_save, asked.before)), FORM, name)


def _stored(opened: OpenPeople, asked: Asked) -> tuple[Contact, Draft[Contact]]:
    """What the dialog is about, as it is stored now and asked about, and its draft.

    A booking that somebody has logged meanwhile stays logged; what was typed about the booking asks first.
    """
    now = unsaved.as_stored(asked.about, opened.contacts)
    if now.is_held and not asked.about.is_held:
        booked = DRAFTS.of(asked.about)
        return now, booked if booked.is_dirty else DRAFTS.of(now)
    as_asked = typed.as_asked(now, is_held=asked.about.is_held)
    draft = DRAFTS.of(as_asked)
    if asked.before and now.is_held is not asked.before.is_held and not draft.is_dirty:
        return now, DRAFTS.of(now)
    return as_asked, draft


def _with_whom(opened: OpenPeople, asked: Asked, draft: Draft[Contact]) -> Stakeholder | None:
    by_id = {known.id: known for known in opened.stakeholders}
    if asked.stakeholder:
        with_whom = by_id.get(asked.stakeholder)
        st.markdown(f"**{plain(with_whom.name)}**" if with_whom else "They are in this plan no more.")
        if with_whom and (about := words.role_words(with_whom)):
            st.caption(plain(about))
        return with_whom
    names = choices()
    mine = [known.id for known in opened.stakeholders if may_log(known)]
    if draft.value("stakeholder") not in (None, *mine):
        st.session_state[draft.key("stakeholder")] = None
    st.selectbox(
        "With whom",
        mine,
        index=None,
        format_func=lambda known: names.get(known, "—"),
        placeholder="Choose or search a name",
        **DRAFTS.widget(draft, "stakeholder"),
    )
    notices.problem_of(FORM, "stakeholder")
    return by_id.get(draft.value("stakeholder"))


def _when(opened: OpenPeople, draft: Draft[Contact]) -> None:
    with st.container(horizontal=True, gap="small"):
        day_field("Day", width=160, **DRAFTS.widget(draft, "on"))
        st.time_input("Hour", step=timedelta(minutes=15), width=110, **DRAFTS.widget(draft, "at"))
        offered = sorted({*_MINUTES, draft.value("minutes") or 30})
        st.selectbox("Minutes", offered, width=110, **DRAFTS.widget(draft, "minutes"))
    on = draft.value("on")
    hint = words.wrong_side(on, visit.today(), is_held=bool(draft.value("is_held")))
    hint = words.too_early(on, opened.plan.first_day) or hint
    if hint and not notices.has_problem(FORM):
        st.caption(f":orange[:material/event: {plain(hint)}]")
    for field in ("on", "at", "minutes"):
        notices.problem_of(FORM, field)


def _how(opened: OpenPeople, draft: Draft[Contact], with_whom: Stakeholder | None) -> None:
    offered = dict.fromkeys((with_whom.channel if with_whom else "", *CHANNELS, draft.value("channel") or ""))
    one, other = st.columns(2)
    with one:
        _choice("How", "channel", [channel for channel in offered if channel], draft)
    with other:
        if visit.may(Permission.EDIT_PEOPLE):
            _choice("Who meets them", "by", people(opened, draft.value("by")), draft)


def _choice(name: str, field: str, offered: Sequence[str], draft: Draft[Contact]) -> None:
    st.selectbox(
        name,
        offered,
        index=None,
        accept_new_options=True,
        placeholder="Choose or type",
        **DRAFTS.widget(draft, field),
    )
    notices.problem_of(FORM, field)


def _what(opened: OpenPeople, asked: Asked, draft: Draft[Contact], with_whom: Stakeholder | None) -> None:
    if asked.before and not may_read(opened, asked.before):
        st.caption(f"What was said stays between {plain(asked.before.by) or 'them'} and the plan’s owner.")
        return
    st.text_area("What was said", height=110, **DRAFTS.widget(draft, "said"))
    notices.problem_of(FORM, "said")
    if opened.sees_private:
        _judged(draft, with_whom)
    step, day = st.columns([3, 2])
    with step:
        st.text_input("Next step", **DRAFTS.widget(draft, "next_step"))
        notices.problem_of(FORM, "next_step")
    with day:
        day_field("Next contact on", **DRAFTS.widget(draft, "next_on"))
        notices.problem_of(FORM, "next_on")
    by = _by_rhythm(opened, with_whom, draft.value("on")) if with_whom else None
    if by and not draft.value("next_on"):
        st.caption(f"Without a day: by {plain(long_date(by))}, as their rhythm asks.")


def _judged(draft: Draft[Contact], with_whom: Stakeholder | None) -> None:
    st.pills("How it felt", list(Mood), format_func=words.mood_label, wrap=True, **DRAFTS.widget(draft, "mood"))
    before = with_whom.engagement if with_whom else None
    st.selectbox(
        "Where they stand now",
        list(Engagement),
        index=None,
        format_func=lambda stands: stands.value.capitalize(),
        placeholder=f"As before: {before.value}" if before else "Not known yet",
        **DRAFTS.widget(draft, "stands"),
    )
    st.caption(":material/lock: Only you see how it felt and where they stand.")


def _by_rhythm(opened: OpenPeople, with_whom: Stakeholder, on: date | None) -> date | None:
    """The day that their rhythm asks for, as far as the visitor may know it and the day of the contact can be."""
    may_know = opened.sees_private or with_whom.rhythm_days is not None
    if not may_know or on is None or on > opened.today or words.too_early(on, opened.plan.first_day):
        return None
    return on + timedelta(days=rhythm_of(with_whom, opened.plan.rhythms))


def _save(before: Contact | None, draft: Draft[Contact]) -> None:
    if saving.save(draft, before):
        _DIALOG.close()


def _new(stakeholder: StakeholderId | None, is_held: bool) -> Contact:
    """A contact that is not one yet."""
    opened = open_people()
    with_whom = next((known for known in opened.stakeholders if known.id == stakeholder), None)
    return Contact.model_construct(
        id=typed.new_id(stakeholder),
        stakeholder=stakeholder or StakeholderId(""),
        is_held=is_held,
        on=visit.today() if is_held else saving.next_free_day(opened),
        channel=(with_whom.channel if with_whom else "") or CHANNELS[0],
        by=my_name(opened),
    )
