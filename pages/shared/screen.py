"""The screen: whether it is dark, and whether it is as narrow as a phone's, which only the browser knows."""

import streamlit as st

from planner.charts.palette import Look

_KEY = "screen"
_NARROW = "is_narrow"
_WATCH = """
export default function ({ data, setStateValue }) {
  const app = document.querySelector("[data-testid=stApp]")
  const query = window.matchMedia("(max-width: 640px)")
  const known = { ...data }
  const tell = (name, seen) => {
    if (seen === known[name]) return
    known[name] = seen
    setStateValue(name, seen)
  }
  const tellWidth = () => tell("narrow", query.matches)
  const tellColours = () => tell("dark", getComputedStyle(app).colorScheme === "dark")
  const restyled = new MutationObserver(tellColours)
  query.addEventListener("change", tellWidth)
  restyled.observe(app, { attributeFilter: ["class"] })
  tellWidth()
  tellColours()
  return () => {
    query.removeEventListener("change", tellWidth)
    restyled.disconnect()
  }
}
"""
_watcher = st.components.v2.component("screen_watcher", js=_WATCH)


def look() -> Look:
    """Whether the visitor reads in light or in dark."""
    return Look.DARK if st.context.theme.type == "dark" else Look.LIGHT


def is_narrow() -> bool:
    """Whether the page has less than 640 pixels; until the browser has said so, phones are believed to be narrow."""
    told: bool | None = st.session_state.get(_NARROW)
    return _is_phone() if told is None else told


def watch() -> None:
    """Have the browser tell when the width crosses the line or the colours change; drawn last, it takes no room.

    Without being told, a chart would keep its dark letters when the evening turns the page dark.
    """
    known = {"narrow": is_narrow(), "dark": look() is Look.DARK}
    _watcher(key=_KEY, data=known, on_narrow_change=_told, on_dark_change=_nothing_to_keep, height=0)


def _told() -> None:
    st.session_state[_NARROW] = bool(st.session_state[_KEY].get("narrow"))


def _nothing_to_keep() -> None:
    """Each run learns from the browser itself which colours it shows."""


def _is_phone() -> bool:
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
