"""Who owes what: a line for each person, the latest first."""

from collections.abc import Sequence

import streamlit as st

from pages.shared.numbers.owing import Cell
from pages.shared.numbers.words import cell_name, due_mark
from pages.shared.text import count, plain
from planner.actions.kpis import OpenKpis

_MOST_NAMES = 6


def show(opened: OpenKpis, cells: Sequence[Cell]) -> None:
    """Everybody who owes numbers, with how many are late and which they are."""
    people: dict[str, list[Cell]] = {}
    for cell in cells:
        people.setdefault(cell.who, []).append(cell)
    with st.container(border=True, gap="xsmall", key="numbers_overview"):
        for who, owed in sorted(people.items(), key=lambda pair: (pair[1][0].due, pair[0].casefold())):
            st.markdown(_line(opened, who, owed))


def _line(opened: OpenKpis, who: str, owed: Sequence[Cell]) -> str:
    names = list(dict.fromkeys(cell_name(cell.kpi, cell.team) for cell in owed))
    more = f" and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else ""
    late = sum(cell.due < opened.today for cell in owed)
    said = f"{count(len(owed), 'entry', 'entries')}" + (f", {late} late" if late else "")
    shown = plain(", ".join(names[:_MOST_NAMES]) + more)
    return f"**{plain(who) or 'Nobody yet'}** · {said} · {due_mark(owed[0].due, opened.today)}  \n:gray[{shown}]"
