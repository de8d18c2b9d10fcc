"""The themes: how many people name each, who sees it otherwise, with their own words."""

from collections.abc import Sequence

import streamlit as st

from pages.shared import empty, notices, screen
from pages.shared.interviews import listing, saving
from pages.shared.interviews.view import InterviewsView
from pages.shared.people import of_people
from pages.shared.text import plain
from planner.actions.people import OpenPeople
from planner.charts.ready import ReadyFigure
from planner.charts.themes import MOST, theme_bars, theme_words, themes_alt
from planner.stakeholders.interview import questions
from planner.stakeholders.themes import Theme, Voice

_CONFIG = {"displayModeBar": False}


def show(opened: OpenPeople, view: InterviewsView) -> None:
    """The chart, then every theme with its quotes."""
    if not view.interviews:
        listing.nothing(opened)
        return
    if not view.themes:
        empty.show("No theme is coded yet. Open an interview with “Edit” and add the themes that its answers hold.")
        return
    if not opened.sees_private:
        st.caption("From the interviews that you have held yourself.")
    look, is_narrow = screen.look(), screen.is_narrow()
    spec = of_people("theme chart", lambda _: theme_bars(view.themes, look, compact=is_narrow), look, is_narrow)
    st.plotly_chart(ReadyFigure(spec), key="themes_chart", theme=None, config=_CONFIG, alt=themes_alt(view.themes))
    if len(view.themes) > MOST:
        st.caption(f"The chart shows the first {MOST} of {len(view.themes)} themes.")
    notices.problems_of(saving.THEMES_FORM)
    st.subheader("In their words", anchor=False)
    for theme in view.themes:
        _theme(view, theme)


def _theme(view: InterviewsView, theme: Theme) -> None:
    mark = " · :orange[:material/forum: contested]" if theme.is_contested else ""
    fold = st.expander(
        f"**{plain(theme.name)}** · {theme_words(theme)}{mark}", key=f"theme-{_key(theme)}", on_change="rerun"
    )
    if not fold.open:
        return
    with fold:
        _voices(view, [voice for voice in theme.voices if not voice.is_against])
        against = [voice for voice in theme.voices if voice.is_against]
        if against:
            st.markdown(":orange[:material/thumb_down: See it otherwise]")
            _voices(view, against)
        _rename(theme)


def _voices(view: InterviewsView, voices: Sequence[Voice]) -> None:
    """Each quote with whose it is; then, in one line, who said as much without a quote."""
    numbers = {question.key: number for number, question in enumerate(questions(), 1)}
    for voice in voices:
        if voice.quote:
            asked = f" · question {numbers[voice.question]}" if voice.question in numbers else ""
            quote = plain(voice.quote.replace("\n", " / "))
            st.markdown(f"“{quote}”  \n:gray[{plain(_who(view, voice))}{asked}]")
    quoted = {voice.stakeholder for voice in voices if voice.quote}
    mute = dict.fromkeys(_who(view, voice) for voice in voices if voice.stakeholder not in quoted)
    if mute:
        st.caption(f"{'Also' if quoted else 'Without a quote:'} {plain('; '.join(mute))}")


def _who(view: InterviewsView, voice: Voice) -> str:
    who = view.by_id.get(voice.stakeholder)
    return ", ".join(part for part in (who.name, who.role) if part) if who else "somebody"


def _rename(theme: Theme) -> None:
    with st.popover("Rename or merge", icon=":material/drive_file_rename_outline:"):
        key = f"theme_name-{_key(theme)}"
        st.text_input("New name", theme.name, key=key)
        st.caption("It is renamed in every interview. With the name of another theme, the two become one.")
        st.button("Save", key=f"theme_save-{_key(theme)}", on_click=saving.rename, args=(theme.name, key))


def _key(theme: Theme) -> str:
    """What tells a theme from the others wherever it stands: a new voice may change their order."""
    return theme.name.casefold()
