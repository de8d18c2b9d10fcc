"""One entry to type: its fields in the order of the Tab key, why it moved, and what the numbers say while typing."""

import streamlit as st

from pages.shared.numbers import kept
from pages.shared.numbers.draft import COUNTED, NONE_CAME, NOTE, Draft, sure_name
from pages.shared.numbers.fields import Field, can_choose
from pages.shared.numbers.owing import Cell
from pages.shared.numbers.words import cell_name, due_mark, period_name, reading_words
from pages.shared.text import label, plain
from planner.actions.kpis import OpenKpis
from planner.kpis.pooled import reading_of
from planner.kpis.value_words import value_words

_WHILE_TYPING = "300ms"
_SCORE_WIDTH, _NARROWEST, _WIDEST, _WIDE = 88, 128, 300, 420
_LETTER = 8


def show(opened: OpenKpis, draft: Draft, *, names_who: bool) -> None:
    """The card; nothing in it moves while somebody types."""
    cell = draft.cell
    with st.container(border=True, gap="xsmall", key=cell.named("card")):
        st.markdown(_heading(opened, cell, names_who=names_who))
        with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
            for field in draft.fields:
                _input(draft, field)
            st.text_input(
                "Why did it move?",
                key=cell.named(NOTE),
                persist_state="session",
                placeholder="one line, if you know",
                live=_WHILE_TYPING,
                on_change=kept.keep,
                args=(cell, NOTE),
            )
        with st.container(horizontal=True, horizontal_alignment="distribute", gap="small"):
            with st.container(gap="xsmall", key=cell.named("said")):
                _say(opened, draft)
            _choices(draft)


def _heading(opened: OpenKpis, cell: Cell, *, names_who: bool) -> str:
    who = f" · {plain(cell.who) or 'nobody’s yet'}" if names_who else ""
    period = plain(period_name(cell.kpi, cell.period, opened.today))
    return f"**{plain(cell_name(cell.kpi, cell.team))}** · {period} · {due_mark(cell.due, opened.today)}{who}"


def _choices(draft: Draft) -> None:
    cell = draft.cell
    with st.container(
        horizontal=True, vertical_alignment="center", width="content", gap="small", key=cell.named("choices")
    ):
        if can_choose(cell.kpi):
            st.segmented_control(
                f"How {cell.kpi.name} is typed",
                [COUNTED, "average"],
                default=None if cell.named(COUNTED) in st.session_state else COUNTED if draft.is_counted else "average",
                format_func={COUNTED: "All answers", "average": "Average and n"}.get,
                key=cell.named(COUNTED),
                persist_state="session",
                label_visibility="collapsed",
                disabled=draft.is_nothing,
                required=True,
                on_change=kept.keep,
                args=(cell, COUNTED),
            )
        st.toggle(
            "Nothing came in",
            key=cell.named(NONE_CAME),
            persist_state="session",
            on_change=kept.keep,
            args=(cell, NONE_CAME),
        )


def _input(draft: Draft, field: Field) -> None:
    st.text_input(
        label(field.label),
        key=draft.cell.named(field.name),
        persist_state="session",
        placeholder=field.hint,
        disabled=draft.is_nothing,
        live=_WHILE_TYPING,
        width=_width(field),
        autocomplete="off",
        on_change=kept.keep,
        args=(draft.cell, field.name),
    )


def _width(field: Field) -> int:
    if field.is_wide:
        return _WIDE
    return _SCORE_WIDTH if field.is_score else max(_NARROWEST, min(_WIDEST, _LETTER * len(field.label)))


def _say(opened: OpenKpis, draft: Draft) -> None:
    """What the fields say: the reading beside the last one, or what cannot be read, or what is missing."""
    cell, kpi = draft.cell, draft.cell.kpi
    for part, problem in draft.problems.items():
        if not draft.is_only_missing(part):
            st.markdown(f":red[:material/error: {_part_name(draft, part)}{plain(problem)}]")
    if draft.counts is None:
        _say_what_lacks(opened, draft)
        return
    said = "Nothing came in" if draft.is_nothing else reading_words(kpi, reading_of(kpi, draft.counts))
    before = _last(opened, draft)
    mark = ":green[:material/check:] " if draft.is_ready else ""
    st.markdown(f"{mark}**{plain(said)}**{f' :gray[· {plain(before)}]' if before else ''}")
    if draft.question:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(f":orange[:material/help: {plain(draft.question)}]", width="content")
            st.checkbox("Yes, it is right", key=cell.named(sure_name(draft.question)), persist_state="session")


def _say_what_lacks(opened: OpenKpis, draft: Draft) -> None:
    if not draft.is_filled:
        if draft.note.strip():
            st.markdown(
                ":orange[:material/edit: There is a note but no number. Type one, or say that nothing came in.]"
            )
        st.caption(plain(_last(opened, draft)) or "The first numbers for this KPI.")
    elif draft.lacking and not draft.is_wrong:
        st.caption(plain(f"Still to type: {', '.join(field.label for field in draft.lacking)}"))


def _last(opened: OpenKpis, draft: Draft) -> str:
    """ "week of 23 Feb: 38 points"."""
    kpi, last = draft.cell.kpi, draft.last
    value = reading_of(kpi, last.counts).value if last else None
    if last is None or value is None:
        return ""
    return f"{period_name(kpi, kpi.period_of(last.period), opened.today)}: {value_words(kpi, value)}"


def _part_name(draft: Draft, part: str) -> str:
    label = next((field.label for field in draft.fields if field.name == part), "")
    return f"{plain(label)}: " if label else ""
