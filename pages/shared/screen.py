"""The screen: whether it is dark, and whether it is as narrow as a phone's, which only the browser knows."""

import streamlit as st

from planner.charts.palette import Look

_KEY = "screen"
_NARROW = "is_narrow"
_WATCH = """
export default function ({ data, setStateValue }) {
  const query = window.matchMedia("(max-width: 640px)")
  let known = data.known
  const tell = () => {
    if (query.matches !== known) {
      known = query.matches
      setStateValue("narrow", query.matches)
    }
  }
  query.addEventListener("change", tell)
  tell()
  return () => query.removeEventListener("change", tell)
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
    """Have the browser tell when the width crosses the line; drawn last, it takes no room."""
    _watcher(key=_KEY, data={"known": is_narrow()}, on_narrow_change=_told, height=0)


def _told() -> None:
    st.session_state[_NARROW] = bool(st.session_state[_KEY].get("narrow"))


def _is_phone() -> bool:
    return "Mobi" in (st.context.headers.get("User-Agent") or "")
