"""A table to type into: its input stays as it is until it is saved, and what is typed is kept as a draft."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared import drafts, typing_ahead

_ROUND = "typed_table_round"
_ROW, _MOST_PIXELS = 35, 460

Cells = Mapping[str, Any]
"""The cells of a row by column."""


@dataclass(frozen=True)
class TypedTable:
    """Rows by their ids as they are `stored`; what was typed before and not saved is in the `frame` already.

    `form` names the drafts, `key` is that of the widget.
    """

    form: str
    stored: Mapping[str, Cells]
    frame: pd.DataFrame
    key: str

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the rows in their order."""
        return list(self.stored)


def begin(form: str, stored: Mapping[str, Cells]) -> TypedTable:
    """A table to be kept as long as it is open; to be called in a callback."""
    turn = st.session_state[_ROUND] = int(st.session_state.get(_ROUND, 0)) + 1
    kept = drafts.kept(form)
    rows = [{**cells, **(json.loads(kept[one]) if one in kept else {})} for one, cells in stored.items()]
    return TypedTable(form, stored, pd.DataFrame(rows), f"{form}_{turn}")


def typed(table: TypedTable) -> Mapping[str, Cells]:
    """By row what differs from what is stored; rows in which nothing does are left out."""
    edits: Mapping[int, Cells] = (st.session_state.get(table.key) or {}).get("edited_rows", {})
    found = {}
    for at, (one, stored) in enumerate(table.stored.items()):
        shown = {name: _filled(cell) for name, cell in {**table.frame.iloc[at].to_dict(), **edits.get(at, {})}.items()}
        differing = {name: shown[name] for name in stored if shown[name] != _filled(stored[name])}
        if differing:
            found[one] = differing
    return found


def forget(table: TypedTable) -> None:
    """What was typed is saved or discarded; to be called in a callback."""
    drafts.forget(table.form)


def show(
    table: TypedTable, columns: Mapping[str, Any], read_only: Sequence[str], shown: Sequence[str], alt: str
) -> None:
    """The table with the columns `shown`, all but those `read_only` to be typed into."""
    st.data_editor(
        table.frame,
        key=table.key,
        num_rows="fixed",
        hide_index=True,
        placeholder="",
        height=min(_MOST_PIXELS, _ROW * (len(table.frame) + 1) + 3),
        column_order=shown,
        column_config=columns,
        disabled=list(read_only),
        on_change=_keep,
        args=(table,),
        alt=alt,
    )
    typing_ahead.watch()
    drafts.show_trouble(table.form)


def _filled(cell: Any) -> Any:
    """What stands in a cell; None for an empty one, whatever the frame made of it."""
    plainly = getattr(cell, "item", lambda: cell)()  # a frame gives numbers and ticks of its own kinds
    return None if plainly == "" or (isinstance(plainly, float) and isnan(plainly)) else plainly


def _keep(table: TypedTable) -> None:
    drafts.keep_all(table.form, {one: json.dumps(cells, ensure_ascii=False) for one, cells in typed(table).items()})
